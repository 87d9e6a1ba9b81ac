// Who may open a note live: the same answers as the forms, for each role, lock and freeze.
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { newSecret, sha256 } from '#app/accounts/secrets.ts';
import { createWorkshop } from '#app/workshops/create-workshop.server.ts';
import { setColumnLock, setFrozen, setLocked, withdraw } from '#app/workshops/facilitation/steer.server.ts';
import { noteGate } from '#app/workshops/note-gate.server.ts';
import { WORKSHOPS } from '#app/workshops/viewer.server.ts';
import { liveAccess, mayChangeCard, mayContribute, mayRead, mayWrite } from '#app/workshops/workshop-policy.ts';
import { type Actor, NOBODY, withActor } from '#db/actor.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { people } from '#db/schema/accounts.ts';
import { territories } from '#db/schema/territories.ts';
import { type WorkshopRole, workshopJoins } from '#db/schema/workshops.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

let fresh: FreshDatabase;
let database: Database;
let territoryId: string;
let page: { id: string; slug: string; noteIds: string[] };

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url('app'));
  const [territory] = await database.query((queries) =>
    queries
      .insert(territories)
      .values({ slug: 'lyon', name: 'Lyon', description: '', zones: ['69'], centre: '69123' })
      .returning({ id: territories.id }),
  );
  territoryId = territory?.id ?? '';
});
beforeEach(async () => {
  page = await createWorkshop(database, { territoryId, title: 'Porte', template: 'plenary' });
});
afterAll(async () => {
  await database?.close();
  await fresh?.drop();
});

async function join(role: WorkshopRole) {
  const token = newSecret();
  const [row] = await withActor(database, WORKSHOPS, (queries) =>
    queries
      .insert(workshopJoins)
      .values({ pageId: page.id, role, firstName: 'Ana', tokenHash: sha256(token), colour: 3 })
      .returning({ id: workshopJoins.id }),
  );
  return { id: row?.id ?? '', cookie: `atelier-${page.id.slice(0, 8)}=${token}` };
}

function ask(cookie: string | null, actor: Actor = NOBODY, noteId = page.noteIds[0] ?? '') {
  const sessions = { identify: async () => ({ actor, setCookie: null }) };
  return noteGate(database, sessions, { isSecure: false })({ cookie, noteId });
}

async function accesses(cookies: string[]) {
  return Promise.all(cookies.map(async (cookie) => (await ask(cookie)).access));
}

it('each role, then a column, the page locked, frozen, withdrawn', async () => {
  const [facilitator, contributor, reader] = await Promise.all(
    (['facilitator', 'contributor', 'reader'] as const).map(join),
  );
  const all = [facilitator?.cookie ?? '', contributor?.cookie ?? '', reader?.cookie ?? ''];
  expect(await accesses(all)).toEqual(['write', 'write', 'read']);
  expect((await ask(all[1] ?? '')).writer).toEqual({ id: contributor?.id, name: 'Ana', structure: '', colour: 3 });
  const column = { noteId: page.noteIds[0] ?? '', columnId: 'idees' };
  await setColumnLock(database, page, { ...column, isLocked: true });
  // The others go on writing elsewhere on the board: its rules refuse what touches that column.
  expect(await accesses(all)).toEqual(['write', 'write', 'read']);
  const places = await Promise.all(all.map(async (cookie) => (await ask(cookie)).hand?.lockedPlaces));
  expect(places).toEqual([[], ['idees'], ['idees']]);
  expect((await ask(all[1] ?? '', NOBODY, page.noteIds[1])).access).toBe('write');
  await setColumnLock(database, page, { ...column, isLocked: false });
  await setLocked(database, page, true);
  expect(await accesses(all)).toEqual(['write', 'read', 'read']);
  await setFrozen(database, page, true);
  expect(await accesses(all)).toEqual(['read', 'read', 'read']);
  await withdraw(database, page, facilitator?.id ?? '', true);
  expect(await accesses(all)).toEqual(['none', 'read', 'read']);
});

it('nobody, somebody else’s cookie and a note that is none open nothing', async () => {
  const { cookie } = await join('contributor');
  const other = await createWorkshop(database, { territoryId, title: 'Autre', template: 'free' });
  expect((await ask(null)).access).toBe('none');
  expect((await ask(`${cookie}x`)).access).toBe('none');
  expect((await ask(cookie, NOBODY, other.noteIds[0])).access).toBe('none');
  for (const noteId of ['', 'x', '../notes', page.id]) expect((await ask(cookie, NOBODY, noteId)).access).toBe('none');
});

it('an erased person leaves no name beside their join, and writes no more', async () => {
  const [person] = await database.query((queries) =>
    queries.insert(people).values({ mail: 'ines@exemple.fr', name: 'Inès Delorme' }).returning({ id: people.id }),
  );
  const joined = await join('contributor');
  const own = eq(workshopJoins.id, joined.id);
  await withActor(database, WORKSHOPS, (queries) =>
    queries
      .update(workshopJoins)
      .set({ personId: person?.id ?? '', organisationName: 'Métropole' })
      .where(own),
  );
  await database.query((queries) => queries.execute(sql`select erase_person(${person?.id ?? ''})`));
  const [left] = await withActor(database, WORKSHOPS, (queries) => queries.select().from(workshopJoins).where(own));
  expect(left).toMatchObject({ firstName: 'Personne effacée', organisationName: '', organisationId: null });
  expect((await ask(joined.cookie)).access).toBe('none');
});

it('says each right once', () => {
  const open = { isFrozen: false, isLocked: false };
  const locked = { isFrozen: false, isLocked: true };
  const frozen = { isFrozen: true, isLocked: false };
  const nobody = { role: null, isRevoked: false, coordinates: false, isMember: false };
  const contributor = { ...nobody, role: 'contributor' as const };
  const coordinator = { ...nobody, coordinates: true };
  expect(
    [nobody, { ...nobody, isMember: true }, contributor, { ...contributor, isRevoked: true }].map(mayRead),
  ).toEqual([false, true, true, false]);
  expect([nobody, { ...nobody, role: 'reader' as const }, contributor, coordinator].map(mayContribute)).toEqual([
    false,
    false,
    true,
    true,
  ]);
  expect([open, locked, frozen].map((state) => [mayWrite(contributor, state), mayWrite(coordinator, state)])).toEqual([
    [true, true],
    [false, true],
    [false, false],
  ]);
  expect(mayChangeCard(contributor, open, { isOwn: false, isColumnLocked: false })).toBe(false);
  expect(mayChangeCard(contributor, open, { isOwn: true, isColumnLocked: true })).toBe(false);
  expect(mayChangeCard(coordinator, locked, { isOwn: false, isColumnLocked: true })).toBe(true);
  expect([open, locked, frozen].map((state) => liveAccess(contributor, state))).toEqual(['write', 'read', 'read']);
  expect(liveAccess(nobody, open)).toBe('none');
});
