// An invitation that waits is sent again or taken back by who may give its role.
import { and, eq, isNull } from 'drizzle-orm';
import { isId } from '#app/server/ids.ts';
import type { Parts } from '#app/server/parts.ts';
import type { PersonActor } from '#db/actor.ts';
import { organisations } from '#db/schema/directory.ts';
import { invitations } from '#db/schema/people.ts';
import { INVITATION_DAYS } from './invitation-mail.ts';
import { queueInvitations } from './mail-invitations.server.ts';
import { mayGrant } from './people-policy.ts';
import { inDays } from './send-invitations.server.ts';

/** Another link, and fourteen more days; the old link is dead. Throws 404, 403 or 429. */
export async function renewInvitation(parts: Parts, actor: PersonActor, id: string): Promise<void> {
  await waitingInvitation(parts, actor, id);
  if (!(await parts.limits.take('invitations-per-account', actor.id)))
    throw new Response('Vous avez envoyé beaucoup d’invitations aujourd’hui. Continuez demain.', { status: 429 });
  await parts.database.transaction(async (queries) => {
    const renewed = await queries
      .update(invitations)
      .set({ expiresAt: inDays(INVITATION_DAYS), sentAt: null, refusedAt: null, refusal: null, revokedAt: null })
      .where(and(eq(invitations.id, id), isNull(invitations.acceptedAt)))
      .returning({ id: invitations.id, mail: invitations.mail });
    await queueInvitations(queries, renewed);
  });
  parts.mails.hurry();
}

/** The link opens nothing any more. Throws 404 or 403. */
export async function revokeInvitation(parts: Parts, actor: PersonActor, id: string): Promise<void> {
  await waitingInvitation(parts, actor, id);
  await parts.database.query((queries) =>
    queries
      .update(invitations)
      .set({ revokedAt: new Date() })
      .where(and(eq(invitations.id, id), isNull(invitations.acceptedAt))),
  );
}

async function waitingInvitation({ database }: Parts, actor: PersonActor, id: string): Promise<void> {
  const [row] = isId(id)
    ? await database.query((queries) =>
        queries
          .select({
            role: invitations.role,
            territoryId: invitations.territoryId,
            organisationId: invitations.organisationId,
            homeTerritoryId: organisations.homeTerritoryId,
          })
          .from(invitations)
          .leftJoin(organisations, eq(organisations.id, invitations.organisationId))
          .where(and(eq(invitations.id, id), isNull(invitations.acceptedAt))),
      )
    : [];
  if (!row) throw new Response('Cette invitation n’existe plus : elle a peut-être été acceptée.', { status: 404 });
  if (!mayGrant(actor, row)) throw new Response('Cette invitation n’est pas à vous.', { status: 403 });
}
