// Exact grouping and counting of fetched matches, shared by both engines: an engine's own `distinct` counts facets
// only on the service it kept, and one document per organisation would match one service's need with another's zone.
import type { FacetCounts, FacetName, SearchRequest, Selection } from './engine.ts';
import { FACET_NAMES, FACETS } from './engine.ts';
import { boxAround, isInBox, kilometresBetween } from './map-cells.ts';
import type { MatchRow } from './service-document.ts';

const IN_DOUBT = 0.4;
/** Answers to the likeliest need before one to the second. */
const SECOND_THOUGHT = 2;

export type Group = { organisationId: string; rows: MatchRow[]; distanceKm: number | null };

export type Grouped = {
  groups: Group[];
  organisations: number;
  services: number;
  facets: FacetCounts;
  ids: string[];
};

/** `rows`: every match of the words and the zone, best first, before facets; each id may come several times. */
export function groupMatches(rows: MatchRow[], request: SearchRequest): Grouped {
  const unique = firstOfEach(rows);
  const located = unique.filter((row) => isWithinReach(row, request));
  const chosen = located.filter((row) => matchesSelection(row, request.selection));
  const groups = sortGroups(groupRows(rank(chosen, request), request), request);
  return {
    groups,
    organisations: new Set(chosen.map((row) => row.organisationId)).size,
    services: chosen.length,
    facets: countFacets(located, request),
    ids: chosen.map((row) => row.id),
  };
}

