// Somebody asks to keep the entry of their organisation: their mail is confirmed before anybody reads the demand.
import { and, eq, gt, isNull, lt, or, sql } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import type { Database } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { claims } from '#db/schema/people.ts';
import { newSecret, sha256 } from '../secrets.ts';
import type { AskedClaim } from './claim-form.ts';
import { CLAIM_DAYS, confirmClaimMail } from './claim-mails.ts';
import { inDays } from './send-invitations.server.ts';

export type ClaimSubject = { organisationId: string; slug: string; name: string };

/** As the reader may see it; null when no such organisation is published, or not for them. */
export async function readClaimSubject({ search }: Parts, slug: string): Promise<ClaimSubject | null> {
  const [first] = await search.documentsOfOrganisation(slug);
  return first ? { organisationId: first.organisationId, slug, name: first.organisation.name } : null;
}

/** False past the limit of an address; past that of a mail nothing is sent, and nobody learns of it. */
export async function askClaim(
  parts: Parts,
  { subject, claim, address }: { subject: ClaimSubject; claim: AskedClaim; address: string },
): Promise<boolean> {
  const { database, limits, mail, env } = parts;
  if (!(await limits.take('claims-per-address', address))) return false;
  if (!(await limits.take('claims-per-account', claim.mail))) return true;
  const secret = newSecret();
  const written = await database.transaction(async (queries) => {
    await queries
      .delete(claims)
      .where(
        or(
          and(isNull(claims.confirmedAt), lt(claims.expiresAt, new Date())),
          lt(claims.settledAt, sql`now() - interval '1 year'`),
        ),
      );
    return queries
      .insert(claims)
      .values({
        ...claim,
        organisationId: subject.organisationId,
        linkHash: sha256(secret),
        expiresAt: inDays(CLAIM_DAYS),
      })
      .onConflictDoNothing()
      .returning({ id: claims.id });
  });
  if (written.length === 0) return true;
  const url = `${env.publicUrl}/annuaire/${subject.slug}/rejoindre/confirmer?${new URLSearchParams({ jeton: secret })}`;
  mail.post({ to: claim.mail, ...confirmClaimMail({ organisation: subject.name, url }) });
  return true;
}

/** What the link is about, without using it; null when it is used, expired or unknown. */
export async function readClaimLink(database: Database, link: string): Promise<{ name: string; mail: string } | null> {
  const [row] = await database.query((queries) =>
    queries
      .select({ name: organisations.name, mail: claims.mail })
      .from(claims)
      .innerJoin(organisations, eq(organisations.id, claims.organisationId))
      .where(isUnconfirmed(link)),
  );
  return row ?? null;
}

/** Uses the link up; false when it is used, expired or unknown. */
export async function confirmClaim(database: Database, link: string): Promise<boolean> {
  const confirmed = await database.query((queries) =>
    queries.update(claims).set({ confirmedAt: new Date() }).where(isUnconfirmed(link)).returning({ id: claims.id }),
  );
  return confirmed.length > 0;
}

function isUnconfirmed(link: string) {
  return and(eq(claims.linkHash, sha256(link)), isNull(claims.confirmedAt), gt(claims.expiresAt, sql`now()`));
}
