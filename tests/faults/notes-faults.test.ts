// What was said to be stored is there, once, whatever is killed: the process that holds the notes, PostgreSQL, both. The seed is
// printed; NOTES_SEED takes it again, NOTES_KILLS, NOTES_DATABASE_KILLS and NOTES_BOTH_KILLS say how often.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { compactNote } from '#app/notes/compact-notes.server.ts';
import { createNote } from '#app/notes/create-note.server.ts';
import { fillDocument } from '#app/notes/live/fill-document.server.ts';
import { type LiveSql, openLiveSql } from '#app/notes/live/live-sql.server.ts';
import { loadNote } from '#app/notes/live/note-rows.server.ts';
import { createLog } from '#app/server/log.ts';
import { openDatabase } from '#db/client.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { isAlive, poll } from '#db/processes.ts';
import { dataFolder } from '#tests/support/data-folder.ts';
import { type LiveProcess, startLiveProcess } from '#tests/support/live-process.ts';
import { connectAgain, type NoteClient } from '#tests/support/note-client.ts';
import { inStep, numbers, type Typist, typist, words } from '#tests/support/note-typists.ts';

const count = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const KILLS = count('NOTES_KILLS', 10);
const DATABASE_KILLS = count('NOTES_DATABASE_KILLS', 3);
const BOTH_KILLS = count('NOTES_BOTH_KILLS', 2);
/** Of a test with so many kills, on a machine that does other things as well. */
const patience = (kills: number) => ({ timeout: 60_000 + 20_000 * kills });
const seed = count('NOTES_SEED', Math.floor(Math.random() * 1e9));
const random = numbers(seed);
process.stdout.write(`notes-faults: NOTES_SEED=${seed}\n`);

const folder = dataFolder();
const launch = () => startEmbeddedPostgres({ dataDir: folder.path, log: () => {} });
let postgres: EmbeddedPostgres;
let web: LiveProcess;
const sums = { killed: 0, acknowledged: 0, lost: 0, doubled: 0 };
const everTold = new Set<string>();

beforeAll(async () => {
  postgres = await launch();
  await migrate(postgres.url('migrator'));
  web = await startLiveProcess(postgres.url('app'), folder.path);
});
afterAll(async () => {
  await web?.stop();
  await postgres?.stop();
  await folder.remove();
  process.stdout.write(`notes-faults: ${JSON.stringify(sums)}\n`);
});

async function newNote(): Promise<string> {
  const database = openDatabase(postgres.url('app'), { connections: 1 });
  try {
    return await database.transaction((queries) => createNote(queries, { kind: 'board' }));
  } finally {
    await database.close();
  }
}

async function storedWords(noteId: string): Promise<string[]> {
  const sql = openLiveSql(postgres.url('app'));
  const stored = await poll(() => sql.run((client) => loadNote(client, noteId)).catch(() => null), {
    timeoutMs: 20_000,
  });
  await sql.close();
  const document = new Y.Doc();
  const { unreadable, hasHole } = fillDocument(document, stored ?? { snapshot: null, rows: [] });
  expect({ unreadable, hasHole }).toEqual({ unreadable: [], hasHole: false });
  return words(document);
}

let people = 0;
const newTypists = (noteId: string, howMany: number): Typist[] =>
  Array.from({ length: howMany }, () => typist(() => web.origin, noteId, `p${people++}`, random));

async function killDatabase(): Promise<void> {
  const { pid } = postgres;
  process.kill(pid ?? Number.NaN, 'SIGKILL');
  await poll(() => (isAlive(pid ?? 0) ? null : true), { timeoutMs: 5_000 });
}

/** Connected beforehand: a driver cut down while it comes in throws where nobody can catch it (web and worker stay up). */
async function openFolding(): Promise<LiveSql> {
  const sql = openLiveSql(postgres.url('app'));
  await sql.run((client) => client`select 1`);
  return sql;
}

async function fold(sql: LiveSql, noteId: string): Promise<void> {
  await compactNote(sql, noteId, createLog('silent')).catch(() => {});
  await sql.close();
}

type Trial = { noteId: string; typists: Typist[]; kill: () => Promise<void>; startAgain: () => Promise<void> };

/** Six people write sixty times a second; within 50 ms after one is told that words are stored, `kill`. Half of them never come
 * back, or nobody does; the others do. */
async function survive({ noteId, typists, kill, startAgain }: Trial): Promise<Typist[]> {
  for (const { client } of typists) if (client.closed() || !client.isSynced()) await connectAgain(client);
  const before = typists.map((each) => each.acknowledged().length);
  const sql = random() < 0.5 ? await openFolding() : null;
  const work = typists.map((each) => each.type(100));
  await delay(150 + random() * 250);
  // The log is folded while people write, and sometimes while everything falls.
  const folding = sql && fold(sql, noteId);
  const isTold = () => (typists.some((each, at) => each.acknowledged().length > (before[at] ?? 0)) ? true : null);
  expect(await poll(isTold, { timeoutMs: 10_000, intervalMs: 1 })).toBe(true);
  await delay(random() * 50);
  await kill();
  await Promise.all([folding, ...work.map((each) => each.stop())]);
  const told = typists.flatMap((each) => each.acknowledged());
  const staying = random() < 0.3 ? [] : typists.slice(3);
  const leaving = typists.filter((each) => !staying.includes(each));
  for (const { client } of leaving) client.leave();
  await startAgain();
  const stored = await storedWords(noteId);
  const back = await inStep(staying);
  const seen = await storedWords(noteId);
  const known = new Set(seen);
  const atOnce = new Set(stored);
  for (const word of told) everTold.add(word);
  sums.killed += 1;
  sums.acknowledged = everTold.size;
  sums.lost += told.filter((word) => !atOnce.has(word) || !known.has(word)).length;
  sums.doubled += seen.length - known.size;
  expect(sums).toMatchObject({ lost: 0, doubled: 0 });
  if (staying.length > 0) expect(seen).toEqual(back);
  return [...staying, ...newTypists(noteId, leaving.length)];
}

