// « X s’en va »: what they keep goes to somebody chosen, or is left to be given later.
import { eq, inArray } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import { queueWritten } from '#app/server/written-mails.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { organisations } from '#db/schema/directory.ts';
import { territories } from '#db/schema/territories.ts';
import { heldRoleName } from '../role-words.ts';
import { heldGrants, mustStay, noteRole, type RoleChange } from './change-role.server.ts';
import { handedOverMail } from './invitation-mail.ts';
import { mayGrant } from './people-policy.ts';

export type Leaving = { personId: string /** null: nobody yet. */; successorId: string | null };

/** Takes every role that the actor may take; roles elsewhere stay. Throws 404 when there is none. */
export async function handOver(
  parts: Parts,
  actor: PersonActor,
  { personId, successorId }: Leaving,
): Promise<RoleChange> {
  const { database, sessions } = parts;
  const done = await database.transaction(async (queries): Promise<RoleChange> => {
    const held = (await heldGrants(queries, personId)).filter((grant) => mayGrant(actor, grant));
    if (held.length === 0) throw new Response('Cette personne n’est pas de votre réseau.', { status: 404 });
    if (successorId === null) {
      for (const grant of held) {
        const blocked = await mustStay(queries, actor, grant);
        if (blocked) return blocked;
      }
    } else {
      const theirs = await queries.select().from(memberships).where(eq(memberships.personId, successorId));
      const given = held.filter(
        ({ role, organisationId }) =>
          role !== 'editor' || !theirs.some((one) => one.role === 'owner' && one.organisationId === organisationId),
      );
      for (const { role, territoryId, organisationId } of given) {
        await queries
          .insert(memberships)
          .values({ personId: successorId, role, territoryId, organisationId })
          .onConflictDoNothing();
      }
    }
    await queries.delete(memberships).where(
      inArray(
        memberships.id,
        held.map(({ id }) => id),
      ),
    );
    for (const grant of held) await noteRole(queries, actor, grant, { from: grant.role, to: null, successorId });
    if (successorId !== null)
      await tellSuccessor(queries, { personId, successorId, publicUrl: parts.env.publicUrl }, held);
    return { kind: 'done' } satisfies RoleChange;
  });
  if (done.kind !== 'done') return done;
  parts.mails.hurry();
  await sessions.endAll(personId, personId === actor.id ? actor.sessionId : undefined);
  if (successorId !== null) {
    await sessions.endAll(successorId, successorId === actor.id ? actor.sessionId : undefined);
  }
  return done;
}

async function tellSuccessor(
  queries: Queries,
  { personId, successorId, publicUrl }: { personId: string; successorId: string; publicUrl: string },
  grants: Awaited<ReturnType<typeof heldGrants>>,
): Promise<void> {
  const idsOf = (name: 'territoryId' | 'organisationId') => grants.flatMap((grant) => grant[name] ?? []);
  const home = grants.flatMap(({ territoryId, homeTerritoryId }) => territoryId ?? homeTerritoryId ?? []);
  const [persons, places, bodies] = await Promise.all([
    queries
      .select()
      .from(people)
      .where(inArray(people.id, [personId, successorId])),
    queries.select().from(territories).where(inArray(territories.id, home)),
    queries
      .select({ id: organisations.id, name: organisations.name })
      .from(organisations)
      .where(inArray(organisations.id, idsOf('organisationId'))),
  ]);
  const successor = persons.find(({ id }) => id === successorId);
  if (!successor) return;
  const nameOf = (id: string | null) => [...places, ...bodies].find((one) => one.id === id)?.name ?? '';
  await queueWritten(queries, {
    to: successor.mail,
    ...handedOverMail({
      from: persons.find(({ id }) => id === personId)?.name ?? '',
      roles: grants.map(({ role, territoryId, organisationId }) =>
        heldRoleName({ role, where: nameOf(organisationId ?? territoryId) }),
      ),
      url: `${publicUrl}/administration`,
      signature: places.find(({ id }) => home.includes(id))?.mailSignature ?? '',
    }),
  });
}
