/** Builds what the browser receives, only when a source changed since the last time. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { claim, foreignOwner, poll, StartFailure } from '#db/processes.ts';

const root = path.dirname(import.meta.dirname);
const output = path.join(root, 'build');
const stamp = path.join(output, 'sources.sha256');
const lock = path.join(root, '.cache', 'build.owner');
const sources = [
  'app/**',
  'db/**/*.ts',
  'search/**/*.ts',
  'public/**',
  'package-lock.json',
  'remix.config.js',
  'scripts/icon-sprite.ts',
  'tsconfig.json',
  'vite.config.ts',
];

/** By content: a clone or a checkout changes dates without changing anything. */
function sourcesDigest(): string {
  const hash = createHash('sha256');
  for (const file of globSync(sources, { cwd: root }).sort()) {
    const full = path.join(root, file);
    if (statSync(full).isFile()) hash.update(`${file}\0`).update(readFileSync(full));
  }
  return hash.digest('hex');
}

function isFresh(digest: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digest;
}

export type BuildOutcome = 'built' | 'fresh';

/** Two commands at once build one after the other; the second then finds nothing left to do. */
export async function buildPages(signal?: AbortSignal): Promise<BuildOutcome> {
  const digest = sourcesDigest();
  if (isFresh(digest)) return 'fresh';
  mkdirSync(path.dirname(lock), { recursive: true });
  await poll(() => (foreignOwner(lock) ? null : true), { timeoutMs: 180_000, intervalMs: 200 });
  if (isFresh(digest)) return 'fresh';
  claim(lock);
  try {
    rmSync(stamp, { force: true });
    await runBuild({ signal });
    writeFileSync(stamp, digest);
  } finally {
    rmSync(lock, { force: true });
  }
  return 'built';
}

/** `config`: of a bench, which builds a variant elsewhere; otherwise the product’s. */
export function runBuild({ signal, config }: { signal?: AbortSignal; config?: string }): Promise<void> {
  // Not `.bin/remix`: that runs under whatever Node comes first on the path.
  const remix = path.join(root, 'node_modules', '@remix-run', 'dev', 'dist', 'cli.js');
  const other = config ? ['--config', config] : [];
  const child = spawn(process.execPath, [remix, 'vite:build', '--logLevel', 'warn', ...other], {
    cwd: root,
    signal,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const keep = (chunk: Buffer) => {
    said += chunk;
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) return resolve();
      reject(
        new StartFailure(`Les pages ne se construisent pas :\n${said.trim().split('\n').slice(0, 30).join('\n')}`),
      );
    });
  });
}
