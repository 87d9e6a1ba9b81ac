import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ANA, type LiveStage, openStage, said, soon, type } from '#tests/support/live-stage.ts';
import { syncFrame } from '#tests/support/note-client.ts';

let stage: LiveStage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

it('what one writes the other sees, and a mark is answered once it is in PostgreSQL', async () => {
  const noteId = await stage.newNote();
  const [ana, luc] = await Promise.all([stage.join(noteId, 'ana'), stage.join(noteId, 'luc')]);
  type(ana, 'Bonjour');
  expect(await ana.mark()).toBe('stored');
  expect(said(await stage.room.notes.read(noteId))).toBe('Bonjour');
  expect(await soon(() => said(luc.document) === 'Bonjour')).toBe(true);
  expect(JSON.parse(ana.messages[0] ?? '')).toEqual({ type: 'note', epoch: 1, access: 'write' });
  const authors = await stage.database
    .raw`select client, author, name, is_relayed from note_authors where note_id = ${noteId}`;
  expect(authors).toEqual([
    { client: String(ana.document.clientID), author: 'ana', name: 'Prénom ana', is_relayed: false },
  ]);
});

it('a note that everybody left is loaded again with every word', async () => {
  const noteId = await stage.newNote();
  const ana = await stage.join(noteId, 'ana');
  type(ana, 'un ');
  type(ana, 'deux ');
  expect(await ana.mark()).toBe('stored');
  ana.leave();
  const luc = await stage.join(noteId, 'luc');
  expect(said(luc.document)).toBe('deux un ');
});

it('forty devices behind one address come in at once, none refused', async () => {
  const noteId = await stage.newNote();
  const everybody = await Promise.all([...Array(40)].map((_, at) => stage.join(noteId, `p${at}`)));
  for (const [at, client] of everybody.entries()) type(client, `${at} `);
  expect(await Promise.all(everybody.map((client) => client.mark()))).toEqual(Array(40).fill('stored'));
  const isWhole = () => everybody.every(({ document }) => said(document).split(' ').length === 41);
  expect(await soon(isWhole)).toBe(true);
});

it('a change by the server is seen in the open room, from this process and from another', async () => {
  const noteId = await stage.newNote((document) => document.getText('words').insert(0, 'fin'));
  const ana = await stage.join(noteId, 'ana');
  await stage.room.notes.change(noteId, ANA, (document) => document.getText('words').insert(0, 'ici '));
  expect(await soon(() => said(ana.document) === 'ici fin')).toBe(true);
  const elsewhere = stage.elsewhere();
  await elsewhere.change(noteId, ANA, (document) => document.getText('words').insert(0, 'ailleurs '));
  expect(await soon(() => said(ana.document) === 'ailleurs ici fin')).toBe(true);
  type(ana, 'puis ');
  // What leaves the page waits for what the room has received, in whichever process.
  await elsewhere.settled(noteId);
  const isThere = async () => said(await elsewhere.read(noteId)) === 'puis ailleurs ici fin';
  expect(await soon(isThere)).toBe(true);
});

it('a word for the room reaches everybody, from another process too', async () => {
  const noteId = await stage.newNote();
  const ana = await stage.join(noteId, 'ana');
  await stage.elsewhere().tell(noteId, { type: 'timer', minutes: 5 });
  expect(await soon(() => ana.messages.includes('{"type":"timer","minutes":5}'))).toBe(true);
});

it('withdrawn rights act at once, and late edits are not taken', async () => {
  const noteId = await stage.newNote();
  const [ana, luc] = await Promise.all([stage.join(noteId, 'ana'), stage.join(noteId, 'luc')]);
  stage.room.access.set('luc', 'none');
  await stage.elsewhere().rightsChanged(noteId);
  expect(await soon(() => luc.closed()?.code === 4403)).toBe(true);
  await luc.connect();
  expect(luc.closed()?.code).toBe(4403);
  type(luc, 'trop tard');
  type(ana, 'encore là');
  expect(await ana.mark()).toBe('stored');
  expect(said(await stage.room.notes.read(noteId))).toBe('encore là');
  stage.room.access.delete('luc');
});

