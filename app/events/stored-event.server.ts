// One event with all that hangs on it, as it is stored: for its form, its page and its calendar.
import { asc, eq } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Database, Queries } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { editions, eventDays, eventOrganisations, eventSessions, events } from '#db/schema/events.ts';
import { territories } from '#db/schema/territories.ts';
import type { EventKeepers } from './event-policy.ts';

const placeTerritories = alias(territories, 'place_territories');

export type EventRow = typeof events.$inferSelect;
export type SessionRow = typeof eventSessions.$inferSelect;
export type DayRow = typeof eventDays.$inferSelect;
export type EventOrganisation = {
  id: string;
  slug: string;
  name: string;
  role: 'organiser' | 'partner';
  /** Whether its card can be read, and by whom. */
  status: string;
  isClosed: boolean;
};

export type StoredEvent = {
  row: EventRow;
  territory: { id: string; slug: string; name: string; isClosed: boolean; zones: string[] };
  edition: { id: string; slug: string; name: string } | null;
  placeOrganisation: Pick<EventOrganisation, 'slug' | 'name' | 'status' | 'isClosed'> | null;
  organisations: EventOrganisation[];
  sessions: SessionRow[];
  days: DayRow[];
};

export async function readStoredEvent(database: Database, slug: string): Promise<StoredEvent | null> {
  return database.query((queries) => findStoredEvent(queries, slug));
}

export async function findStoredEvent(queries: Queries, slug: string): Promise<StoredEvent | null> {
  const [found] = await queries
    .select({
      row: events,
      territory: {
        id: territories.id,
        slug: territories.slug,
        name: territories.name,
        isClosed: territories.isClosed,
        zones: territories.zones,
      },
      edition: { id: editions.id, slug: editions.slug, name: editions.name },
      place: { slug: organisations.slug, name: organisations.name, status: organisations.status },
      isPlaceClosed: placeTerritories.isClosed,
    })
    .from(events)
    .innerJoin(territories, eq(territories.id, events.territoryId))
    .leftJoin(editions, eq(editions.id, events.editionId))
    .leftJoin(organisations, eq(organisations.id, events.placeOrganisationId))
    .leftJoin(placeTerritories, eq(placeTerritories.id, organisations.homeTerritoryId))
    .where(eq(events.slug, slug));
  if (!found) return null;
  const [own, sessions, days] = await Promise.all([
    queries
      .select({
        id: organisations.id,
        slug: organisations.slug,
        name: organisations.name,
        role: eventOrganisations.role,
        status: organisations.status,
        isClosed: territories.isClosed,
      })
      .from(eventOrganisations)
      .innerJoin(organisations, eq(organisations.id, eventOrganisations.organisationId))
      .innerJoin(territories, eq(territories.id, organisations.homeTerritoryId))
      .where(eq(eventOrganisations.eventId, found.row.id))
      .orderBy(asc(eventOrganisations.role), asc(organisations.name)),
    queries
      .select()
      .from(eventSessions)
      .where(eq(eventSessions.eventId, found.row.id))
      .orderBy(asc(eventSessions.startsAt), asc(eventSessions.position), asc(eventSessions.room)),
    queries.select().from(eventDays).where(eq(eventDays.eventId, found.row.id)).orderBy(asc(eventDays.startsAt)),
  ]);
  const { place, isPlaceClosed, ...event } = found;
  const placeOrganisation = place && { ...place, isClosed: isPlaceClosed ?? false };
  return { ...event, placeOrganisation, organisations: own, sessions, days };
}

export function keepersOf({ row, organisations: own }: StoredEvent): EventKeepers {
  const organisers = own.filter(({ role }) => role === 'organiser').map(({ id }) => id);
  return {
    territoryId: row.territoryId,
    status: row.status,
    organisers: row.proposedFor === null ? organisers : [...organisers, row.proposedFor],
  };
}
