// A zone is known by its places, not by its borders: it shows as the land around them, joined to their neighbours.
import type { Spot } from './place-names.ts';

export type ZoneShape = {
  spots: readonly Spot[];
  /** Radius around each place, in the pixels of `spots`. */
  reach: number;
  /** Pairs of places that are joined by a band as wide as the discs. */
  bands: [Spot, Spot][];
  /** What three bands enclose, all turning the same way. */
  triangles: [Spot, Spot, Spot][];
};

/** `alone` is the radius for a place without neighbours. */
export function zoneShape(spots: readonly Spot[], alone: number): ZoneShape {
  const nearest = spots
    .map((spot) =>
      Math.min(...spots.map((other) => (other === spot ? Number.POSITIVE_INFINITY : distance(spot, other)))),
    )
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const usual = nearest[Math.floor(nearest.length * 0.6)];
  const reach = Math.max(6, usual === undefined ? alone : 0.62 * usual);
  const limit = 4.2 * reach;
  const joined = spots.map((spot, index) =>
    spots.flatMap((other, otherIndex) => (otherIndex > index && distance(spot, other) <= limit ? [otherIndex] : [])),
  );
  const bands: [Spot, Spot][] = [];
  const triangles: [Spot, Spot, Spot][] = [];
  for (const [index, first] of spots.entries()) {
    for (const secondIndex of joined[index] ?? []) {
      const second = spots[secondIndex];
      if (!second) continue;
      bands.push([first, second]);
      for (const thirdIndex of joined[secondIndex] ?? []) {
        const third = spots[thirdIndex];
        if (!third || !joined[index]?.includes(thirdIndex)) continue;
        const turn = (second.x - first.x) * (third.y - first.y) - (second.y - first.y) * (third.x - first.x);
        triangles.push(turn > 0 ? [first, second, third] : [first, third, second]);
      }
    }
  }
  return { spots, reach, bands, triangles };
}

function distance(one: Spot, other: Spot): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
