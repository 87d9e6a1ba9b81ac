/** The demonstration on servers that a test may kill: real processes without a supervisor. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from '#db/embedded.ts';
import { isAlive, poll } from '#db/processes.ts';
import { checkPort } from '#scripts/start-checks.ts';
import { partEnvironment, readStartSettings, scriptEnvironment } from '#scripts/start-settings.ts';
import { type NodePart, startNodePart } from '#scripts/supervise.ts';
import { startEmbeddedMeilisearch } from '#search/embedded.ts';

export type RealProcess = {
  /** kill -9, and gone when it resolves. */
  kill(): Promise<void>;
};
export type RealWeb = RealProcess & { origin: string };

export type RealInstallation = {
  /** Where another was, when `port` says; else on any free port. */
  startWeb(port?: number): Promise<RealWeb>;
  startWorker(): Promise<RealProcess>;
  /** As role `migrator`, who owns the tables. */
  migratorUrl: string;
  /** As role `app`, who reads and writes them. */
  appUrl: string;
  killDatabase(): Promise<void>;
  killSearch(): Promise<void>;
  /** Starts the servers that were killed, where they were. */
  startServersAgain(): Promise<void>;
  stop(): Promise<void>;
};

const root = path.resolve(import.meta.dirname, '../..');
const log = () => {};
const masterKey = 'a-key-for-tests-only';

export async function bringUp(dataDir: string): Promise<RealInstallation> {
  const launchDatabase = () => startEmbeddedPostgres({ dataDir, log, durable: false });
  const launchSearch = async (port?: number) => {
    const { server, reason } = await startEmbeddedMeilisearch({ dataDir, masterKey, log, port });
    if (!server) throw new Error(`Meilisearch: ${reason}`);
    return server;
  };
  let database = await launchDatabase();
  let search = await launchSearch();
  const searchPort = Number(new URL(search.url).port);

  const addresses = {
    databaseUrl: database.url('app'),
    migratorUrl: database.url('migrator'),
    meilisearch: { url: search.url, key: masterKey },
  };
  const settings = (port: number) =>
    readStartSettings({
      NODE_ENV: 'production',
      PATH: '/usr/bin:/bin',
      PORT: String(port),
      DATA_DIR: dataDir,
      TILE_URL: 'http://127.0.0.1:9/{z}/{x}/{y}',
      LOG_LEVEL: 'silent',
    });
  for (const script of ['migrate', 'seed', 'reindex']) {
    await promisify(execFile)(process.execPath, [`scripts/${script}.ts`], {
      cwd: root,
      env: scriptEnvironment(settings(0), addresses),
    });
  }

  const parts: NodePart[] = [];
  const startPart = async (script: string, port: number): Promise<RealProcess> => {
    const part = await startNodePart({ script, env: partEnvironment(settings(port), addresses), stopWithinMs: 12_000 });
    parts.push(part);
    return { kill: () => killed(part.pid) };
  };
  return {
    async startWeb(where = 0) {
      const port = await checkPort(where, '127.0.0.1');
      return { origin: `http://127.0.0.1:${port}`, ...(await startPart('scripts/serve.ts', port)) };
    },
    startWorker: () => startPart('scripts/worker.ts', 0),
    migratorUrl: addresses.migratorUrl,
    appUrl: addresses.databaseUrl,
    killDatabase: () => killed(database.pid),
    killSearch: () => killed(search.pid),
    async startServersAgain() {
      if (!isAlive(database.pid ?? 0)) database = await launchDatabase();
      if (!isAlive(search.pid ?? 0)) search = await launchSearch(searchPort);
    },
    async stop() {
      await Promise.all(parts.map((part) => part.stop()));
      await search.stop();
      await database.stop();
    },
  };
}

async function killed(pid: number | null): Promise<void> {
  process.kill(pid ?? Number.NaN, 'SIGKILL');
  await poll(() => (isAlive(pid ?? 0) ? null : true), { timeoutMs: 15_000 });
}
