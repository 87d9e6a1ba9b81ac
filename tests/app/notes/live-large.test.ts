// What is too large for one frame, with the browser's half and the real room.
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createNote } from '#app/notes/create-note.server.ts';
import { type LiveNote, openLiveNote } from '#app/notes/device/live-note.client.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { type LiveRoom, startLiveRoom } from '#tests/support/live-room.ts';

let fresh: FreshDatabase;
let database: Database;
let room: LiveRoom;
const open: LiveNote[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url('app'));
  room = await startLiveRoom({
    databaseUrl: fresh.url('app'),
    dataDir: '/nowhere',
    gate: async () => ({ access: 'write', writer: { id: 'ana', name: 'Ana', structure: '', colour: 0 } }),
  });
});
afterAll(async () => {
  for (const note of open) note.close();
  await room?.close();
  await database?.close();
  await fresh?.drop();
});

function join(noteId: string): LiveNote {
  const note = openLiveNote(noteId, { epoch: 1, canWrite: true, me: null, origin: room.origin });
  open.push(note);
  return note;
}
const newNote = () => database.transaction((queries) => createNote(queries, { kind: 'text' }));
const words = (note: LiveNote) => note.document.getText('words');
const becomesSaved = (note: LiveNote) =>
  vi.waitFor(() => expect(note.state()).toMatchObject({ status: 'saved', isSynced: true }), { timeout: 15_000 });
const stored = async (noteId: string) => (await room.notes.read(noteId)).getText('words').toString();

it('a paste of 700,000 letters is stored, and its line stays open', async () => {
  const noteId = await newNote();
  const [one, other] = [join(noteId), join(noteId)];
  await Promise.all([becomesSaved(one), becomesSaved(other)]);
  words(one).insert(0, 'à'.repeat(700_000));
  words(one).insert(0, 'après ');
  expect(one.state().status).toBe('sending');
  await becomesSaved(one);
  await vi.waitFor(() => expect(words(other).length).toBe(700_006), { timeout: 10_000 });
  expect(await stored(noteId)).toBe(words(one).toString());
});

it('a copy of more than a megabyte, written without network, is taken', async () => {
  const noteId = await newNote();
  const one = join(noteId);
  // Before it is connected: what it brings is a copy.
  for (let at = 0; at < 4; at += 1) words(one).insert(at * 7, 'é'.repeat(200_000));
  await becomesSaved(one);
  expect(await stored(noteId)).toBe(words(one).toString());
});
