// Somebody signed in, with every role they hold.
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import type { OrganisationRole, PersonActor, TerritoryRole } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { organisations } from '#db/schema/directory.ts';
import { totpSecrets } from '#db/schema/factors.ts';
import { territories } from '#db/schema/territories.ts';

export type SessionState = Pick<PersonActor, 'sessionId' | 'proof' | 'secondFactorAt' | 'provenAt' | 'actingAs'>;

/**
 * null when the person is gone or disabled. `actingAs` only ever takes away: a role that was withdrawn since leaves
 * nothing until another is chosen.
 */
export async function readPerson(
  database: Database,
  personId: string,
  { sessionId, proof, secondFactorAt, provenAt, actingAs }: SessionState,
): Promise<PersonActor | null> {
  const [person, held] = await database.query((queries) =>
    Promise.all([
      queries
        .select({
          id: people.id,
          name: people.name,
          mail: people.mail,
          isAdministrator: people.isAdministrator,
          hasTotp: isNotNull(totpSecrets.confirmedAt).mapWith(Boolean),
        })
        .from(people)
        .leftJoin(totpSecrets, eq(totpSecrets.personId, people.id))
        .where(and(eq(people.id, personId), isNull(people.disabledAt)))
        .limit(1),
      queries
        .select({
          key: memberships.id,
          role: memberships.role,
          territory: { id: territories.id, name: territories.name },
          organisation: { id: organisations.id, slug: organisations.slug, name: organisations.name },
        })
        .from(memberships)
        .leftJoin(territories, eq(territories.id, memberships.territoryId))
        .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
        .where(eq(memberships.personId, personId))
        .orderBy(memberships.createdAt, memberships.id),
    ]),
  );
  const [row] = person;
  if (!row) return null;
  const { id, name, mail, isAdministrator } = row;
  const isStrong = secondFactorAt !== null;
  const owesSecondFactor = row.hasTotp && !isStrong;
  const isChosen = (key: string) => !owesSecondFactor && (actingAs === null || actingAs === key);
  const roles = held.filter(({ key }) => isChosen(key));
  return {
    kind: 'person',
    id,
    name,
    mail,
    sessionId,
    proof,
    secondFactorAt,
    isStrong,
    owesSecondFactor,
    provenAt,
    isAdministrator: isAdministrator && isChosen('administrator'),
    territories: roles.flatMap(({ role, territory }) =>
      territory ? [{ ...territory, role: role as TerritoryRole }] : [],
    ),
    organisations: roles.flatMap(({ role, organisation }) =>
      organisation ? [{ ...organisation, role: role as OrganisationRole }] : [],
    ),
    held: [
      ...(isAdministrator ? [{ key: 'administrator', role: 'administrator' as const, where: '' }] : []),
      ...held.map(({ key, role, territory, organisation }) => ({
        key,
        role,
        where: territory?.name ?? organisation?.name ?? '',
      })),
    ],
    actingAs,
  };
}