/** A row found by several sub-queries keeps its best place. */
function firstOfEach(rows: MatchRow[]): MatchRow[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** Values of a facet on one row; « tous publics » answers for every public. */
function matchesFacet(row: MatchRow, name: FacetName, values: string[]): boolean {
  const own = valuesOf(row, name);
  if (name === 'public' && own.includes('tous')) return true;
  return values.some((value) => own.includes(value));
}

export function matchesSelection(row: MatchRow, selection: Selection, except?: FacetName): boolean {
  return FACET_NAMES.every((name) => {
    const values = selection[name];
    return name === except || values === undefined || values.length === 0 || matchesFacet(row, name, values);
  });
}

function valuesOf(row: MatchRow, name: FacetName): string[] {
  const value = row[FACETS[name]];
  return typeof value === 'string' ? [value] : value;
}

function isWithinReach(row: MatchRow, { box, origin, radiusKm }: SearchRequest): boolean {
  if (box && !row.points.some((point) => isInBox(point, box))) return false;
  if (radiusKm === null || origin === null || row.points.length === 0) return true;
  const around = boxAround(origin, radiusKm);
  return row.points.some((point) => isInBox(point, around) && kilometresBetween(origin, point) <= radiusKm);
}

/** A facet's counts ignore its own choice; they count organisations or services, as the list does. */
function countFacets(rows: MatchRow[], request: SearchRequest): FacetCounts {
  const counts = {} as FacetCounts;
  for (const name of FACET_NAMES) {
    const seen = new Map<string, Set<string>>();
    for (const row of rows) {
      if (!matchesSelection(row, request.selection, name)) continue;
      const unit = unitOf(request)(row);
      for (const value of valuesOf(row, name)) {
        const units = seen.get(value) ?? new Set();
        seen.set(value, units.add(unit));
      }
    }
    counts[name] = Object.fromEntries([...seen].map(([value, units]) => [value, units.size]));
    if (name === 'public') addEveryone(counts[name], seen);
  }
  return counts;
}

function addEveryone(counts: Record<string, number>, seen: Map<string, Set<string>>): void {
  const everyone = seen.get('tous');
  if (!everyone) return;
  for (const [value, units] of seen) counts[value] = units.union(everyone).size;
}

/** Who was named first, in the engine's order; then primary services of the need, then the most local ones. */
function rank(rows: MatchRow[], request: SearchRequest): MatchRow[] {
  const { kind, needs } = request.understood;
  const wanted = request.selection.besoin?.length ? request.selection.besoin : needs.map((need) => need.code);
  if (kind === 'name' && wanted.length === 0) return rows;
  const keyed = rows.map((row, order) => ({
    row,
    key: row.isNamed ? [0, order] : [1, needTier(row, wanted), localTier(row, request), -row.verifiedAt, order],
  }));
  keyed.sort((a, b) => compareKeys(a.key, b.key));
  const sorted = keyed.map(({ row }) => row);
  return kind === 'speech' && isInDoubt(needs) ? withSecondThought(sorted, wanted, unitOf(request)) : sorted;
}

/** Two needs explain a spoken sentence about as well as each other. */
function isInDoubt([first, second]: { score: number }[]): boolean {
  return first !== undefined && second !== undefined && second.score >= IN_DOUBT * first.score;
}

/** The best answer to the second need comes third, so that a wrong guess still helps at first sight. */
function withSecondThought(
  sorted: MatchRow[],
  [first, second]: string[],
  unitOf: (row: MatchRow) => string,
): MatchRow[] {
  if (sorted[0]?.needs[0] !== first) return sorted;
  const seen = new Set<string>();
  const place = sorted.findIndex((row) => seen.add(unitOf(row)).size > SECOND_THOUGHT);
  const at = sorted.findIndex((row) => row.needs[0] === second);
  const promoted = sorted[at];
  return promoted && place >= 0 && at > place ? sorted.toSpliced(at, 1).toSpliced(place, 0, promoted) : sorted;
}

function needTier(row: MatchRow, wanted: string[]): number {
  if (wanted.length === 0) return 0;
  const primary = wanted.indexOf(row.needs[0] ?? '');
  if (primary >= 0) return primary;
  return wanted.some((need) => row.needs.includes(need)) ? wanted.length : wanted.length + 1;
}

function localTier(row: MatchRow, { reach }: SearchRequest): number {
  if (!reach) return 0;
  const places = row.zones.map((zone) => reach.chain.indexOf(zone)).filter((place) => place >= 0);
  return places.length > 0 ? Math.min(...places) : reach.chain.length;
}

function compareKeys(a: number[], b: number[]): number {
  for (let at = 0; at < a.length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What the list lists. */
function unitOf({ groupBy }: SearchRequest): (row: MatchRow) => string {
  return groupBy === 'acteurs' ? (row) => row.organisationId : (row) => row.id;
}

function groupRows(rows: MatchRow[], request: SearchRequest): Group[] {
  const unit = unitOf(request);
  const groups = new Map<string, MatchRow[]>();
  for (const row of rows) {
    const key = unit(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()].map((own) => ({
    organisationId: own[0]?.organisationId ?? '',
    rows: own,
    distanceKm: nearest(own, request.origin),
  }));
}

function nearest(rows: MatchRow[], origin: SearchRequest['origin']): number | null {
  if (origin === null) return null;
  const distances = rows.flatMap((row) => row.points.map((point) => kilometresBetween(origin, point)));
  return distances.length === 0 ? null : Math.min(...distances);
}

const collator = new Intl.Collator('fr', { sensitivity: 'base', numeric: true });

function sortGroups(groups: Group[], { sort }: SearchRequest): Group[] {
  if (sort === 'nom') {
    return groups.toSorted((a, b) => collator.compare(nameOf(a), nameOf(b)) || compareIds(a, b));
  }
  if (sort === 'fraicheur') {
    return groups.toSorted((a, b) => (b.rows[0]?.verifiedAt ?? 0) - (a.rows[0]?.verifiedAt ?? 0) || compareIds(a, b));
  }
  if (sort === 'distance') {
    return groups.toSorted(
      (a, b) => (a.distanceKm ?? Number.POSITIVE_INFINITY) - (b.distanceKm ?? Number.POSITIVE_INFINITY) || 0,
    );
  }
  return groups;
}

function nameOf(group: Group): string {
  return group.rows[0]?.organisationName ?? '';
}

function compareIds(a: Group, b: Group): number {
  const [one, other] = [a.rows[0]?.id ?? '', b.rows[0]?.id ?? ''];
  return one < other ? -1 : one > other ? 1 : 0;
}
