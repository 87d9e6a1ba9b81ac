// Sends invitations one after the other, behind the answer, and notes what the mail server said of each.
import { eq, sql } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import { organisations } from '#db/schema/directory.ts';
import { invitations } from '#db/schema/people.ts';
import { territories } from '#db/schema/territories.ts';
import { ROLE_WORDS } from '../role-words.ts';
import { invitationMail } from './invitation-mail.ts';

export function mailInvitations(parts: Parts, [next, ...rest]: { id: string; secret: string }[]): void {
  if (!next) return;
  void writeMail(parts, next).then(
    (mail) => {
      if (!mail) return mailInvitations(parts, rest);
      parts.mail.post(mail, async (refusal) => {
        // The next one leaves whatever became of this one.
        mailInvitations(parts, rest);
        const now = new Date();
        await parts.database.query((queries) =>
          queries
            .update(invitations)
            .set(refusal === null ? { sentAt: now } : { refusedAt: now, refusal })
            .where(eq(invitations.id, next.id)),
        );
      });
    },
    (error: unknown) => parts.log.error({ err: error }, 'invitations were not written'),
  );
}

async function writeMail({ database, env }: Parts, { id, secret }: { id: string; secret: string }) {
  const [row] = await database.query((queries) =>
    queries
      .select({
        to: invitations.mail,
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
      .where(eq(invitations.id, id)),
  );
  if (!row) return null;
  const words = ROLE_WORDS[row.role];
  return {
    to: row.to,
    ...invitationMail({
      inviter: row.inviter,
      role: `${words.role}, ${row.organisation ?? row.territory ?? ''}`,
      can: words.can,
      message: row.message,
      url: `${env.publicUrl}/invitation?${new URLSearchParams({ jeton: secret })}`,
      signature: row.signature ?? '',
    }),
  };
}
