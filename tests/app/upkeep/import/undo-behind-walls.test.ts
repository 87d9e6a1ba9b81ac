// An import taken back while people stand behind row-level security who came for its entries.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { applyImport } from '#app/upkeep/import/apply-import.server.ts';
import { startImport } from '#app/upkeep/import/start-import.server.ts';
import { undoImport } from '#app/upkeep/import/undo-import.server.ts';
import type { PersonActor } from '#db/actor.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { writeTerritory } from '#tests/support/directory.ts';
import { type ImportFolder, importFolder, writeCoordinator } from '#tests/support/import-files.ts';

let base: FreshDatabase;
let database: Database;
let files: ImportFolder;
let territoryId: string;
let actor: PersonActor;

beforeAll(async () => {
  base = await freshDatabase();
  database = openDatabase(base.url('app'), { connections: 4 });
  files = importFolder();
  territoryId = await writeTerritory(database);
  actor = await writeCoordinator(database, territoryId);
  await database.raw`insert into events (territory_id, slug, title, format, status, starts_at, ends_at)
    values (${territoryId}, 'pleniere', 'Plénière', 'plenary', 'published', now(), now())`;
  await database.raw`insert into workshop_pages (territory_id, slug, title, template, join_code)
    values (${territoryId}, 'pleniere', 'Plénière', 'plenary', 'CODE')`;
});
beforeEach(async () => {
  await asWork(database, 'forgetting', async (queries) => {
    await queries`delete from workshop_ties`;
    await queries`delete from workshop_joins`;
  });
  await asWork(database, 'registration', (queries) => queries`delete from registrations`);
  await database.raw`delete from imports`;
  await database.raw`delete from organisations`;
});
afterAll(async () => {
  files?.remove();
  await database?.close();
  await base?.drop();
});

const NAMES = ['Le Geste', 'Un Toit'];

async function importBoth(): Promise<string> {
  const lines = NAMES.map((name, at) => `${name};mairie;01 99 00 10 1${at};34000;Montpellier;Visites;froid;Hérault`);
  const path = files.write('f.csv', ['Organisme;Type;Téléphone;CP;Commune;Service;Besoins;Zones', ...lines].join('\n'));
  const id = await startImport(database, { actor, territoryId, source: 'Tableau', files: [{ path, name: 'f.csv' }] });
  expect(await applyImport(database, actor, id)).toBe(true);
  return id;
}

async function states() {
  return [...(await database.raw`select name, status from organisations order by name`)].map((row) => ({ ...row }));
}

/** Somebody comes for « Le Geste »: in one way at a time, and nothing else names the entry. */
const USES: Record<string, { plant: () => Promise<unknown>; count: () => Promise<unknown> }> = {
  'a registration': {
    plant: () =>
      asWork(
        database,
        'registration',
        (queries) => queries`insert into registrations (territory_id, event_id, name, mail, status, organisation_id)
          select events.territory_id, events.id, 'Ana', 'ana@exemple.fr', 'confirmed', organisations.id
          from events, organisations where organisations.name = 'Le Geste'`,
      ),
    count: () =>
      asWork(
        database,
        'registration',
        (queries) => queries`select registrations.name, organisations.name as entry
          from registrations left join organisations on organisations.id = organisation_id`,
      ),
  },
  'a participant of a workshop': {
    plant: () =>
      asWork(
        database,
        'workshops',
        (queries) => queries`insert into workshop_joins (page_id, first_name, token_hash, organisation_id)
          select workshop_pages.id, 'Ana', 'jeton-ana', organisations.id
          from workshop_pages, organisations where organisations.name = 'Le Geste'`,
      ),
    count: () =>
      asWork(
        database,
        'workshops',
        (queries) => queries`select first_name as name, organisations.name as entry
          from workshop_joins left join organisations on organisations.id = organisation_id`,
      ),
  },
  'a tie told in a workshop': {
    plant: () =>
      asWork(database, 'forgetting', async (queries) => {
        await queries`insert into workshop_joins (page_id, first_name, token_hash) select id, 'Ana', 'jeton-ana' from workshop_pages`;
        await queries`insert into workshop_ties (join_id, organisation_id, page_id, territory_id, link)
          select workshop_joins.id, organisations.id, page_id, ${territoryId}, 'jeton-ana'
          from workshop_joins, organisations where organisations.name = 'Le Geste'`;
      }),
    count: () =>
      asWork(
        database,
        'forgetting',
        (queries) => queries`select 'Ana' as name, organisations.name as entry
          from workshop_ties left join organisations on organisations.id = organisation_id`,
      ),
  },
};

it.each(Object.keys(USES))('keeps the entry that %s names, out of the directory, and says why', async (use) => {
  const id = await importBoth();
  await USES[use]?.plant();
  expect(await undoImport(database, actor, id)).toBe(true);
  expect(await states()).toEqual([{ name: 'Le Geste', status: 'archived' }]);
  const [row] = await database.raw`select report from imports`;
  expect(row?.report).toMatchObject({
    removed: 1,
    archived: 1,
    entries: [{ name: 'Le Geste', why: expect.stringContaining('utilisée ailleurs') }],
  });
  expect(await USES[use]?.count()).toMatchObject([{ name: 'Ana', entry: 'Le Geste' }]);
});

it('takes all of it back where nobody came', async () => {
  const id = await importBoth();
  expect(await undoImport(database, actor, id)).toBe(true);
  expect(await states()).toEqual([]);
});

it('lets every table that names an entry be looked at by the work that judges uses', async () => {
  const hidden = await database.raw`
    select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confrelid in ('organisations'::regclass, 'services'::regclass, 'places'::regclass)
      and (select relrowsecurity from pg_class where oid = conrelid)
      and not exists (select from pg_policies where tablename = conrelid::regclass::text and cmd in ('ALL', 'SELECT')
        and qual like '%''forgetting''%')`;
  expect([...hidden]).toEqual([]);
});
