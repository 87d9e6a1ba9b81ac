/** The demonstration on servers that a test may kill: real processes, the web among them, without a supervisor. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { startEmbeddedPostgres } from '#db/embedded.ts';
import { isAlive, poll } from '#db/processes.ts';
import { checkPort } from '#scripts/start-checks.ts';
import { partEnvironment, readStartSettings, scriptEnvironment } from '#scripts/start-settings.ts';
import { startNodePart } from '#scripts/supervise.ts';
import { startEmbeddedMeilisearch } from '#search/embedded.ts';

export type RealInstallation = {
  origin: string;
  /** kill -9, and gone when it resolves. */
  killDatabase(): Promise<void>;
  killSearch(): Promise<void>;
  /** Starts what was killed, where it was. */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
};

const root = path.resolve(import.meta.dirname, '../..');
const log = () => {};
const masterKey = 'a-key-for-fault-tests';

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

  const port = await checkPort(0, '127.0.0.1');
  const origin = `http://127.0.0.1:${port}`;
  const settings = readStartSettings({
    NODE_ENV: 'production',
    PATH: '/usr/bin:/bin',
    PORT: String(port),
    PUBLIC_URL: origin,
    DATA_DIR: dataDir,
    TILE_URL: 'http://127.0.0.1:9/{z}/{x}/{y}',
    LOG_LEVEL: 'silent',
  });
  const addresses = {
    databaseUrl: database.url('app'),
    migratorUrl: database.url('migrator'),
    meilisearch: { url: search.url, key: masterKey },
  };
  for (const script of ['migrate', 'seed', 'reindex']) {
    await promisify(execFile)(process.execPath, [`scripts/${script}.ts`], {
      cwd: root,
      env: scriptEnvironment(settings, addresses),
    });
  }
  const web = await startNodePart({
    script: 'scripts/serve.ts',
    env: partEnvironment(settings, addresses),
    stopWithinMs: 12_000,
  });
  return {
    origin,
    killDatabase: () => killed(database.pid),
    killSearch: () => killed(search.pid),
    async startAgain() {
      if (!isAlive(database.pid ?? 0)) database = await launchDatabase();
      if (!isAlive(search.pid ?? 0)) search = await launchSearch(searchPort);
    },
    async stop() {
      await web.stop();
      await search.stop();
      await database.stop();
    },
  };
}

async function killed(pid: number | null): Promise<void> {
  process.kill(pid ?? Number.NaN, 'SIGKILL');
  await poll(() => (isAlive(pid ?? 0) ? null : true), { timeoutMs: 5_000 });
}
