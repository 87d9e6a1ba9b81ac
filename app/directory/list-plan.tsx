import { SmallPlan } from '#app/map/small-plan.tsx';
import { type DirectoryQuery, directoryHref } from './directory-query.ts';
import { FAMILY_CODES } from './family-look.ts';
import { MAP_TINTS } from './map-tints.ts';
import type { ResultView } from './result-view.server.ts';

const MOST_POINTS = 60;

/** The page's results on a plan that needs no script; the link opens the live map. */
export function ListPlan({
  view,
}: {
  view: { query: DirectoryQuery; results: ResultView[]; placeName: string | null };
}) {
  const points = view.results
    .flatMap((result, at) =>
      result.points.map((point) => ({
        lat: point.lat,
        lon: point.lon,
        label: result.name,
        number: at + 1,
        tint: Math.max(0, FAMILY_CODES.indexOf(result.family)),
      })),
    )
    .slice(0, MOST_POINTS);
  if (points.length === 0) return null;
  const here = view.results.flatMap((result) => result.points);
  const places = [...new Map(here.map(({ commune, lat, lon }) => [commune, { name: commune, lat, lon }])).values()];
  return (
    <aside aria-label="Plan des résultats" className="max-xl:mt-8 xl:sticky xl:top-6 xl:self-start">
      <SmallPlan
        title="Voir ces résultats sur la carte"
        href={directoryHref(view.query, { view: 'carte' })}
        points={points}
        places={places}
        tints={MAP_TINTS}
        width={288}
        height={320}
      />
      <p className="mt-2 text-small text-soft">
        Lieux d’accueil des services. Ce qui se fait à domicile ou à distance n’a pas de point.
      </p>
    </aside>
  );
}
