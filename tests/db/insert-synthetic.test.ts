import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { insertSynthetic } from '#db/demo/insert-synthetic.ts';
import { type SyntheticBatch, syntheticNetwork } from '#db/demo/synthetic.ts';
import { contacts, organisations, places, services } from '#db/schema/directory.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

const OPTIONS = { services: 2_500, seed: 3 };

let base: FreshDatabase;
let database: Database;

beforeAll(async () => {
  base = await freshDatabase();
  database = openDatabase(base.url('app'));
});

afterAll(async () => {
  await database?.close();
  await base?.drop();
});

function byId<T extends { id: string }>(rows: T[]): T[] {
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

test('every row arrives as it was made, and waits for the index', async () => {
  const batches: SyntheticBatch[] = [...syntheticNetwork(OPTIONS)];
  const steps: number[] = [];
  const written = await insertSynthetic(database, { ...OPTIONS, onProgress: (count) => steps.push(count) });

  expect(written.services).toBe(2_500);
  expect(steps).toHaveLength(batches.length);
  const read = await database.query(async (queries) => ({
    organisations: await queries.select().from(organisations),
    services: await queries.select().from(services),
    places: await queries.select().from(places),
    contacts: await queries.select().from(contacts),
  }));
  expect(byId(read.organisations)).toEqual(byId(batches.flatMap((batch) => batch.organisations)));
  expect(byId(read.services)).toEqual(byId(batches.flatMap((batch) => batch.services)));
  expect(byId(read.places)).toEqual(byId(batches.flatMap((batch) => batch.places)));
  expect(byId(read.contacts)).toEqual(byId(batches.flatMap((batch) => batch.contacts)));

  const waiting = await database.raw<{ id: string }[]>`select distinct id from search_outbox`;
  expect(waiting.map(({ id }) => id).sort()).toEqual(read.organisations.map(({ id }) => id).sort());
});

test('a second time changes nothing', async () => {
  expect(await insertSynthetic(database, { services: 100, seed: 4 })).toEqual({
    organisations: 0,
    services: 0,
    places: 0,
  });
  const [count] = await database.raw<{ total: number }[]>`select count(*)::int as total from services`;
  expect(count?.total).toBe(2_500);
});
