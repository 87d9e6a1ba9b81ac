// A new edition from a past one: its events come as drafts, with their sessions, days and checklist; nobody who took part does.
import { and, asc, eq, gt, isNull, notInArray } from 'drizzle-orm';
import { longDate } from '#app/ui/french-date.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { addDays, movedByDays, wallClock } from '#db/paris-time.ts';
import { editions, eventDays, eventOrganisations, eventSessions, events, eventTasks } from '#db/schema/events.ts';
import { freeEventSlug } from '../editing/save-event.server.ts';
import type { EventRow } from '../stored-event.server.ts';
import type { CopiedDate } from './copied-dates.tsx';
import type { EditionInput } from './edition-form.ts';
import { anchorDay, daysToMove, type Keeping, type Move } from './moved-days.ts';
import { type EditionRow, insertEdition } from './save-edition.server.ts';

const DOUBLE_CLICK_MS = 60_000;

export type DuplicateEdition = { actor: PersonActor; from: EditionRow; input: EditionInput; keep: Keeping };

/** Returns the slug of the new edition. One transaction: all of it or nothing. */
export async function duplicateEdition(
  database: Database,
  { actor, from, input, keep }: DuplicateEdition,
): Promise<{ slug: string; events: number }> {
  return database.transaction(async (queries) => {
    const { territoryId } = from;
    const before = await justCopied(queries, from, input);
    if (before) return before;
    const edition = await insertEdition(queries, actor, { territoryId, input, copiedFrom: from.id });
    const own = await copiedEvents(queries, from.id);
    const move = moveOf(own, from, { day: input.day, keep });
    for (const event of own) await copyEvent(queries, event, { editionId: edition.id, days: daysOf(event, move) });
    return { slug: edition.slug, events: own.length };
  }, 20_000);
}

/** The answer to a second click on the same button; the lock lets it wait for the first. */
async function justCopied(queries: Queries, { id }: EditionRow, { name, day }: EditionInput) {
  await queries.select({ id: editions.id }).from(editions).where(eq(editions.id, id)).for('no key update');
  const since = new Date(Date.now() - DOUBLE_CLICK_MS);
  const [copy] = await queries
    .select({ id: editions.id, slug: editions.slug })
    .from(editions)
    .where(
      and(
        eq(editions.copiedFrom, id),
        eq(editions.name, name),
        day === null ? isNull(editions.day) : eq(editions.day, day),
        gt(editions.createdAt, since),
      ),
    );
  return copy && { slug: copy.slug, events: await queries.$count(events, eq(events.editionId, copy.id)) };
}

/** What `duplicateEdition` would do, in words. */
export async function copiedDates(
  database: Database,
  { from, day, keep }: { from: EditionRow; day: string | null; keep: Keeping },
): Promise<CopiedDate[]> {
  const own = await database.query((queries) => copiedEvents(queries, from.id));
  const move = moveOf(own, from, { day, keep });
  return own.map((event) => {
    const [startsAt, endsAt] = [event.startsAt, event.endsAt].map((at) => movedByDays(at, daysOf(event, move)));
    return {
      id: event.id,
      title: event.title,
      before: dateWords(event.startsAt, event.endsAt),
      after: dateWords(startsAt ?? event.startsAt, endsAt ?? event.endsAt),
    };
  });
}

/** The day that the new one answers to. */
export async function anchorOf(database: Database, edition: EditionRow): Promise<string | null> {
  const own = await database.query((queries) => copiedEvents(queries, edition.id));
  return own.length === 0 ? null : moveOf(own, edition, { day: null, keep: 'gaps' }).from;
}

/** What was only proposed is proposed again by whoever wants it. */
function copiedEvents(queries: Queries, editionId: string): Promise<EventRow[]> {
  return queries
    .select()
    .from(events)
    .where(and(eq(events.editionId, editionId), notInArray(events.status, ['proposed', 'refused'])))
    .orderBy(asc(events.startsAt));
}

function moveOf(own: EventRow[], from: EditionRow, { day, keep }: { day: string | null; keep: Keeping }): Move {
  return { from: anchorDay(from.day, own.map(dayOf)), to: day, keep };
}

function daysOf(event: EventRow, move: Move): number {
  return daysToMove(dayOf(event), move);
}

function dayOf({ startsAt }: EventRow): string {
  return wallClock(startsAt).day;
}

function dateWords(startsAt: Date, endsAt: Date): string {
  const isOneDay = wallClock(startsAt).day === wallClock(endsAt).day;
  return isOneDay ? longDate(startsAt) : `du ${longDate(startsAt)} au ${longDate(endsAt)}`;
}

async function copyEvent(
  queries: Queries,
  event: EventRow,
  { editionId, days }: { editionId: string; days: number },
): Promise<void> {
  const moved = <Row extends { startsAt: Date; endsAt: Date }>(row: Row) => ({
    ...row,
    startsAt: movedByDays(row.startsAt, days),
    endsAt: movedByDays(row.endsAt, days),
  });
  const {
    id,
    slug,
    revision,
    createdAt,
    updatedAt,
    forgetOn,
    proposedBy,
    proposedFor,
    reason,
    cardRef,
    takesRegistrations,
    ...kept
  } = event;
  const [copy] = await queries
    .insert(events)
    .values({
      ...moved(kept),
      editionId,
      slug: await freeEventSlug(queries, event.title),
      status: 'draft',
      officialStatus: event.officialStatus === 'not-concerned' ? 'not-concerned' : 'not-yet',
      officialLink: '',
      isRegistrationOpen: false,
      copiedFrom: id,
    })
    .returning({ id: events.id });
  if (!copy) throw new Error('the event was not copied');
  const ofEvent = { eventId: copy.id };
  const [organisers, sessions, itsDays, tasks] = await Promise.all([
    queries.select().from(eventOrganisations).where(eq(eventOrganisations.eventId, id)),
    queries.select().from(eventSessions).where(eq(eventSessions.eventId, id)),
    queries.select().from(eventDays).where(eq(eventDays.eventId, id)),
    queries
      .select()
      .from(eventTasks)
      .where(and(eq(eventTasks.eventId, id), isNull(eventTasks.groupId), isNull(eventTasks.cardRef))),
  ]);
  if (organisers.length > 0)
    await queries.insert(eventOrganisations).values(organisers.map((organiser) => ({ ...organiser, ...ofEvent })));
  if (sessions.length > 0)
    await queries
      .insert(eventSessions)
      .values(sessions.map(({ id: _, ...session }) => ({ ...moved(session), ...ofEvent })));
  if (itsDays.length > 0)
    await queries.insert(eventDays).values(itsDays.map(({ id: _, ...day }) => ({ ...moved(day), ...ofEvent })));
  if (tasks.length > 0)
    await queries.insert(eventTasks).values(
      tasks.map(({ id: _, createdAt: __, ...task }) => ({
        ...task,
        ...ofEvent,
        dueOn: task.dueOn === null ? null : addDays(task.dueOn, days),
        doneAt: null,
      })),
    );
}
