import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { isCutConnection } from '#db/driver-faults.ts';
import { freshDatabase } from '#tests/support/database.ts';

it('lets a process live through connections cut in the middle of transactions', { timeout: 60_000 }, async () => {
  const base = await freshDatabase();
  const script = path.resolve(import.meta.dirname, '../support/cut-transaction.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [script, base.url('app')], { timeout: 45_000 });
  expect(stdout).toBe('still here: 1\n');
  await base.drop();
});

it('takes nothing else for a cut connection', () => {
  expect(isCutConnection(new TypeError('Cannot read properties of null'))).toBe(false);
  expect(isCutConnection(new Error('postgres/src/connection.js'))).toBe(false);
  expect(isCutConnection(null)).toBe(false);
});
