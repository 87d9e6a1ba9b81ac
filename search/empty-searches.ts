// What people looked for and did not find, kept as bare words so that coordinators can mend the directory.
import { lt, sql } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { words } from '#db/normalise.ts';
import { emptySearches } from '#db/schema/search.ts';
import { parisDay } from './opening-hours.ts';

const KEPT_DAYS = 90;
const SHOWN_AFTER_DAYS = 3;
const LONGEST = 80;

/** Words without digits, at most ten: no phone number, no address, nothing to tell a person by. */
export function bareWords(text: string): string {
  return words(text.replace(/\d+/g, ' ')).slice(0, 10).join(' ').slice(0, LONGEST);
}

export async function noteEmptySearch(database: Database, text: string, now = new Date()): Promise<void> {
  const bare = bareWords(text);
  if (bare.length < 3) return;
  await database.query((queries) =>
    queries
      .insert(emptySearches)
      .values({ words: bare, day: parisDay(now) })
      .onConflictDoUpdate({
        target: [emptySearches.words, emptySearches.day],
        set: { count: sql`${emptySearches.count} + 1` },
      }),
  );
}

/** Searches seen empty on at least three days, most frequent first. */
export async function readEmptySearches(
  database: Database,
  limit = 50,
): Promise<{ words: string; days: number; count: number }[]> {
  return database.query((queries) =>
    queries
      .select({
        words: emptySearches.words,
        days: sql<number>`count(*)::int`,
        count: sql<number>`sum(${emptySearches.count})::int`,
      })
      .from(emptySearches)
      .groupBy(emptySearches.words)
      .having(sql`count(*) >= ${SHOWN_AFTER_DAYS}`)
      .orderBy(sql`3 desc, 1`)
      .limit(limit),
  );
}

export async function forgetOldEmptySearches(database: Database, now = new Date()): Promise<void> {
  const limit = parisDay(new Date(now.getTime() - KEPT_DAYS * 86_400_000));
  await database.query((queries) => queries.delete(emptySearches).where(lt(emptySearches.day, limit)));
}
