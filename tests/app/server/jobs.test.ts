import { afterAll, beforeAll, expect, it } from 'vitest';
import { prepareJobs, startJobs } from '#app/server/jobs.ts';
import { createLog } from '#app/server/log.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

let base: FreshDatabase;
let owner: Database;
beforeAll(async () => {
  base = await freshDatabase();
  owner = openDatabase(base.url('migrator'), { connections: 2 });
  await prepareJobs(base.url('migrator'), (sql) => owner.raw.unsafe(sql));
});
afterAll(async () => {
  await owner?.close();
  await base?.drop();
});

it('runs as the role that owns nothing, keeps the schedule, and tries a failed job again', async () => {
  const ran = Promise.withResolvers<void>();
  const jobs = await startJobs(
    base.url('app'),
    [
      { name: 'at-start', cron: '10 3 * * *', runsAtStart: true, run: async () => ran.resolve() },
      { name: 'at-night', cron: '40 3 * * *', run: async () => {} },
    ],
    createLog('silent'),
  );
  await ran.promise;
  const schedule = await owner.raw<{ name: string; cron: string; timezone: string }[]>`
    select name, cron, timezone from jobs.schedule order by name`;
  expect(schedule.map((one) => ({ ...one }))).toEqual([
    { name: 'at-night', cron: '40 3 * * *', timezone: 'Europe/Paris' },
    { name: 'at-start', cron: '10 3 * * *', timezone: 'Europe/Paris' },
  ]);
  const [queue] = await owner.raw<
    { retries: number }[]
  >`select retry_limit as retries from jobs.queue where name = 'at-night'`;
  expect(queue?.retries).toBe(2);
  await jobs.stop();
});

it('can be prepared twice', async () => {
  await prepareJobs(base.url('migrator'), (sql) => owner.raw.unsafe(sql));
});
