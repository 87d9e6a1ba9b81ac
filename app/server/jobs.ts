// Work that happens by itself: nightly jobs through pg-boss, created and run on the same PostgreSQL.
import { PgBoss } from 'pg-boss';
import type { Log } from './log.ts';

const SCHEMA = 'jobs';

export type ScheduledJob = {
  name: string;
  /** Five fields, Europe/Paris. */
  cron: string;
  /** Also once at start: a machine that slept through the night has missed its hour. */
  runsAtStart?: boolean;
  run: () => Promise<void>;
};

/** Creates pg-boss's tables as the owner of the base and lets `app` use them. */
export async function prepareJobs(migratorUrl: string, grant: (sql: string) => Promise<unknown>): Promise<void> {
  const boss = new PgBoss({ connectionString: migratorUrl, schema: SCHEMA, supervise: false, schedule: false, max: 1 });
  boss.on('error', () => {});
  await boss.start();
  await boss.stop({ graceful: false });
  await grant(`grant usage on schema ${SCHEMA} to app`);
  await grant(`grant select, insert, update, delete on all tables in schema ${SCHEMA} to app`);
  await grant(`grant usage, select on all sequences in schema ${SCHEMA} to app`);
  await grant(`grant execute on all functions in schema ${SCHEMA} to app`);
}

/** Runs scheduled jobs, each on one worker of the instance at a time; a failed run is tried again twice. */
export async function startJobs(
  databaseUrl: string,
  jobs: ScheduledJob[],
  log: Log,
): Promise<{ stop: () => Promise<void> }> {
  const boss = new PgBoss({ connectionString: databaseUrl, schema: SCHEMA, migrate: false, max: 3 });
  boss.on('error', (error) => log.warn({ error }, 'jobs: PostgreSQL did not answer'));
  await boss.start();
  for (const job of jobs) {
    await boss.createQueue(job.name, { retryLimit: 2, retryDelay: 300, policy: 'exclusive' });
    await boss.schedule(job.name, job.cron, {}, { tz: 'Europe/Paris' });
    await boss.work(job.name, async () => {
      const started = Date.now();
      await job.run();
      log.info({ job: job.name, milliseconds: Date.now() - started }, 'job done');
    });
    if (job.runsAtStart) await boss.send(job.name, {});
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 10_000 }) };
}
