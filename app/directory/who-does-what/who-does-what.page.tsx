import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';
import { CommuneQuestion } from '../commune-question.tsx';
import { DangerNotice } from '../danger/danger-notice.tsx';
import { SetAsideNotice } from '../set-aside-notice.tsx';
import { searchOrApologise } from '../unavailable.server.ts';
import stylesheet from './matrix.css?url';
import { MatrixLegend, MatrixTable } from './matrix-table.tsx';
import { readWhoDoesWhat } from './read-who-does-what.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Qui fait quoi${data?.view.placeName ? ` à ${data.view.placeName}` : ''} – Maillage` },
  { name: 'description', content: 'Le tableau des besoins et des acteurs : les appuis, et les manques.' },
  { name: 'robots', content: 'noindex' },
];

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const answer = await searchOrApologise(() => readWhoDoesWhat(context.parts, new URL(request.url), new Date()));
  if ('redirectTo' in answer) throw redirect(answer.redirectTo);
  return { view: answer.view };
}

export default function WhoDoesWhatPage() {
  const { view } = useLoaderData<typeof loader>();
  const isEmpty = view.matrix.rows.length === 0;
  return (
    <PageWidth>
      <PageHeading
        title={view.placeName ? `Qui fait quoi à ${view.placeName}` : 'Qui fait quoi'}
        lead="Les besoins en colonnes, les acteurs en lignes : d’un coup d’œil, les appuis et les manques. S’imprime sur un A3."
        action={!isEmpty && <PrintButton variant="primary" label="Imprimer le tableau" />}
      />
      <p className="screen-only mt-3">
        <a href={view.listHref} className="link inline-flex min-h-11 items-center text-small">
          Voir ces acteurs en liste, changer les filtres
        </a>
      </p>
      <DangerNotice dangers={view.dangers} className="screen-only mt-3" />
      <div className="mt-3 space-y-3 empty:hidden">
        <SetAsideNotice asides={view.ignored} />
        <CommuneQuestion choices={view.communes} unknown={null} />
        {view.cut && (
          <Notice>
            <p>{view.cut}</p>
          </Notice>
        )}
      </div>
      {isEmpty ? (
        <EmptyState title="Aucun acteur à mettre dans le tableau">
          <p>
            Aucun service ne répond à tous ces filtres.{' '}
            <a href="/annuaire/qui-fait-quoi" className="link">
              Voir le tableau sans filtre
            </a>
          </p>
        </EmptyState>
      ) : (
        <div className="mt-6 space-y-4">
          <MatrixLegend />
          <MatrixTable view={view} />
        </div>
      )}
    </PageWidth>
  );
}
