// One click on a service: full until a day, closed for some days, open again.
import { and, eq, sql } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { serviceClosures, services } from '#db/schema/directory.ts';
import { noteAct } from '../entry/save-entry.server.ts';
import type { ServiceNews } from '../freshness/service-news-form.ts';
import { ensureBaseline, recordVersions } from '../history/versions.server.ts';

export type News = ServiceNews | { kind: 'open'; serviceId: string };

const ACTIONS = { full: 'service-full', closed: 'service-closed', open: 'service-open' };

/** False when the organisation has no such service. Twice the same closure is once. */
export async function tellServiceNews(
  database: Database,
  actor: PersonActor,
  organisationId: string,
  news: News,
): Promise<boolean> {
  return database.transaction(async (queries) => {
    await ensureBaseline(queries, [organisationId]);
    const now = new Date();
    const capacity = {
      full: {
        capacityState: 'complet' as const,
        capacityAt: now,
        capacityUntil: news.kind === 'full' ? news.until : null,
      },
      open: { capacityState: 'disponible' as const, capacityAt: now, capacityUntil: null },
      closed: {},
    };
    const [service] = await queries
      .update(services)
      .set({ ...capacity[news.kind], revision: sql`${services.revision} + 1`, updatedAt: now })
      .where(and(eq(services.id, news.serviceId), eq(services.organisationId, organisationId)))
      .returning({ id: services.id });
    if (!service) return false;
    if (news.kind === 'closed') {
      const { from, to, reason } = news;
      const same = and(
        eq(serviceClosures.serviceId, service.id),
        eq(serviceClosures.from, from),
        eq(serviceClosures.to, to),
      );
      await queries.delete(serviceClosures).where(same);
      await queries.insert(serviceClosures).values({ serviceId: service.id, from, to, reason });
    }
    await noteAct(queries, actor, {
      action: ACTIONS[news.kind],
      kind: 'service',
      id: service.id,
      detail: { ...news },
    });
    await recordVersions(queries, [organisationId], { author: actor, cause: 'saisie' });
    return true;
  });
}
