// Somebody signed in, with every role they hold.
import { and, eq, isNull } from 'drizzle-orm';
import type { OrganisationRole, PersonActor, TerritoryRole } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { organisations } from '#db/schema/directory.ts';
import { territories } from '#db/schema/territories.ts';

/** null when the person is gone or disabled. */
export async function readPerson(database: Database, personId: string, sessionId: string): Promise<PersonActor | null> {
  const [person, held] = await database.query((queries) =>
    Promise.all([
      queries
        .select()
        .from(people)
        .where(and(eq(people.id, personId), isNull(people.disabledAt)))
        .limit(1),
      queries
        .select({
          role: memberships.role,
          territory: { id: territories.id, name: territories.name },
          organisation: { id: organisations.id, slug: organisations.slug, name: organisations.name },
        })
        .from(memberships)
        .leftJoin(territories, eq(territories.id, memberships.territoryId))
        .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
        .where(eq(memberships.personId, personId)),
    ]),
  );
  const [row] = person;
  if (!row) return null;
  const { id, name, mail, isAdministrator } = row;
  return {
    kind: 'person',
    id,
    name,
    mail,
    sessionId,
    isAdministrator,
    territories: held.flatMap(({ role, territory }) =>
      territory ? [{ ...territory, role: role as TerritoryRole }] : [],
    ),
    organisations: held.flatMap(({ role, organisation }) =>
      organisation ? [{ ...organisation, role: role as OrganisationRole }] : [],
    ),
  };
}
