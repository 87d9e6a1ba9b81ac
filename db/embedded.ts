/** The PostgreSQL that comes with the packages: one cluster below DATA_DIR, reached by a unix socket only. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { type ConnectionOptions, connectionUrl } from '#db/connection.ts';
import { type Account, canReach, makePrivateFolder, nativeFolder, serverAccount } from '#db/native-postgres.ts';
import {
  claim,
  commandLine,
  endProcess,
  foreignOwner,
  isAlive,
  type Log,
  lastLines,
  poll,
  StartFailure,
  startProcess,
  withJournal,
} from '#db/processes.ts';

export type PostgresRole = 'app' | 'migrator' | 'backup' | 'postgres';

export type EmbeddedPostgres = {
  /** null when another living process started it: `stop` then leaves it alone. */
  pid: number | null;
  options(role: PostgresRole, database?: string): ConnectionOptions;
  url(role: PostgresRole, database?: string): string;
  stop(): Promise<void>;
  /** Called when the server ends without `stop`. */
  onExit(callback: () => void): void;
};

export type EmbeddedPostgresSettings = {
  dataDir: string;
  log: Log;
  /** false gives up safety against power cuts for speed: tests only. */
  durable?: boolean;
  /** Where native files are copied when the server's account cannot reach node_modules. */
  nativeDir?: string;
};

type Cluster = {
  dir: string;
  socketDir: string;
  native: string;
  account: Account | null;
  durable: boolean;
  journal: string;
};

