import { execFile } from 'node:child_process';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { expect, it } from 'vitest';
import { isCutConnection, isLostTypeQuestion } from '#db/driver-faults.ts';
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

it('knows the question of the driver that a connection closed at once leaves behind', async () => {
  const base = await freshDatabase();
  const left: unknown[] = [];
  const note = (error: unknown) => left.push(error);
  process.on('unhandledRejection', note);
  // The moment is the driver's: later and later ends hit it somewhere.
  for (let milliseconds = 0; left.length === 0 && milliseconds < 200; milliseconds += 1) {
    const sql = postgres({ ...base.app, max: 1 });
    const asked = sql`select 1`.catch(() => {});
    await setTimeout(milliseconds % 20);
    await sql.end({ timeout: 0 });
    await asked;
  }
  process.off('unhandledRejection', note);
  await base.drop();
  expect(left.map(isLostTypeQuestion)).toEqual(left.map(() => true));
  expect(left.length).toBeGreaterThan(0);
  expect(
    isLostTypeQuestion(Object.assign(new Error('gone'), { code: 'CONNECTION_DESTROYED', query: 'select 1' })),
  ).toBe(false);
});
