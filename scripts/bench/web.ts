// A web process as `npm run serve` starts it, on the bench's own servers.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { buildPages } from '#scripts/build-pages.ts';
import type { BenchServers } from './servers.ts';

export type WebProcess = {
  url: string;
  pid: number;
  stop: () => Promise<void>;
  /** Without a word, as a cut of the current would. */
  kill: () => Promise<void>;
};

const SERVE = fileURLToPath(new URL('../serve.ts', import.meta.url));

export function startWeb(servers: BenchServers, fixedPort = 0): Promise<WebProcess> {
  return buildPages().then(() => startProcess(SERVE, servers, [], fixedPort));
}

/** A web process that knows its own address takes forms and websockets from its pages. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** `file` listens on PORT (any free one unless `fixedPort` says) and sends `{ kind: 'listening', port }`. */
export async function startProcess(
  file: string,
  { postgres, meilisearch, dataDir }: BenchServers,
  parameters: string[] = [],
  fixedPort = 0,
): Promise<WebProcess> {
  const child = fork(file, parameters, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      PATH: '/usr/bin:/bin',
      NODE_ENV: 'production',
      PORT: String(fixedPort),
      HOST: '127.0.0.1',
      LOG_LEVEL: 'error',
      DEMO: '1',
      DATA_DIR: dataDir,
      DATABASE_URL: postgres.url('app'),
      MEILI_URL: meilisearch.url,
      MEILI_MASTER_KEY: meilisearch.key,
    },
  });
  const port = await portOf(child);
  const ended = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function portOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve((message as { port: number }).port));
    child.once('exit', (code) => reject(new Error(`the web process ended with ${code} before listening`)));
  });
}
