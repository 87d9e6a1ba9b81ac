// `npm run migrate`: brings the base up to date as its owner (DATABASE_MIGRATOR_URL, otherwise DATABASE_URL).
import { readEnv } from '#app/server/env.ts';
import { prepareJobs } from '#app/server/jobs.ts';
import { openDatabase } from '#db/client.ts';
import { claimInstance, InstanceMismatch } from '#db/instance.ts';
import { migrate } from '#db/migrate.ts';

const env = readEnv();
if (!env.migratorUrl) {
  console.error('DATABASE_URL manque : indiquez la base à mettre à jour.');
  process.exit(1);
}
await migrate(env.migratorUrl);
const owner = openDatabase(env.migratorUrl, { connections: 2 });
try {
  await claimInstance(owner, env.isDemonstration);
  await prepareJobs(env.migratorUrl, (sql) => owner.raw.unsafe(sql));
  console.log('Base à jour.');
} catch (error) {
  if (!(error instanceof InstanceMismatch)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await owner.close();
}
