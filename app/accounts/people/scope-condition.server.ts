// A reader's reach over people, as conditions: territories they coordinate, organisations they answer for.
import { type AnyColumn, inArray, or, type SQL, sql } from 'drizzle-orm';
import { organisations } from '#db/schema/directory.ts';
import type { PeopleScope } from './people-policy.ts';

export function anyOf(column: AnyColumn, ids: string[]): SQL {
  return ids.length === 0 ? sql`false` : inArray(column, ids);
}

type RoleColumns = { role: AnyColumn; territoryId: AnyColumn; organisationId: AnyColumn };

/** For a query that left-joins `organisations` on the role's organisation. */
export function grantsInScope({ role, territoryId, organisationId }: RoleColumns, scope: PeopleScope): SQL {
  const inScope = or(
    anyOf(territoryId, scope.territories),
    anyOf(organisations.homeTerritoryId, scope.territories),
    anyOf(organisationId, scope.organisations),
    scope.isAdministrator ? sql`${role} = 'coordinator'` : sql`false`,
  );
  return inScope ?? sql`false`;
}
