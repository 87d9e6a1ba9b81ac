import { afterAll, beforeAll, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { createNote } from '#app/notes/create-note.server.ts';
import { packUpdates } from '#app/notes/live/batches.ts';
import { openLiveSql } from '#app/notes/live/live-sql.server.ts';
import { appendRows } from '#app/notes/live/note-rows.server.ts';
import { type LiveNotes, openLiveNotes, refuseEverybody } from '#app/notes/live-notes.server.ts';
import { openNoteStore } from '#app/notes/note-store.server.ts';
import { createLog } from '#app/server/log.ts';
import { withActor } from '#db/actor.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { poll } from '#db/processes.ts';
import { people } from '#db/schema/accounts.ts';
import { personActor } from '#tests/support/actors.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

const ANA = { id: 'ana', name: 'Ana', structure: 'Compagnons', colour: 1 };
let fresh: FreshDatabase;
let database: Database;
let live: LiveNotes;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url('app'));
  live = openLiveNotes({
    databaseUrl: fresh.url('app'),
    log: createLog('silent'),
    dataDir: '/nowhere',
    host: '127.0.0.1',
    gate: refuseEverybody,
  });
});
afterAll(async () => {
  await live?.close();
  await database?.close();
  await fresh?.drop();
});

const write = (words: string) => (document: Y.Doc) => {
  const text = document.getText('words');
  text.insert(text.length, words);
};

it('a note is born with its seed, once, and keeps what the server adds', async () => {
  const id = await database.transaction((queries) => createNote(queries, { kind: 'text', seed: write('Bonjour') }));
  await live.change(id, ANA, write(' à tous'));
  expect((await live.read(id)).getText('words').toString()).toBe('Bonjour à tous');
});

it('the live server reaches private notes, other readers of the base do not', async () => {
  const [person] = await database.query((queries) =>
    queries.insert(people).values({ mail: 'ana@exemple.fr', name: 'Ana' }).returning({ id: people.id }),
  );
  const actor = personActor({ id: person?.id ?? '' });
  const id = await withActor(database, actor, (queries) =>
    createNote(queries, { kind: 'text', privateTo: person?.id, seed: write('à moi') }),
  );
  await live.change(id, ANA, write(' seule'));
  expect((await live.read(id)).getText('words').toString()).toBe('à moi seule');
  expect(await database.raw`select from note_updates where note_id = ${id}`).toHaveLength(0);
});

it('a process that lost the notes without knowing still stores, and whoever holds them is told of its rows', async () => {
  const id = await database.transaction((queries) => createNote(queries, { kind: 'text' }));
  const sql = openLiveSql(fresh.url('app'));
  const [{ epoch } = { epoch: 0 }] = await sql.run(
    (client) => client<{ epoch: number }[]>`select epoch from note_owner`,
  );
  const heard: string[] = [];
  const { unlisten } = await database.raw.listen('note_rows', (text) => heard.push(text.split(' ')[0] ?? ''));
  const row = { noteId: id, epoch: 1, payload: packUpdates([new Uint8Array([0, 0])]) };
  const append = (ownerEpoch: number | null, noteEpoch = 1) =>
    sql.run((client) => appendRows(client, { rows: [{ ...row, epoch: noteEpoch }], authors: [], ownerEpoch }));
  expect([...(await append(epoch))]).toEqual([id]);
  expect([...(await append(epoch, 7))]).toEqual([]);
  expect([...(await append(epoch + 3))]).toEqual([id]);
  expect([...(await append(null))]).toEqual([id]);
  expect(await poll(() => (heard.length >= 2 ? true : null), { timeoutMs: 15_000 })).toBe(true);
  expect(heard).toEqual([id, id]);
  const rows = await sql.run((client) => client`select id from note_updates where note_id = ${id}`);
  expect(rows).toHaveLength(3);
  await unlisten();
  await sql.close();
});

it('what is typed while a commit is due goes in one row, and who needs it at once does not wait for the others', async () => {
  const id = await database.transaction((queries) => createNote(queries, { kind: 'text' }));
  const nothing = () => {};
  const sql = openLiveSql(fresh.url('app'));
  const store = openNoteStore({
    sql,
    log: createLog('silent'),
    ownerEpoch: () => null,
    onSettled: nothing,
    onStale: nothing,
    onFull: nothing,
  });
  const entry = { noteId: id, epoch: 1, update: new Uint8Array([0, 0]), authors: [] };
  store.append(entry);
  await store.settledInTurn(id);
  for (let at = 0; at < 20; at += 1) store.append(entry);
  let isToldInTurn = false;
  const inTurn = store.settledInTurn(id).then(() => {
    isToldInTurn = true;
  });
  await store.settled(id);
  await inTurn;
  expect([isToldInTurn, store.isQueued(id)]).toEqual([true, false]);
  expect(await sql.run((client) => client`select from note_updates where note_id = ${id}`)).toHaveLength(2);
  await store.close(1_000);
  await sql.close();
});

it('what waits for PostgreSQL is bounded, and given back when it does not come', async () => {
  const said: boolean[] = [];
  const store = openNoteStore({
    sql: openLiveSql('postgres://app@127.0.0.1:1/nowhere'),
    log: createLog('silent'),
    ownerEpoch: () => 1,
    onSettled: () => {},
    onStale: () => {},
    onFull: (isFull) => said.push(isFull),
  });
  const noteId = crypto.randomUUID();
  const entry = { noteId, epoch: 1, update: new Uint8Array(1_000_000), authors: [] };
  for (let at = 0; at < 8; at += 1) store.append(entry);
  expect([store.isFull(), store.isQueued(noteId)]).toEqual([false, true]);
  store.append(entry);
  expect([store.isFull(), said]).toEqual([true, [true]]);
  let isSettled = false;
  void store.settled(noteId).then(() => {
    isSettled = true;
  });
  expect(await store.close(300)).toHaveLength(9);
  expect(isSettled).toBe(false);
});
