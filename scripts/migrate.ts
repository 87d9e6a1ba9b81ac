// `npm run migrate`: brings the base up to date as its owner (DATABASE_MIGRATOR_URL, otherwise DATABASE_URL).
import { prepareJobs } from '#app/server/jobs.ts';
import { openDatabase } from '#db/client.ts';
import { claimInstance, InstanceMismatch } from '#db/instance.ts';
import { migrate } from '#db/migrate.ts';
import { reachServers } from './reach-servers.ts';
import { say } from './say.ts';

const { env, stop } = await reachServers();
const migratorUrl = env.migratorUrl ?? env.databaseUrl;
await migrate(migratorUrl);
const owner = openDatabase(migratorUrl, { connections: 2 });
try {
  await claimInstance(owner, env.isDemonstration);
  await prepareJobs(migratorUrl, (sql) => owner.raw.unsafe(sql));
  say('Base à jour.');
} catch (error) {
  if (!(error instanceof InstanceMismatch)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await owner.close();
  await stop();
}
