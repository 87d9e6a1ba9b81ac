import type { MapPoints } from './points-codec.ts';
import { type Bounds, EARTH_METRES, latOf, lonOf } from './world.ts';

export const METROPOLITAN_FRANCE: Bounds = { west: -4.8, south: 42.3, east: 8.3, north: 51.1 };

/** Extent of the points that `mask` keeps, at least about 2 km; null when there are none. */
export function boundsOfPoints(points: MapPoints, mask: Uint8Array | null): Bounds | null {
  let [minX, minY, maxX, maxY] = [1, 1, 0, 0];
  for (let ordinal = 0; ordinal < points.size; ordinal += 1) {
    if (mask !== null && mask[ordinal] !== 1) continue;
    const x = points.x[ordinal] ?? 0;
    const y = points.y[ordinal] ?? 0;
    minX = Math.min(minX, x);
    maxX = Math.max(maxX, x);
    minY = Math.min(minY, y);
    maxY = Math.max(maxY, y);
  }
  if (minX > maxX) return null;
  const air = 3e-5;
  return { west: lonOf(minX - air), south: latOf(maxY + air), east: lonOf(maxX + air), north: latOf(minY - air) };
}

/** The bounds, widened around their middle to so many metres each way where they are smaller. */
export function atLeast({ west, south, east, north }: Bounds, metres: number): Bounds {
  const [lat, lon] = [(south + north) / 2, (west + east) / 2];
  const degrees = (metres / EARTH_METRES) * 360;
  const halfWidth = Math.max(east - west, degrees / Math.cos((lat * Math.PI) / 180)) / 2;
  const halfHeight = Math.max(north - south, degrees) / 2;
  return { west: lon - halfWidth, south: lat - halfHeight, east: lon + halfWidth, north: lat + halfHeight };
}

/** Same to about 10 m: an address rounds what the map gave it. */
export function sameBounds(one: Bounds, other: Bounds): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) < 2e-4;
  return (
    near(one.west, other.west) &&
    near(one.south, other.south) &&
    near(one.east, other.east) &&
    near(one.north, other.north)
  );
}
