// Makes the mails about freshness when they leave; a mail that is not wanted any more makes none.
import { and, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { newSecret, sha256 } from '#app/accounts/secrets.ts';
import { type Composer, queueMails } from '#app/server/mail-outbox.ts';
import type { Queries } from '#db/client.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { contacts, organisations } from '#db/schema/directory.ts';
import { freshnessRequests } from '#db/schema/freshness.ts';
import { mailLinks } from '#db/schema/mails.ts';
import { territories } from '#db/schema/territories.ts';
import { QUESTION } from './ask-due-entries.server.ts';
import { correctionMail, questionMail } from './freshness-mails.ts';

export const CORRECTION = 'correction';

export type CorrectionLine = { label: string; before: string | null; after: string | null };

export function freshnessComposers(publicUrl: string): Record<string, Composer> {
  return {
    [QUESTION]: async (queries, mail, now) => {
      const [row] = await queries
        .select({ request: freshnessRequests, organisation: organisations, territory: territories })
        .from(freshnessRequests)
        .innerJoin(organisations, eq(organisations.id, freshnessRequests.organisationId))
        .innerJoin(territories, eq(territories.id, organisations.homeTerritoryId))
        .where(
          and(
            eq(freshnessRequests.id, mail.subjectId),
            isNull(freshnessRequests.closedAt),
            isNull(freshnessRequests.answeredAt),
            isNull(freshnessRequests.deskAt),
            gt(freshnessRequests.expiresAt, now),
            eq(organisations.status, 'published'),
            sql`(${organisations.verifiedAt} is null or ${organisations.verifiedAt} <= ${freshnessRequests.askedAt})`,
          ),
        );
      if (!row || !(await isStillTheirs(queries, row.organisation.id, mail.recipient))) return null;
      const secret = newSecret();
      await queries.insert(mailLinks).values({
        hash: sha256(secret),
        kind: QUESTION,
        subjectId: mail.subjectId,
        recipient: mail.recipient,
        createdAt: now,
      });
      return questionMail({
        organisation: row.organisation.name,
        territory: row.territory.name,
        signature: row.territory.mailSignature || null,
        replyTo: row.territory.contactMail || null,
        verifiedAt: row.organisation.verifiedAt,
        url: `${publicUrl}/fiche/${secret}`,
        expiresAt: row.request.expiresAt,
        step: mail.step,
      });
    },
    [CORRECTION]: async (queries, mail) => {
      const [row] = await queries
        .select({ name: organisations.name, slug: organisations.slug, signature: territories.mailSignature })
        .from(freshnessRequests)
        .innerJoin(organisations, eq(organisations.id, freshnessRequests.organisationId))
        .innerJoin(territories, eq(territories.id, organisations.homeTerritoryId))
        .where(eq(freshnessRequests.id, mail.subjectId));
      const lines = mail.detail.lines as CorrectionLine[];
      if (!row) return null;
      const { name: organisation, slug, signature } = row;
      return correctionMail({ organisation, slug, publicUrl, signature: signature || null, lines });
    },
  };
}

/** What changed goes to everybody who coordinates the entry's territory. */
export async function tellCoordinators(
  queries: Queries,
  {
    requestId,
    territoryId,
    lines,
    now,
  }: { requestId: string; territoryId: string; lines: CorrectionLine[]; now: Date },
): Promise<void> {
  const coordinators = await queries
    .select({ mail: people.mail })
    .from(memberships)
    .innerJoin(people, and(eq(people.id, memberships.personId), isNull(people.disabledAt)))
    .where(and(eq(memberships.territoryId, territoryId), eq(memberships.role, 'coordinator')));
  await queueMails(
    queries,
    coordinators.map(({ mail }) => ({
      kind: CORRECTION,
      subjectId: requestId,
      recipient: mail,
      detail: { lines },
      dueAt: now,
    })),
  );
}

/** An address taken off the entry since it was queued gets nothing. */
async function isStillTheirs(queries: Queries, organisationId: string, mail: string): Promise<boolean> {
  const [contact] = await queries
    .select({ id: contacts.id })
    .from(contacts)
    .where(
      and(
        eq(contacts.organisationId, organisationId),
        eq(contacts.channel, 'courriel'),
        or(eq(contacts.visibility, 'public'), eq(contacts.visibility, 'professionnels')),
        sql`lower(trim(${contacts.value})) = lower(${mail})`,
      ),
    )
    .limit(1);
  if (contact) return true;
  const [member] = await queries
    .select({ id: people.id })
    .from(memberships)
    .innerJoin(people, and(eq(people.id, memberships.personId), isNull(people.disabledAt)))
    .where(and(eq(memberships.organisationId, organisationId), eq(people.mail, mail)))
    .limit(1);
  return member !== undefined;
}
