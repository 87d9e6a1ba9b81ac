// What somebody may do with the link of a freshness mail: each in one transaction that holds the request and the entry.
import { and, eq, sql } from 'drizzle-orm';
import type { Database, Queries } from '#db/client.ts';
import { auditLines } from '#db/schema/accounts.ts';
import { organisations, serviceClosures, services } from '#db/schema/directory.ts';
import { type FreshnessAnswer, freshnessRequests } from '#db/schema/freshness.ts';
import { ensureBaseline, recordVersions } from '../history/versions.server.ts';
import { LINK_AUTHOR } from './link-author.ts';
import { type LinkState, readFreshnessLink } from './read-link.server.ts';
import type { ServiceNews } from './service-news-form.ts';

export type OpenLink = Extract<LinkState, { kind: 'open' }>;
export type AnsweredWith<T> = { link: LinkState; done: T | null };

/** Runs `act` when the link is still good, and records what it made of the entry; several uses at once come one by one. */
export async function withOpenLink<T>(
  database: Database,
  token: string,
  now: Date,
  act: (queries: Queries, link: OpenLink) => Promise<T>,
): Promise<AnsweredWith<T>> {
  return database.transaction(async (queries) => {
    const link = await readFreshnessLink(queries, token, now, { lock: true });
    if (link.kind !== 'open') return { link, done: null };
    const { id } = link.organisation;
    await ensureBaseline(queries, [id]);
    const done = await act(queries, link);
    await recordVersions(queries, [id], { author: { kind: 'link', name: LINK_AUTHOR }, cause: 'courriel' });
    return { link, done };
  });
}

/** « Tout est exact ». */
export function confirmEntry(database: Database, token: string, now: Date): Promise<AnsweredWith<true>> {
  return withOpenLink(database, token, now, async (queries, link) => {
    await queries
      .update(organisations)
      .set({ verifiedAt: now, verifiedBy: LINK_AUTHOR })
      .where(eq(organisations.id, link.organisation.id));
    await closeAs(queries, link, 'exact', now);
    await noteLinkAct(queries, link, { action: 'entry-verified', detail: { how: 'courriel' } });
    return true as const;
  });
}

/** « Nous n’existons plus », « ce n’est pas nous »: nothing is taken out before a person has looked. */
export function contestEntry(
  database: Database,
  token: string,
  now: Date,
  answer: 'gone' | 'not-us',
): Promise<AnsweredWith<true>> {
  return withOpenLink(database, token, now, async (queries, { requestId, recipient, ...link }) => {
    await queries
      .update(freshnessRequests)
      .set({ answer, answeredAt: now, answeredBy: recipient, deskReason: answer, deskAt: now })
      .where(eq(freshnessRequests.id, requestId));
    await noteLinkAct(queries, link, { action: 'entry-contested', detail: { answer } });
    return true as const;
  });
}

/** Full, or closed for some days: said at once, and the question stays open. False for a service of another entry. */
export function tellServiceNews(
  database: Database,
  token: string,
  now: Date,
  news: ServiceNews,
): Promise<AnsweredWith<boolean>> {
  return withOpenLink(database, token, now, async (queries, link) => {
    const own = and(
      eq(services.id, news.serviceId),
      eq(services.organisationId, link.organisation.id),
      eq(services.status, 'published'),
    );
    const isFull = news.kind === 'full';
    const [service] = await queries
      .update(services)
      .set({
        revision: sql`${services.revision} + 1`,
        updatedAt: now,
        ...(isFull && { capacityState: 'complet' as const, capacityAt: now, capacityUntil: news.until }),
      })
      .where(own)
      .returning({ id: services.id });
    if (!service) return false;
    if (!isFull) {
      const { from, to, reason } = news;
      await queries.insert(serviceClosures).values({ serviceId: service.id, from, to, reason });
    }
    await noteLinkAct(queries, link, { action: isFull ? 'service-full' : 'service-closed', detail: { ...news } });
    return true;
  });
}

export async function closeAs(queries: Queries, link: OpenLink, answer: FreshnessAnswer, now: Date): Promise<void> {
  await queries
    .update(freshnessRequests)
    .set({ answer, answeredAt: now, answeredBy: link.recipient, closedAt: now })
    .where(eq(freshnessRequests.id, link.requestId));
}

type LinkAct = { action: string; detail: Record<string, unknown> };

export async function noteLinkAct(
  queries: Queries,
  { organisation }: Pick<OpenLink, 'organisation'>,
  { action, detail }: LinkAct,
): Promise<void> {
  await queries.insert(auditLines).values({
    personId: null,
    personName: LINK_AUTHOR,
    action,
    subjectKind: 'organisation',
    subjectId: organisation.id,
    detail,
  });
}
