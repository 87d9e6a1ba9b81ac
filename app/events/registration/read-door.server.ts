// What a visitor sees before registering: how many seats are left, never who took them.
import { and, eq, sql } from 'drizzle-orm';
import { withActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { registrationSessions, registrations } from '#db/schema/registrations.ts';
import { territories } from '#db/schema/territories.ts';
import { doorOf } from './event-doors.ts';
import { REGISTRATION } from './fill-seats.server.ts';
import { readEventLine } from './read-event-line.server.ts';

const MOST_NAMES = 300;

/** null when there is no such public event. */
export async function readDoor(database: Database, slug: string, now: Date) {
  return withActor(database, REGISTRATION, async (queries) => {
    const event = await readEventLine(queries, { slug });
    const door = event && doorOf(event, now);
    if (!event || door === null) return null;
    const taken = await countTaken(queries, event.id);
    const left = (capacity: number | null, count: number) => (capacity === null ? null : Math.max(0, capacity - count));
    return {
      event,
      door: door as Exclude<typeof door, null>,
      seatsLeft: left(event.capacity, taken.get(null) ?? 0),
      waiting: taken.get('waiting') ?? 0,
      sessions: event.sessions.map((session) => ({
        ...session,
        seatsLeft: left(session.capacity, taken.get(session.id) ?? 0),
      })),
    };
  });
}

async function countTaken(queries: Queries, eventId: string): Promise<Map<string | null, number>> {
  const all = await queries
    .select({ status: registrations.status, count: sql<number>`count(*)::int` })
    .from(registrations)
    .where(eq(registrations.eventId, eventId))
    .groupBy(registrations.status);
  const bySession = await queries
    .select({ id: registrationSessions.sessionId, count: sql<number>`count(*)::int` })
    .from(registrationSessions)
    .where(and(eq(registrationSessions.eventId, eventId), eq(registrationSessions.status, 'confirmed')))
    .groupBy(registrationSessions.sessionId);
  const counts = new Map<string | null, number>(bySession.map(({ id, count }) => [id, count]));
  counts.set(null, all.find(({ status }) => status === 'confirmed')?.count ?? 0);
  counts.set('waiting', all.find(({ status }) => status === 'waiting')?.count ?? 0);
  return counts;
}

/** Names to choose from while typing; a reserved territory shows its own to nobody here. */
export async function readStructureNames(database: Database, territoryId: string): Promise<string[]> {
  const rows = await database.query((queries) =>
    queries
      .select({ name: organisations.name })
      .from(organisations)
      .innerJoin(territories, eq(territories.id, organisations.homeTerritoryId))
      .where(
        and(
          eq(organisations.homeTerritoryId, territoryId),
          eq(organisations.status, 'published'),
          eq(territories.isClosed, false),
        ),
      )
      .orderBy(organisations.name)
      .limit(MOST_NAMES),
  );
  return rows.map(({ name }) => name);
}
