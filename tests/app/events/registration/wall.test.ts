// The wall around participants: who does not belong to the event reads, adds and changes nothing.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#app/accounts/secrets.ts';
import { type PersonActor, type RowActor, withActor } from '#db/actor.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { personActor } from '#tests/support/actors.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

let fresh: FreshDatabase;
let database: Database;
const ids: Record<string, string> = {};

const TABLES = ['registrations', 'registration_sessions', 'attendances'];

function person(more: Partial<PersonActor>): PersonActor {
  return personActor({ mail: 'ana@essai.example', isAdministrator: true, ...more });
}
function coordinator(territory: string): PersonActor {
  return person({ territories: [{ id: ids[territory] ?? '', name: territory, role: 'coordinator' }] });
}
function member(organisation: string): PersonActor {
  return person({ organisations: [{ id: ids[organisation] ?? '', slug: organisation, name: '', role: 'editor' }] });
}

async function countAs(actor: RowActor | null): Promise<number[]> {
  const read = async (queries: Parameters<Parameters<typeof withActor>[2]>[0]) => {
    const counts: number[] = [];
    for (const table of TABLES) {
      const [row] = await queries.execute<{ count: number }>(
        sql`select count(*)::int as count from ${sql.identifier(table)}`,
      );
      counts.push(row?.count ?? -1);
    }
    return counts;
  };
  return actor ? withActor(database, actor, read) : database.transaction(read);
}

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url('app'));
  const { raw } = database;
  for (const slug of ['ici', 'ailleurs']) {
    const [row] = await raw<{ id: string }[]>`insert into territories (slug, name, description, zones, centre)
      values (${slug}, ${slug}, '', '{}', '34172') returning id`;
    ids[slug] = row?.id ?? '';
  }
  for (const slug of ['organise', 'participe']) {
    const [row] = await raw<{ id: string }[]>`insert into organisations (slug, name, kind, home_territory_id, source)
      values (${slug}, ${slug}, 'autre', ${ids.ici ?? ''}, 'essai') returning id`;
    ids[slug] = row?.id ?? '';
  }
  const [event] = await raw<
    { id: string }[]
  >`insert into events (territory_id, slug, title, format, status, starts_at, ends_at)
    values (${ids.ici ?? ''}, 'ev', 'Ev', 'plenary', 'published', now(), now()) returning id`;
  ids.event = event?.id ?? '';
  const [session] = await raw<{ id: string }[]>`insert into event_sessions (event_id, title, starts_at, ends_at)
    values (${ids.event}, 'S', now(), now()) returning id`;
  await raw`insert into event_organisations (event_id, organisation_id, role) values
    (${ids.event}, ${ids.organise ?? ''}, 'organiser'), (${ids.event}, ${ids.participe ?? ''}, 'partner')`;
  await withActor(database, { kind: 'work', name: 'registration' }, async (queries) => {
    for (const name of ['ana', 'luc']) {
      const [row] = await queries.execute<{
        id: string;
      }>(sql`insert into registrations (territory_id, event_id, name, mail, status)
        values (${ids.ici}, ${ids.event}, ${name}, ${`${name}@essai.example`}, 'confirmed') returning id`);
      ids[name] = row?.id ?? '';
      await queries.execute(sql`insert into registration_sessions (territory_id, event_id, registration_id, session_id)
        values (${ids.ici}, ${ids.event}, ${ids[name]}, ${session?.id})`);
      await queries.execute(sql`insert into attendances (territory_id, event_id, registration_id, half_day, how)
        values (${ids.ici}, ${ids.event}, ${ids[name]}, '2027-11-18-matin', 'qr')`);
    }
  });
  await asWork(
    { raw },
    'mails',
    (asOutbox) => asOutbox`insert into mail_links (hash, kind, subject_id, recipient, created_at) values
    (${sha256('ana')}, 'inscription', ${ids.ana ?? ''}, 'ana@essai.example', now()),
    (${sha256('badge')}, 'presence', ${ids.ana ?? ''}, 'ana@essai.example', now())`,
  );
});
afterAll(async () => {
  await database?.close();
  await fresh?.drop();
});

describe('of two participants', () => {
  it.each<[string, () => RowActor | null, number]>([
    ['who does not say who asks reads none', () => null, 0],
    ['nobody reads none', () => ({ kind: 'nobody' }), 0],
    ['who cannot be known reads none', () => ({ kind: 'unknown' }), 0],
    ['an administrator with the same address reads none', () => person({}), 0],
    ['the coordination of the territory reads both', () => coordinator('ici'), 2],
    ['another coordination reads none', () => coordinator('ailleurs'), 0],
    [
      'a visitor of the territory reads none',
      () => person({ territories: [{ id: ids.ici ?? '', name: '', role: 'visitor' }] }),
      0,
    ],
    ['an organiser reads both', () => member('organise'), 2],
    ['a partner reads none', () => member('participe'), 0],
    ['the holder of a link reads their own', () => ({ kind: 'link', hash: sha256('ana') }), 1],
    ['another link reads none', () => ({ kind: 'link', hash: sha256('autre') }), 0],
    ['a badge reads none', () => ({ kind: 'link', hash: sha256('badge') }), 0],
    ['the work of live notes reads none', () => ({ kind: 'work', name: 'live-notes' }), 0],
    ['the work of registration reads both', () => ({ kind: 'work', name: 'registration' }), 2],
    ['the work of forgetting reads both', () => ({ kind: 'work', name: 'forgetting' }), 2],
  ])('%s', async (_sentence, actor, expected) => {
    expect(await countAs(actor())).toEqual([expected, expected, expected]);
  });

  it('the work of reminders reads both, not who came, and changes nothing', async () => {
    const reminders: RowActor = { kind: 'work', name: 'reminders' };
    expect(await countAs(reminders)).toEqual([2, 2, 0]);
    const changed = await withActor(database, reminders, (queries) =>
      queries.execute(sql`update registrations set name = 'x' returning id`),
    );
    expect([...changed]).toEqual([]);
  });
});

it('lets nobody add a participant elsewhere, nor move one, nor remove one', async () => {
  const add = (actor: RowActor, territory: string) =>
    withActor(database, actor, (queries) =>
      queries.execute(sql`insert into registrations (territory_id, event_id, name, status)
        values (${ids[territory]}, ${ids.event}, 'x', 'waiting')`),
    );
  for (const actor of [coordinator('ailleurs'), member('participe'), { kind: 'link', hash: sha256('ana') } as const])
    await expect(add(actor, 'ici')).rejects.toMatchObject({ cause: { code: '42501' } });
  await expect(add({ kind: 'work', name: 'registration' }, 'ailleurs')).rejects.toMatchObject({
    cause: { code: '23503' },
  });
  const removed = await withActor(database, { kind: 'work', name: 'forgetting' }, (queries) =>
    queries.execute(sql`delete from registrations returning id`),
  );
  expect([...removed]).toEqual([]);
  const other = await withActor(database, { kind: 'link', hash: sha256('ana') }, (queries) =>
    queries.execute(sql`update registrations set name = 'pris' returning name`),
  );
  expect([...other]).toEqual([{ name: 'pris' }]);
});
