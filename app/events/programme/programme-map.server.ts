// The points of a programme for the live map: few enough to travel whole, made afresh for each address.

import { encodePoints } from '#app/map/points-codec.ts';
import { tileAttribution } from '#app/map/tile-attribution.ts';
import type { Parts } from '#app/server/parts.ts';
import { type ProgrammeQuery, programmeSearch } from './programme-query.ts';
import type { ProgrammeGroup, ProgrammeItem } from './programme-view.server.ts';

export type ProgrammeMapData = {
  pointsUrl: string;
  /** The event of each ordinal. */
  events: { slug: string; title: string; when: string }[];
  tiles: { url: string; attribution: string };
};

type Point = { lat: number; lon: number; tint: number };

export function programmeMap(
  parts: Pick<Parts, 'env'>,
  query: ProgrammeQuery,
  groups: ProgrammeGroup[],
): ProgrammeMapData {
  const { owners, order } = encoded(groups);
  return {
    pointsUrl: `/evenements/points${programmeSearch({ ...query, view: 'liste' })}`,
    events: order.flatMap((index) => {
      const owner = owners[index];
      return owner ? [{ slug: owner.slug, title: owner.title, when: owner.when }] : [];
    }),
    tiles: { url: '/tuiles/{z}/{x}/{y}', attribution: tileAttribution(parts.env.tileUrl) },
  };
}

export function programmePoints(groups: ProgrammeGroup[]): Uint8Array {
  return encoded(groups).bytes;
}

function encoded(groups: ProgrammeGroup[]) {
  const owned = groups.flatMap(({ items }) =>
    items.flatMap((item) => pointsOf(item).map((point) => ({ point, item }))),
  );
  const { bytes, order } = encodePoints(owned.map(({ point }) => point));
  return { bytes, order: Array.from(order), owners: owned.map(({ item }) => item) };
}

function pointsOf({ points }: ProgrammeItem): Point[] {
  return points.map((point) => ({ ...point, tint: 0 }));
}
