// A zone is known by its places, not by its borders: it shows as the land around them, joined to their neighbours.
import type { Spot } from './label-boxes.ts';

export type ZoneShape = {
  spots: readonly Spot[];
  /** Radius around each place, in the pixels of `spots`. */
  reach: number;
  /** Pairs of places that are joined by a band as wide as the discs. */
  bands: [Spot, Spot][];
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
  const bands: [Spot, Spot][] = [];
  for (const [index, spot] of spots.entries()) {
    for (const other of spots.slice(index + 1)) {
      if (distance(spot, other) <= 3.2 * reach) bands.push([spot, other]);
    }
  }
  return { spots, reach, bands };
}

function distance(one: Spot, other: Spot): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
