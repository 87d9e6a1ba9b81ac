import { count, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '#db/client.ts';
import { insertDemonstration } from '#db/demo/insert-demo.ts';
import { DEMO_TERRITORIES } from '#db/demo/territories.ts';
import { organisations, places, serviceRelays, services } from '#db/schema/directory.ts';
import { territories } from '#db/schema/territories.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

const NOW = new Date('2026-11-21T09:00:00Z');
const expected = {
  organisations: DEMO_TERRITORIES.flatMap((territory) => territory.organisations).length,
  services: DEMO_TERRITORIES.flatMap(({ organisations }) => organisations.flatMap((entry) => entry.services)).length,
};

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

test('the demonstration network is written once, whole, with dates that count from the first start', async () => {
  expect(await insertDemonstration(database, DEMO_TERRITORIES, NOW)).toEqual(expected);
  expect(await insertDemonstration(database, DEMO_TERRITORIES, NOW)).toEqual({ organisations: 0, services: 0 });

  await database.query(async (queries) => {
    const rows = async (table: typeof territories | typeof organisations | typeof services | typeof serviceRelays) =>
      (await queries.select({ rows: count() }).from(table))[0]?.rows;
    expect(await rows(territories)).toBe(3);
    expect(await rows(organisations)).toBe(expected.organisations);
    expect(await rows(services)).toBe(expected.services);
    expect(await rows(serviceRelays)).toBeGreaterThan(25);

    const ccas = await queries.select().from(organisations).where(eq(organisations.slug, 'ccas-de-montpellier'));
    expect(ccas[0]?.verifiedAt).toEqual(new Date('2026-11-18T09:00:00Z'));
    expect(ccas[0]?.siret).toBeNull();
    const neverVerified = await queries.select().from(organisations).where(isNull(organisations.verifiedAt));
    expect(neverVerified.length).toBeGreaterThan(0);
    const tour = await queries.select().from(places).where(eq(places.label, 'Étape d’Aubagne'));
    expect(tour[0]).toMatchObject({ from: '2026-12-01', to: '2026-12-08' });
  });
});
