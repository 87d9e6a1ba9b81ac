/** Run as a program by server-faults.test.ts: starts both servers in the folder named, tells where they are, and waits. */
import { startEmbeddedPostgres } from '#db/embedded.ts';
import { startEmbeddedMeilisearch } from '#search/embedded.ts';

const [dataDir = ''] = process.argv.slice(2);
const log = () => {};
const postgres = await startEmbeddedPostgres({ dataDir, log, durable: false });
const { server: meilisearch } = await startEmbeddedMeilisearch({ dataDir, masterKey: 'a-key-for-fault-tests', log });
process.send?.({ postgres: postgres.pid, meilisearch: meilisearch?.pid, url: meilisearch?.url });
process.on('message', async () => {
  await Promise.all([postgres.stop(), meilisearch?.stop()]);
  process.exit(0);
});