const majorVersion = '18';
const databaseName = 'maillage';
const env = { PATH: '/usr/bin:/bin', LANG: 'C.UTF-8', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv;

export async function startEmbeddedPostgres(settings: EmbeddedPostgresSettings): Promise<EmbeddedPostgres> {
  const dataDir = path.resolve(settings.dataDir);
  const { log, durable = true, nativeDir = dataDir } = settings;
  mkdirSync(dataDir, { recursive: true });
  const dir = path.join(dataDir, 'postgres');
  const ownerFile = path.join(dataDir, 'postgres.owner');

  const owner = foreignOwner(ownerFile);
  if (owner) {
    const ready = await poll(() => readyPid(dir), { timeoutMs: 30_000 });
    if (!ready)
      throw new StartFailure(`Le processus ${owner.pid} tient déjà la base de ${dataDir} sans répondre : arrêtez-le.`);
    return handle({ socketDir: socketFolder(dir), pid: null, stop: async () => {}, onExit: () => {} });
  }
  claim(ownerFile);

  const account = serverAccount(dir);
  const cluster: Cluster = {
    dir,
    socketDir: socketFolder(dir),
    native: nativeFolder(account, nativeDir),
    account,
    durable,
    journal: path.join(dataDir, 'postgres.log'),
  };
  await createCluster(cluster, log);
  await endOrphan(dir, log);
  const server = await startServer(cluster, ownerFile);
  try {
    await prepareRoles(server);
  } catch (error) {
    await server.stop();
    throw error;
  }
  return server;
}

/** Beside the data, or in the temporary folder where the path would pass the 107 characters of a socket. */
function socketFolder(dir: string): string {
  if (Buffer.byteLength(`${dir}/.s.PGSQL.5432`) <= 100) return dir;
  return path.join(tmpdir(), `maillage-${createHash('sha256').update(dir).digest('hex').slice(0, 16)}`);
}

async function createCluster({ dir, native, account, durable }: Cluster, log: Log): Promise<void> {
  if (existsSync(path.join(dir, 'PG_VERSION'))) {
    const found = readFileSync(path.join(dir, 'PG_VERSION'), 'utf8').trim();
    if (found === majorVersion) return;
    throw new StartFailure(
      `La base de ${dir} vient de PostgreSQL ${found} et il faut la version ${majorVersion} : sauvegardez-la avec l’ancienne version.`,
    );
  }
  log('création de la base de données');
  const unfinished = `${dir}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  makePrivateFolder(unfinished, account);
  if (!canReach(account, unfinished)) {
    throw new StartFailure(
      `Le compte qui fait tourner PostgreSQL n’atteint pas ${path.dirname(dir)} : choisissez DATA_DIR hors des dossiers privés.`,
    );
  }
  const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=fr'];
  const args = ['-D', unfinished, '-U', 'postgres', '--auth=trust', ...locale, ...(durable ? [] : ['--no-sync'])];
  try {
    await promisify(execFile)(path.join(native, 'bin', 'initdb'), args, { ...account, cwd: unfinished, env });
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    throw new StartFailure(explain(stderr || message));
  }
  rmSync(dir, { recursive: true, force: true });
  renameSync(unfinished, dir);
}

function explain(output: string): string {
  if (/No space left/.test(output))
    return 'Le disque est plein : PostgreSQL ne peut pas écrire, libérez de la place puis relancez.';
  if (/Permission denied/.test(output))
    return 'PostgreSQL ne peut pas écrire dans son dossier de données : vérifiez ses droits ou choisissez DATA_DIR.';
  return `PostgreSQL n’a pas pu démarrer : ${output.trim().split('\n').slice(-3).join(' ')}`;
}

function postmasterLines(dir: string): string[] {
  try {
    return readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/** The pid of a server of this cluster that accepts connections. Line 8 of its pid file tells. */
function readyPid(dir: string): number | null {
  const lines = postmasterLines(dir);
  const pid = Number(lines[0]);
  return pid > 0 && lines[7]?.trim() === 'ready' && isAlive(pid) ? pid : null;
}

/** A Node killed with -9 leaves its PostgreSQL running; a reused pid in a stale file would forbid the start. */
async function endOrphan(dir: string, log: Log): Promise<void> {
  const pid = Number(postmasterLines(dir)[0]);
  if (!(pid > 0)) return;
  if (isAlive(pid) && commandLine(pid).includes(dir)) {
    log('arrêt d’un PostgreSQL resté seul après un arrêt brutal');
    if (!(await endProcess(pid, ['SIGINT', 'SIGQUIT'], 15_000))) {
      throw new StartFailure(`Un ancien PostgreSQL (processus ${pid}) ne s’arrête pas : arrêtez-le puis relancez.`);
    }
  }
  rmSync(path.join(dir, 'postmaster.pid'), { force: true });
}

async function startServer(cluster: Cluster, ownerFile: string): Promise<EmbeddedPostgres> {
  // Children of a killed postmaster hold its shared memory for a moment.
  for (let attempt = 1; ; attempt++) {
    const started = await spawnServer(cluster);
    if (started) {
      const stop = () => started.stop().finally(() => rmSync(ownerFile, { force: true }));
      return { ...started, stop };
    }
    const output = lastLines(cluster.journal, 20);
    const passing = /pre-existing shared memory|lock file .* already exists/.test(output);
    if (!passing || attempt === 20) throw new StartFailure(explain(output));
    await endOrphan(cluster.dir, () => {});
    await poll(() => null, { timeoutMs: 250 });
  }
}

async function spawnServer({
  dir,
  socketDir,
  native,
  account,
  durable,
  journal,
}: Cluster): Promise<EmbeddedPostgres | null> {
  if (socketDir !== dir) makeSocketFolder(socketDir, account);
  const args = ['-D', dir, ...serverSettings(socketDir, durable)];
  const server = withJournal(journal, (fd) =>
    startProcess(path.join(native, 'bin', 'postgres'), args, { ...account, cwd: dir, env, stdio: ['ignore', fd, fd] }),
  );
  const state = () => (server.hasEnded() ? 'ended' : readyPid(dir) === server.pid ? 'ready' : null);
  if ((await poll(state, { timeoutMs: 60_000 })) !== 'ready') {
    await server.stop(['SIGQUIT', 'SIGKILL'], 5_000);
    return null;
  }
  const stop = () => server.stop(['SIGINT', 'SIGQUIT', 'SIGKILL'], 10_000);
  return handle({ socketDir, pid: server.pid, stop, onExit: server.onExit });
}

function makeSocketFolder(socketDir: string, account: Account | null): void {
  makePrivateFolder(socketDir, account);
  if (statSync(socketDir).uid !== (account?.uid ?? process.getuid?.())) {
    throw new StartFailure(
      `Le dossier ${socketDir} appartient à un autre compte : choisissez un DATA_DIR au chemin plus court.`,
    );
  }
}

/** Errors and statements stay out of the journal: they may quote what people typed. */
function serverSettings(socketDir: string, durable: boolean): string[] {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: socketDir,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: '64MB',
    jit: 'off',
    wal_level: 'minimal',
    max_wal_senders: '0',
    min_wal_size: '32MB',
    max_wal_size: '256MB',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

type Running = { socketDir: string; pid: number | null; stop(): Promise<void>; onExit(callback: () => void): void };

function handle({ socketDir, pid, stop, onExit }: Running): EmbeddedPostgres {
  const options = (role: PostgresRole, database = databaseName): ConnectionOptions => ({
    host: socketDir,
    port: 5432,
    database,
    username: role,
  });
  return { pid, options, url: (role, database) => connectionUrl(options(role, database)), stop, onExit };
}

/** `app` owns nothing so that row-level security binds it; extensions need the superuser. */
async function prepareRoles(server: EmbeddedPostgres): Promise<void> {
  const settings = { max: 1, onnotice: () => {} };
  const cluster = postgres({ ...server.options('postgres', 'postgres'), ...settings });
  try {
    const roles = await cluster<{ rolname: string }[]>`select rolname from pg_roles`;
    const known = new Set(roles.map((role) => role.rolname));
    if (!known.has('migrator')) await cluster`create role migrator login`;
    if (!known.has('app')) await cluster`create role app login`;
    if (!known.has('backup')) await cluster`create role backup login bypassrls in role pg_read_all_data`;
    const [database] = await cluster`select 1 from pg_database where datname = ${databaseName}`;
    if (!database) await cluster`create database maillage owner migrator`;
  } finally {
    await cluster.end({ timeout: 5 });
  }
  const sql = postgres({ ...server.options('postgres'), ...settings });
  try {
    for (const name of ['unaccent', 'pg_trgm', 'citext', 'btree_gist']) {
      await sql`create extension if not exists ${sql(name)} with schema public`;
    }
  } finally {
    await sql.end({ timeout: 5 });
  }
}
