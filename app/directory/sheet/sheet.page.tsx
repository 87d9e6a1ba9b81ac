import { data, type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Button } from '#app/ui/button.tsx';
import { ChoiceGroup } from '#app/ui/choice-group.tsx';
import { classNames } from '#app/ui/class-names.ts';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';
import { faceOf, readTerritories } from '../known-codes.server.ts';
import { plural } from '../list-words.ts';
import { SetAsideNotice } from '../set-aside-notice.tsx';
import { searchOrApologise } from '../unavailable.server.ts';
import { readSheet } from './read-sheet.server.ts';
import stylesheet from './sheet.css?url';
import { sheetAsides } from './sheet-asides.server.ts';
import { MOST_ON_SHEET, readSheetQuery } from './sheet-query.ts';
import type { SheetView } from './sheet-view.ts';
import { Takeaway } from './takeaway.tsx';

export const meta: MetaFunction = () => [
  { title: 'Feuille à emporter – Maillage' },
  { name: 'robots', content: 'noindex' },
];

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const parameters = new URL(request.url).searchParams;
  const query = readSheetQuery(parameters);
  const { search, env } = context.parts;
  const parts = { search, publicUrl: env.publicUrl };
  const [sheet, networks] = await Promise.all([
    searchOrApologise(() => readSheet(parts, query, new Date())),
    readTerritories(context.parts),
  ]);
  const face = faceOf(networks, sheet.territories);
  const isTooMuch = query.ids.length > MOST_ON_SHEET;
  const asides = sheetAsides(parameters);
  return data({ sheet, face, asides, isTooMuch, commune: query.commune }, { status: isTooMuch ? 400 : 200 });
}

export default function SheetPage() {
  const { sheet, face, asides, isTooMuch, commune } = useLoaderData<typeof loader>();
  if (isTooMuch) return <TooMuch sheet={sheet} commune={commune} />;
  const isEmpty = sheet.services.length === 0;
  return (
    <PageWidth>
      {isEmpty ? (
        <PageHeading
          title="Feuille à emporter"
          lead="Une page A4 à imprimer et à remettre : qui appeler, où aller, quoi apporter. Aucun nom n’y figure."
        />
      ) : (
        <div className="screen-only mb-6 flex flex-wrap items-start justify-between gap-4">
          <p className="max-w-prose text-soft">
            Une page A4 à imprimer et à remettre. Aucun nom n’y figure ; l’adresse de cette page la refait à
            l’identique.
          </p>
          <PrintButton variant="primary" label="Imprimer la feuille" />
        </div>
      )}
      <div className={classNames('screen-only mb-6 space-y-3 empty:hidden', isEmpty && 'mt-6')}>
        <SetAsideNotice asides={asides} />
        {sheet.missing > 0 && (
          <Notice tone="warning">
            <p>{plural(sheet.missing, 'service coché n’est', 'services cochés ne sont')} plus dans l’annuaire.</p>
          </Notice>
        )}
      </div>
      <div className="gap-12 lg:flex lg:items-start print:block">
        {isEmpty ? <NothingTicked sheet={sheet} /> : <Takeaway sheet={sheet} face={face} />}
        {sheet.withProfessional.length > 0 && <WithProfessional services={sheet.withProfessional} />}
      </div>
    </PageWidth>
  );
}

function NothingTicked({ sheet }: { sheet: SheetView }) {
  return (
    <EmptyState
      title={
        sheet.withProfessional.length > 0
          ? 'Rien que la personne puisse demander elle-même'
          : 'Aucun service n’est coché'
      }
    >
      <p>Répondez aux questions du guide, puis cochez jusqu’à {MOST_ON_SHEET} services à emporter.</p>
      <a href="/annuaire/guide" className="link inline-flex min-h-11 items-center">
        Trouver pour quelqu’un
      </a>
    </EmptyState>
  );
}

function WithProfessional({ services }: { services: SheetView['withProfessional'] }) {
  return (
    <section aria-labelledby="avec-un-professionnel" className="screen-only max-w-sm max-lg:mt-10">
      <h2 id="avec-un-professionnel">À faire avec un professionnel</h2>
      <p className="mt-1 text-small text-soft">
        La personne ne peut pas les solliciter seule : ils ne sont pas sur la feuille. Faites la demande avec son
        accord.
      </p>
      <ul className="mt-2 divide-y divide-line">
        {services.map((service) => (
          <li key={service.id} className="py-3">
            <a href={service.href} className="link font-semibold">
              {service.name}
            </a>
            <p className="text-small text-soft">{service.organisation}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TooMuch({ sheet, commune }: { sheet: SheetView; commune: string }) {
  const all = [...sheet.services, ...sheet.withProfessional];
  return (
    <PageWidth width="prose">
      <PageHeading
        title={`${MOST_ON_SHEET} services au plus sur une feuille`}
        lead={`Vous en avez coché ${all.length}. Au-delà de ${MOST_ON_SHEET}, la page ne se lit plus : gardez les plus utiles.`}
      />
      <form action="/annuaire/feuille" method="get" className="mt-8 space-y-6">
        {commune && <input type="hidden" name="commune" value={commune} />}
        <ChoiceGroup
          legend="Services à garder"
          error={`Gardez ${MOST_ON_SHEET} services ou moins.`}
          name="service"
          type="checkbox"
          choices={all.map(({ id, name, organisation }) => ({ value: id, label: name, hint: organisation }))}
          chosen={all.slice(0, MOST_ON_SHEET).map(({ id }) => id)}
        />
        <Button variant="primary">Faire la feuille</Button>
      </form>
    </PageWidth>
  );
}
