// No result is never a dead end: what to widen, which filter to drop, what else was perhaps meant.
import type { Parts } from '#app/server/parts.ts';
import { FACET_NAMES, type SearchRequest } from '#search/engine.ts';
import { type DirectoryQuery, directoryHref } from './directory-query.ts';
import { facetLabel, type NamedTerritory } from './known-codes.server.ts';
import { type NearAsks, readNearAsks } from './near-asks.server.ts';
import type { Resolved } from './resolve-query.server.ts';

export type EmptyStep = {
  /** Each leads to at least one result: « Sans « Gratuit » : 12 services ». */
  ways: { label: string; href: string; services: number }[];
  near: NearAsks;
};

const MOST_WAYS = 4;

export async function readEmptyStep(
  parts: Parts,
  query: DirectoryQuery,
  { request, place, placeFrom }: Resolved,
  networks: NamedTerritory[],
): Promise<EmptyStep> {
  const tries: { label: string; query: Partial<DirectoryQuery>; request: Partial<SearchRequest> }[] = [];
  for (const name of FACET_NAMES) {
    const values = query.selection[name];
    if (!values?.length) continue;
    const selection = { ...query.selection, [name]: undefined };
    const label = values.map((value) => facetLabel(name, value, networks)).join(', ');
    tries.push({ label: `Sans « ${label} »`, query: { selection }, request: { selection } });
  }
  if (query.isOpenNow)
    tries.push({ label: 'Même fermé en ce moment', query: { isOpenNow: false }, request: { openAt: null } });
  if (query.radiusKm !== null)
    tries.push({ label: 'Plus loin', query: { radiusKm: null }, request: { radiusKm: null } });
  if (query.box) tries.push({ label: 'Hors de la zone de la carte', query: { box: null }, request: { box: null } });
  if (place) {
    const change = placeFrom === 'words' ? { ignore: [...query.ignore, 'lieu'] } : { commune: '', typedPlace: '' };
    tries.push({ label: 'Partout en France', query: change, request: { reach: null, origin: null } });
  }
  const [near, ...answers] = await Promise.all([
    readNearAsks(parts, query, request, networks),
    ...tries.map(async (one) => ({
      ...one,
      found: await parts.search.search({ ...request, ...one.request, offset: 0, limit: 1 }).catch(() => null),
    })),
  ]);
  const ways = answers
    .filter(({ found }) => found !== null && found.services > 0)
    .map(({ label, query: change, found }) => ({
      label,
      href: directoryHref(query, change),
      services: found?.services ?? 0,
    }))
    .slice(0, MOST_WAYS);
  return { ways, near };
}
