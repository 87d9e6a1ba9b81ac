// Who is at work on an import: a lock that PostgreSQL lets go by itself when the process or its connection dies.
import { type SQL, sql } from 'drizzle-orm';
import type { Queries } from '#db/client.ts';

const ROOM = 7_426_009;

function keyOf(importId: string): SQL {
  return sql`${ROOM}::int, hashtext(${importId}::text)`;
}

/** Until the end of the transaction; waits for whoever is at it. */
export async function holdImport(queries: Queries, importId: string): Promise<void> {
  await queries.execute(sql`select pg_advisory_xact_lock(${keyOf(importId)})`);
}

/** Whether a transaction works on it at this moment. */
export async function isAtWork(queries: Queries, importId: string): Promise<boolean> {
  const [lock] = await queries.execute<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(${keyOf(importId)}) as free`,
  );
  return lock?.free !== true;
}
