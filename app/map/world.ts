// The square world of web maps (Web Mercator): x and y run from 0 to 1, y southwards. One conversion for points, plan and live map.

export type LatLon = { lat: number; lon: number };

/** Degrees: west, south, east, north; the order of `emprise=` in URLs. */
export type Bounds = { west: number; south: number; east: number; north: number };

/** Beyond this latitude the square world ends. */
export const MAX_LATITUDE = 85.0511287798066;
export const EARTH_METRES = 40_075_016.686;

export function worldX(lon: number): number {
  return lon / 360 + 0.5;
}

export function worldY(lat: number): number {
  const sin = Math.sin((Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, lat)) * Math.PI) / 180);
  return 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI);
}

export function lonOf(x: number): number {
  return (x - 0.5) * 360;
}

export function latOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

/** Metres covered by one unit of the square world at this latitude. */
export function metresPerWorld(lat: number): number {
  return EARTH_METRES * Math.cos((lat * Math.PI) / 180);
}
