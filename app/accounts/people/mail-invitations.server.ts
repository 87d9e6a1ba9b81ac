// Invitations leave by the outbox: queued in the transaction that offers the role, tried again when a server or a process fails.
import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm';
import { MAILS, type MailKind, queueMails } from '#app/server/mail-outbox.ts';
import { actIn } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { mailLinks, outgoingMails } from '#db/schema/mails.ts';
import { invitations } from '#db/schema/people.ts';
import { territories } from '#db/schema/territories.ts';
import { ROLE_WORDS } from '../role-words.ts';
import { newSecret, sha256 } from '../secrets.ts';
import { invitationMail } from './invitation-mail.ts';

export const INVITATION = 'invitation';

type Offered = { id: string; mail: string };

/** Links sent before are dead, and what still waits to leave is replaced. */
export async function queueInvitations(queries: Queries, offered: Offered[], now = new Date()): Promise<void> {
  const ids = offered.map(({ id }) => id);
  await actIn(queries, MAILS, async (asOutbox) => {
    await asOutbox.delete(mailLinks).where(and(eq(mailLinks.kind, INVITATION), inArray(mailLinks.subjectId, ids)));
    await asOutbox
      .delete(outgoingMails)
      .where(and(eq(outgoingMails.kind, INVITATION), inArray(outgoingMails.subjectId, ids)));
  });
  await queueMails(
    queries,
    offered.map(({ id, mail }) => ({ kind: INVITATION, subjectId: id, recipient: mail, dueAt: now })),
  );
}

export function invitationComposers(publicUrl: string): Record<string, MailKind> {
  return {
    [INVITATION]: {
      compose: async (queries, { subjectId, recipient }, now) => {
        const row = await readOffer(queries, subjectId);
        if (!row) return null;
        const secret = newSecret();
        await queries
          .insert(mailLinks)
          .values({ hash: sha256(secret), kind: INVITATION, subjectId, recipient, createdAt: now });
        const words = ROLE_WORDS[row.role];
        return invitationMail({
          inviter: row.inviter,
          role: `${words.role}, ${row.organisation ?? row.territory ?? ''}`,
          can: words.can,
          message: row.message,
          url: `${publicUrl}/invitation?${new URLSearchParams({ jeton: secret })}`,
          signature: row.signature ?? '',
        });
      },
      told: async (queries, { subjectId }, refusal, now) => {
        await queries
          .update(invitations)
          .set(refusal === null ? { sentAt: now, refusedAt: null, refusal: null } : { refusedAt: now, refusal })
          .where(eq(invitations.id, subjectId));
      },
    },
  };
}

/** Nothing when it was accepted, taken back or has expired since. */
async function readOffer(queries: Queries, id: string) {
  const [row] = await queries
    .select({
      inviter: invitations.inviterName,
      role: invitations.role,
      message: invitations.message,
      organisation: organisations.name,
      territory: territories.name,
      signature: territories.mailSignature,
    })
    .from(invitations)
    .leftJoin(organisations, eq(organisations.id, invitations.organisationId))
    .leftJoin(
      territories,
      eq(territories.id, sql`coalesce(${invitations.territoryId}, ${organisations.homeTerritoryId})`),
    )
    .where(
      and(
        eq(invitations.id, id),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        gt(invitations.expiresAt, sql`now()`),
      ),
    );
  return row;
}
