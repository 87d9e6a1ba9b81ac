// `npm run seed`: the demonstration network into a demonstration base; `-- --synthetic 100000 --seed 1` adds a made-up
// network of that many services and rebuilds the indexes.
import { parseArgs } from 'node:util';
import { insertDemoWorkshops } from '#app/workshops/insert-demo-workshops.server.ts';
import { openDatabase } from '#db/client.ts';
import { insertDemonstration } from '#db/demo/insert-demo.ts';
import { insertDemoEvents } from '#db/demo/insert-demo-events.ts';
import { insertDemoPeople } from '#db/demo/insert-demo-people.ts';
import { insertSynthetic } from '#db/demo/insert-synthetic.ts';
import { DEMO_TERRITORIES } from '#db/demo/territories.ts';
import { claimInstance, InstanceMismatch } from '#db/instance.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { reindex } from '#search/reindex.ts';
import { SERVICES_INDEX } from '#search/settings.ts';
import { reachServers } from './reach-servers.ts';
import { say } from './say.ts';

const { values } = parseArgs({ options: { synthetic: { type: 'string' }, seed: { type: 'string', default: '1' } } });
const services = values.synthetic === undefined ? 0 : Number(values.synthetic);
const seed = Number(values.seed);
if (!Number.isInteger(services) || services < 0 || !Number.isInteger(seed)) {
  console.error('Usage : npm run seed [-- --synthetic 100000 --seed 1]');
  process.exit(1);
}
const { env, stop } = await reachServers();
const database = openDatabase(env.databaseUrl, { connections: 4 });
try {
  const { firstStartedAt } = await claimInstance(database, true);
  const written = await insertDemonstration(database, DEMO_TERRITORIES, firstStartedAt);
  await insertDemoPeople(database);
  await insertDemoEvents(database, firstStartedAt);
  await insertDemoWorkshops(database, firstStartedAt);
  say(`Réseau de démonstration : ${written.organisations} acteurs, ${written.services} services ajoutés.`);
  if (services > 0) {
    const made = await insertSynthetic(database, { services, seed });
    say(`Réseau de synthèse : ${made.organisations} acteurs, ${made.services} services ajoutés.`);
    const meilisearch = env.meilisearch && { client: openMeilisearch(env.meilisearch), index: SERVICES_INDEX };
    const { documents } = await reindex({ database, meilisearch });
    say(`${documents} fiches indexées.`);
  }
} catch (error) {
  if (!(error instanceof InstanceMismatch)) throw error;
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await database.close();
  await stop();
}
