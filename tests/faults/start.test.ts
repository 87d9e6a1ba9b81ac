import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAlive, poll, processesUsing } from '#db/processes.ts';
import { dataFolder } from '#tests/support/data-folder.ts';
import { type StartCommand, startCommand } from './start-command.ts';

const folder = dataFolder();
let running: StartCommand;
let origin: string;

beforeAll(async () => {
  running = startCommand(folder.path);
  origin = await running.ready();
});

afterAll(async () => {
  if (running?.child.exitCode === null) {
    running.pressCtrlC();
    await running.exitCode();
  }
  await folder.remove();
});

async function isReady(): Promise<boolean> {
  try {
    return (await fetch(`${origin}/ready`, { signal: AbortSignal.timeout(2_000) })).status === 200;
  } catch {
    return false;
  }
}

async function total(): Promise<number> {
  const answer = await fetch(`${origin}/api/v1/annuaire?besoin=impayes-energie&commune=34172`);
  return ((await answer.json()) as { total: number }).total;
}

function allGone(pids: number[]): Promise<true | null> {
  return poll(() => (pids.some(isAlive) ? null : true), { timeoutMs: 15_000, intervalMs: 50 });
}

/** The sentence a refused start ends with. */
async function refusal(dataDir: string, environment: Record<string, string> = {}): Promise<string> {
  const refused = startCommand(dataDir, environment);
  expect(await refused.exitCode()).toBe(1);
  return refused.said().trim();
}

test('it says each step with its time, then the address and three things to try', () => {
  const said = running.said();
  expect(said).toMatch(/PostgreSQL démarre…\n(.*\n)*? {2}fait \([\d,]+ s\)/);
  expect(said).toMatch(/Prêt en [\d,]+ s/);
  expect(said.match(/^ {2}.+ : http:\/\/localhost:\d+\/annuaire/gm)).toHaveLength(3);
});

test('the commands of the README find the base by the folder of the data alone', async () => {
  const file = path.join(folder.path, 'tableau.csv');
  writeFileSync(file, 'Structure;Ville\nAccueil du Terminal;Lyon\n');
  const env = { NODE_ENV: 'production' as const, PATH: '/usr/bin:/bin', DATA_DIR: folder.path, PUBLIC_URL: origin };
  const run = async (...args: string[]) => (await promisify(execFile)(process.execPath, args, { env })).stdout;
  const invited = await run('scripts/admin.ts', 'invite', 'coordination-lyon@demonstration.example');
  const link = /http\S+/.exec(invited)?.[0] ?? '';
  expect(await (await fetch(link)).text()).toContain('Inès Delorme');
  expect(await run('scripts/import.ts', file, '--territoire', 'lyon')).toContain('1 fiches');
  expect(await isReady()).toBe(true);
});

test('each part killed with -9 comes back by itself', async () => {
  const before = await total();
  expect(before).toBeGreaterThan(0);
  for (const name of ['scripts/serve.ts', 'scripts/worker.ts', 'bin/postgres', 'bin/meilisearch']) {
    const [pid = 0] = running.pidsOf(name);
    process.kill(pid, 'SIGKILL');
    const back = async () => {
      const [now] = running.pidsOf(name);
      return now !== undefined && now !== pid && (await isReady()) ? true : null;
    };
    expect(await poll(back, { timeoutMs: 20_000, intervalMs: 100 }), `${name} is back`).toBe(true);
    expect(await total()).toBe(before);
  }
});

test('a second start on the same data is refused in one sentence', async () => {
  expect(await refusal(folder.path)).toMatch(/^Maillage tourne déjà avec les données de .*DATA_DIR=[^\n]*$/);
  expect(await isReady()).toBe(true);
});

test('a port in use is refused in one sentence', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const address = taken.address();
  const other = dataFolder();
  const PORT = String(typeof address === 'object' && address ? address.port : 0);
  expect(await refusal(other.path, { PORT })).toMatch(/^Le port \d+ est déjà pris[^\n]*$/);
  taken.close();
  await other.remove();
});

test('a folder that cannot be written is refused in one sentence', async () => {
  const file = path.join(folder.path, 'a-file');
  writeFileSync(file, '');
  expect(await refusal(path.join(file, 'data'))).toMatch(/^Impossible d’écrire dans [^\n]*DATA_DIR[^\n]*$/);
});

test('a setting that cannot be read is refused in one sentence', async () => {
  expect(await refusal(folder.path, { PORT: 'trois mille' })).toMatch(/^Réglage illisible[^\n]*PORT[^\n]*$/);
});

test('after kill -9 of the whole command the next start heals, quickly, with the same data', async () => {
  const before = await total();
  const servers = [...running.pidsOf('bin/postgres'), ...running.pidsOf('bin/meilisearch')];
  const parts = ['scripts/launch.js', 'scripts/start.ts', 'scripts/serve.ts', 'scripts/worker.ts'];
  const pids = parts.flatMap((name) => running.pidsOf(name));
  for (const pid of running.pidsOf('scripts/start.ts')) process.kill(pid, 'SIGKILL');
  expect(await allGone(pids)).toBe(true);
  expect(servers.some(isAlive)).toBe(true);

  running = startCommand(folder.path);
  origin = await running.ready();
  expect(running.said()).toContain('déjà à jour');
  expect(await total()).toBe(before);
});

test('a base with demonstration data refuses to become a real one', async () => {
  running.pressCtrlC();
  await running.exitCode();
  expect(await refusal(folder.path, { DEMO: '0' })).toContain('démonstration');
  running = startCommand(folder.path);
  origin = await running.ready();
});

test('Ctrl-C stops everything and ends well', async () => {
  const pids = running.pidsOf('');
  expect(pids.length).toBeGreaterThan(6);
  running.pressCtrlC();
  expect(await running.exitCode()).toBe(0);
  expect(pids.filter(isAlive)).toEqual([]);
  expect(processesUsing(folder.path)).toEqual([]);
  expect(running.said()).toContain('Arrêt en cours');
});
