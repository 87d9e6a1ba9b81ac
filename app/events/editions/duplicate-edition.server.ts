// A new edition from a past one: its events come as drafts, with their sessions, days and checklist; nobody who took part does.
import { and, asc, eq, isNull, notInArray } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { addDays, movedByDays, wallClock } from '#db/paris-time.ts';
import { eventDays, eventOrganisations, eventSessions, events, eventTasks } from '#db/schema/events.ts';
import { freeEventSlug } from '../editing/save-event.server.ts';
import type { EventRow } from '../stored-event.server.ts';
import type { EditionInput } from './edition-form.ts';
import { daysToMove } from './moved-days.ts';
import { type EditionRow, insertEdition } from './save-edition.server.ts';

export type DuplicateEdition = { actor: PersonActor; from: EditionRow; input: EditionInput };

/** Returns the slug of the new edition. One transaction: all of it or nothing. */
export async function duplicateEdition(
  database: Database,
  { actor, from, input }: DuplicateEdition,
): Promise<{ slug: string; events: number }> {
  return database.transaction(async (queries) => {
    const { territoryId } = from;
    const edition = await insertEdition(queries, actor, { territoryId, input, copiedFrom: from.id });
    const own = await queries
      .select()
      .from(events)
      .where(and(eq(events.editionId, from.id), notInArray(events.status, ['proposed', 'refused'])))
      .orderBy(asc(events.startsAt));
    for (const event of own) {
      const days = daysToMove(wallClock(event.startsAt).day, from.day, input.day);
      await copyEvent(queries, event, { editionId: edition.id, days });
    }
    return { slug: edition.slug, events: own.length };
  }, 20_000);
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
  const { id, slug, revision, createdAt, updatedAt, forgetOn, proposedBy, proposedFor, reason, cardRef, ...kept } =
    event;
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
