/** Set-up of a test run: one PostgreSQL with a migrated base to copy from, one Meilisearch; both gone at the end. */
import { chmodSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { claim, endProcess, foreignOwner, processesUsing } from '#db/processes.ts';
import { type EmbeddedMeilisearch, startEmbeddedMeilisearch } from '#search/embedded.ts';

export type TestServers = {
  /** Socket folder of PostgreSQL. */
  postgres: string;
  /** null where Meilisearch does not run. */
  meilisearch: { url: string; key: string } | null;
};

declare module 'vitest' {
  interface ProvidedContext {
    servers: TestServers;
  }
}

type Run = { servers: TestServers; stop(): Promise<void> };

// Each vitest project evaluates this file anew; the servers are for the whole run.
const shared = globalThis as typeof globalThis & { maillageTestRun?: Promise<Run> };

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  shared.maillageTestRun ??= start();
  const run = await shared.maillageTestRun;
  project.provide('servers', run.servers);
  return async () => {
    delete shared.maillageTestRun;
    await run.stop();
  };
}

const prefix = 'maillage-test-';
/** Kept from run to run; under root in a place that other accounts reach. */
const binaries = process.getuid?.() === 0 ? '/var/lib/maillage' : path.resolve('.cache/servers');

async function start(): Promise<Run> {
  await sweep();
  const folder = mkdtempSync(path.join(roomyFolder(), prefix));
  // Under root PostgreSQL runs as another account, which passes through here.
  chmodSync(folder, 0o755);
  claim(path.join(folder, 'run.owner'));
  const log = () => {};
  const [database, search] = await Promise.allSettled([
    startEmbeddedPostgres({ dataDir: folder, log, durable: false, nativeDir: binaries }),
    startEmbeddedMeilisearch({ dataDir: folder, masterKey: 'tests-only-master-key', log, binaryDir: binaries }),
  ]);
  let stopped = false;
  const stop = async () => {
    if (stopped) return;
    stopped = true;
    if (search.status === 'fulfilled') await search.value.server?.stop();
    if (database.status === 'fulfilled') await database.value.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    if (database.status === 'rejected') throw database.reason;
    if (search.status === 'rejected') throw search.reason;
    await migrate(database.value.url('migrator'));
    return { servers: describe(database.value, search.value.server), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function describe(database: EmbeddedPostgres, search: EmbeddedMeilisearch | null): TestServers {
  return { postgres: database.options('app').host, meilisearch: search && { url: search.url, key: search.key } };
}

/** Copying a base takes 20–65 ms in memory and up to a second on disk; containers often have 64 MB there. */
function roomyFolder(): string {
  const memory = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(memory);
    if (bavail * bsize > 1.5e9) return memory;
  } catch {}
  return tmpdir();
}

/** What a run killed with -9 left behind. */
async function sweep(): Promise<void> {
  for (const parent of new Set(['/dev/shm', tmpdir()])) {
    const names = readdirSync(parent, { withFileTypes: true }).filter((entry) => entry.name.startsWith(prefix));
    for (const { name } of names) {
      const folder = path.join(parent, name);
      if (foreignOwner(path.join(folder, 'run.owner'))) continue;
      for (const pid of processesUsing(folder)) await endProcess(pid, ['SIGQUIT', 'SIGKILL'], 5_000);
      rmSync(folder, { recursive: true, force: true });
    }
  }
}
