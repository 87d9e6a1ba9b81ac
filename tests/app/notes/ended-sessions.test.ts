// A session that ends takes its open lines with it: nobody goes on reading or writing under a name that is signed out.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { endExpiredSessions } from '#app/accounts/session-adapter.server.ts';
import type { NoteGate } from '#app/server/live-notes.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { ANA, type LiveStage, openStage, said, soon, type } from '#tests/support/live-stage.ts';
import { type NoteClient, noteClient } from '#tests/support/note-client.ts';
import { persona, type Visitor } from '#tests/support/sign-in.ts';

const [GONE, COME_BACK] = [4403, 1013];

let app: TestApp;
let bystander: { who: Visitor; line: NoteClient };
const lines: NoteClient[] = [];

beforeAll(async () => {
  app = await startApp();
  const who = await persona(app, 'alerte-marseille');
  bystander = { who, line: await open(who, await newNote(who)) };
});
afterAll(async () => {
  for (const line of lines) line.leave();
  await app?.close();
});

async function newNote(who: Visitor): Promise<string> {
  const answer = await who.post('/compte/notes');
  return answer.headers.get('location')?.split('/')[2] ?? '';
}

async function open(who: Visitor, noteId: string): Promise<NoteClient> {
  const line = noteClient({ origin: () => app.origin, noteId, writer: '', cookie: who.cookies() });
  lines.push(line);
  await line.connect();
  expect(await line.mark()).toBe('stored');
  return line;
}

/** Closed, and not let in again; what was open under another session is still written and stored. */
async function expectEnded(line: NoteClient): Promise<void> {
  expect(await soon(() => line.closed()?.code === COME_BACK)).toBe(true);
  await line.connect();
  expect(line.closed()?.code).toBe(GONE);
  type(bystander.line, '.');
  expect(await bystander.line.mark()).toBe('stored');
}

const idOf = async (code: string) =>
  (await app.database.raw<{ id: string }[]>`select id from people where mail = ${`${code}@demonstration.example`}`)[0]
    ?.id ?? '';

it('« fermer les autres » ends the lines of the other devices, and leaves one’s own', async () => {
  const [here, there] = await Promise.all([persona(app, 'coordination-lyon'), persona(app, 'coordination-lyon')]);
  const noteId = await newNote(here);
  const [mine, other] = await Promise.all([open(here, noteId), open(there, noteId)]);
  expect((await here.post('/compte', { geste: 'fermer-les-autres' })).status).toBe(303);
  await expectEnded(other);
  type(other, 'pirate');
  type(mine, 'encore là');
  expect(await mine.mark()).toBe('stored');
  expect(said(await app.parts.notes.read(noteId))).toBe('encore là');
});

it('signing out ends the lines of this device', async () => {
  const who = await persona(app, 'visite-montpellier');
  const line = await open(who, await newNote(who));
  expect((await who.post('/deconnexion')).status).toBe(303);
  await expectEnded(line);
});

it('a role changed by somebody else ends the lines of its holder', async () => {
  const [samir, editor] = await Promise.all([
    persona(app, 'coordination-montpellier'),
    persona(app, 'equipe-compagnons'),
  ]);
  const line = await open(editor, await newNote(editor));
  const personId = await idOf('equipe-compagnons');
  const [held] = await app.database.raw<{ id: string }[]>`select id from memberships where person_id = ${personId}`;
  const change = { geste: 'changer', role: 'owner', 'role-tenu': held?.id ?? '' };
  expect((await samir.post(`/administration/personnes/${personId}`, change)).status).toBe(303);
  await expectEnded(line);
});

it('a machine whose cookie was renewed comes back with the new one', async () => {
  const [who, elsewhere] = await Promise.all([persona(app, 'agent-caf-herault'), persona(app, 'agent-caf-herault')]);
  const noteId = await newNote(who);
  const line = await open(who, noteId);
  type(line, 'à garder');
  const { actor } = await app.parts.sessions.identify(who.cookies());
  if (actor.kind !== 'person') throw new Error('nobody');
  const { setCookie } = await app.parts.sessions.renew(actor, { isStrong: false });
  who.setCookie('session', /^session=([^;]+)/.exec(setCookie)?.[1] ?? '');
  await elsewhere.post('/deconnexion');
  expect(await soon(() => line.closed()?.code === COME_BACK)).toBe(true);
  expect(said((await open(who, noteId)).document)).toBe('à garder');
});

it('an account that is closed, and a session whose time is over, end theirs', async () => {
  const [closed, late] = await Promise.all([persona(app, 'alerte-marseille'), persona(app, 'administration')]);
  const line = await open(late, await newNote(late));
  await app.database
    .raw`update sessions set expires_at = now() - interval '1 second' where person_id = ${await idOf('administration')}`;
  await endExpiredSessions(app.database, new Date());
  await expectEnded(line);
  await app.database.raw`update people set disabled_at = now() where id = ${await idOf('alerte-marseille')}`;
  expect(await soon(() => bystander.line.closed()?.code === COME_BACK)).toBe(true);
  expect((await closed.get('/compte')).status).toBe(303);
});

describe('who writes', () => {
  const asked: { isVisit: boolean; mayWrite: boolean }[] = [];
  let mayWrite = true;
  let stage: LiveStage;
  beforeAll(async () => {
    const gate: NoteGate = async ({ isVisit = false }) => {
      asked.push({ isVisit, mayWrite });
      return { access: mayWrite ? 'write' : 'none', writer: ANA, personId: 'ana' };
    };
    stage = await openStage(undefined, { gate, visitMs: 0 });
  });
  afterAll(() => stage?.close());

  it('is there: their session lives on, and is asked for; a line that only stays open keeps nothing alive', async () => {
    const line = await stage.join(await stage.newNote(), 'ana');
    expect(await line.mark()).toBe('stored');
    expect(asked).toEqual([{ isVisit: false, mayWrite }]);
    type(line, 'un');
    expect(await soon(() => asked.length === 2)).toBe(true);
    expect(asked[1]).toEqual({ isVisit: true, mayWrite });
    mayWrite = false;
    type(line, 'deux');
    await soon(() => line.closed() !== null);
    expect(line.closed()?.code).toBe(COME_BACK);
  });
});
