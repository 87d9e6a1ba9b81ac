// Who answers the same need and does not act where the person lives: what is asked of an engine, and in which order it is shown. Pure.
import { findCommune, findDepartement, findEpci } from '#db/gazetteer.ts';
import type { SearchRequest } from './engine.ts';
import { type Group, matchesSelection } from './group.ts';
import { kilometresBetween } from './map-cells.ts';
import type { MatchRow } from './service-document.ts';

/** Rows fetched, services whose first need it is before the others. */
export const MOST_ELSEWHERE = 1_000;
/** As far as a neighbour: the next town counts although another département begins before it. */
const NEIGHBOURHOOD_KM = 60;
/** A call or two far away may help; a list of them only tires. */
const MOST_FAR = 3;
/** They answer their own tenants or owners, wherever one calls from. */
const OWN_PEOPLE_ONLY = new Set(['bailleur-social', 'syndic']);

/** Needs that were chosen, else understood, best first; null where « elsewhere » means nothing. */
export function needsElsewhere({ reach, box, radiusKm, sort, selection, understood }: SearchRequest): string[] | null {
  if (!reach || box || radiusKm !== null || sort !== 'pertinence') return null;
  const needs = selection.besoin?.length ? selection.besoin : understood.needs.map(({ code }) => code);
  return needs.length > 0 ? needs : null;
}

/** The likeliest need first, neighbours before those that can only be called. */
export function rankElsewhere(rows: MatchRow[], request: SearchRequest, needs: string[]): Group[] {
  const departement = departementOf(request);
  const units = new Map<string, { group: Group; key: (number | string)[]; isNear: boolean }>();
  for (const row of rows) {
    if (OWN_PEOPLE_ONLY.has(row.kind) || !matchesSelection(row, request.selection)) continue;
    const distanceKm = distanceOf(row, request.origin);
    const isNear = (distanceKm ?? Infinity) <= NEIGHBOURHOOD_KM || row.zones.some((zone) => isIn(zone, departement));
    if (!isNear && !row.accueil.includes('a-distance')) continue;
    const need = needs.findIndex((code) => row.needs.includes(code));
    const isPrimary = row.needs[0] === needs[need];
    const key = [need, isNear ? 0 : 1, isPrimary ? 0 : 1, distanceKm ?? Infinity, -row.verifiedAt, row.id];
    const unit = request.groupBy === 'acteurs' ? row.organisationId : row.id;
    const known = units.get(unit);
    if (known && compare(known.key, key) <= 0) continue;
    units.set(unit, { group: { organisationId: row.organisationId, rows: [row], distanceKm }, key, isNear });
  }
  const sorted = [...units.values()].sort((a, b) => compare(a.key, b.key));
  let far = 0;
  return sorted.filter(({ isNear }) => isNear || ++far <= MOST_FAR).map(({ group }) => group);
}

function departementOf({ reach }: SearchRequest): string | null {
  return reach?.chain.find((code) => findDepartement(code) !== undefined) ?? null;
}

function isIn(zone: string, departement: string | null): boolean {
  if (departement === null) return false;
  if (zone === departement) return true;
  const commune = findCommune(zone);
  if (commune) return commune.departement === departement;
  return findEpci(zone)?.members.some((member) => findCommune(member)?.departement === departement) ?? false;
}

function distanceOf({ points }: MatchRow, origin: SearchRequest['origin']): number | null {
  if (origin === null || points.length === 0) return null;
  return Math.min(...points.map((point) => kilometresBetween(origin, point)));
}

function compare(a: (number | string)[], b: (number | string)[]): number {
  for (let at = 0; at < a.length; at += 1) {
    const [one = 0, other = 0] = [a[at], b[at]];
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
