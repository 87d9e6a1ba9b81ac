// One event shaped for its page, for whoever asks.
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import type { Actor } from '#db/actor.ts';
import { findCommune } from '#db/gazetteer.ts';
import { wallClock } from '#db/paris-time.ts';
import type { PointPrecision } from '#db/schema/directory.ts';
import { workshopPages } from '#db/schema/workshops.ts';
import type { Audience } from '#search/service-document.ts';
import { cardHref } from '../card-link.ts';
import { AUDIENCES, FORMATS, wordOf } from '../event.ts';
import { isPublic, seesEvent } from '../event-policy.ts';
import {
  type EventOrganisation,
  keepersOf,
  readStoredEvent,
  type SessionRow,
  type StoredEvent,
} from '../stored-event.server.ts';
import { dayHeading, hoursWords, whenWords } from '../when-words.ts';
import type { EventView, OrganisationView, PlaceView, WorkshopLink } from './event-view.ts';

export type ReadingEvent = { parts: Pick<Parts, 'database' | 'audience'>; actor: Actor };

type Where = {
  placeName: string;
  address: string;
  communeCode: string | null;
  latitude: number | null;
  longitude: number | null;
  pointPrecision: PointPrecision | null;
};

type OwnedLink = WorkshopLink & { sessionId: string | null };

/** null where it does not exist or is not for this reader. */
export async function readEvent(
  { parts, actor }: ReadingEvent,
  slug: string,
  now = new Date(),
): Promise<{ stored: StoredEvent; view: EventView } | null> {
  const stored = await readStoredEvent(parts.database, slug);
  if (!stored || !seesEvent(actor, keepersOf(stored))) return null;
  // A closed network keeps its programme to people of the network, as it does its entries.
  if (stored.territory.isClosed && parts.audience === 'public' && isPublic(stored.row)) return null;
  const workshops = await parts.database.query((queries) =>
    queries
      .select({ slug: workshopPages.slug, title: workshopPages.title, sessionId: workshopPages.sessionId })
      .from(workshopPages)
      .where(and(eq(workshopPages.eventId, stored.row.id), isNull(workshopPages.archivedAt)))
      .orderBy(asc(workshopPages.createdAt)),
  );
  return { stored, view: eventView(stored, workshops, parts.audience, now) };
}

export function eventView(stored: StoredEvent, workshops: OwnedLink[], audience: Audience, now: Date): EventView {
  const { row, territory, edition, days, sessions, organisations } = stored;
  // Who keeps its entries to itself is not named to everybody either.
  const named = organisations.filter(({ isClosed }) => audience === 'members' || !isClosed);
  const shown = named.map((one) => ({ role: one.role, ...organisationView(one) }));
  const inRole = (wanted: 'organiser' | 'partner') =>
    shown.filter(({ role }) => role === wanted).map(({ role, ...organisation }) => organisation);
  const ofSession = (id: string | null) =>
    workshops.filter(({ sessionId }) => sessionId === id).map(({ slug, title }) => ({ slug, title }));
  const host = stored.placeOrganisation;
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    status: row.status,
    reason: row.reason,
    format: wordOf(FORMATS, row.format).label,
    audience: wordOf(AUDIENCES, row.audience).label,
    theme: row.theme,
    summary: row.summary.split(/\n{2,}/).filter(Boolean),
    when: whenWords(row.startsAt, row.endsAt),
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    isOver: row.endsAt < now,
    territory: { slug: territory.slug, name: territory.name },
    edition: edition && { slug: edition.slug, name: edition.name },
    place: placeView(row),
    host: host && (audience === 'members' || !host.isClosed) ? organisationView(host) : null,
    link: row.takesRegistrations ? '' : row.link,
    isFromAfar: row.link !== '',
    days: days.map((day) => ({
      key: day.id,
      when: `${dayHeading(day.startsAt)}, ${hoursWords(day.startsAt, day.endsAt)}`,
      place: placeView(day),
    })),
    sessions: sessions.map((session) => sessionView(session, row.startsAt, ofSession(session.id))),
    workshops: ofSession(null),
    cardHref: cardHref(row.cardRef),
    organisers: inRole('organiser'),
    partners: inRole('partner'),
    documents: row.documents,
    accessibility: row.accessibility,
    capacity: row.capacity,
    registerHref:
      row.isRegistrationOpen && row.status === 'published' && row.endsAt > now
        ? `/evenements/${row.slug}/inscription`
        : null,
    officialLink: row.officialStatus === 'accepted' ? row.officialLink : '',
  };
}

function sessionView(session: SessionRow, eventStart: Date, workshops: WorkshopLink[]) {
  const { id, title, room, startsAt, endsAt, capacity } = session;
  const isSameDay = wallClock(startsAt).day === wallClock(eventStart).day;
  const hours = hoursWords(startsAt, endsAt);
  return {
    id,
    title,
    room,
    when: isSameDay ? hours : `${dayHeading(startsAt)}, ${hours}`,
    startsAt: startsAt.toISOString(),
    capacity,
    workshops,
  };
}

/** A name stays readable when its card has gone. */
function organisationView({
  name,
  slug,
  status,
}: Pick<EventOrganisation, 'name' | 'slug' | 'status'>): OrganisationView {
  return { name, href: status === 'published' ? `/annuaire/${slug}` : null };
}

export function placeView(where: Where): PlaceView | null {
  const commune = where.communeCode === null ? undefined : findCommune(where.communeCode);
  if (!commune && where.placeName === '' && where.address === '') return null;
  return {
    name: where.placeName,
    address: where.address,
    commune: commune?.name ?? '',
    latitude: where.latitude,
    longitude: where.longitude,
    isVague: where.pointPrecision === 'commune' || where.pointPrecision === 'approximatif',
  };
}
