// An event as registration needs it: when, where, how many seats, until when anything of its participants is kept.
import { asc, eq, sql } from 'drizzle-orm';
import type { Queries } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { eventDays, eventSessions, events } from '#db/schema/events.ts';
import { territories } from '#db/schema/territories.ts';

export type SessionLine = {
  id: string;
  title: string;
  room: string;
  startsAt: Date;
  endsAt: Date;
  capacity: number | null;
};

/** One of several days or places; where it says no place, the event's own. */
export type DayLine = {
  id: string;
  startsAt: Date;
  endsAt: Date;
  placeName: string;
  address: string;
  communeCode: string | null;
};

export type EventLine = NonNullable<Awaited<ReturnType<typeof readEventLine>>>;

/** `lock`: whoever gives or frees a seat of this event comes one after the other. */
export async function readEventLine(
  queries: Queries,
  key: { slug: string } | { id: string },
  { lock = false }: { lock?: boolean } = {},
) {
  const isIt = 'slug' in key ? eq(events.slug, key.slug) : eq(events.id, key.id);
  if (lock) await queries.select({ id: events.id }).from(events).where(isIt).for('no key update');
  const [event] = await queries
    .select({
      id: events.id,
      territoryId: events.territoryId,
      slug: events.slug,
      title: events.title,
      status: events.status,
      audience: events.audience,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      placeName: sql<string>`coalesce(nullif(${events.placeName}, ''), ${organisations.name}, '')`,
      address: events.address,
      communeCode: events.communeCode,
      link: events.link,
      accessibility: events.accessibility,
      reason: events.reason,
      capacity: events.capacity,
      isRegistrationOpen: events.isRegistrationOpen,
      revision: events.revision,
      forgetDay: sql<string>`to_char(forget_day(${events}), 'YYYY-MM-DD')`,
      territory: territories.name,
      signature: territories.mailSignature,
      contactMail: territories.contactMail,
    })
    .from(events)
    .innerJoin(territories, eq(territories.id, events.territoryId))
    .leftJoin(organisations, eq(organisations.id, events.placeOrganisationId))
    .where(isIt);
  if (!event) return null;
  const sessions: SessionLine[] = await queries
    .select({
      id: eventSessions.id,
      title: eventSessions.title,
      room: eventSessions.room,
      startsAt: eventSessions.startsAt,
      endsAt: eventSessions.endsAt,
      capacity: eventSessions.capacity,
    })
    .from(eventSessions)
    .where(eq(eventSessions.eventId, event.id))
    .orderBy(asc(eventSessions.startsAt), asc(eventSessions.position));
  const days: DayLine[] = await queries
    .select({
      id: eventDays.id,
      startsAt: eventDays.startsAt,
      endsAt: eventDays.endsAt,
      placeName: eventDays.placeName,
      address: eventDays.address,
      communeCode: eventDays.communeCode,
    })
    .from(eventDays)
    .where(eq(eventDays.eventId, event.id))
    .orderBy(asc(eventDays.startsAt));
  return { ...event, sessions, days };
}
