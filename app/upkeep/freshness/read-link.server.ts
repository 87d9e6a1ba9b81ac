// What a link of a freshness mail opens.
import { and, eq } from 'drizzle-orm';
import { sha256 } from '#app/accounts/secrets.ts';
import { actIn } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { freshnessRequests } from '#db/schema/freshness.ts';
import { mailLinks } from '#db/schema/mails.ts';
import type { OrganisationRow } from '../entry/kept-entry.server.ts';
import { QUESTION } from './ask-due-entries.server.ts';

export type OverWhy = 'answered' | 'expired' | 'archived' | 'verified';

export type LinkState =
  | { kind: 'unknown' }
  | { kind: 'over'; why: OverWhy; slug: string; name: string }
  | { kind: 'open'; requestId: string; recipient: string; organisation: OrganisationRow };

/** In a transaction. `lock`: nobody else answers the same request, or saves the same entry, until the transaction ends. */
export async function readFreshnessLink(
  queries: Queries,
  token: string,
  now: Date,
  { lock = false } = {},
): Promise<LinkState> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return { kind: 'unknown' };
  const hash = sha256(token);
  const [link] = await actIn(queries, { kind: 'link', hash }, (asLink) =>
    asLink
      .select({ requestId: mailLinks.subjectId, recipient: mailLinks.recipient })
      .from(mailLinks)
      .where(and(eq(mailLinks.hash, hash), eq(mailLinks.kind, QUESTION))),
  );
  if (!link) return { kind: 'unknown' };
  const read = queries
    .select({ request: freshnessRequests, organisation: organisations })
    .from(freshnessRequests)
    .innerJoin(organisations, eq(organisations.id, freshnessRequests.organisationId))
    .where(eq(freshnessRequests.id, link.requestId));
  const [row] = await (lock ? read.for('update', { of: [freshnessRequests, organisations] }) : read);
  if (!row) return { kind: 'unknown' };
  const { request, organisation } = row;
  const over = (why: OverWhy): LinkState => ({
    kind: 'over',
    why,
    slug: organisation.slug,
    name: organisation.name,
  });
  if (organisation.status !== 'published') return over('archived');
  if (request.answeredAt !== null) return over('answered');
  if (request.expiresAt <= now) return over('expired');
  if (request.closedAt !== null) return over('verified');
  return { kind: 'open', requestId: request.id, recipient: link.recipient, organisation };
}
