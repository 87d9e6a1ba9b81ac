// An organisation by the name or the slug that somebody typed, among those whose people they keep.
import { and, asc, eq, or, sql } from 'drizzle-orm';
import type { Queries } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import type { PeopleScope } from './people-policy.ts';
import { anyOf } from './scope-condition.server.ts';

export type ScopedOrganisation = { id: string; slug: string; name: string; homeTerritoryId: string };

const COLUMNS = {
  id: organisations.id,
  slug: organisations.slug,
  name: organisations.name,
  homeTerritoryId: organisations.homeTerritoryId,
};

/** Several when a name is shared: who asks must then give the slug. */
export async function findOrganisations(
  queries: Queries,
  scope: PeopleScope,
  typed: string,
): Promise<ScopedOrganisation[]> {
  return queries
    .select(COLUMNS)
    .from(organisations)
    .where(and(inScope(scope), or(eq(organisations.slug, typed), sql`lower(${organisations.name}) = lower(${typed})`)))
    .orderBy(asc(organisations.name))
    .limit(5);
}

export async function listOrganisations(
  queries: Queries,
  scope: PeopleScope,
  limit: number,
): Promise<ScopedOrganisation[]> {
  return queries
    .select(COLUMNS)
    .from(organisations)
    .where(inScope(scope))
    .orderBy(asc(organisations.name))
    .limit(limit);
}

function inScope(scope: PeopleScope) {
  return or(anyOf(organisations.homeTerritoryId, scope.territories), anyOf(organisations.id, scope.organisations));
}
