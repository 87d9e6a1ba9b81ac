// The whole web process, as built, on a base and an index of its own that hold the demonstration network.
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ServerBuild } from '@remix-run/node';
import type { Meilisearch } from 'meilisearch';
import { readEnv } from '#app/server/env.ts';
import { createHttpServer } from '#app/server/http.ts';
import type { Parts } from '#app/server/parts.ts';
import type { Database } from '#db/client.ts';
import { insertDemonstration } from '#db/demo/insert-demo.ts';
import { insertDemoEvents } from '#db/demo/insert-demo-events.ts';
import { insertDemoPeople } from '#db/demo/insert-demo-people.ts';
import { DEMO_TERRITORIES } from '#db/demo/territories.ts';
import { claimInstance } from '#db/instance.ts';
import { buildParts } from '#scripts/parts.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { reindex } from '#search/reindex.ts';
import { relayBatch } from '#search/sync.ts';
import { meilisearchTarget, postgresTarget } from '#search/targets.ts';
import { freshDatabase } from './database.ts';
import { testMeilisearch } from './meilisearch.ts';

export type TestApp = {
  /** `http://127.0.0.1:port`, also the public URL. */
  origin: string;
  parts: Parts;
  database: Database;
  /** The index of this app. */
  meilisearch: { client: Meilisearch; index: string };
  /** Writes both indexes anew. */
  index: () => Promise<void>;
  /** What the worker does with what was written, up to the success of the engine’s tasks: no clock. */
  relay: () => Promise<void>;
  close: () => Promise<void>;
};

const root = path.resolve(import.meta.dirname, '../..');

/** Needs `build/`: `npm test` builds the pages before the tests. */
export async function startApp(
  options: { isEmpty?: boolean; env?: Record<string, string>; host?: string } = {},
): Promise<TestApp> {
  const base = await freshDatabase();
  const meilisearch = testMeilisearch();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'maillage-app-'));
  const port = await freePort();
  const env = readEnv({
    NODE_ENV: 'production',
    PORT: String(port),
    PUBLIC_URL: `http://${options.host ?? '127.0.0.1'}:${port}`,
    DATA_DIR: dataDir,
    DATABASE_URL: base.url('app'),
    MEILI_URL: meilisearch.url,
    MEILI_MASTER_KEY: meilisearch.key,
    TILE_URL: 'http://127.0.0.1:9/{z}/{x}/{y}',
    GEOCODER_URL: 'http://127.0.0.1:9',
    DEMO: '1',
    LOG_LEVEL: 'silent',
    ...options.env,
  });
  const uid = `${meilisearch.prefix}services`;
  const { parts, guard, ready, close } = await buildParts(env, uid);
  await claimInstance(parts.database, env.isDemonstration);
  if (!options.isEmpty) {
    await insertDemonstration(parts.database, DEMO_TERRITORIES);
    await insertDemoPeople(parts.database);
    await insertDemoEvents(parts.database);
  }
  const target = { client: openMeilisearch(meilisearch), index: uid };
  const index = async () => {
    await reindex({ database: parts.database, meilisearch: target });
    await parts.database.raw`select pg_notify('directory_indexed', '')`;
  };
  const targets = [postgresTarget(parts.database.raw), meilisearchTarget(target.client, uid)];
  const relay = async () => {
    while ((await relayBatch(parts.database, targets)) > 0);
  };
  await index();
  const build = (await import(path.join(root, 'build/server/index.js'))) as ServerBuild;
  const server = createHttpServer({ parts, build, guard, assets: path.join(root, 'build/client'), ready });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: env.publicUrl,
    parts,
    database: parts.database,
    meilisearch: target,
    index,
    relay,
    close: async () => {
      // Websockets are no connections of the HTTP server any more: it would wait for them.
      await parts.notes.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await close();
      await base.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
