// MiniSearch, an engine in the memory of the process: beside the others for what it costs and what it forgives.
import MiniSearch from 'minisearch';
import type { Database } from '#db/client.ts';
import { normalise } from '#db/normalise.ts';
import type { SearchRequest } from '#search/engine.ts';
import { groupMatches } from '#search/group.ts';
import { MATCH_FIELDS, type MatchRow, type ServiceDocument } from '#search/service-document.ts';
import { INDEX_SETTINGS } from '#search/settings.ts';

export type InMemory = {
  /** Grouped, filtered and counted as our engines do it; organisations best first. */
  search: (request: SearchRequest) => { organisationIds: string[] };
  documents: number;
  indexedInMs: number;
  megabytes: number;
};

const FIELDS = ['names', 'serviceName', 'needWords', 'communes', 'text'];
const BATCH = 5_000;

export async function openMiniSearch(database: Database): Promise<InMemory> {
  const before = memoryUsed();
  const started = performance.now();
  const stopWords = new Set(INDEX_SETTINGS.stopWords);
  const index = new MiniSearch<ServiceDocument>({
    fields: FIELDS,
    storeFields: [...MATCH_FIELDS, 'exclusions'],
    processTerm: (term) => {
      const plain = normalise(term);
      return plain === '' || stopWords.has(plain) ? null : plain;
    },
  });
  for (let last = ''; ; ) {
    const rows = await database.raw<{ id: string; document: ServiceDocument }[]>`
      select id, document from search_documents where id > ${last} order by id limit ${BATCH}`;
    if (rows.length === 0) break;
    index.addAll(rows.map(({ document }) => document));
    last = rows.at(-1)?.id ?? last;
  }
  return {
    documents: index.documentCount,
    indexedInMs: Math.round(performance.now() - started),
    megabytes: Math.round(memoryUsed() - before),
    search: (request) => {
      const chain = new Set(request.reach && [...request.reach.chain, ...request.reach.partial]);
      const excluded = new Set(request.reach?.chain);
      const isNear = (zones: string[], exclusions: string[]) =>
        request.reach === null ||
        (zones.some((zone) => chain.has(zone)) && !exclusions.some((zone) => excluded.has(zone)));
      const found = index.search(request.understood.fullText, {
        prefix: true,
        fuzzy: (term) => (term.length > 4 ? 0.25 : false),
        boost: { names: 4, serviceName: 3, needWords: 2 },
        filter: (hit) => isNear(hit.zones as string[], hit.exclusions as string[]),
      });
      const { groups } = groupMatches(found as unknown as MatchRow[], request);
      return { organisationIds: groups.slice(0, request.limit).map(({ organisationId }) => organisationId) };
    },
  };
}

function memoryUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 2 ** 20;
}
