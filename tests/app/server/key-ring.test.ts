// The keys of what is encrypted: made once, closed to others, the same on every machine; and what a start says of them.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openKeyRing } from '#app/server/key-ring.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

const folders: string[] = [];
let base: FreshDatabase;

beforeAll(async () => {
  base = await freshDatabase();
});
afterAll(async () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  await base?.drop();
});

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'maillage-ring-'));
  folders.push(made);
  return made;
}
const newKey = (name: string) => `${name}:${randomBytes(32).toString('base64')}`;

it('makes one key for the processes of a machine, readable by its owner alone', () => {
  const dataDir = folder();
  const [web, worker] = [openKeyRing({ keys: null, dataDir }), openKeyRing({ keys: null, dataDir })];
  const sealed = web.seal('secret', 'ici');
  expect(worker.open(sealed, 'ici')).toBe('secret');
  expect(statSync(path.join(dataDir, 'keys')).mode & 0o777).toBe(0o600);
  expect(readFileSync(path.join(dataDir, 'keys'), 'utf8').trim().split(',')).toHaveLength(1);
});

it('opens on another machine only with the same keys, in whatever order', () => {
  const sealed = openKeyRing({ keys: null, dataDir: folder() }).seal('secret', 'ici');
  expect(() => openKeyRing({ keys: null, dataDir: folder() }).open(sealed, 'ici')).toThrow();
  const [one, other] = [newKey('a'), newKey('b')];
  const here = openKeyRing({ keys: `${one},${other}`, dataDir: folder() });
  const there = openKeyRing({ keys: `${other},${one}`, dataDir: folder() });
  expect(there.open(here.seal('secret', 'ici'), 'ici')).toBe('secret');
  expect([here.isCurrent(here.seal('x', 'ici')), there.isCurrent(here.seal('x', 'ici'))]).toEqual([true, false]);
  const without = openKeyRing({ keys: other, dataDir: folder() });
  expect(() => without.open(here.seal('secret', 'ici'), 'ici')).toThrow('no key opens this value: v1.a');
});

it('says which key is no key, and never what it holds', () => {
  const ring = openKeyRing({ keys: 'courte:c2VjcmV0LXF1aS1yZXN0ZQ==', dataDir: folder() });
  expect(() => ring.seal('x', 'ici')).toThrow(/^the key courte is not 32 bytes long$/);
});

/** What a web process of a real installation says while it is built. */
async function saidAtStart(more: Record<string, string>): Promise<string> {
  const { MAILLAGE_KEYS: _keys, MEILI_URL: _meilisearch, ...rest } = process.env;
  const env = { ...rest, DATABASE_URL: base.url('app'), DATA_DIR: folder(), LOG_LEVEL: 'warn', ...more };
  const build = `import { buildParts } from '#scripts/parts.ts'; await (await buildParts()).close(); process.exit(0);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', build], {
    cwd: path.resolve(import.meta.dirname, '../../..'),
    env,
  });
  return stdout;
}

it('warns a real installation whose keys are a file of its own, and not one that was given some', {
  timeout: 60_000,
}, async () => {
  const [own, shared] = await Promise.all([
    saidAtStart({ DEMO: '0' }),
    saidAtStart({ DEMO: '0', MAILLAGE_KEYS: newKey('a') }),
  ]);
  expect(own).toContain('MAILLAGE_KEYS is not set');
  expect(own).toContain('without which a backup opens nothing');
  expect(shared).not.toContain('MAILLAGE_KEYS');
});
