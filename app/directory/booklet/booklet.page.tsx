import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { EmptyState } from '#app/ui/empty-state.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';
import { SegmentedLinks } from '#app/ui/segmented-links.tsx';
import { plural } from '../list-words.ts';
import type { SetAside } from '../set-aside.ts';
import { SetAsideNotice } from '../set-aside-notice.tsx';
import { searchOrApologise } from '../unavailable.server.ts';
import stylesheet from './booklet.css?url';
import { BookletEntry } from './booklet-entry.tsx';
import { readBooklet } from './read-booklet.server.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Livret${data ? ` : ${data.booklet.title}` : ''} – Maillage` },
  { name: 'robots', content: 'noindex' },
];

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: stylesheet }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { booklet: await searchOrApologise(() => readBooklet(context.parts, new URL(request.url), new Date())) };
}

export default function BookletPage() {
  const { booklet } = useLoaderData<typeof loader>();
  if (booklet.count === 0) return <NothingToPrint ignored={booklet.ignored} />;
  return (
    <PageWidth>
      <div className="screen-only mb-6 flex flex-wrap items-start justify-between gap-4">
        <div className="space-y-3">
          <p className="max-w-prose text-soft">
            Un livret A4 à imprimer ou à enregistrer en PDF. Chaque fiche porte un code : qui le scanne corrige la
            fiche.
          </p>
          <SegmentedLinks
            label="Ranger"
            segments={[
              { href: booklet.orderHrefs.besoin, label: 'Par besoin', isCurrent: booklet.order === 'besoin' },
              { href: booklet.orderHrefs.commune, label: 'Par commune', isCurrent: booklet.order === 'commune' },
            ]}
          />
          <a href={booklet.listHref} className="link flex min-h-11 w-fit items-center text-small">
            Revenir à la liste, changer les filtres
          </a>
        </div>
        <PrintButton variant="primary" label="Imprimer le livret" />
      </div>
      <div className="mb-6 space-y-3 empty:hidden">
        {booklet.cut && (
          <Notice tone="warning">
            <p>{booklet.cut}</p>
          </Notice>
        )}
        <SetAsideNotice asides={booklet.ignored} />
      </div>
      <div className="booklet">
        <header className="summary">
          <h1 className="wrap-anywhere">{booklet.title}</h1>
          <p className="mt-2">
            {plural(booklet.count, 'acteur')}, d’après l’annuaire du {booklet.date}. Urgence : 112. Sans abri ce soir :
            115.
          </p>
          <nav aria-labelledby="sommaire" className="mt-6">
            <h2 id="sommaire">Sommaire</h2>
            <ol className="mt-2">
              {booklet.sections.map(({ key, title, entries }) => (
                <li key={key} className="flex justify-between gap-4 border-b py-1">
                  <a href={`#partie-${key || 'autres'}`}>{title}</a>
                  <span className="tabular-nums">{numbersOf(entries.map(({ number }) => number))}</span>
                </li>
              ))}
            </ol>
          </nav>
        </header>
        {booklet.sections.map(({ key, title, entries }) => (
          <section key={key} id={`partie-${key || 'autres'}`} aria-label={title} className="mt-8">
            <h2 className="border-b-2 pb-1">{title}</h2>
            <div className="two-columns">
              {entries.map(({ number, entry }) => (
                <BookletEntry key={number} entry={entry} number={number} />
              ))}
            </div>
          </section>
        ))}
      </div>
    </PageWidth>
  );
}

function numbersOf(numbers: number[]): string {
  const [first, last] = [numbers[0], numbers.at(-1)];
  return first === last ? `fiche ${first}` : `fiches ${first} à ${last}`;
}

function NothingToPrint({ ignored }: { ignored: readonly SetAside[] }) {
  return (
    <PageWidth>
      <PageHeading title="Livret" lead="Les acteurs d’une commune ou d’un besoin, à imprimer." />
      <div className="mt-4 empty:hidden">
        <SetAsideNotice asides={ignored} />
      </div>
      <EmptyState title="Aucun acteur à mettre dans le livret">
        <p>Aucun service ne répond à tous ces filtres.</p>
        <a href="/annuaire" className="link inline-flex min-h-11 items-center">
          Chercher dans l’annuaire
        </a>
      </EmptyState>
    </PageWidth>
  );
}
