// Gives every seat that is free to whoever comes next, in the transaction of what freed it.
import { and, eq, inArray, ne } from 'drizzle-orm';
import { queueMails } from '#app/server/mail-outbox.ts';
import { actIn } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { registrationSessions, registrations } from '#db/schema/registrations.ts';
import { PLACE } from './mail-kinds.ts';
import type { EventLine } from './read-event-line.server.ts';
import { type Seated, settleSeats } from './seats.ts';

export const REGISTRATION = { kind: 'work', name: 'registration' } as const;

type Settling = Pick<EventLine, 'id' | 'capacity' | 'sessions' | 'endsAt' | 'status'>;

/** The event must be locked. Whoever comes up is told by mail; `silent` is told by something else. */
export async function fillSeats(
  queries: Queries,
  { event, now, silent }: { event: Settling; now: Date; silent?: string },
): Promise<void> {
  if (event.status !== 'published' || event.endsAt <= now) return;
  await actIn(queries, REGISTRATION, async () => {
    const settled = settleSeats({
      capacity: event.capacity,
      sessions: event.sessions,
      registrations: await readSeated(queries, event.id),
    });
    // Whoever got a seat at once never waited.
    for (const id of settled.registrations)
      await queries
        .update(registrations)
        .set({ status: 'confirmed', promotedAt: id === silent ? null : now })
        .where(eq(registrations.id, id));
    const bySession = Map.groupBy(settled.sessions, ({ session }) => session);
    for (const [session, given] of bySession) {
      const ids = given.map(({ registration }) => registration);
      await queries
        .update(registrationSessions)
        .set({ status: 'confirmed' })
        .where(and(eq(registrationSessions.sessionId, session), inArray(registrationSessions.registrationId, ids)));
    }
    const told = new Set([...settled.registrations, ...settled.sessions.map(({ registration }) => registration)]);
    if (silent !== undefined) told.delete(silent);
    await tellPromoted(queries, [...told], now);
  });
}

async function readSeated(queries: Queries, eventId: string): Promise<Seated[]> {
  const rows = await queries
    .select({ id: registrations.id, number: registrations.number, status: registrations.status })
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), ne(registrations.status, 'cancelled')));
  const choices = await queries
    .select({
      registrationId: registrationSessions.registrationId,
      id: registrationSessions.sessionId,
      number: registrationSessions.number,
      status: registrationSessions.status,
    })
    .from(registrationSessions)
    .where(eq(registrationSessions.eventId, eventId));
  const chosen = Map.groupBy(choices, ({ registrationId }) => registrationId);
  return rows.map((row) => ({ ...row, sessions: chosen.get(row.id) ?? [] }));
}

async function tellPromoted(queries: Queries, ids: string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  const known = await queries
    .select({ id: registrations.id, mail: registrations.mail })
    .from(registrations)
    .where(inArray(registrations.id, ids));
  await queueMails(
    queries,
    known.flatMap(({ id, mail }) =>
      mail ? [{ kind: PLACE, subjectId: id, recipient: mail, step: stepOf(now), dueAt: now }] : [],
    ),
  );
}

/** A mail of this kind may be due again later: seconds tell them apart, and fit the column until 2038 and beyond. */
export function stepOf(now: Date): number {
  return Math.floor((now.getTime() - Date.UTC(2026, 0, 1)) / 1000);
}
