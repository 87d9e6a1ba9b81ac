// The tasks of an event: who does what until when.
import { and, asc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import type { Database, Queries } from '#db/client.ts';
import { addDays, wallClock } from '#db/paris-time.ts';
import { memberships, people } from '#db/schema/accounts.ts';
import { eventTasks, type TaskPhase } from '#db/schema/events.ts';
import { cardHref } from '../card-link.ts';
import type { StoredEvent } from '../stored-event.server.ts';
import type { TaskInput } from './task-form.ts';
import { USUAL_TASKS } from './usual-tasks.ts';

export type TaskLine = {
  id: string;
  title: string;
  phase: TaskPhase;
  owner: string;
  /** Of somebody with an account; null for a name that was written. */
  ownerPersonId: string | null;
  dueOn: string | null;
  isDone: boolean;
  /** The card it comes from. */
  cardHref: string | null;
};

type EventRef = Pick<StoredEvent['row'], 'id' | 'territoryId' | 'startsAt'>;

export async function readTasks(database: Database, eventId: string): Promise<TaskLine[]> {
  const rows = await database.query((queries) =>
    queries
      .select({ task: eventTasks, owner: people.name })
      .from(eventTasks)
      .leftJoin(people, eq(people.id, eventTasks.ownerPersonId))
      .where(eq(eventTasks.eventId, eventId))
      .orderBy(sql`${eventTasks.dueOn} nulls last`, asc(eventTasks.createdAt), asc(eventTasks.title)),
  );
  return rows.map(({ task, owner }) => ({
    id: task.id,
    title: task.title,
    phase: task.phase,
    owner: owner ?? task.ownerName,
    ownerPersonId: task.ownerPersonId,
    dueOn: task.dueOn,
    isDone: task.doneAt !== null,
    cardHref: cardHref(task.cardRef),
  }));
}

/** Those of the coordination and of the organisers who have an account. */
export async function readTaskOwners(
  database: Database,
  { territoryId, organisers }: { territoryId: string; organisers: readonly string[] },
): Promise<{ id: string; name: string }[]> {
  return database.query((queries) =>
    queries
      .selectDistinct({ id: people.id, name: people.name })
      .from(memberships)
      .innerJoin(people, and(eq(people.id, memberships.personId), isNull(people.disabledAt)))
      .where(
        or(
          and(eq(memberships.territoryId, territoryId), eq(memberships.role, 'coordinator')),
          inArray(memberships.organisationId, [...organisers]),
        ),
      )
      .orderBy(people.name),
  );
}

export async function addTask(
  database: Database,
  event: EventRef,
  { owners, task }: { owners: { id: string }[]; task: TaskInput },
): Promise<void> {
  await database.query((queries) =>
    queries.insert(eventTasks).values({
      ...taskValues(owners, task),
      territoryId: event.territoryId,
      eventId: event.id,
    }),
  );
}

/** False for a task that somebody took out meanwhile. */
export async function changeTask(
  database: Database,
  event: Pick<EventRef, 'id'>,
  { id, owners, task }: { id: string; owners: { id: string }[]; task: TaskInput },
): Promise<boolean> {
  const changed = await database.query((queries) =>
    queries
      .update(eventTasks)
      .set(taskValues(owners, task))
      .where(isTask(event.id, id))
      .returning({ id: eventTasks.id }),
  );
  return changed.length > 0;
}

function taskValues(owners: { id: string }[], { ownerPersonId, ...rest }: TaskInput) {
  const isKnown = owners.some(({ id }) => id === ownerPersonId);
  return { ...rest, ownerPersonId: isKnown ? ownerPersonId : null };
}

/** Adds what of the usual list is not there by its title. */
export async function addUsualTasks(database: Database, event: EventRef): Promise<void> {
  const day = wallClock(event.startsAt).day;
  await database.transaction(async (queries) => {
    const own = await queries
      .select({ title: eventTasks.title })
      .from(eventTasks)
      .where(eq(eventTasks.eventId, event.id))
      .for('update');
    const missing = USUAL_TASKS.filter(({ title }) => !own.some((task) => task.title === title));
    if (missing.length === 0) return;
    await queries.insert(eventTasks).values(
      missing.map(({ title, phase, days }) => ({
        territoryId: event.territoryId,
        eventId: event.id,
        title,
        phase,
        dueOn: addDays(day, days),
      })),
    );
  });
}

export async function setTaskDone(database: Database, eventId: string, id: string, isDone: boolean): Promise<void> {
  await database.query((queries) =>
    queries
      .update(eventTasks)
      .set({ doneAt: isDone ? new Date() : null })
      .where(isTask(eventId, id)),
  );
}

export async function removeTask(database: Database, eventId: string, id: string): Promise<void> {
  await database.query((queries: Queries) => queries.delete(eventTasks).where(isTask(eventId, id)));
}

/** Compared as text: what comes from a form may be no id at all. */
function isTask(eventId: string, id: string) {
  return and(eq(eventTasks.eventId, eventId), sql`${eventTasks.id}::text = ${id}`);
}
