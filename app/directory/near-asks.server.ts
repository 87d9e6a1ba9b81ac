// What was perhaps meant by a search that found nothing: other spellings, nearest needs. Each is tried before it is shown.
import type { Parts } from '#app/server/parts.ts';
import { normalise } from '#db/normalise.ts';
import { NEEDS, type NeedCode } from '#db/vocabulary/needs.ts';
import type { SearchRequest } from '#search/engine.ts';
import { type NearName, readNearNames } from '#search/near-names.ts';
import { nearestNeeds } from '#search/need-words.ts';
import { respell } from '#search/spelling.ts';
import { understand } from '#search/understand.ts';
import { type DirectoryQuery, directoryHref } from './directory-query.ts';
import type { NamedTerritory } from './known-codes.server.ts';
import { resolveQuery } from './resolve-query.server.ts';

export type NearAsks = {
  /** « Essayez avec « chauffage » ». */
  spelling: { typed: string; href: string; services: number } | null;
  needs: { label: string; href: string }[];
  /** False: nothing is near, these are the commonest needs. */
  areNear: boolean;
};

type Count = (request: SearchRequest) => Promise<number>;

const MOST_TRIED = 6;
const MOST_NEAR = 3;
/** A name this far from what was typed was not meant. */
const ALIKE = 0.5;
const COMMON_NEEDS: NeedCode[] = [
  'impayes-energie',
  'froid-inconfort',
  'humidite-moisissures',
  'travaux-renovation',
  'mediation-bailleur',
  'droits-demarches',
];
const FIRST_ONLY = { offset: 0, limit: 1 };

export async function readNearAsks(
  parts: Parts,
  query: DirectoryQuery,
  request: SearchRequest,
  networks: NamedTerritory[],
): Promise<NearAsks> {
  const count: Count = async (asked) => {
    const found = await parts.search.search({ ...asked, ...FIRST_ONLY }).catch(() => null);
    return found?.services ?? 0;
  };
  const names = query.q === '' ? [] : await readNearNames(parts.database, query.q, parts.audience);
  const spellings = spellingsOf(query.q, names);
  const tried = spellings.map(async (typed) => {
    const change = { ...query, q: typed, ignore: [], page: 1 };
    const services = await count(resolveQuery(change, networks, FIRST_ONLY, request.openAt ?? new Date()).request);
    return { typed, href: directoryHref(change), services };
  });
  const near = nearNeeds(query, request, spellings[0] ?? query.q, names);
  const [respelled, answering] = await Promise.all([Promise.all(tried), whichAnswer(near, request, count)]);
  const areNear = answering.length > 0;
  const needs = areNear ? answering.slice(0, MOST_NEAR) : await whichAnswer(COMMON_NEEDS, request, count);
  return {
    spelling: respelled.find(({ services }) => services > 0) ?? null,
    needs: (needs.length > 0 ? needs : COMMON_NEEDS).map((code) => ({
      label: NEEDS.find((need) => need.code === code)?.short ?? code,
      href: directoryHref({ ...query, q: '', selection: { besoin: [code] }, ignore: [], page: 1 }),
    })),
    areNear,
  };
}

/** The words mended one by one, then whole names that look alike. */
function spellingsOf(typed: string, names: NearName[]): string[] {
  const alike = names.filter(({ likeness }) => likeness >= ALIKE).map(({ name }) => name);
  const all = [respell(typed, alike), ...alike].filter((one) => one !== null);
  return [...new Set(all)].filter((one) => normalise(one) !== normalise(typed));
}

/** What was chosen or understood, then what the words come near to, then what organisations of a like name do. */
function nearNeeds(query: DirectoryQuery, request: SearchRequest, typed: string, names: NearName[]): NeedCode[] {
  const codes = [
    ...(query.selection.besoin ?? []),
    ...request.understood.needs.map(({ code }) => code),
    ...(typed === '' ? [] : nearestNeeds(typed)),
    ...names.flatMap(({ needs }) => needs),
  ];
  return NEEDS.map(({ code }) => code)
    .filter((code) => codes.includes(code) && !query.ignore.includes(code))
    .sort((a, b) => codes.indexOf(a) - codes.indexOf(b))
    .slice(0, MOST_TRIED);
}

/** Those of the needs for which somebody acts, for the same person, without the other filters. */
async function whichAnswer(needs: NeedCode[], request: SearchRequest, count: Count): Promise<NeedCode[]> {
  const counts = await Promise.all(
    needs.map((code) =>
      count({ ...request, understood: understand(''), isReachFromWords: false, selection: { besoin: [code] } }),
    ),
  );
  return needs.filter((_, at) => (counts[at] ?? 0) > 0);
}
