// What the live map of a query needs besides the list: which points match, and the zone asked for.

import { tileAttribution } from '#app/map/tile-attribution.ts';
import type { Parts } from '#app/server/parts.ts';
import { outlineOf } from '#app/territories/zone-outline.ts';
import { DatabaseUnavailable } from '#db/deadline.ts';
import type { NamedTerritory } from './known-codes.server.ts';
import { bitsetOf, readPointSet } from './map-points.server.ts';
import type { ListView } from './read-list.server.ts';
import type { Resolved } from './resolve-query.server.ts';

export type MapData = {
  pointsUrl: string;
  bitset: string;
  points: number;
  isComplete: boolean;
  zone: { communes: { lat: number; lon: number; name: string }[]; bounds: Bounds } | null;
  places: { lat: number; lon: number; name: string }[];
  bounds: Bounds | null;
  /** Ordinals of each result of the page, by slug. */
  ordinals: Record<string, number[]>;
  tiles: { url: string; attribution: string };
};

type Bounds = { west: number; south: number; east: number; north: number };

/** null when the points cannot be read: the list says the same. */
export async function readMapView(
  parts: Parts,
  { resolved, networks, view }: { resolved: Resolved; networks: NamedTerritory[]; view: ListView },
): Promise<MapData | null> {
  const { request, place } = resolved;
  try {
    const [set, matched] = await Promise.all([readPointSet(parts), parts.search.matchedIds({ ...request, box: null })]);
    const zoneCodes = place ? [place.kind === 'commune' ? place.commune.code : place.code] : [];
    const outline = zoneCodes.length > 0 ? outlineOf(zoneCodes) : null;
    const around = outlineOf(
      networks.flatMap(({ zones }) => zones),
      [],
      200,
    );
    return {
      pointsUrl: `/annuaire/points/${set.hash}`,
      ...bitsetOf(set, matched.ids),
      isComplete: matched.isComplete,
      zone: outline?.bounds ? { communes: outline.points, bounds: outline.bounds } : null,
      places: around.points,
      bounds: request.box,
      ordinals: Object.fromEntries(
        view.results.map((result) => [
          result.slug,
          result.services.flatMap((service) => set.ordinalsOf.get(service.id) ?? []),
        ]),
      ),
      tiles: { url: '/tuiles/{z}/{x}/{y}', attribution: tileAttribution(parts.env.tileUrl) },
    };
  } catch (error) {
    if (error instanceof DatabaseUnavailable) return null;
    throw error;
  }
}
