// The wall around participants and private notes, attacked as the role the product connects with: nobody climbs over it by
// forgetting who asks, by lying about it, or by changing the base.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withActor } from '#db/actor.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

const WALLED = [
  'attendances',
  'mail_links',
  'note_authors',
  'note_quarantine',
  'note_snapshots',
  'note_texts',
  'note_updates',
  'note_versions',
  'notes',
  'outgoing_mails',
  'registration_sessions',
  'registrations',
  'workshop_comment_mentions',
  'workshop_comments',
  'workshop_joins',
  'workshop_late_cards',
  'workshop_mails',
  'workshop_ties',
  'workshop_vote_points',
];

let fresh: FreshDatabase;
let database: Database;
beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url('app'));
  const { raw } = database;
  await raw`insert into territories (slug, name, description, zones, centre) values ('ici', 'Ici', '', '{34}', '34172')`;
  await raw`insert into events (territory_id, slug, title, format, status, starts_at, ends_at)
    select id, 'pleniere', 'Plénière', 'plenary', 'published', now(), now() from territories`;
  await withActor(database, { kind: 'work', name: 'registration' }, (queries) =>
    queries.execute(sql`insert into registrations (territory_id, event_id, name, mail, status)
      select territory_id, id, 'Ana', 'ana@exemple.fr', 'confirmed' from events`),
  );
});
afterAll(async () => {
  await database?.close();
  await fresh?.drop();
});

it('stands around every table that tells of a participant, the owner included', async () => {
  const rows = await database.raw<{ name: string; forced: boolean; owner: string }[]>`
    select relname as name, relforcerowsecurity as forced, pg_get_userbyid(relowner) as owner
    from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace`;
  const forced = rows.filter((row) => row.forced && row.owner !== 'app').map(({ name }) => name);
  expect(forced).toEqual(expect.arrayContaining(WALLED));
  expect(rows.filter((row) => !row.forced)).toEqual([]);
});

describe('who asks', () => {
  it.each([
    ['', 'nothing'],
    ['null', 'null'],
    ['[]', 'a list'],
    ['{}', 'nobody'],
    ['{"kind":"unknown"}', 'an unknown'],
    ['{"kind":"person"}', 'a person without a name'],
    ['{"kind":"person","id":null,"coordinates":null,"organisations":null}', 'a person of nulls'],
    ['{"kind":"person","id":"","coordinates":"*","organisations":{}}', 'a person of wrong shapes'],
    ['{"kind":"person","id":"00000000-0000-0000-0000-000000000000","coordinates":["*"]}', 'a joker'],
    ['{"kind":"link","hash":null}', 'a link without a hash'],
    ['{"kind":"link","hash":"%"}', 'a link that matches all'],
    ['{"kind":"work","name":"autre"}', 'another work'],
    ['{"kind":"work","name":null}', 'a work without a name'],
    ['{"kind":["work"],"name":"registration"}', 'a list of kinds'],
    ['pas du JSON', 'words'],
  ])('reads no registration with %s (%s)', async (setting) => {
    const read = database.raw.begin(async (queries) => {
      await queries`select set_config('app.actor', ${setting}, true)`;
      return queries`select * from registrations`;
    });
    // An error tells nothing either.
    expect(
      await read.then(
        (rows) => rows.length,
        () => 0,
      ),
    ).toBe(0);
  });

  it('is forgotten with its transaction', async () => {
    const one = openDatabase(fresh.url('app'), { connections: 1 });
    const before = await withActor(one, { kind: 'work', name: 'registration' }, (queries) =>
      queries.execute(sql`select * from registrations`),
    );
    expect(before).toHaveLength(1);
    expect(await one.raw`select * from registrations`).toHaveLength(0);
    await one.close();
  });
});

it.each([
  ['alter table registrations disable row level security'],
  ['alter table registrations no force row level security'],
  ['drop policy registrations_read on registrations'],
  ['create policy mine on registrations using (true)'],
  ['set row_security = off; select * from registrations'],
  ['set role migrator'],
  ['set session authorization postgres'],
  ['alter role app bypassrls'],
  ['create function public.actor_kind() returns text language sql as $$ select $$work$$ $$'],
  ['create table public.people_too (id int)'],
  ["copy registrations to '/tmp/participants'"],
  ["copy (select 1) to program 'true'"],
  ["select pg_read_file('/etc/passwd')"],
  ['create extension dblink'],
])('refuses the role of the product: %s', async (statement) => {
  await expect(database.raw.unsafe(statement)).rejects.toThrow();
});

it('hides no search path in the functions that run as their owner', async () => {
  const rows = await database.raw<{ name: string; config: string[] | null }[]>`
    select proname as name, proconfig as config from pg_proc
    where prosecdef and pronamespace = 'public'::regnamespace`;
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter(({ config }) => !config?.some((line) => /^search_path=.*pg_temp$/.test(line)))).toEqual([]);
});
