// Rows behind row-level security, planted or read by a test as a work of the product.
import type { TransactionSql } from 'postgres';
import type { WorkActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';

export async function asWork<Result>(
  { raw }: Pick<Database, 'raw'>,
  name: WorkActor['name'],
  run: (queries: TransactionSql) => PromiseLike<Result>,
): Promise<Result> {
  let result: Result | undefined;
  await raw.begin(async (queries) => {
    await queries`select set_config('app.actor', ${JSON.stringify({ kind: 'work', name })}, true)`;
    result = await run(queries);
  });
  return result as Result;
}
