// What the link of an invitation opens: read as often as one likes, used once.
import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import { withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { auditLines, memberships, people } from '#db/schema/accounts.ts';
import { organisations } from '#db/schema/directory.ts';
import { mailLinks } from '#db/schema/mails.ts';
import { invitations } from '#db/schema/people.ts';
import { territories } from '#db/schema/territories.ts';
import { heldRoleName, ROLE_WORDS } from '../role-words.ts';
import { sha256 } from '../secrets.ts';
import { INVITATION } from './mail-invitations.server.ts';

export type InvitationView = {
  inviter: string;
  mail: string;
  name: string;
  role: string;
  can: string;
  /** The person has an account: no name is asked. Told only to who holds the link of that very mail. */
  isKnown: boolean;
};

/** null when the link is used, taken back, expired or unknown. */
export async function readInvitation(database: Database, link: string): Promise<InvitationView | null> {
  const hash = sha256(link);
  const [row] = await withActor(database, { kind: 'link', hash }, (queries) =>
    queries
      .select({
        inviter: invitations.inviterName,
        mail: invitations.mail,
        name: invitations.name,
        role: invitations.role,
        organisation: organisations.name,
        territory: territories.name,
        known: people.name,
      })
      .from(invitations)
      .leftJoin(organisations, eq(organisations.id, invitations.organisationId))
      .leftJoin(territories, eq(territories.id, invitations.territoryId))
      .leftJoin(people, eq(people.mail, invitations.mail))
      .where(isOpen(hash)),
  );
  if (!row) return null;
  return {
    inviter: row.inviter,
    mail: row.mail,
    name: row.known ?? row.name,
    role: heldRoleName({ role: row.role, where: row.organisation ?? row.territory ?? '' }),
    can: ROLE_WORDS[row.role].can,
    isKnown: row.known !== null,
  };
}

export type Accepted = { kind: 'in'; personId: string; isNew: boolean } | { kind: 'over' } | { kind: 'closed' };

/**
 * Uses the link up: the person, the role, and the end of their sessions but `session`. `closed`: the account was switched
 * off. Whoever had an account already signs in as ever: a link that is good for two weeks opens no account. Nobody guesses a
 * link: whatever others behind the same address do, it is taken.
 */
export async function acceptInvitation(
  parts: Parts,
  { link, name, session }: { link: string; name: string; session?: string },
): Promise<Accepted> {
  const { database, sessions } = parts;
  const hash = sha256(link);
  const accepted = await withActor(database, { kind: 'link', hash }, async (queries): Promise<Accepted> => {
    const [invitation] = await queries
      .update(invitations)
      .set({ acceptedAt: new Date() })
      .where(isOpen(hash))
      .returning();
    if (!invitation) return { kind: 'over' };
    const { mail, role, territoryId, organisationId } = invitation;
    const added = await queries
      .insert(people)
      .values({ mail, name: name || invitation.name || mail })
      .onConflictDoNothing()
      .returning({ id: people.id });
    const [person] = await queries.select().from(people).where(eq(people.mail, mail));
    if (!person || person.disabledAt) {
      await queries.update(invitations).set({ acceptedAt: null }).where(eq(invitations.id, invitation.id));
      return { kind: 'closed' };
    }
    await queries
      .insert(memberships)
      .values({ personId: person.id, role, territoryId, organisationId })
      .onConflictDoNothing();
    await queries.update(invitations).set({ acceptedBy: person.id }).where(eq(invitations.id, invitation.id));
    await queries.insert(auditLines).values({
      personId: person.id,
      personName: person.name,
      action: 'invitation-accepted',
      subjectKind: organisationId === null ? 'territory' : 'organisation',
      subjectId: organisationId ?? territoryId ?? '',
      detail: { role, inviter: invitation.inviterName },
    });
    return { kind: 'in', personId: person.id, isNew: added.length > 0 };
  });
  if (accepted.kind === 'in') await sessions.endAll(accepted.personId, session);
  return accepted;
}

/** For whoever asks as that link. */
function isOpen(hash: string) {
  return and(
    sql`${invitations.id} = (select ${mailLinks.subjectId} from ${mailLinks}
      where ${mailLinks.hash} = ${hash} and ${mailLinks.kind} = ${INVITATION})`,
    isNull(invitations.acceptedAt),
    isNull(invitations.revokedAt),
    gt(invitations.expiresAt, sql`now()`),
  );
}
