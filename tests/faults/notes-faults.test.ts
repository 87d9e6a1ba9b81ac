// What was said to be stored is there, once, whatever is killed: the process that holds the notes, PostgreSQL, both. The seed is
// printed; NOTES_SEED takes it again, NOTES_KILLS, NOTES_DATABASE_KILLS and NOTES_BOTH_KILLS say how often.
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createNote } from '#app/notes/create-note.server.ts';
import { fillDocument } from '#app/notes/live/fill-document.server.ts';
import { openLiveSql } from '#app/notes/live/live-sql.server.ts';
import { loadNote } from '#app/notes/live/note-rows.server.ts';
import { openDatabase } from '#db/client.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { isAlive, poll } from '#db/processes.ts';
import { dataFolder } from '#tests/support/data-folder.ts';
import { type LiveProcess, startLiveProcess } from '#tests/support/live-process.ts';
import { connectAgain } from '#tests/support/note-client.ts';
import { inStep, numbers, type Typist, typist, words } from '#tests/support/note-typists.ts';

const count = (name: string, otherwise: number) => Number(process.env[name] ?? otherwise);
const KILLS = count('NOTES_KILLS', 10);
const DATABASE_KILLS = count('NOTES_DATABASE_KILLS', 3);
const BOTH_KILLS = count('NOTES_BOTH_KILLS', 2);
const PATIENCE_MS = 60_000 + 6_000 * (KILLS + DATABASE_KILLS + BOTH_KILLS);
const seed = count('NOTES_SEED', Math.floor(Math.random() * 1e9));
const random = numbers(seed);
process.stdout.write(`notes-faults: NOTES_SEED=${seed}\n`);

const folder = dataFolder();
const launch = () => startEmbeddedPostgres({ dataDir: folder.path, log: () => {} });
let postgres: EmbeddedPostgres;
let web: LiveProcess;
const sums = { acknowledged: 0, lost: 0, doubled: 0 };

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

type Trial = { noteId: string; typists: Typist[]; kill: () => Promise<void>; startAgain: () => Promise<void> };

/** Six people write sixty times a second; within 50 ms after one is told that words are stored, `kill`. Half of them never come
 * back, or nobody does; the others do. */
async function survive({ noteId, typists, kill, startAgain }: Trial): Promise<Typist[]> {
  for (const { client } of typists) if (client.closed() || !client.isSynced()) await connectAgain(client);
  const before = typists.map((each) => each.acknowledged().length);
  const work = typists.map((each) => each.type(100));
  await delay(150 + random() * 250);
  const isTold = () => (typists.some((each, at) => each.acknowledged().length > (before[at] ?? 0)) ? true : null);
  expect(await poll(isTold, { timeoutMs: 10_000, intervalMs: 1 })).toBe(true);
  await delay(random() * 50);
  await kill();
  await Promise.all(work.map((each) => each.stop()));
  const told = typists.flatMap((each) => each.acknowledged());
  const staying = random() < 0.3 ? [] : typists.slice(3);
  const leaving = typists.filter((each) => !staying.includes(each));
  for (const { client } of leaving) client.leave();
  await startAgain();
  const stored = await storedWords(noteId);
  const back = await inStep(staying);
  const seen = await storedWords(noteId);
  const known = new Set(seen);
  sums.acknowledged += told.length;
  sums.lost += told.filter((word) => !stored.includes(word) || !known.has(word)).length;
  sums.doubled += seen.length - known.size;
  expect(sums).toMatchObject({ lost: 0, doubled: 0 });
  if (staying.length > 0) expect(seen).toEqual(back);
  return [...staying, ...newTypists(noteId, leaving.length)];
}

const restartWeb = async () => {
  web = await startLiveProcess(postgres.url('app'), folder.path);
};

test(`the process is killed ${KILLS} times while six people write`, { timeout: PATIENCE_MS }, async () => {
  const noteId = await newNote();
  let typists = newTypists(noteId, 6);
  for (let at = 0; at < KILLS; at += 1) {
    typists = await survive({ noteId, typists, kill: web.kill, startAgain: restartWeb });
  }
  for (const { client } of typists) client.leave();
});

test(`PostgreSQL is killed ${DATABASE_KILLS} times while six people write`, { timeout: PATIENCE_MS }, async () => {
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

test(`both are killed ${BOTH_KILLS} times while six people write`, { timeout: PATIENCE_MS }, async () => {
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
