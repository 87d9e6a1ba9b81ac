import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import ListIcon from 'lucide-react/icons/list';
import MapIcon from 'lucide-react/icons/map';
import { lazy, Suspense } from 'react';
import { TerritoryFace } from '#app/territories/territory-face.tsx';
import { Notice } from '#app/ui/notice.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { Pagination } from '#app/ui/pagination.tsx';
import { SegmentedLinks } from '#app/ui/segmented-links.tsx';
import { ServerMarkup } from '#app/ui/server-markup.tsx';
import { CommuneQuestion } from './commune-question.tsx';
import { DangerNotice } from './danger/danger-notice.tsx';
import { type DirectoryQuery, directoryHref } from './directory-query.ts';
import { elsewhereMarkup } from './elsewhere/elsewhere-markup.server.ts';
import { EmptyList } from './empty-list.tsx';
import { keepHref } from './favourites/keep-href.ts';
import { readStars } from './favourites/read-favourites.server.ts';
import { StarForm } from './favourites/star-form.tsx';
import { narrowedHref, readKeptNetwork } from './kept-network.server.ts';
import { KeptNetwork } from './kept-network.tsx';
import { faceOf } from './known-codes.server.ts';
import { ListChips } from './list-chips.tsx';
import { ListFilters } from './list-filters.tsx';
import { planMarkup, resultsMarkup } from './list-markup.server.tsx';
import { countSentence } from './list-words.ts';
import { LiveSearchForm } from './live-search-form.tsx';
import { NotUnderstoodNotice } from './not-understood-notice.tsx';
import { PickedBar } from './picked/picked-bar.tsx';
import { PinnedNotes } from './pinned-notes.tsx';
import { readList } from './read-list.server.ts';
import { readMapView } from './read-map-view.server.ts';
import { SetAsideNotice } from './set-aside-notice.tsx';
import { SortLinks } from './sort-links.tsx';
import { searchOrApologise } from './unavailable.server.ts';

// Its code travels only when the map is asked for.
const ResultMap = lazy(async () => ({ default: (await import('./result-map.tsx')).ResultMap }));

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? `${data.view.title} : ${countSentence(data.view)} – Maillage` : 'Annuaire – Maillage' },
  { name: 'robots', content: 'noindex' },
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const kept = await readKeptNetwork(context.parts, request);
  const narrowed = narrowedHref(new URL(request.url), kept);
  if (narrowed) throw redirect(narrowed);
  const answer = await searchOrApologise(() => readList(context.parts, new URL(request.url)));
  if ('redirectTo' in answer) throw redirect(answer.redirectTo);
  const map = answer.view.query.view === 'carte' ? await readMapView(context.parts, answer) : null;
  const { results, elsewhere, ...view } = answer.view;
  const slugs = results.map(({ slug }) => slug);
  const stars = await readStars(context.parts, context.actor, slugs);
  const markup = {
    results: view.empty ? '' : resultsMarkup(answer.view, stars),
    elsewhere: elsewhere ? elsewhereMarkup(elsewhere, view.query) : '',
    plan: map ? '' : planMarkup(answer.view),
  };
  for (const [name, html] of Object.entries(markup)) context.markup?.set(name, html);
  const face = faceOf(answer.networks, view.query.selection.territoire ?? []);
  return { view, face, map, kept, markup: context.markup ? null : markup, ...(stars && { keep: keepHref(view) }) };
}

