// The star of a card or a result.
import { and, count, eq } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import type { PersonActor } from '#db/actor.ts';
import { organisations } from '#db/schema/directory.ts';
import { favourites } from '#db/schema/favourites.ts';
import { territories } from '#db/schema/territories.ts';
import { visibleTo } from './read-favourites.server.ts';

export const MOST_FAVOURITES = 500;

/** False when there is no such actor for this person, or too many are kept already. */
export async function addFavourite(
  { database, audience }: Pick<Parts, 'database' | 'audience'>,
  actor: PersonActor,
  slug: string,
): Promise<boolean> {
  return database.transaction(async (queries) => {
    const [organisation] = await queries
      .select({ id: organisations.id })
      .from(organisations)
      .innerJoin(territories, eq(territories.id, organisations.homeTerritoryId))
      .where(and(eq(organisations.slug, slug), eq(organisations.status, 'published'), visibleTo(audience)));
    const [kept] = await queries.select({ count: count() }).from(favourites).where(eq(favourites.personId, actor.id));
    if (!organisation || (kept?.count ?? 0) >= MOST_FAVOURITES) return false;
    await queries
      .insert(favourites)
      .values({ personId: actor.id, organisationId: organisation.id })
      .onConflictDoNothing();
    return true;
  });
}

export async function removeFavourite(
  { database }: Pick<Parts, 'database'>,
  actor: PersonActor,
  slug: string,
): Promise<void> {
  await database.transaction(async (queries) => {
    const [organisation] = await queries
      .select({ id: organisations.id })
      .from(organisations)
      .where(eq(organisations.slug, slug));
    if (!organisation) return;
    await queries
      .delete(favourites)
      .where(and(eq(favourites.personId, actor.id), eq(favourites.organisationId, organisation.id)));
  });
}
