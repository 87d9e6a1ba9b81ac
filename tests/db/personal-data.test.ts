// The list of what tells of people is whole: the catalogue of the base is asked, so that a new table cannot be forgotten.
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { IMPERSONAL_TABLES, PERSONAL_TABLES } from '#db/personal-data.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

/** Columns that hold a person’s name, address or words, or point to one. */
const TELLING =
  /(^|_)(mails?|recipient|name|person_id|writers|author|device|detail|message|payload|state|bytes|on_behalf_of)$|_by(_id)?$/;
/** Whatever points there belongs to somebody. */
const BELONGING = ['people', 'workshop_joins', 'registrations', 'notes'];

let base: FreshDatabase;
let sql: postgres.Sql;

beforeAll(async () => {
  base = await freshDatabase();
  sql = postgres({ ...base.options('postgres'), max: 1, onnotice: () => {} });
});
afterAll(async () => {
  await sql?.end();
  await base?.drop();
});

it('lists every table that names people, writes to them or points to them', async () => {
  const columns = await sql<{ line: string; name: string; target: string | null }[]>`
    select c.relname as line, a.attname as name, k.confrelid::regclass::text as target
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and a.attnum = any (k.conkey)
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1, a.attnum`;
  const telling = columns.filter(({ name, target }) => TELLING.test(name) || BELONGING.includes(target ?? ''));
  expect(telling.length).toBeGreaterThan(60);
  const listed = new Set([...Object.keys(PERSONAL_TABLES), ...Object.keys(IMPERSONAL_TABLES)]);
  expect(telling.filter(({ line }) => !listed.has(line)).map(({ line, name }) => `${line}.${name}`)).toEqual([]);
  const known = new Set(columns.map(({ line }) => line));
  expect([...listed].filter((line) => !known.has(line))).toEqual([]);
  expect(Object.keys(IMPERSONAL_TABLES).filter((line) => line in PERSONAL_TABLES)).toEqual([]);
});

it('says of each whether the download tells it, and in which other way when it does not', () => {
  const silent = Object.entries(PERSONAL_TABLES).filter(([, { mine, told }]) => mine === null && !told);
  expect(silent.map(([line]) => line)).toEqual([]);
  expect(Object.values(PERSONAL_TABLES).filter(({ erased }) => erased === '')).toEqual([]);
});
