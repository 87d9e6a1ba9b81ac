// Which tasks a workshop left behind. An organiser's checklist is not among them: it is the same at every event.
import { and, eq, inArray, isNull, notInArray, or, type SQL, sql } from 'drizzle-orm';
import { USUAL_TASKS } from '#app/events/checklist/usual-tasks.ts';
import { eventTasks } from '#db/schema/events.ts';
import type { PageRow } from '../minutes/page-access.server.ts';

export type TaskScope = {
  /** Of the pages on whose cards they were made. */
  slugs: string[];
  /** The event whose other tasks count too; null for one of its sessions, and for a page without event. */
  eventId: string | null;
};

/** What was decided in a session is its own; what hangs on the event as a whole belongs to the page of the event. */
export function scopeOf({ slug, eventId, sessionId }: Pick<PageRow, 'slug' | 'eventId' | 'sessionId'>): TaskScope {
  return { slugs: [slug], eventId: sessionId === null ? eventId : null };
}

export function isLeftBy({ slugs, eventId }: TaskScope): SQL | undefined {
  const ofEvent =
    eventId === null
      ? undefined
      : and(
          eq(eventTasks.eventId, eventId),
          isNull(eventTasks.cardRef),
          isNull(eventTasks.groupId),
          notInArray(
            eventTasks.title,
            USUAL_TASKS.map(({ title }) => title),
          ),
        );
  return and(eq(eventTasks.phase, 'after'), or(isOfCards(sql`${eventTasks.cardRef}`, slugs), ofEvent));
}

/** `ref`: a column that holds `<slug of the page>/<id of the card>`. */
export function isOfCards(ref: SQL, slugs: string[]): SQL {
  return slugs.length === 0 ? sql`false` : inArray(sql`split_part(${ref}, '/', 1)`, slugs);
}
