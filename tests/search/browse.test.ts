// More matches than are fetched: both engines page and count alike, and say that they estimate.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { insertSynthetic } from '#db/demo/insert-synthetic.ts';
import { FACET_NAMES, type SearchEngine, type SearchRequest } from '#search/engine.ts';
import { createMeilisearchEngine } from '#search/meilisearch.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { createPostgresEngine } from '#search/postgres.ts';
import { columnOf } from '#search/postgres-match.ts';
import { reindex } from '#search/reindex.ts';
import { understand } from '#search/understand.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase } from '#tests/support/directory.ts';
import { testMeilisearch } from '#tests/support/meilisearch.ts';

let base: FreshDatabase;
let database: Database;
const engines: Partial<Record<'meilisearch' | 'postgres', SearchEngine>> = {};
let truth: { services: number; organisations: number; eau: number };

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  await insertSynthetic(database, { services: 1_600, seed: 3 });
  const meilisearch = testMeilisearch();
  const client = openMeilisearch(meilisearch);
  const index = `${meilisearch.prefix}services`;
  await reindex({ database, meilisearch: { client, index } });
  engines.meilisearch = createMeilisearchEngine({ client, index, deadlineMs: 5_000 });
  engines.postgres = createPostgresEngine(database);
  const [row] = await database.raw<{ services: number; organisations: number; eau: number }[]>`
    select count(*)::int as services, count(distinct organisation_id)::int as organisations,
      (count(*) filter (where 'eau' = any(needs)))::int as eau
    from services`;
  truth = row ?? { services: 0, organisations: 0, eau: 0 };
});

afterAll(async () => {
  await database?.close();
  await base?.drop();
});

function request(change: Partial<SearchRequest> = {}): SearchRequest {
  return {
    understood: understand('', {}),
    selection: {},
    reach: null,
    isReachFromWords: false,
    radiusKm: null,
    box: null,
    origin: null,
    openAt: null,
    groupBy: 'acteurs',
    sort: 'pertinence',
    offset: 0,
    limit: 20,
    ...change,
  };
}

describe.each(['meilisearch', 'postgres'] as const)('%s', (name) => {
  const search = async (change?: Partial<SearchRequest>) => {
    const result = await engines[name]?.search(request(change));
    if (!result) throw new Error('the engine is not there');
    return result;
  };

  it('counts everything, by actor and by service', async () => {
    const result = await search();
    expect(result).toMatchObject({ isExact: false, services: truth.services, organisations: truth.organisations });
    expect(result.facets.besoin.eau).toBe(truth.eau);
    expect((await search({ groupBy: 'services' })).organisations).toBe(truth.services);
  });

  it('pages through different actors', async () => {
    const pages = await Promise.all([0, 20, 40].map((offset) => search({ offset })));
    const seen = pages.flatMap((page) => page.items.map((item) => item.organisationId));
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });

  it('keeps a facet’s own choice out of its counts', async () => {
    const result = await search({
      selection: { accueil: ['sur-place', 'a-domicile', 'a-distance'], frais: ['gratuit'] },
    });
    expect(Object.keys(result.facets.frais).toSorted()).toEqual(['gratuit', 'payant']);
    expect(result.services).toBeLessThan(truth.services);
  });
});

it.each(['meilisearch', 'postgres'] as const)(
  'finds by %s an actor by its name even when its words answer to many',
  async (name) => {
    const names = await database.raw<
      { id: string; name: string }[]
    >`select id, name from organisations order by id limit 60`;
    let found = 0;
    for (const organisation of names) {
      const result = await engines[name]?.search(request({ understood: understand(organisation.name, {}) }));
      found += Number(
        result?.items.some(
          (item) =>
            item.organisationId === organisation.id || item.documents[0]?.organisationName === organisation.name,
        ),
      );
    }
    expect(found).toBeGreaterThanOrEqual(57);
  },
);

it('keeps in the row what it filters and counts by, which need not be looked up elsewhere', async () => {
  const columns = FACET_NAMES.map(columnOf);
  const aside = await database.raw<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = 'search_documents'::regclass and attname = any(${columns}) and attstorage <> 'm'`;
  expect(aside).toEqual([]);
});
