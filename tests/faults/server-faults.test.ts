import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#db/embedded.ts';
import { isAlive, poll, processesUsing } from '#db/processes.ts';
import { startEmbeddedMeilisearch } from '#search/embedded.ts';
import { type DataFolder, dataFolder } from '#tests/support/data-folder.ts';

let folder: DataFolder;
const log = () => {};
// Enough against kill -9; only a power cut asks for more.
const durable = false;
const masterKey = 'a-key-for-fault-tests';

beforeEach(() => {
  folder = dataFolder();
});

afterEach(() => folder.remove());

type Held = { child: ChildProcess; postgres: number; meilisearch: number; url: string };

/** Both servers, started by another Node. */
async function holdServers(): Promise<Held> {
  const child = fork(path.join(import.meta.dirname, 'hold-servers.ts'), [folder.path]);
  const [message] = (await once(child, 'message')) as [{ postgres: number; meilisearch: number; url: string }];
  return { child, ...message };
}

async function kill(pid: number): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await poll(() => (isAlive(pid) ? null : true), { timeoutMs: 5_000 });
}

async function write(server: EmbeddedPostgres, value: number): Promise<void> {
  const sql = postgres({ ...server.options('migrator'), max: 1, onnotice: () => {} });
  await sql`create table if not exists kept (value int)`;
  await sql`insert into kept values (${value})`;
  await sql.end();
}

async function readAll(server: EmbeddedPostgres): Promise<number[]> {
  const sql = postgres({ ...server.options('migrator'), max: 1 });
  const rows = await sql<{ value: number }[]>`select value from kept order by value`;
  await sql.end();
  return rows.map((row) => row.value);
}

test('another command uses the servers that run already, and leaves them running', async () => {
  const held = await holdServers();
  const server = await startEmbeddedPostgres({ dataDir: folder.path, log, durable });
  const { server: search } = await startEmbeddedMeilisearch({ dataDir: folder.path, masterKey, log });
  expect(server.pid).toBeNull();
  expect(search).toMatchObject({ pid: null, url: held.url });
  await write(server, 1);
  await server.stop();
  await search?.stop();
  expect(isAlive(held.postgres) && isAlive(held.meilisearch)).toBe(true);
  held.child.send('stop');
  await once(held.child, 'exit');
  expect(processesUsing(folder.path)).toEqual([]);
});

test('after kill -9 of Node the next start takes over and finds everything', async () => {
  const held = await holdServers();
  const before = await startEmbeddedPostgres({ dataDir: folder.path, log, durable });
  await write(before, 7);
  await kill(held.child.pid ?? 0);
  expect(isAlive(held.postgres)).toBe(true);

  const said: string[] = [];
  const server = await startEmbeddedPostgres({ dataDir: folder.path, durable, log: (line) => said.push(line) });
  const { server: search } = await startEmbeddedMeilisearch({
    dataDir: folder.path,
    masterKey,
    log: (line) => said.push(line),
  });
  expect(said.join()).toMatch(/PostgreSQL resté seul.*Meilisearch resté seul/);
  expect(await readAll(server)).toEqual([7]);
  expect((await fetch(`${search?.url}/health`)).ok).toBe(true);
  await server.stop();
  await search?.stop();
  expect(processesUsing(folder.path)).toEqual([]);
});

test('after kill -9 of both servers what was acknowledged is there', async () => {
  const first = await startEmbeddedPostgres({ dataDir: folder.path, log, durable });
  const { server: search } = await startEmbeddedMeilisearch({ dataDir: folder.path, masterKey, log });
  const ended = Promise.all([
    new Promise<void>((resolve) => first.onExit(resolve)),
    new Promise<void>((resolve) => search?.onExit(resolve)),
  ]);
  await write(first, 1);
  await write(first, 2);
  await kill(first.pid ?? 0);
  await kill(search?.pid ?? 0);
  await ended;

  const port = Number(new URL(search?.url ?? '').port);
  const again = await startEmbeddedPostgres({ dataDir: folder.path, log, durable });
  const { server: searchAgain } = await startEmbeddedMeilisearch({ dataDir: folder.path, masterKey, log, port });
  expect(await readAll(again)).toEqual([1, 2]);
  expect(searchAgain?.url).toBe(search?.url);
  await again.stop();
  await searchAgain?.stop();
});

test('a pid file that names a living stranger does not forbid the start', async () => {
  const first = await startEmbeddedPostgres({ dataDir: folder.path, log, durable });
  const pidFile = path.join(folder.path, 'postgres', 'postmaster.pid');
  const lines = readFileSync(pidFile, 'utf8').split('\n');
  await first.stop();
  expect(existsSync(pidFile)).toBe(false);
  writeFileSync(pidFile, [String(process.pid), ...lines.slice(1)].join('\n'));
  const again = await startEmbeddedPostgres({ dataDir: folder.path, log, durable });
  expect(again.pid).toBeGreaterThan(0);
  await again.stop();
});

test('a base half created is created anew', async () => {
  mkdirSync(path.join(folder.path, 'postgres.new', 'base'), { recursive: true });
  mkdirSync(path.join(folder.path, 'postgres'));
  const server = await startEmbeddedPostgres({ dataDir: folder.path, log, durable });
  await write(server, 3);
  expect(await readAll(server)).toEqual([3]);
  await server.stop();
});

test('a spoilt executable of Meilisearch is replaced, never run', async () => {
  const binary = path.join(folder.path, 'bin', 'meilisearch-1.21.0');
  const { server: first } = await startEmbeddedMeilisearch({ dataDir: folder.path, masterKey, log });
  await first?.stop();
  writeFileSync(binary, '#!/bin/sh\ntouch spoilt\n');
  const { server } = await startEmbeddedMeilisearch({ dataDir: folder.path, masterKey, log });
  expect((await fetch(`${server?.url}/health`)).ok).toBe(true);
  expect(existsSync(path.join(folder.path, 'meilisearch', 'spoilt'))).toBe(false);
  await server?.stop();
});