const restartWeb = async () => {
  web = await startLiveProcess(postgres.url('app'), folder.path);
};

test('while PostgreSQL is away the room goes on, and nothing is said to be stored', async () => {
  const noteId = await newNote();
  const [ana, luc] = newTypists(noteId, 2).map(({ client }) => client) as [NoteClient, NoteClient];
  await Promise.all([ana.connect(), luc.connect()]);
  const write = (client: NoteClient, word: string) => client.document.getArray<string>('edits').push([word]);
  const sees = (client: NoteClient, word: string) =>
    poll(() => (words(client.document).includes(word) ? true : null), { timeoutMs: 15_000, intervalMs: 2 });
  write(ana, 'avant');
  expect(await ana.mark()).toBe('stored');
  const otherNote = await newNote();
  await killDatabase();
  // A note that nobody has open cannot be read: the device is told to come back, and does not stay locked out.
  const [newcomer] = newTypists(otherNote, 1).map(({ client }) => client) as [NoteClient];
  await newcomer.connect();
  expect(newcomer.closed()?.code).toBe(1013);
  write(ana, 'pendant');
  let isTold = false;
  const told = ana.mark().then((answer) => {
    isTold = true;
    return answer;
  });
  expect(await sees(luc, 'pendant')).toBe(true);
  // Who was there before comes back to the open note, whose gate needs no base here.
  luc.leave();
  await connectAgain(luc);
  write(luc, 'retour');
  expect(await sees(ana, 'retour')).toBe(true);
  expect(isTold).toBe(false);
  postgres = await launch();
  expect(await told).toBe('stored');
  await connectAgain(newcomer);
  newcomer.leave();
  expect(await luc.mark()).toBe('stored');
  expect((await storedWords(noteId)).sort()).toEqual(['avant', 'pendant', 'retour']);

  // The last one leaves while it is away again: nobody is needed for the rest.
  await killDatabase();
  write(ana, 'dernier mot');
  expect(await sees(luc, 'dernier mot')).toBe(true);
  for (const client of [ana, luc]) client.leave();
  postgres = await launch();
  const isThere = async () => ((await storedWords(noteId)).includes('dernier mot') ? true : null);
  expect(await poll(isThere, { timeoutMs: 10_000, intervalMs: 50 })).toBe(true);
});

test('a process that must stop while PostgreSQL is away leaves its words in a file, and the next takes them up', async () => {
  const noteId = await newNote();
  const [ana] = newTypists(noteId, 1) as [Typist];
  await ana.client.connect();
  await killDatabase();
  ana.client.document.getArray<string>('edits').push(['gardé']);
  void ana.client.mark();
  // Answered in order: once this is back, the word has arrived.
  ana.client.show({ cursor: 1 });
  expect(await poll(() => (ana.client.presences.size > 0 ? true : null), { timeoutMs: 15_000 })).toBe(true);
  const since = performance.now();
  await web.stop();
  expect(performance.now() - since).toBeLessThan(9_000);
  ana.client.leave();
  postgres = await launch();
  expect(await storedWords(noteId)).toEqual([]);
  await restartWeb();
  const isThere = async () => ((await storedWords(noteId)).includes('gardé') ? true : null);
  expect(await poll(isThere, { timeoutMs: 10_000, intervalMs: 50 })).toBe(true);
  expect(readdirSync(join(folder.path, 'notes-spill'))).toEqual([]);
});

test(`the process is killed ${KILLS} times while six people write`, patience(KILLS), async () => {
  const noteId = await newNote();
  let typists = newTypists(noteId, 6);
  for (let at = 0; at < KILLS; at += 1) {
    typists = await survive({ noteId, typists, kill: web.kill, startAgain: restartWeb });
  }
  for (const { client } of typists) client.leave();
});

test(`PostgreSQL is killed ${DATABASE_KILLS} times while six people write`, patience(DATABASE_KILLS), async () => {
  const noteId = await newNote();
  let typists = newTypists(noteId, 6);
  const startAgain = async () => {
    postgres = await launch();
  };
  for (let at = 0; at < DATABASE_KILLS; at += 1) {
    typists = await survive({ noteId, typists, kill: killDatabase, startAgain });
  }
  for (const { client } of typists) client.leave();
});

test(`both are killed ${BOTH_KILLS} times while six people write`, patience(BOTH_KILLS), async () => {
  const noteId = await newNote();
  let typists = newTypists(noteId, 6);
  const kill = async () => void (await Promise.all([killDatabase(), web.kill()]));
  const startAgain = async () => {
    postgres = await launch();
    await restartWeb();
  };
  for (let at = 0; at < BOTH_KILLS; at += 1) typists = await survive({ noteId, typists, kill, startAgain });
  for (const { client } of typists) client.leave();
});