it('while a note is frozen everybody reads, is told so, and what they write goes nowhere', async () => {
  const noteId = await stage.newNote();
  const [ana, luc] = await Promise.all([stage.join(noteId, 'ana'), stage.join(noteId, 'luc')]);
  for (const id of ['ana', 'luc']) stage.room.access.set(id, 'read');
  await stage.room.notes.rightsChanged(noteId);
  const isTold = () => ana.messages.includes('{"type":"note","epoch":1,"access":"read"}');
  expect(await soon(isTold)).toBe(true);
  type(ana, 'perdu ? non, gardé sur l’appareil');
  expect(await ana.mark()).toBe('refused');
  for (const id of ['ana', 'luc']) stage.room.access.delete(id);
  await stage.room.notes.rightsChanged(noteId);
  type(luc, 'rouvert');
  expect(await luc.mark()).toBe('stored');
  expect(said(await stage.room.notes.read(noteId))).toBe('rouvert');
});

it('frames of a reader reach nobody', async () => {
  const noteId = await stage.newNote();
  stage.room.access.set('lectrice', 'read');
  const [ana, reader] = await Promise.all([stage.join(noteId, 'ana'), stage.join(noteId, 'lectrice')]);
  type(reader, 'pirate');
  reader.send(syncFrame(noteId, 1, Y.encodeStateAsUpdate(reader.document)));
  reader.show({ user: { id: 'ana', name: 'Ana' } });
  expect(await reader.mark()).toBe('refused');
  type(ana, 'seule');
  expect(await ana.mark()).toBe('stored');
  expect(said(ana.document)).toBe('seule');
  expect([...ana.presences.keys()]).not.toContain(reader.document.clientID);
});

it('presence bears the identity that the server knows, and nobody shows somebody else', async () => {
  const noteId = await stage.newNote();
  const [ana, luc] = await Promise.all([stage.join(noteId, 'ana'), stage.join(noteId, 'luc')]);
  ana.show({ user: { id: 'luc', name: 'Luc' }, cursor: 3 });
  const anaAt = ana.document.clientID;
  expect(await soon(() => luc.presences.has(anaAt))).toBe(true);
  expect(luc.presences.get(anaAt)).toEqual({ cursor: 3, user: ANA });
  luc.show({ cursor: 9 }, anaAt);
  luc.show({ long: 'x'.repeat(3_000) });
  luc.show({ cursor: 1 });
  expect(await soon(() => ana.presences.has(luc.document.clientID))).toBe(true);
  expect(ana.presences.get(luc.document.clientID)).toMatchObject({ cursor: 1 });
  expect(luc.presences.get(anaAt)).toMatchObject({ cursor: 3 });
  ana.leave();
  expect(await soon(() => !luc.presences.has(anaAt))).toBe(true);
});

it('an older page and a copy of an older epoch are turned away', async () => {
  const noteId = await stage.newNote();
  expect((await stage.join(noteId, 'ana', { version: 0 })).closed()?.code).toBe(4426);
  expect((await stage.join(noteId, 'ana', { epoch: 7 })).closed()?.code).toBe(4409);
  const old = new Y.Doc();
  old.getText('words').insert(0, 'revenu');
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(old));
  expect((await stage.join(noteId, 'ana', { document: copy })).closed()?.code).toBe(4409);
  expect((await stage.join(crypto.randomUUID(), 'ana')).closed()?.code).toBe(4403);
  expect(said(await stage.room.notes.read(noteId))).toBe('');
});

it('a row that cannot be read is set aside, and the rest of the note opens', async () => {
  const noteId = await stage.newNote((document) => document.getText('words').insert(0, 'lisible'));
  await stage.database.raw`
    insert into note_updates (note_id, epoch, payload) values (${noteId}, 1, ${Buffer.from([0, 0, 0, 3, 255, 255, 255])})`;
  const ana = await stage.join(noteId, 'ana');
  expect(said(ana.document)).toBe('lisible');
  const setAside = async () => (await stage.database.raw`select from note_quarantine where note_id = ${noteId}`).length;
  expect(await soon(async () => (await setAside()) === 1)).toBe(true);
  expect(await stage.database.raw`select from note_updates where note_id = ${noteId}`).toHaveLength(0);
});

it('a cut of the connection that holds the notes sends nobody away', async () => {
  const noteId = await stage.newNote();
  const ana = await stage.join(noteId, 'ana');
  const owner = async () =>
    (await stage.database.raw<{ epoch: number }[]>`select epoch from note_owner`)[0]?.epoch ?? 0;
  const before = await owner();
  await stage.database.raw`
    select pg_terminate_backend(pid) from pg_locks
    where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;
  type(ana, 'toujours là');
  expect(await ana.mark()).toBe('stored');
  expect(await soon(async () => (await owner()) > before)).toBe(true);
  expect(ana.closed()).toBe(null);
  type(ana, 'et ');
  expect(await ana.mark()).toBe('stored');
});
