// Needs that nobody answers in a territory, counted from zones alone.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codesReaching, readMissingNeedsTodo } from '#app/upkeep/words/read-missing-needs-todo.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { personActor } from '#tests/support/actors.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeOrganisation, writeTerritory } from '#tests/support/directory.ts';

let base: FreshDatabase;
let database: Database;
let actor: PersonActor;

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  const id = await writeTerritory(database);
  const [own, ...others] = NEEDS.map(({ code }) => code);
  const [second, third, fourth, fifth, ...rest] = others;
  const service = (slug: string, needs: (string | undefined)[], zones: string[], more = {}) => ({
    slug,
    needs: needs.flatMap((need) => need ?? []),
    zones,
    ...more,
  });
  await writeOrganisation(database, id, { slug: 'a', name: 'A' }, [
    service('commune', [own], ['34172']),
    service('departement', [second], ['34']),
    service('ailleurs', [third], ['69123']),
    service('retire', [fourth], ['34172'], { status: 'archived' }),
    service('sauf', [fifth], ['34'], { zoneExclusions: ['243400017'] }),
    service('france', rest, ['france']),
  ]);
  actor = personActor({ territories: [{ id, name: 'montpellier', role: 'coordinator' }] });
});
afterAll(async () => {
  await database?.close();
  await base?.drop();
});

it('names those that no published service reaches, exclusions counted', async () => {
  const { total, needs } = await readMissingNeedsTodo(database, actor);
  const codes = NEEDS.map(({ code }) => code);
  expect(total).toBe(3);
  expect(needs.map(({ need }) => need)).toEqual([codes[2], codes[3], codes[4]]);
});

it('says nothing to who coordinates nothing', async () => {
  expect(await readMissingNeedsTodo(database, { ...actor, territories: [] })).toEqual({ total: 0, needs: [] });
});

it('knows every code that holds a commune of a zone', () => {
  expect(codesReaching(['243400017'])).toEqual(expect.arrayContaining(['243400017', '34172', '34', 'france']));
  expect(codesReaching(['34'])).toEqual(expect.arrayContaining(['34', '34172', '243400017', 'france']));
  expect(codesReaching(['69381'])).toEqual(expect.arrayContaining(['69381', '69123', '200046977']));
  expect(codesReaching(['243400017'])).not.toContain('69');
});
