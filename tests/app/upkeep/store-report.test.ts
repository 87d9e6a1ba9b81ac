import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storeReport } from '#app/upkeep/store-report.server.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { connectionUrl } from '#db/connection.ts';
import { DatabaseUnavailable } from '#db/deadline.ts';
import { reports, services } from '#db/schema/directory.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeOrganisation, writeTerritory } from '#tests/support/directory.ts';

let base: FreshDatabase;
let database: Database;
let organisationId: string;
let serviceId: string;

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  const territory = await writeTerritory(database);
  organisationId = await writeOrganisation(database, territory, { slug: 'ccas', name: 'CCAS' }, [
    { slug: 'secours', needs: ['eau'], zones: ['34172'] },
  ]);
  const [service] = await database.query((queries) => queries.select({ id: services.id }).from(services));
  serviceId = service?.id ?? '';
});

afterAll(async () => {
  await database?.close();
  await base?.drop();
});

function kept() {
  return database.query((queries) => queries.select().from(reports).where(eq(reports.organisationId, organisationId)));
}

it('keeps reason, service and words, and nothing of who sent them', async () => {
  const report = { reason: 'contact-errone', serviceId, message: 'Le numéro sonne occupé.' } as const;
  expect(await storeReport(database, organisationId, report)).toBe(true);
  const [row] = await kept();
  expect(row).toMatchObject({ ...report, status: 'open' });
  expect(Object.keys(row ?? {}).toSorted()).toEqual([
    'createdAt',
    'id',
    'message',
    'organisationId',
    'reason',
    'serviceId',
    'settledAt',
    'settledBy',
    'status',
  ]);
});

it('keeps the report when the service has just been removed', async () => {
  const gone = '00000000-0000-4000-8000-000000000000';
  const before = await kept();
  expect(await storeReport(database, organisationId, { reason: 'doublon', serviceId: gone, message: '' })).toBe(true);
  const after = await kept();
  expect(after).toHaveLength(before.length + 1);
  expect(after.find(({ reason }) => reason === 'doublon')?.serviceId).toBeNull();
});

it('says so when the organisation is not there any more', async () => {
  const nobody = '00000000-0000-4000-8000-000000000001';
  expect(await storeReport(database, nobody, { reason: 'autre', serviceId: null, message: 'x' })).toBe(false);
});

it('says so when PostgreSQL is away', async () => {
  const away = openDatabase(connectionUrl({ ...base.app, host: '/nowhere' }));
  const report = { reason: 'autre', serviceId: null, message: 'x' } as const;
  await expect(storeReport(away, organisationId, report)).rejects.toBeInstanceOf(DatabaseUnavailable);
  await away.close();
});
