// A role is changed or taken back, and the sessions of its holder end: what they may do is asked again at once.
import { and, eq, isNull, ne, sql } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import type { OrganisationRole, PersonActor, TerritoryRole } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { auditLines, memberships, people } from '#db/schema/accounts.ts';
import { organisations } from '#db/schema/directory.ts';
import { type Grant, mayGrant } from './people-policy.ts';

export type HeldGrant = Grant & { id: string; personId: string };
export type RoleChange = { kind: 'done' } | { kind: 'last-coordinator' } | { kind: 'last-owner' };

const IN_TERRITORY = ['coordinator', 'visitor', 'alert-giver'];

/** `role` null takes the membership back. Throws 404 and 403. */
export async function changeRole(
  { database, sessions }: Parts,
  actor: PersonActor,
  { personId, membershipId, role }: { personId: string; membershipId: string; role: string | null },
): Promise<RoleChange> {
  const change = await database.transaction(async (queries): Promise<RoleChange> => {
    const held = (await heldGrants(queries, personId)).find(({ id }) => id === membershipId);
    if (!held || !mayGrant(actor, held)) throw new Response('Ce rôle n’est pas à vous de le changer.', { status: 403 });
    if (held.role === role) return { kind: 'done' };
    if (role !== null && !isOfSameKind(held, role)) throw new Response('Ce rôle n’existe pas.', { status: 400 });
    const wanted = role as TerritoryRole | OrganisationRole | null;
    if (wanted && !mayGrant(actor, { ...held, role: wanted }))
      throw new Response('Ce rôle n’est pas à vous de le donner.', { status: 403 });
    const blocked = await mustStay(queries, actor, held);
    if (blocked) return blocked;
    await queries.delete(memberships).where(eq(memberships.id, held.id));
    if (wanted) {
      const { territoryId, organisationId } = held;
      await queries
        .insert(memberships)
        .values({ personId, role: wanted, territoryId, organisationId })
        .onConflictDoNothing();
    }
    await noteRole(queries, actor, held, { from: held.role, to: wanted });
    return { kind: 'done' };
  });
  if (change.kind === 'done') await sessions.endAll(personId, personId === actor.id ? actor.sessionId : undefined);
  return change;
}

/** Every role of a person, locked with the territories and organisations they are in: two removals at once see each other. */
export async function heldGrants(queries: Queries, personId: string): Promise<HeldGrant[]> {
  await queries.execute(sql`
    select id from territories where id in (select territory_id from memberships where person_id = ${personId}::uuid)
    order by id for update`);
  await queries.execute(sql`
    select id from organisations where id in (select organisation_id from memberships where person_id = ${personId}::uuid)
    order by id for update`);
  return queries
    .select({
      id: memberships.id,
      personId: memberships.personId,
      role: memberships.role,
      territoryId: memberships.territoryId,
      organisationId: memberships.organisationId,
      homeTerritoryId: organisations.homeTerritoryId,
    })
    .from(memberships)
    .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(eq(memberships.personId, personId));
}

/** A territory keeps a coordinator; an owner hands over before leaving. The coordination may leave an organisation without. */
export async function mustStay(queries: Queries, actor: PersonActor, held: HeldGrant): Promise<RoleChange | null> {
  const { role, territoryId, organisationId, personId } = held;
  const isCoordinator = role === 'coordinator' && territoryId !== null;
  const isOwnerLeaving = role === 'owner' && organisationId !== null && personId === actor.id;
  if (!isCoordinator && !isOwnerLeaving) return null;
  const others = await queries
    .select({ id: memberships.id })
    .from(memberships)
    .innerJoin(people, and(eq(people.id, memberships.personId), isNull(people.disabledAt)))
    .where(
      and(
        eq(memberships.role, role),
        isCoordinator ? eq(memberships.territoryId, territoryId) : eq(memberships.organisationId, organisationId ?? ''),
        ne(memberships.personId, personId),
      ),
    )
    .limit(1);
  if (others.length > 0) return null;
  return { kind: isCoordinator ? 'last-coordinator' : 'last-owner' };
}

export async function noteRole(
  queries: Queries,
  actor: PersonActor,
  { personId, territoryId, organisationId }: Omit<HeldGrant, 'id' | 'role' | 'homeTerritoryId'>,
  detail: Record<string, unknown>,
): Promise<void> {
  await queries.insert(auditLines).values({
    personId: actor.id,
    personName: actor.name,
    action: 'role-changed',
    subjectKind: 'person',
    subjectId: personId,
    detail: { ...detail, territoryId, organisationId },
  });
}

function isOfSameKind({ territoryId }: HeldGrant, role: string): boolean {
  return territoryId === null ? ['owner', 'editor'].includes(role) : IN_TERRITORY.includes(role);
}
