import postgres from 'postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

let base: FreshDatabase;
let app: postgres.Sql;

beforeAll(async () => {
  base = await freshDatabase();
  app = postgres({ ...base.app, max: 1 });
});

afterAll(async () => {
  await app.end();
  await base.drop();
});

test('the application owns nothing and passes no row-level security', async () => {
  const [role] =
    await app`select rolsuper, rolbypassrls, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user`;
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreatedb: false, rolcreaterole: false });
  const owned = await app`select relname from pg_class join pg_roles r on r.oid = relowner where rolname = 'app'`;
  expect(owned).toEqual([]);
  await expect(app`create table mine (id int)`).rejects.toThrow('permission denied');
});

test('words sort as in a French dictionary', async () => {
  const words = await app`select w from unnest(array['Étude', 'eau', 'École', 'ecole', 'oeil', 'Œuvre']) w order by w`;
  expect(words.map((row) => row.w)).toEqual(['eau', 'ecole', 'École', 'Étude', 'oeil', 'Œuvre']);
});

test('two fresh bases do not see each other', async () => {
  const other = await freshDatabase();
  const migrator = postgres({ ...other.migrator, max: 1 });
  await migrator`create table only_there (id int)`;
  await migrator.end();
  const [found] = await app`select to_regclass('only_there') as found`;
  expect(found).toEqual({ found: null });
  await other.drop();
});
