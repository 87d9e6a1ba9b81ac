// Real servers that refuse, hang, err and come back: the same request is answered by the other engine.
import { createServer, type Server } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import type { SearchRequest } from '#search/engine.ts';
import { createMeilisearchEngine } from '#search/meilisearch.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { createPostgresEngine } from '#search/postgres.ts';
import { reindex } from '#search/reindex.ts';
import { createResilientSearch } from '#search/resilient.ts';
import { understand } from '#search/understand.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeOrganisation, writeTerritory } from '#tests/support/directory.ts';
import { testMeilisearch } from '#tests/support/meilisearch.ts';

let base: FreshDatabase;
let database: Database;

const request: SearchRequest = {
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
  limit: 10,
};

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  const territory = await writeTerritory(database);
  await writeOrganisation(database, territory, { slug: 'one', name: 'One' }, [
    { slug: 'a', needs: ['eau'], zones: ['34172'] },
  ]);
  await reindex({ database, meilisearch: null });
});

afterAll(async () => {
  await database?.close();
  await base?.drop();
});

/** A port that behaves badly in one way. */
async function badServer(behave: Parameters<typeof createServer>[1]): Promise<{ url: string; server: Server }> {
  const server = createServer({}, behave);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`, server };
}

it.each([
  ['hangs', () => {}],
  ['closes at once', (socket: import('node:net').Socket) => socket.destroy()],
  [
    'speaks nonsense',
    (socket: import('node:net').Socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\n<br>'),
  ],
  ['errs', (socket: import('node:net').Socket) => socket.end('HTTP/1.1 500 No\r\ncontent-length: 2\r\n\r\n{}')],
])('answers within the same request when Meilisearch %s', async (_name, behave) => {
  const { url, server } = await badServer(behave);
  const states: string[] = [];
  const search = createResilientSearch({
    primary: createMeilisearchEngine({ client: openMeilisearch({ url, key: '' }), index: 'services' }),
    fallback: createPostgresEngine(database),
    isPrimaryHealthy: async () => false,
    onChange: (state) => states.push(state),
  });
  const result = await search.search(request);
  expect(result).toMatchObject({ engine: 'postgres', organisations: 1 });
  expect(await search.search(request)).toMatchObject({ engine: 'postgres' });
  expect(states).toEqual(['fallback']);
  search.stop();
  server.close();
});

it('comes back by itself once Meilisearch is well', async () => {
  const meilisearch = testMeilisearch();
  const client = openMeilisearch(meilisearch);
  const index = `${meilisearch.prefix}services`;
  await reindex({ database, meilisearch: { client, index } });
  let isAway = true;
  const real = createMeilisearchEngine({ client, index, deadlineMs: 5_000 });
  const away = createMeilisearchEngine({ client: openMeilisearch({ url: 'http://127.0.0.1:1', key: '' }), index });
  const back = Promise.withResolvers<void>();
  const search = createResilientSearch({
    primary: { ...real, search: (one) => (isAway ? away : real).search(one) },
    fallback: createPostgresEngine(database),
    isPrimaryHealthy: () => (isAway ? Promise.resolve(false) : client.isHealthy()),
    onChange: (state) => state === 'primary' && back.resolve(),
    probeEveryMs: 20,
  });
  expect(await search.search(request)).toMatchObject({ engine: 'postgres' });
  isAway = false;
  await back.promise;
  expect(await search.search(request)).toMatchObject({ engine: 'meilisearch', organisations: 1 });
  search.stop();
});

it('says that search is unavailable when neither answers', async () => {
  const gone = await openTestDatabase('postgres://app@127.0.0.1:1/none');
  const search = createResilientSearch({
    primary: createMeilisearchEngine({
      client: openMeilisearch({ url: 'http://127.0.0.1:1', key: '' }),
      index: 'services',
    }),
    fallback: createPostgresEngine(gone),
    isPrimaryHealthy: async () => false,
    onChange: () => {},
  });
  await expect(search.search(request)).rejects.toMatchObject({ name: 'SearchUnavailable' });
  search.stop();
  await gone.close();
});
