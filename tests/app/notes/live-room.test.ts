import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { createNote } from '#app/notes/create-note.server.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { poll } from '#db/processes.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { type LiveRoom, startLiveRoom } from '#tests/support/live-room.ts';
import { type NoteClient, noteClient } from '#tests/support/note-client.ts';

let fresh: FreshDatabase;
let database: Database;
let room: LiveRoom;
const dataDir = mkdtempSync(path.join(tmpdir(), 'maillage-notes-'));
const clients: NoteClient[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url('app'));
  room = await startLiveRoom({ databaseUrl: fresh.url('app'), dataDir });
});
afterAll(async () => {
  for (const client of clients) client.leave();
  await room?.close();
  await database?.close();
  await fresh?.drop();
  rmSync(dataDir, { recursive: true, force: true });
});

const words = (document: Y.Doc) => document.getText('words').toString();
const type = (client: NoteClient, text: string) => client.document.getText('words').insert(0, text);
const newNote = () => database.transaction((queries) => createNote(queries, { kind: 'text' }));
const soon = (isSo: () => boolean) =>
  poll(() => (isSo() ? true : null), { timeoutMs: 5_000, intervalMs: 5 }).then((found) => found === true);

async function join(noteId: string, writer: string, more: { version?: number; epoch?: number; document?: Y.Doc } = {}) {
  const client = noteClient({ origin: () => room.origin, noteId, writer, ...more });
  clients.push(client);
  await client.connect();
  return client;
}

it('what one writes the other sees, and a mark is answered once it is in PostgreSQL', async () => {
  const noteId = await newNote();
  const [ana, luc] = await Promise.all([join(noteId, 'ana'), join(noteId, 'luc')]);
  type(ana, 'Bonjour');
  expect(await ana.mark()).toBe('stored');
  expect(words(await room.notes.read(noteId))).toBe('Bonjour');
  expect(await soon(() => words(luc.document) === 'Bonjour')).toBe(true);
  expect(JSON.parse(ana.messages[0] ?? '')).toEqual({ type: 'note', epoch: 1, access: 'write' });
  const authors =
    await database.raw`select client, author, name, is_relayed from note_authors where note_id = ${noteId}`;
  expect(authors).toEqual([
    { client: String(ana.document.clientID), author: 'ana', name: 'Prénom ana', is_relayed: false },
  ]);
});

it('a note that everybody left is loaded again with every word', async () => {
  const noteId = await newNote();
  const ana = await join(noteId, 'ana');
  type(ana, 'un ');
  type(ana, 'deux ');
  expect(await ana.mark()).toBe('stored');
  ana.leave();
  const luc = await join(noteId, 'luc');
  expect(words(luc.document)).toBe('deux un ');
});
