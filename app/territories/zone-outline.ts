// Points and bounds that show a zone on a map which has no contours: the centres of its communes.

import type { Commune } from '#db/gazetteer.ts';
import { allCommunes, findCommune, findDepartement, findEpci, zoneReach } from '#db/gazetteer.ts';

export type Bounds = { west: number; south: number; east: number; north: number };
export type OutlinePoint = { code: string; name: string; lat: number; lon: number; approximate: boolean };
export type ZoneOutline = {
  /** One per place, the most populous first; empty for the whole of France. */
  points: OutlinePoint[];
  /** Of every commune of the zone, drawn or not; null when no code is known. */
  bounds: Bounds | null;
};

const MAINLAND: Bounds = { west: -5.15, south: 41.33, east: 9.56, north: 51.09 };

function communesIn(code: string): Commune[] {
  const commune = findCommune(code);
  if (commune) return [commune];
  const epci = findEpci(code);
  if (epci) return epci.members.flatMap((member) => findCommune(member) ?? []);
  if (!findDepartement(code)) return [];
  return allCommunes().filter(({ departement, parent }) => departement === code && parent === null);
}

function boundsOf(communes: Commune[]): Bounds | null {
  if (communes.length === 0) return null;
  const bounds = { west: 180, south: 90, east: -180, north: -90 };
  for (const { lat, lon } of communes) {
    bounds.west = Math.min(bounds.west, lon);
    bounds.east = Math.max(bounds.east, lon);
    bounds.south = Math.min(bounds.south, lat);
    bounds.north = Math.max(bounds.north, lat);
  }
  return bounds;
}

/** At most `limit` points, the largest communes first; communes that share one approximate point are drawn once. */
export function outlineOf(zones: string[], exclusions: string[] = [], limit = 500): ZoneOutline {
  if (zones.includes('france')) return { points: [], bounds: MAINLAND };
  const isExcluded = new Set(exclusions);
  const communes = [...new Set(zones.flatMap(communesIn))]
    .filter(({ code }) => !zoneReach(code)?.chain.some((link) => isExcluded.has(link)))
    .sort((a, b) => b.population - a.population);
  const places = new Map<string, OutlinePoint>();
  for (const { code, name, lat, lon, approximate } of communes) {
    if (places.size >= limit) break;
    const place = `${lat} ${lon}`;
    if (!places.has(place)) places.set(place, { code, name, lat, lon, approximate });
  }
  return { points: [...places.values()], bounds: boundsOf(communes) };
}