export default function ListPage() {
  const { view, face, map, kept, markup, keep } = useLoaderData<typeof loader>();
  const { query } = view;
  const hrefOf = (page: number) => directoryHref(query, { page });
  return (
    <PageWidth>
      {face && <TerritoryFace {...face} />}
      <PageHeading
        title={view.title}
        lead={
          <span className="max-md:sr-only">
            Qui peut aider, pour quoi, où : chaque résultat dit pourquoi il est là et comment le joindre.
          </span>
        }
      />
      <LiveSearchForm query={query} communeValue={view.communeValue}>
        <DangerNotice dangers={view.dangers} className="mt-4" />
        <div className="mt-4 lg:mt-6 lg:grid lg:grid-cols-[16rem_minmax(0,1fr)] lg:gap-10">
          <ListFilters view={view} />
          <div className="min-w-0 max-lg:mt-3">
            <Notices view={view} />
            <PickedBar picked={query.picked} />
            <ListChips chips={view.chips} />
            <div className="mt-4 flex flex-wrap items-center justify-between gap-3 border-b border-line pb-3">
              <p aria-live="polite" className="font-semibold tabular-nums">
                {countSentence(view)}
              </p>
              <div className="flex flex-wrap items-center gap-3">
                <SortLinks query={query} hasOrigin={view.hasOrigin} />
                <SegmentedLinks
                  label="Affichage"
                  segments={[
                    {
                      href: directoryHref(query, { view: 'liste' }),
                      label: 'Liste',
                      isCurrent: map === null,
                      icon: ListIcon,
                    },
                    {
                      href: directoryHref(query, { view: 'carte' }),
                      label: 'Carte',
                      isCurrent: map !== null,
                      icon: MapIcon,
                    },
                  ]}
                />
              </div>
            </div>
            <div
              className={
                map
                  ? 'result-columns mt-4 gap-6 max-xl:flex max-xl:flex-col-reverse xl:grid xl:grid-cols-2'
                  : 'mt-2 gap-8 xl:grid xl:grid-cols-[minmax(0,1fr)_18rem]'
              }
            >
              <div className="min-w-0">
                {view.empty ? (
                  <EmptyList empty={view.empty} isDirectoryEmpty={directoryHref(query) === '/annuaire'} />
                ) : (
                  <ServerMarkup name="results" html={markup?.results} />
                )}
                <ServerMarkup name="elsewhere" html={markup?.elsewhere} />
              </div>
              {map ? (
                <Suspense>
                  <ResultMap map={map} view={view} />
                </Suspense>
              ) : (
                <ServerMarkup name="plan" className="contents" html={markup?.plan} />
              )}
            </div>
            <Pagination
              page={query.page}
              pages={view.pages}
              hrefOf={hrefOf}
              labels={{
                nav: 'Pages de résultats',
                previous: 'Précédents',
                next: 'Suivants',
                page: (page) => `Page ${page}`,
              }}
            />
            {view.empty === null && (
              <p className="screen-only mt-8 flex flex-wrap gap-x-8 gap-y-2 text-small">
                <a href={besideHref(query, '/annuaire/qui-fait-quoi')}>
                  Qui fait quoi : ces acteurs et leurs besoins en un tableau
                </a>
                <a href={besideHref(query, '/annuaire/livret')}>Livret à imprimer</a>
                <span>
                  Télécharger ces résultats :{' '}
                  {FILES.map(([format, label]) => (
                    <a
                      key={format}
                      href={besideHref(query, `/annuaire/export/${format}`)}
                      className="link mr-2"
                      download
                    >
                      {label}
                    </a>
                  ))}
                </span>
                {keep && <a href={keep}>Garder cette recherche</a>}
              </p>
            )}
          </div>
        </div>
      </LiveSearchForm>
      <KeptNetwork query={query} kept={kept} />
      {keep && <StarForm id="favoris" back={hrefOf(query.page)} />}
    </PageWidth>
  );
}

/** Made by the room of exports. */
const FILES = [
  ['csv', 'CSV'],
  ['xlsx', 'Excel'],
  ['geojson', 'GeoJSON'],
] as const;

/** The same filters as another page or file. */
function besideHref(query: DirectoryQuery, path: string): string {
  return directoryHref(query, { view: 'liste', picked: [] }).replace('/annuaire', path);
}

function Notices({ view }: { view: ReturnType<typeof useLoaderData<typeof loader>>['view'] }) {
  return (
    <div className="space-y-3 not-empty:mb-3">
      {view.isSimplified && (
        <Notice tone="warning" title="Recherche simplifiée">
          <p>
            Le moteur habituel ne répond pas. Les résultats restent justes ; certaines fautes de frappe passent moins
            bien.
          </p>
        </Notice>
      )}
      <SetAsideNotice asides={view.ignored} />
      <NotUnderstoodNotice told={view.notUnderstood} />
      <PinnedNotes notes={view.notes} />
      <CommuneQuestion choices={view.communeChoices} unknown={view.unknownCommune} />
    </div>
  );
}
