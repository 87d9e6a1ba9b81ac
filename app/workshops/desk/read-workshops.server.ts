// The workshop pages that a coordinator keeps, and what a new one may belong to.
import { and, asc, count, desc, eq, gte, inArray, isNull } from 'drizzle-orm';
import { type PersonActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { eventSessions, events } from '#db/schema/events.ts';
import { workshopJoins, workshopPages } from '#db/schema/workshops.ts';

export type ListedWorkshop = { slug: string; title: string; event: string; participants: number; isFrozen: boolean };
/** `key`: an event, or `event/session`. */
export type WorkshopPlace = { key: string; label: string; territoryId: string };
export type WorkshopDesk = {
  workshops: ListedWorkshop[];
  territories: { id: string; name: string }[];
  places: WorkshopPlace[];
};

const SINCE_MS = 60 * 86_400_000;

export async function readWorkshopDesk(database: Database, actor: PersonActor): Promise<WorkshopDesk> {
  const territories = actor.territories
    .filter(({ role }) => role === 'coordinator')
    .map(({ id, name }) => ({ id, name }));
  const ids = territories.map(({ id }) => id);
  const [pages, places] = await withActor(database, actor, (queries) =>
    Promise.all([
      queries
        .select({
          slug: workshopPages.slug,
          title: workshopPages.title,
          event: events.title,
          frozenAt: workshopPages.frozenAt,
          participants: count(workshopJoins.id),
        })
        .from(workshopPages)
        .leftJoin(events, eq(events.id, workshopPages.eventId))
        .leftJoin(workshopJoins, and(eq(workshopJoins.pageId, workshopPages.id), isNull(workshopJoins.revokedAt)))
        .where(and(inArray(workshopPages.territoryId, ids), isNull(workshopPages.archivedAt)))
        .groupBy(workshopPages.id, events.title)
        .orderBy(desc(workshopPages.createdAt))
        .limit(200),
      queries
        .select({ id: events.id, title: events.title, territoryId: events.territoryId, session: eventSessions })
        .from(events)
        .leftJoin(eventSessions, eq(eventSessions.eventId, events.id))
        .where(and(inArray(events.territoryId, ids), gte(events.endsAt, new Date(Date.now() - SINCE_MS))))
        .orderBy(asc(events.startsAt), asc(eventSessions.position))
        .limit(400),
    ]),
  );
  const whole = new Map(places.map(({ id, title, territoryId }) => [id, { key: id, label: title, territoryId }]));
  return {
    workshops: pages.map(({ frozenAt, event, ...page }) => ({
      ...page,
      event: event ?? '',
      isFrozen: frozenAt !== null,
    })),
    territories,
    places: [...whole.values()].flatMap((place) => [
      place,
      ...places.flatMap(({ id, session }) =>
        id === place.key && session
          ? [{ key: `${id}/${session.id}`, label: `${place.label} : ${session.title}`, territoryId: place.territoryId }]
          : [],
      ),
    ]),
  };
}
