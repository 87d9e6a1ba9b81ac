// Events, participants, groups and the coordination's own note follow an entry into the one that takes it up, and come back.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { mergeEntries, stateOf } from '#app/upkeep/duplicates/merge-entries.server.ts';
import { proposedChoices } from '#app/upkeep/duplicates/merge-snapshots.ts';
import { undoMerge } from '#app/upkeep/duplicates/undo-merge.server.ts';
import { readSnapshot } from '#app/upkeep/history/versions.server.ts';
import type { PersonActor } from '#db/actor.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { writeOrganisation, writeTerritory } from '#tests/support/directory.ts';
import { writeCoordinator } from '#tests/support/import-files.ts';

let base: FreshDatabase;
let database: Database;
let territory: string;
let actor: PersonActor;
let kept: string;
let gone: string;

beforeAll(async () => {
  base = await freshDatabase();
  database = openDatabase(base.url('app'), { connections: 4 });
  territory = await writeTerritory(database);
  actor = await writeCoordinator(database, territory);
});
beforeEach(async () => {
  const { raw } = database;
  await asWork(database, 'forgetting', async (queries) => {
    await queries`delete from workshop_ties`;
    await queries`delete from workshop_joins`;
  });
  await raw`with a as (delete from working_groups), b as (delete from workshop_pages), c as (delete from events) delete from organisations`;
  kept = await writeOrganisation(database, territory, { slug: 'gefosat', name: 'Gefosat' }, []);
  gone = await writeOrganisation(database, territory, { slug: 'asso-gefosat', name: 'ASSOCIATION GEFOSAT' }, []);
  await raw`insert into events (territory_id, slug, title, format, status, starts_at, ends_at, proposed_for, place_organisation_id)
    select ${territory}, slug, slug, 'plenary', 'published', now(), now(), ${gone}, ${gone} from unnest(array['une', 'deux']) slug`;
  await raw`insert into event_organisations (event_id, organisation_id, role) select id, ${gone}, 'organiser' from events`;
  await raw`insert into event_organisations (event_id, organisation_id, role) select id, ${kept}, 'organiser' from events where slug = 'deux'`;
  await raw`insert into working_groups (territory_id, slug, name) values (${territory}, 'groupe', 'Groupe')`;
  await raw`insert into working_group_organisations (group_id, organisation_id) select id, ${gone} from working_groups`;
  await raw`insert into workshop_pages (territory_id, slug, title, template, join_code) values (${territory}, 'page', 'Page', 'plenary', 'CODE')`;
  await raw`insert into learned_items (page_id, key, kind, state, organisation_id) select id, 'cle', 'actor', 'accepted', ${gone} from workshop_pages`;
  await asWork(
    database,
    'registration',
    (queries) => queries`insert into registrations (territory_id, event_id, name, mail, status, organisation_id)
      select territory_id, id, 'Ana', 'ana@exemple.fr', 'confirmed', ${gone} from events where slug = 'une'`,
  );
  await asWork(database, 'forgetting', async (queries) => {
    await queries`insert into workshop_joins (page_id, first_name, token_hash, organisation_id) select id, 'Ana', 'jeton', ${gone} from workshop_pages`;
    await queries`insert into workshop_ties (join_id, organisation_id, page_id, territory_id, link)
      select id, ${gone}, page_id, ${territory}, 'jeton' from workshop_joins`;
  });
});
afterAll(async () => {
  await database?.close();
  await base?.drop();
});

const READ = {
  organisers: `select slug, organisation_id as of from event_organisations join events on id = event_id order by 1, 2`,
  proposed: `select slug, proposed_for as of from events order by 1`,
  places: `select slug, place_organisation_id as of from events order by 1`,
  groups: `select '' as slug, organisation_id as of from working_group_organisations`,
  learned: `select key as slug, organisation_id as of from learned_items`,
  registrations: `select name as slug, organisation_id as of from registrations`,
  joins: `select first_name as slug, organisation_id as of from workshop_joins`,
  ties: `select moment as slug, organisation_id as of from workshop_ties`,
  notes: `select note || coalesce(' ' || call_on, '') as slug, organisation_id as of from entry_notes order by 1`,
};

async function everything(): Promise<Record<string, string[]>> {
  return asWork(database, 'forgetting', async (queries) => {
    const read: Record<string, string[]> = {};
    for (const [name, statement] of Object.entries(READ)) {
      const rows = await queries.unsafe(statement);
      read[name] = rows.map(({ slug, of }) => `${slug} ${of === kept ? 'kept' : of === gone ? 'gone' : of}`);
    }
    return read;
  });
}

const snapshots = () =>
  database.query(async (queries) => [await readSnapshot(queries, kept), await readSnapshot(queries, gone)] as const);

async function merge(): Promise<string> {
  const [a, b] = await snapshots();
  const choices = proposedChoices(a, b, 'left');
  const id = await mergeEntries(database, { actor, leftId: kept, rightId: gone, choices, state: stateOf(a, b) });
  if (id === null) throw new Error('not merged');
  return id;
}

async function undo(mergeId: string): Promise<void> {
  const [a, b] = await snapshots();
  expect(await undoMerge(database, { actor, mergeId, bringsBack: [], state: stateOf(a, b) })).toBe('done');
}

it('takes along what other rooms keep about the entry, tells no participant of a move, and gives all of it back', async () => {
  const before = await everything();
  const id = await merge();
  expect(await everything()).toEqual({
    organisers: expect.arrayContaining(['une kept', 'deux kept', 'deux gone']),
    proposed: ['deux kept', 'une kept'],
    places: ['deux gone', 'une gone'],
    groups: [' kept'],
    learned: ['cle kept'],
    registrations: ['Ana kept'],
    joins: ['Ana kept'],
    ties: ['before kept'],
    notes: [],
  });
  expect(await database.raw`select from event_changes`).toHaveLength(0);
  await undo(id);
  expect(await everything()).toEqual(before);
});

it('takes the internal note along, or puts it below the other one, and gives each its own back', async () => {
  const note = (of: string, text: string, day: string | null) =>
    database.raw`insert into entry_notes (organisation_id, note, call_on, updated_by) values (${of}, ${text}, ${day}, 'Samir')`;
  await note(gone, 'Rappeler Ana.', '2027-01-05');
  const alone = await everything();
  const first = await merge();
  expect((await everything()).notes).toContain('Rappeler Ana. 2027-01-05 kept');
  await undo(first);
  expect((await everything()).notes).toEqual(alone.notes);

  await note(kept, 'Accueil le mardi.', '2027-02-01');
  const both = await everything();
  const second = await merge();
  expect((await everything()).notes).toContain('Accueil le mardi.\n\nRappeler Ana. 2027-01-05 kept');
  await undo(second);
  expect((await everything()).notes).toEqual(both.notes);
});

it('leaves where it is what was written after the merge', async () => {
  const id = await merge();
  await database.raw`delete from event_organisations where organisation_id = ${kept}`;
  await database.raw`insert into event_organisations (event_id, organisation_id, role) select id, ${kept}, 'partner' from events where slug = 'une'`;
  await database.raw`insert into entry_notes (organisation_id, note, updated_by) values (${kept}, 'Écrit depuis', 'Samir')`;
  await undo(id);
  const after = await everything();
  expect(after.notes).toEqual(['Écrit depuis kept']);
  expect(after.groups).toEqual([' gone']);
});
