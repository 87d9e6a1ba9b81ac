// Writes the events of a demonstration whose network and people are there: one edition in three weeks, one that is over.
import { eq, inArray } from 'drizzle-orm';
import type { Database, Queries } from '#db/client.ts';
import { people } from '#db/schema/accounts.ts';
import { organisations } from '#db/schema/directory.ts';
import { editions, eventDays, eventOrganisations, eventSessions, events, eventTasks } from '#db/schema/events.ts';
import { territories } from '#db/schema/territories.ts';
import { addDays, parisInstant, wallClock, weekday } from '../paris-time.ts';
import { DEMO_EDITIONS, type DemoEvent, type DemoPlace } from './demo-events.ts';
import { personaMail } from './demo-people.ts';

const DAYS_AHEAD = 21;
const TUESDAY = 1;

type Writing = {
  queries: Queries;
  territoryId: string;
  editionId: string;
  day: string;
  isComing: boolean;
};

/** The Tuesday nearest to three weeks from now, so that nothing falls on a Sunday. */
export function demoEditionDay(now: Date): string {
  const day = addDays(wallClock(now).day, DAYS_AHEAD);
  const back = (weekday(day) - TUESDAY + 7) % 7;
  return addDays(day, back <= 3 ? -back : 7 - back);
}

/** Does nothing when an edition is there already. */
export async function insertDemoEvents(database: Database, now = new Date()): Promise<void> {
  await database.transaction(async (queries) => {
    const existing = await queries.select({ id: editions.id }).from(editions).limit(1);
    if (existing.length > 0) return;
    const coming = demoEditionDay(now);
    for (const { territory, theme, weeks, events: own } of DEMO_EDITIONS) {
      const day = addDays(coming, weeks * 7);
      const [found] = await queries
        .select({ id: territories.id })
        .from(territories)
        .where(eq(territories.slug, territory));
      if (!found) continue;
      const name = `JCPE ${day.slice(0, 4)}`;
      const slug = `jcpe-${day.slice(0, 4)}-${territory}`;
      const [edition] = await queries
        .insert(editions)
        .values({ territoryId: found.id, slug, name, theme, day })
        .onConflictDoNothing()
        .returning();
      if (!edition) continue;
      for (const event of own)
        await insertEvent({ queries, territoryId: found.id, editionId: edition.id, day, isComing: weeks === 0 }, event);
    }
  }, 20_000);
}

async function insertEvent(writing: Writing, event: DemoEvent): Promise<void> {
  const { queries, territoryId, editionId, day } = writing;
  const at = (offset: number, clock: string) => parisInstant({ day: addDays(day, offset), clock });
  const days = (event.days ?? []).map(({ offset, from, to, place }) => ({
    startsAt: at(offset, from),
    endsAt: at(offset, to),
    ...placeColumns(place),
  }));
  const span =
    days.length > 0 ? days : [{ startsAt: at(event.offset, event.from), endsAt: at(event.offset, event.to) }];
  const [proposedFor] = event.proposedFor ? await idsOf(queries, [event.proposedFor]) : [];
  const [row] = await queries
    .insert(events)
    .values({
      territoryId,
      editionId,
      slug: event.slug,
      title: event.title,
      format: event.format,
      status: event.status,
      audience: event.audience,
      theme: event.theme,
      summary: event.summary,
      startsAt: new Date(Math.min(...span.map(({ startsAt }) => +startsAt))),
      endsAt: new Date(Math.max(...span.map(({ endsAt }) => +endsAt))),
      ...(event.place && placeColumns(event.place)),
      link: event.link ?? '',
      capacity: event.capacity ?? null,
      isRegistrationOpen: event.capacity !== undefined && event.status === 'published' && writing.isComing,
      accessibility: event.accessibility ?? '',
      documents: event.documents ?? [],
      officialStatus: event.official ?? 'not-yet',
      proposedFor: proposedFor ?? null,
      proposedBy: event.proposedBy ? await personaId(queries, event.proposedBy) : null,
    })
    .returning({ id: events.id });
  if (!row) throw new Error(`${event.slug} was not written`);
  const eventId = row.id;
  const organisers = await idsOf(queries, event.organisers);
  const partners = await idsOf(queries, event.partners ?? []);
  const inRole = (role: 'organiser' | 'partner') => (organisationId: string) => ({ eventId, organisationId, role });
  await queries
    .insert(eventOrganisations)
    .values([...organisers.map(inRole('organiser')), ...partners.map(inRole('partner'))]);
  if (days.length > 0) await queries.insert(eventDays).values(days.map((one) => ({ ...one, eventId })));
  if (event.sessions?.length)
    await queries.insert(eventSessions).values(
      event.sessions.map(({ title, room, from, to, capacity }, position) => ({
        eventId,
        title,
        room,
        startsAt: at(event.offset, from),
        endsAt: at(event.offset, to),
        capacity: capacity ?? null,
        position,
      })),
    );
  if (event.tasks?.length)
    await queries.insert(eventTasks).values(
      event.tasks.map(({ title, phase, dueOffset, owner, isDone }) => ({
        territoryId,
        eventId,
        title,
        phase,
        ownerName: owner ?? '',
        dueOn: addDays(day, event.offset + dueOffset),
        doneAt: isDone ? at(event.offset + dueOffset, '10:00') : null,
      })),
    );
}

function placeColumns({ name, address, commune, latitude, longitude }: DemoPlace) {
  return {
    placeName: name,
    address: address ?? '',
    communeCode: commune,
    latitude,
    longitude,
    pointPrecision: address ? ('adresse' as const) : ('approximatif' as const),
  };
}

async function idsOf(queries: Queries, slugs: string[]): Promise<string[]> {
  if (slugs.length === 0) return [];
  const rows = await queries
    .select({ id: organisations.id, slug: organisations.slug })
    .from(organisations)
    .where(inArray(organisations.slug, slugs));
  return slugs.map((slug) => {
    const found = rows.find((row) => row.slug === slug);
    if (!found) throw new Error(`${slug} is not in the network`);
    return found.id;
  });
}

async function personaId(queries: Queries, code: string): Promise<string | null> {
  const [row] = await queries
    .select({ id: people.id })
    .from(people)
    .where(eq(people.mail, personaMail(code)));
  return row?.id ?? null;
}
