// Publishes, refuses, cancels, brings back or deletes an event: what its organisers and participants are told leaves in the
// same transaction.
import { and, eq, isNull, sql } from 'drizzle-orm';
import { queueMails } from '#app/server/mail-outbox.ts';
import type { Parts } from '#app/server/parts.ts';
import { noteAct } from '#app/upkeep/entry/save-entry.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { people } from '#db/schema/accounts.ts';
import { events } from '#db/schema/events.ts';
import { type EventAct, statusAfter } from './event-acts.ts';
import { followOne } from './registration/tell-participants.server.ts';
import type { EventRow } from './stored-event.server.ts';

export const EVENT_SETTLED = 'evenement';

export type SettleEvent = { actor: PersonActor; event: EventRow; act: EventAct; reason: string };

/** False when somebody else settled it first. */
export async function settleEvent(
  { database, openEventPage }: Pick<Parts, 'database' | 'openEventPage'>,
  { actor, event, act, reason }: SettleEvent,
): Promise<boolean> {
  const status = statusAfter(act, event.status);
  if (status === null) return false;
  return database.transaction(async (queries) => {
    const [written] = await queries
      .update(events)
      .set({ status, reason, revision: sql`${events.revision} + 1`, updatedAt: new Date() })
      .where(and(eq(events.id, event.id), eq(events.status, event.status)))
      .returning({ revision: events.revision });
    if (!written) return false;
    await noteAct(queries, actor, {
      action: `event-${act}`,
      kind: 'event',
      id: event.id,
      detail: { slug: event.slug, reason },
    });
    if (status === 'published') await openEventPage(queries, event);
    if (event.status === 'proposed') await tellProposer(queries, event, act, reason);
    // Somebody may be on the way already.
    if (act === 'cancel' || act === 'restore') await followOne(queries, event.id, new Date());
    return true;
  });
}

/** Its sessions, days and tasks go with it; a trigger tells whoever is on its list. False when it has been settled meanwhile. */
export async function deleteEvent(database: Database, actor: PersonActor, event: EventRow): Promise<boolean> {
  return database.transaction(async (queries) => {
    const gone = await queries
      .delete(events)
      .where(and(eq(events.id, event.id), eq(events.status, event.status)))
      .returning({ id: events.id });
    if (gone.length === 0) return false;
    const { id, slug, title } = event;
    await noteAct(queries, actor, { action: 'event-deleted', kind: 'event', id, detail: { slug, title } });
    return true;
  });
}

async function tellProposer(queries: Queries, event: EventRow, act: EventAct, reason: string): Promise<void> {
  if (event.proposedBy === null) return;
  const [person] = await queries
    .select({ mail: people.mail })
    .from(people)
    .where(and(eq(people.id, event.proposedBy), isNull(people.disabledAt)));
  if (!person) return;
  await queueMails(queries, [
    {
      kind: EVENT_SETTLED,
      subjectId: event.id,
      recipient: person.mail,
      step: event.revision,
      detail: { act, reason },
      dueAt: new Date(),
    },
  ]);
}
