// `npm run worker`: carries changes to the indexes and runs the nightly jobs.
import { readEnv } from '#app/server/env.ts';
import { startJobs } from '#app/server/jobs.ts';
import { createLog } from '#app/server/log.ts';
import { findAllDuplicates } from '#app/upkeep/duplicates/find-duplicates.server.ts';
import { openDatabase } from '#db/client.ts';
import { forgetOldEmptySearches } from '#search/empty-searches.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { compareIndexes } from '#search/reindex.ts';
import { SERVICES_INDEX } from '#search/settings.ts';
import { startRelay } from '#search/sync.ts';
import { meilisearchTarget, postgresTarget, prepareIndex } from '#search/targets.ts';

const env = readEnv();
if (!env.databaseUrl) throw new Error('DATABASE_URL manque.');
const log = createLog(env.logLevel);
process.on('unhandledRejection', (error) => log.error({ error }, 'unhandled rejection'));
const database = openDatabase(env.databaseUrl, { connections: 4 });
const targets = [postgresTarget(database.raw)];
if (env.meilisearch) {
  const client = openMeilisearch(env.meilisearch);
  const { isNew } = await prepareIndex(client, SERVICES_INDEX);
  targets.push(meilisearchTarget(client, SERVICES_INDEX));
  if (isNew) await compareIndexes(database, targets);
}
const relay = await startRelay({ database, targets, log });
const jobs = await startJobs(
  env.databaseUrl,
  [
    {
      name: 'compare-indexes',
      cron: '10 3 * * *',
      runsAtStart: true,
      run: async () => log.info(await compareIndexes(database, targets), 'indexes compared with the base'),
    },
    {
      name: 'find-duplicates',
      cron: '20 2 * * *',
      run: async () => log.info(await findAllDuplicates(database), 'entries compared with each other'),
    },
    { name: 'forget-empty-searches', cron: '40 3 * * *', run: () => forgetOldEmptySearches(database) },
  ],
  log,
);
log.info({}, 'worker started');
process.send?.({ kind: 'working' });

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(0), 15_000).unref();
  await relay.stop();
  await jobs.stop();
  await database.close();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
