// The coordination answers who asks to keep an entry: an invitation, or a reason.
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { isId } from '#app/server/ids.ts';
import type { Parts } from '#app/server/parts.ts';
import { queueWritten } from '#app/server/written-mails.ts';
import type { OrganisationRole, PersonActor } from '#db/actor.ts';
import { organisations } from '#db/schema/directory.ts';
import { claims } from '#db/schema/people.ts';
import { territories } from '#db/schema/territories.ts';
import { refusedClaimMail } from './claim-mails.ts';
import { maySettleClaim } from './people-policy.ts';
import { offerRole } from './send-invitations.server.ts';

export type KeptClaim = {
  id: string;
  name: string;
  position: string;
  mail: string;
  message: string;
  createdAt: Date;
  organisation: { id: string; slug: string; name: string; homeTerritoryId: string };
  signature: string;
  settled: { outcome: 'accepted' | 'refused'; by: string; at: Date } | null;
};

/** Throws 404 when nobody has confirmed such a demand, and 403 when it is for another coordination. */
export async function readKeptClaim({ database }: Parts, actor: PersonActor, id: string): Promise<KeptClaim> {
  const [row] = isId(id)
    ? await database.query((queries) =>
        queries
          .select({ claim: claims, organisation: organisations, signature: territories.mailSignature })
          .from(claims)
          .innerJoin(organisations, eq(organisations.id, claims.organisationId))
          .innerJoin(territories, eq(territories.id, organisations.homeTerritoryId))
          .where(and(eq(claims.id, id), isNotNull(claims.confirmedAt))),
      )
    : [];
  if (!row) throw new Response('Cette demande n’existe pas.', { status: 404 });
  const { claim, organisation, signature } = row;
  if (!maySettleClaim(actor, organisation.homeTerritoryId))
    throw new Response('Cette demande est pour la coordination du territoire.', { status: 403 });
  const { name, position, mail, message, createdAt, settledAt, settledBy, outcome } = claim;
  return {
    ...{ id, name, position, mail, message, createdAt, signature },
    organisation: {
      id: organisation.id,
      slug: organisation.slug,
      name: organisation.name,
      homeTerritoryId: organisation.homeTerritoryId,
    },
    settled: settledAt && outcome ? { outcome, by: settledBy ?? '', at: settledAt } : null,
  };
}

export type ClaimAnswer = { outcome: 'accepted'; role: OrganisationRole } | { outcome: 'refused'; reason: string };

/** False when somebody was faster. */
export async function settleClaim(
  parts: Parts,
  actor: PersonActor,
  { claim, answer }: { claim: KeptClaim; answer: ClaimAnswer },
): Promise<boolean> {
  const { organisation, mail, name } = claim;
  const isSettled = await parts.database.transaction(async (queries) => {
    const settled = await queries
      .update(claims)
      .set({
        settledAt: new Date(),
        settledBy: actor.name,
        outcome: answer.outcome,
        ...(answer.outcome === 'refused' && { reason: answer.reason }),
      })
      .where(and(eq(claims.id, claim.id), isNull(claims.settledAt)))
      .returning({ id: claims.id });
    if (settled.length === 0) return false;
    if (answer.outcome === 'refused') {
      const { reason } = answer;
      const words = refusedClaimMail({ organisation: organisation.name, reason, signature: claim.signature });
      await queueWritten(queries, { to: mail, ...words });
      return true;
    }
    const { id: organisationId, homeTerritoryId } = organisation;
    const grant = { role: answer.role, territoryId: null, organisationId, homeTerritoryId };
    await offerRole(queries, { actor, grant, addressees: [{ name, mail }], message: '' });
    return true;
  });
  parts.mails.hurry();
  return isSettled;
}
