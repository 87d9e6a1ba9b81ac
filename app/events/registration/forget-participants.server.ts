// On the day that was promised, names, addresses and needs leave; how many came, by kind of structure, stays.
import { sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { isoDay } from './event-words.ts';

export async function forgetParticipants(database: Database, now: Date): Promise<number> {
  const [row] = await database.query(
    (queries) => queries.execute<{ count: number }>(sql`select forget_participants(${isoDay(now)}::date) as count`),
    60_000,
  );
  return row?.count ?? 0;
}
