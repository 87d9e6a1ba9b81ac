import { afterAll, beforeAll, expect, it } from 'vitest';
import { readCallsTodo } from '#app/upkeep/calls/read-calls-todo.server.ts';
import type { Database } from '#db/client.ts';
import { personActor } from '#tests/support/actors.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeOrganisation, writeTerritory } from '#tests/support/directory.ts';

const NOW = new Date('2026-11-22T09:00:00+01:00');
const service = (slug: string) => ({ slug, name: slug, needs: ['froid-inconfort'], zones: ['34172'] });
let base: FreshDatabase;
let database: Database;
let territory: string;
let organisation: string;

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  territory = await writeTerritory(database);
  organisation = await writeOrganisation(database, territory, { slug: 'gefosat', name: 'Gefosat' }, [
    service('ferme'),
    service('complet'),
    service('tranquille'),
  ]);
  const { raw } = database;
  await raw`insert into service_closures (service_id, from_day, to_day, reason)
    select id, '2026-11-27', '2026-11-30', 'congés' from services where slug = 'ferme'`;
  await raw`insert into service_closures (service_id, from_day, to_day, reason)
    select id, '2027-02-01', '2027-02-05', 'plus tard' from services where slug = 'tranquille'`;
  await raw`update services set capacity_state = 'complet', capacity_until = '2026-11-23' where slug = 'complet'`;
  await raw`insert into entry_notes (organisation_id, note, call_on, updated_by)
    values (${organisation}, 'Demander Nadia', '2026-11-20', 'Claire Fabre')`;
});
afterAll(async () => {
  await database?.close();
  await base?.drop();
});

it('tells the coordination who is to be called and what ends within a fortnight, soonest first', async () => {
  const coordinator = personActor({ territories: [{ id: territory, name: 'Montpellier', role: 'coordinator' }] });
  const { calls, endings } = await readCallsTodo(database, coordinator, NOW);
  expect(calls.lines.map(({ slug, note }) => [slug, note])).toEqual([['gefosat', 'Demander Nadia']]);
  expect([endings.total, endings.lines.map(({ serviceSlug }) => serviceSlug)]).toEqual([2, ['complet', 'ferme']]);
});

it('tells members what ends at theirs, never the notes of the coordination, and others nothing', async () => {
  const editor = personActor({
    organisations: [{ id: organisation, slug: 'gefosat', name: 'Gefosat', role: 'editor' }],
  });
  const seen = await readCallsTodo(database, editor, NOW);
  expect([seen.calls.total, seen.endings.total]).toEqual([0, 2]);
  const other = await readCallsTodo(database, personActor({}), NOW);
  expect([other.calls.total, other.endings.total]).toEqual([0, 0]);
});
