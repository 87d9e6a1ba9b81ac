// `npm run reindex`: rebuilds both indexes from the base, beside the ones in use, and swaps.
import { openDatabase } from '#db/client.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { reindex } from '#search/reindex.ts';
import { SERVICES_INDEX } from '#search/settings.ts';
import { reachServers } from './reach-servers.ts';
import { say } from './say.ts';

const { env, stop } = await reachServers();
const database = openDatabase(env.databaseUrl, { connections: 4 });
const started = Date.now();
const { documents } = await reindex({
  database,
  meilisearch: env.meilisearch && { client: openMeilisearch(env.meilisearch), index: SERVICES_INDEX },
  onProgress: (done) => process.stdout.isTTY && process.stdout.write(`\r${done} fiches…`),
});
say(`${documents} fiches indexées en ${((Date.now() - started) / 1000).toFixed(1)} s.`);
await database.close();
await stop();
