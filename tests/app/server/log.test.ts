import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { errorFields } from '#app/server/log.ts';
import { openDatabase } from '#db/client.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

let base: FreshDatabase;
beforeAll(async () => {
  base = await freshDatabase();
});
afterAll(() => base?.drop());

it('never writes what was asked, even when PostgreSQL quotes it', async () => {
  const sql = postgres({ ...base.app, max: 1 });
  const error = await sql`select to_tsquery('fr', ${"'Mme Durand"})`.catch((failure: unknown) => failure);
  await sql.end();
  expect(String(error)).toContain('Durand');
  expect(JSON.stringify(errorFields(error))).not.toContain('Durand');

  const database = openDatabase(base.url('app'));
  const other = await database
    .query((queries) => queries.execute(`select * from nowhere where name = 'Durand'`))
    .catch((failure: unknown) => failure);
  await database.close();
  expect(JSON.stringify(errorFields(new Error('page failed', { cause: other })))).not.toContain('Durand');
});

it('keeps what helps to mend: type, code, where', () => {
  const fields = errorFields(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
  expect(fields).toMatchObject({ type: 'Error', code: 'ECONNREFUSED', message: 'refused' });
});
