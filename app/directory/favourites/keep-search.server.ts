// « Garder cette recherche »: a name, a query, and what it finds today.
import { and, count, eq } from 'drizzle-orm';
import { isId } from '#app/server/ids.ts';
import type { Parts } from '#app/server/parts.ts';
import type { PersonActor } from '#db/actor.ts';
import { savedSearches } from '#db/schema/favourites.ts';
import { findEntries } from './find-entries.server.ts';

export const MOST_SEARCHES = 30;
export const LONGEST_NAME = 80;

export type KeptSearch = 'kept' | 'no-name' | 'too-many' | 'too-broad';

type Asked = Pick<Parts, 'database' | 'audience'>;

export async function keepSearch(
  { database, audience }: Asked,
  actor: PersonActor,
  { name, query, now }: { name: string; query: string; now: Date },
): Promise<KeptSearch> {
  const clean = name
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, LONGEST_NAME);
  if (clean === '') return 'no-name';
  const found = await findEntries(database, { query, audience, now });
  if (found.kind === 'too-many') return 'too-broad';
  return database.transaction(async (queries) => {
    const [kept] = await queries
      .select({ count: count() })
      .from(savedSearches)
      .where(eq(savedSearches.personId, actor.id));
    if ((kept?.count ?? 0) >= MOST_SEARCHES) return 'too-many';
    await queries.insert(savedSearches).values({
      personId: actor.id,
      name: clean,
      query: found.query,
      seen: found.entries,
      lookedAt: now,
    });
    return 'kept';
  });
}

/** False for a search that is not theirs, or no more. */
export async function forgetSearch({ database }: Asked, actor: PersonActor, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const rows = await database.query((queries) =>
    queries
      .delete(savedSearches)
      .where(and(eq(savedSearches.id, id), eq(savedSearches.personId, actor.id)))
      .returning({ id: savedSearches.id }),
  );
  return rows.length > 0;
}

export async function setSearchMails(
  { database }: Asked,
  actor: PersonActor,
  { id, isMailed }: { id: string; isMailed: boolean },
): Promise<boolean> {
  if (!isId(id)) return false;
  const rows = await database.query((queries) =>
    queries
      .update(savedSearches)
      .set({ isMailed })
      .where(and(eq(savedSearches.id, id), eq(savedSearches.personId, actor.id)))
      .returning({ id: savedSearches.id }),
  );
  return rows.length > 0;
}
