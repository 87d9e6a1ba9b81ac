// A process of its own whose connections are cut in the middle of transactions, to see whether it stays up.
import { createLog } from '#app/server/log.ts';
import { openDatabase } from '#db/client.ts';
import { stayUp } from '#scripts/stay-up.ts';

const [databaseUrl = ''] = process.argv.slice(2);
const rounds = 2;
stayUp(createLog('silent'));
const database = openDatabase(databaseUrl, { connections: 4 });
for (let round = 0; round < rounds; round += 1) {
  await database
    .transaction(async (queries) => {
      const [row] = await queries.execute<{ pid: number }>('select pg_backend_pid() as pid');
      await database.raw`select pg_terminate_backend(${row?.pid ?? 0}), pg_sleep(0.05)`;
      await queries.execute('select 1');
    })
    .catch(() => {});
}
const [alive] = await database.raw`select 1 as one`;
process.stdout.write(`still here: ${alive?.one}\n`);
await database.close();
