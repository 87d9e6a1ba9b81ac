// A PostgreSQL and a Meilisearch of the bench's own, in a temporary folder, gone when it ends.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#db/embedded.ts';
import { migrate } from '#db/migrate.ts';
import { type EmbeddedMeilisearch, startEmbeddedMeilisearch } from '#search/embedded.ts';

export type BenchServers = { postgres: EmbeddedPostgres; meilisearch: EmbeddedMeilisearch; dataDir: string };

const MASTER_KEY = 'a-key-for-one-bench-only';

export async function withServers<T>(
  say: (line: string) => void,
  use: (servers: BenchServers) => Promise<T>,
): Promise<T> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'maillage-bench-'));
  // Under root PostgreSQL runs as another account, which passes through here.
  chmodSync(dataDir, 0o755);
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async () => {
    for (const stop of stops.splice(0)) await stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  const interrupt = () => void stopAll().finally(() => process.exit(130));
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  try {
    const postgres = await startEmbeddedPostgres({ dataDir, log: say });
    stops.push(() => postgres.stop());
    await migrate(postgres.url('migrator'));
    const started = await startEmbeddedMeilisearch({ dataDir, masterKey: MASTER_KEY, log: say });
    if (!started.server) throw new Error(`Meilisearch cannot run here: ${started.reason}`);
    const meilisearch = started.server;
    stops.unshift(() => meilisearch.stop());
    return await use({ postgres, meilisearch, dataDir });
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
    await stopAll();
  }
}
