// The relay: what changes in the base is found, what goes is gone, and nothing is forgotten when an index fails.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { contacts, organisations, services } from '#db/schema/directory.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { compareIndexes } from '#search/reindex.ts';
import { relayBatch, startRelay } from '#search/sync.ts';
import { type IndexTarget, meilisearchTarget, postgresTarget, prepareIndex } from '#search/targets.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeOrganisation, writeTerritory } from '#tests/support/directory.ts';
import { testMeilisearch } from '#tests/support/meilisearch.ts';

let base: FreshDatabase;
let database: Database;
let territory: string;
let targets: IndexTarget[];
const log = { info: () => {}, warn: () => {} };

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  territory = await writeTerritory(database);
  const meilisearch = testMeilisearch();
  const client = openMeilisearch(meilisearch);
  const index = `${meilisearch.prefix}services`;
  await prepareIndex(client, index);
  targets = [postgresTarget(database.raw), meilisearchTarget(client, index)];
});

afterAll(async () => {
  await database?.close();
  await base?.drop();
});

async function relayAll(): Promise<void> {
  while ((await relayBatch(database, targets)) > 0);
}

async function held(target: IndexTarget): Promise<string[]> {
  const ids: string[] = [];
  for await (const page of target.inventory()) ids.push(...page.map((one) => one.id));
  return ids.toSorted();
}

async function outbox(): Promise<number> {
  const [row] = await database.raw<{ count: number }[]>`select count(*)::int as count from search_outbox`;
  return row?.count ?? -1;
}

const write = (slug: string, own = ['a', 'b']) =>
  writeOrganisation(
    database,
    territory,
    { slug, name: slug },
    own.map((service) => ({ slug: service, needs: ['eau'], zones: ['34172'] })),
  );

it('carries creations, changes, hidden and deleted entries to both indexes', async () => {
  const id = await write('carried');
  await relayAll();
  for (const target of targets) expect(await held(target)).toHaveLength(2);

  const [kept] = await database.query((queries) =>
    queries.delete(services).where(eq(services.slug, 'b')).returning({ id: services.id }),
  );
  expect(kept).toBeDefined();
  await relayAll();
  for (const target of targets) expect(await held(target)).toHaveLength(1);

  await database.query((queries) =>
    queries.update(organisations).set({ status: 'archived' }).where(eq(organisations.id, id)),
  );
  await relayAll();
  for (const target of targets) expect(await held(target)).toEqual([]);

  await database.query((queries) =>
    queries.update(organisations).set({ status: 'published' }).where(eq(organisations.id, id)),
  );
  await relayAll();
  await database.query((queries) => queries.delete(organisations).where(eq(organisations.id, id)));
  await relayAll();
  for (const target of targets) expect(await held(target)).toEqual([]);
  expect(await outbox()).toBe(0);
});

it('writes the line in the transaction of its author: what is rolled back was never there', async () => {
  const before = await outbox();
  await expect(
    database.transaction(async (queries) => {
      await queries
        .insert(organisations)
        .values({ slug: 'ghost', name: 'Ghost', kind: 'autre', homeTerritoryId: territory });
      throw new Error('changed my mind');
    }),
  ).rejects.toThrow('changed my mind');
  expect(await outbox()).toBe(before);
});

it('counts bulk writes too, and contacts', async () => {
  const id = await write('bulk', ['a']);
  await relayAll();
  await database.raw`
    insert into organisations (slug, name, kind, home_territory_id)
    select 'bulk-' || at, 'Bulk ' || at, 'autre', ${territory} from generate_series(1, 300) as at`;
  await database.query((queries) =>
    queries.update(contacts).set({ value: '01 99 00 99 99' }).where(eq(contacts.organisationId, id)),
  );
  expect(await outbox()).toBe(301);
  await relayAll();
  for (const target of targets) expect(await held(target)).toHaveLength(301);
});

it('keeps every line while an index fails, then catches up by itself', async () => {
  let isFailing = true;
  const [postgres, meilisearch] = targets as [IndexTarget, IndexTarget];
  const flaky: IndexTarget = {
    ...meilisearch,
    replace: (ids, documents) =>
      isFailing ? Promise.reject(new Error('index away')) : meilisearch.replace(ids, documents),
  };
  await write('patient', ['a']);
  const waiting = await outbox();
  await expect(relayBatch(database, [postgres, flaky])).rejects.toThrow('index away');
  expect(await outbox()).toBe(waiting);
  const relay = await startRelay({ database, targets: [postgres, flaky], log });
  isFailing = false;
  await relay.drained();
  expect(await outbox()).toBe(0);
  await relay.stop();
  expect(await held(meilisearch)).toEqual(await held(postgres));
});

it('wakes at once when something changes, without waiting for its next look', async () => {
  const relay = await startRelay({ database, targets, log });
  await relay.drained();
  await write('awake', ['a', 'b', 'c']);
  await relay.drained();
  expect(await held(targets[1] as IndexTarget)).toEqual(await held(targets[0] as IndexTarget));
  await relay.stop();
});

it('finds and repairs whatever an index lost or kept too long', async () => {
  await relayAll();
  const [lost] = await database.raw<{ id: string }[]>`
    delete from search_documents where id = (select min(id) from search_documents) returning id`;
  await database.raw`update search_documents set hash = 'wrong' where id = (select max(id) from search_documents)`;
  const report = await compareIndexes(database, targets);
  expect(report.drifted).toEqual({ postgres: 2, meilisearch: 0 });
  await relayAll();
  expect(await held(targets[0] as IndexTarget)).toContain(lost?.id);
  expect((await compareIndexes(database, targets)).drifted).toEqual({ postgres: 0, meilisearch: 0 });
});
