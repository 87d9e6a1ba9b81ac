import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import CalendarPlus from 'lucide-react/icons/calendar-plus';
import CalendarRange from 'lucide-react/icons/calendar-range';
import ListIcon from 'lucide-react/icons/list';
import MapIcon from 'lucide-react/icons/map';
import { lazy, Suspense } from 'react';
import { CommuneQuestion } from '#app/directory/commune-question.tsx';
import { SetAsideNotice } from '#app/directory/set-aside-notice.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Icon } from '#app/ui/icon.tsx';
import { PageHeading } from '#app/ui/page-heading.tsx';
import { PageWidth } from '#app/ui/page-layout.tsx';
import { SegmentedLinks } from '#app/ui/segmented-links.tsx';
import { openProgramme } from './open-programme.server.ts';
import { ProgrammeEmpty } from './programme-empty.tsx';
import { ProgrammeFilters } from './programme-filters.tsx';
import { ProgrammeList } from './programme-list.tsx';
import { lastingFilters, type ProgrammeViewName, programmeHref, programmeSearch } from './programme-query.ts';

// Its code travels only when the map is asked for.
const ProgrammeMap = lazy(async () => ({ default: (await import('./programme-map.tsx')).ProgrammeMap }));

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: 'Évènements – Maillage' },
  {
    name: 'description',
    content: 'Rencontres, ateliers, visites et réunions publiques contre la précarité énergétique, près de chez vous.',
  },
  ...(loaded?.isNarrowed ? [{ name: 'robots', content: 'noindex' }] : []),
];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const opened = await openProgramme(context, new URL(request.url));
  if ('redirectTo' in opened) throw redirect(opened.redirectTo);
  return opened;
}

const SEGMENTS: { view: ProgrammeViewName; label: string; icon: typeof ListIcon }[] = [
  { view: 'liste', label: 'Liste', icon: ListIcon },
  { view: 'semaine', label: 'Semaine', icon: CalendarRange },
  { view: 'carte', label: 'Carte', icon: MapIcon },
];

export default function ProgrammePage() {
  const loaded = useLoaderData<typeof loader>();
  const { query, groups, total, week, map, mayPropose, choices } = loaded;
  return (
    <PageWidth>
      <PageHeading
        title="Évènements"
        lead="Rencontres, ateliers, visites et réunions publiques des réseaux contre la précarité énergétique."
        action={mayPropose && <LinkButton href="/evenements/proposer">Proposer un évènement</LinkButton>}
      />
      <div className="mt-6 lg:grid lg:grid-cols-[16rem_minmax(0,1fr)] lg:gap-10">
        <ProgrammeFilters
          query={query}
          choices={choices}
          commune={loaded.commune}
          unknown={loaded.unknownCommune?.typed ?? ''}
        />
        <div className="min-w-0 max-lg:mt-4">
          <div className="space-y-3 not-empty:mb-4">
            <SetAsideNotice asides={loaded.asides} />
            <CommuneQuestion choices={loaded.communeChoices} unknown={loaded.unknownCommune} />
          </div>
          <div className="flex flex-wrap items-center justify-between gap-3 border-b border-line pb-3">
            <p aria-live="polite" className="font-semibold tabular-nums">
              {countWords(total)}
            </p>
            <SegmentedLinks
              label="Affichage"
              segments={SEGMENTS.map(({ view, label, icon }) => ({
                href: programmeHref(query, { view, week: null }),
                label,
                icon,
                isCurrent: query.view === view,
              }))}
            />
          </div>
          {week && (
            <nav aria-label="Semaines" className="mt-3 flex flex-wrap items-center justify-between gap-3">
              <a href={week.previous} className="link inline-flex min-h-11 items-center">
                Semaine précédente
              </a>
              <p className="font-semibold first-letter:uppercase max-sm:order-first max-sm:basis-full">{week.words}</p>
              <a href={week.next} className="link inline-flex min-h-11 items-center">
                Semaine suivante
              </a>
            </nav>
          )}
          {map && total > 0 && (
            <Suspense>
              <ProgrammeMap map={map} />
            </Suspense>
          )}
          {total === 0 ? (
            <ProgrammeEmpty query={query} isNarrowed={loaded.isNarrowed} />
          ) : (
            <ProgrammeList groups={groups} />
          )}
          <p className="screen-only mt-8 flex flex-wrap gap-x-8 border-t border-line pt-4 text-small">
            <a
              href={`/evenements/agenda${programmeSearch(lastingFilters(query))}`}
              className="link inline-flex min-h-11 items-center gap-2"
            >
              <Icon of={CalendarPlus} size={16} />
              S’abonner à ce programme dans un agenda
            </a>
            {total > 0 && query.view !== 'semaine' && query.editions.length === 0 && (
              <a
                href={programmeHref(query, { withPast: !query.withPast })}
                className="link inline-flex min-h-11 items-center"
              >
                {query.withPast ? 'Seulement ce qui vient' : 'Voir aussi ce qui a eu lieu'}
              </a>
            )}
          </p>
        </div>
      </div>
    </PageWidth>
  );
}

function countWords(total: number): string {
  if (total === 0) return 'Aucun évènement';
  return total === 1 ? 'Un évènement' : `${total} évènements`;
}
