// A new key for what is encrypted, from the terminal: second factors go on working, in processes that run as well.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { placeOf } from '#app/accounts/factors/totp.server.ts';
import { openKeyRing } from '#app/server/key-ring.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

let base: FreshDatabase;
let database: Database;
let id = '';
const dataDir = mkdtempSync(path.join(tmpdir(), 'maillage-keys-'));

beforeAll(async () => {
  base = await freshDatabase();
  database = openDatabase(base.url('app'), { connections: 2 });
  const [person] = await database.raw<
    { id: string }[]
  >`insert into people (name, mail) values ('Nadia', 'nadia@exemple.fr') returning id`;
  id = person?.id ?? '';
});
afterAll(async () => {
  rmSync(dataDir, { recursive: true, force: true });
  await database?.close();
  await base?.drop();
});

async function changeKey(keys?: string): Promise<string> {
  const { MAILLAGE_KEYS: _keys, ...rest } = process.env;
  const env = { ...rest, DATABASE_URL: base.url('app'), DATA_DIR: dataDir, ...(keys && { MAILLAGE_KEYS: keys }) };
  const { stdout } = await promisify(execFile)(process.execPath, ['scripts/admin.ts', 'changer-cle'], { env });
  return stdout;
}

async function stored(): Promise<string> {
  const [row] = await database.raw<{ secret: string }[]>`select secret from totp_secrets`;
  return row?.secret ?? '';
}

async function store(secret: string): Promise<void> {
  await database.raw`insert into totp_secrets (person_id, secret, confirmed_at) values (${id}, ${secret}, now())
    on conflict (person_id) do update set secret = excluded.secret`;
}

it('adds a key to the generated file, and a ring opened before opens what the new one closed', async () => {
  const running = openKeyRing({ keys: null, dataDir });
  await store(running.seal('SECRET', placeOf(id)));
  const before = await stored();
  expect(await changeKey()).toContain('1 secret est passé sous la nouvelle clé');
  const after = await stored();
  expect(after.split('.')[1]).not.toBe(before.split('.')[1]);
  expect(readFileSync(path.join(dataDir, 'keys'), 'utf8').split(',')).toHaveLength(2);
  expect([running.open(after, placeOf(id)), running.open(before, placeOf(id))]).toEqual(['SECRET', 'SECRET']);
  expect(() => running.open(after, placeOf('autre'))).toThrow();
});

it('takes the first of MAILLAGE_KEYS, once, and leaves all as it was when a key is missing', async () => {
  const [old, next, foreign] = ['a', 'b', 'c'].map((name) => `${name}:${randomBytes(32).toString('base64')}`);
  await store(openKeyRing({ keys: old ?? '', dataDir }).seal('AUTRE', placeOf(id)));
  const before = await stored();
  await expect(changeKey(foreign)).rejects.toThrow();
  expect(await stored()).toBe(before);
  expect(await changeKey(`${next},${old}`)).toContain('1 secret est passé');
  expect(await changeKey(`${next},${old}`)).toContain('0 secret');
  expect(openKeyRing({ keys: next ?? '', dataDir }).open(await stored(), placeOf(id))).toBe('AUTRE');
});
