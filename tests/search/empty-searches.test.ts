import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { bareWords, forgetOldEmptySearches, noteEmptySearch, readEmptySearches } from '#search/empty-searches.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase } from '#tests/support/directory.ts';

let base: FreshDatabase;
let database: Database;
beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
});
afterAll(async () => {
  await database?.close();
  await base?.drop();
});

const day = (at: number) => new Date(Date.UTC(2026, 0, at, 12));

it.each([
  ['Appeler le 06 12 34 56 78 !', 'appeler le'],
  ['12 rue des Lilas 34000', 'rue des lilas'],
  ['1 85 05 34 172 001 22', ''],
])('keeps of %j only %j', (text, kept) => {
  expect(bareWords(text)).toBe(kept);
});

it('shows a search once it was empty on three days, and forgets it after ninety', async () => {
  for (const at of [1, 1, 2]) await noteEmptySearch(database, 'Frigo solidaire', day(at));
  expect(await readEmptySearches(database)).toEqual([]);
  await noteEmptySearch(database, 'frigo solidaire 2026', day(9));
  expect(await readEmptySearches(database)).toEqual([{ words: 'frigo solidaire', days: 3, count: 4 }]);
  await forgetOldEmptySearches(database, day(99));
  expect(await readEmptySearches(database)).toEqual([]);
});
