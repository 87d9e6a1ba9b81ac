// Who is at work on an import: a lock that PostgreSQL lets go by itself when the process or its connection dies.
import { type SQL, sql } from 'drizzle-orm';
import type { Queries } from '#db/client.ts';

const ROOM = 7_426_009;

function keyOf(importId: string): SQL {
  return sql`(hashtext(${importId}::text) & 2147483647)`;
}

/** Until the end of the transaction; false when somebody else is at it. Nobody waits: waiting would hold connections. */
export async function takeImport(queries: Queries, importId: string): Promise<boolean> {
  const [lock] = await queries.execute<{ free: boolean }>(
    sql`select pg_try_advisory_xact_lock(${ROOM}::int, ${keyOf(importId)}) as free`,
  );
  return lock?.free === true;
}

/** Whether a transaction works on it at this moment. */
export async function isAtWork(queries: Queries, importId: string): Promise<boolean> {
  const [lock] = await queries.execute<{ held: boolean }>(sql`
    select exists (
      select from pg_locks where locktype = 'advisory' and granted and objsubid = 2 and classid = ${ROOM}::int::oid
        and objid = ${keyOf(importId)}::oid and database = (select oid from pg_database where datname = current_database())
    ) as held`);
  return lock?.held === true;
}
