// The actors and searches that somebody keeps at hand.
import { and, asc, desc, eq, inArray, or } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import { mediumDate } from '#app/ui/french-date.ts';
import type { Actor, PersonActor } from '#db/actor.ts';
import { findCommune } from '#db/gazetteer.ts';
import { organisations } from '#db/schema/directory.ts';
import { favourites, savedSearches } from '#db/schema/favourites.ts';
import { territories } from '#db/schema/territories.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { labelOf } from '#db/vocabulary/term.ts';
import { joined } from '../list-words.ts';

export type FavouriteLine = { slug: string; name: string; about: string; isThere: boolean };
export type SearchLine = { id: string; name: string; href: string; isMailed: boolean; since: string; count: number };

type Asked = Pick<Parts, 'database' | 'audience'>;

/** Which of these are starred; null for who is not signed in, and while PostgreSQL is away. */
export async function readStars(parts: Asked, actor: Actor, slugs: string[]): Promise<string[] | null> {
  if (actor.kind !== 'person') return null;
  if (slugs.length === 0) return [];
  return parts.database
    .query((queries) =>
      queries
        .select({ slug: organisations.slug })
        .from(favourites)
        .innerJoin(organisations, eq(organisations.id, favourites.organisationId))
        .where(and(eq(favourites.personId, actor.id), inArray(organisations.slug, slugs))),
    )
    .then(
      (rows) => rows.map(({ slug }) => slug),
      () => null,
    );
}

export async function readFavourites(parts: Asked, actor: PersonActor): Promise<FavouriteLine[]> {
  const rows = await parts.database.query((queries) =>
    queries
      .select({
        slug: organisations.slug,
        name: organisations.name,
        kind: organisations.kind,
        communeCode: organisations.communeCode,
        status: organisations.status,
      })
      .from(favourites)
      .innerJoin(organisations, eq(organisations.id, favourites.organisationId))
      .innerJoin(territories, eq(territories.id, organisations.homeTerritoryId))
      .where(and(eq(favourites.personId, actor.id), visibleTo(parts.audience)))
      .orderBy(asc(organisations.name)),
  );
  return rows.map(({ slug, name, kind, communeCode, status }) => ({
    slug,
    name,
    about: joined([labelOf(KINDS, kind), communeCode && findCommune(communeCode)?.name]),
    isThere: status === 'published',
  }));
}

export async function readSavedSearches({ database }: Asked, actor: PersonActor): Promise<SearchLine[]> {
  const rows = await database.query((queries) =>
    queries
      .select()
      .from(savedSearches)
      .where(eq(savedSearches.personId, actor.id))
      .orderBy(desc(savedSearches.createdAt)),
  );
  return rows.map(({ id, name, query, isMailed, createdAt, seen }) => ({
    id,
    name,
    href: query === '' ? '/annuaire' : `/annuaire?${query}`,
    isMailed,
    since: mediumDate(createdAt),
    count: Object.keys(seen).length,
  }));
}

/** A territory may keep its entries to people of the network. */
export function visibleTo(audience: Parts['audience']) {
  return or(audience === 'members' ? eq(territories.isClosed, true) : undefined, eq(territories.isClosed, false));
}
