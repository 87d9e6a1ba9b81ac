// `npm run empty-searches`: what people looked for and did not find, on at least three days of the last ninety.
import { openDatabase } from '#db/client.ts';
import { readEmptySearches } from '#search/empty-searches.ts';
import { reachServers } from './reach-servers.ts';
import { say } from './say.ts';

const { env, stop } = await reachServers();
const database = openDatabase(env.databaseUrl, { connections: 2 });
const searches = await readEmptySearches(database);
if (searches.length === 0) say('Rien n’a été cherché en vain trois jours différents.');
for (const { words, days, count } of searches) say(`${String(count).padStart(5)} fois, ${days} jours : ${words}`);
await database.close();
await stop();
