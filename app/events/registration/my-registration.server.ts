// What the holder of the link in a mail sees and may do: show, change, cancel, erase. One transaction each.
import { and, eq, inArray, sql } from 'drizzle-orm';
import { sha256 } from '#app/accounts/secrets.ts';
import { queueMails } from '#app/server/mail-outbox.ts';
import { type LinkActor, withActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { registrationSessions, registrations } from '#db/schema/registrations.ts';
import { fillSeats, stepOf } from './fill-seats.server.ts';
import { CANCELLED } from './mail-kinds.ts';
import { matchStructure, proposeUnknown } from './match-structure.server.ts';
import { readEventLine } from './read-event-line.server.ts';
import { addSessions } from './register.server.ts';
import type { Asked } from './registration-form.ts';

export type MyRegistration = NonNullable<Awaited<ReturnType<typeof readMyRegistration>>>;

/** null for a link that nobody was sent, or that leads to what is erased. */
export async function readMyRegistration(database: Database, token: string) {
  const actor = linkOf(token);
  return actor && withActor(database, actor, (queries) => readOwn(queries));
}

export function linkOf(token: string): LinkActor | null {
  return /^[A-Za-z0-9_-]{43}$/.test(token) ? { kind: 'link', hash: sha256(token) } : null;
}

/** Row-level security shows the holder of a link their own registration, and no other. */
async function readOwn(queries: Queries, lock = false) {
  const [found] = await queries
    .select({ id: registrations.id, eventId: registrations.eventId })
    .from(registrations)
    .where(sql`${registrations.forgottenAt} is null`);
  const event = found && (await readEventLine(queries, { id: found.eventId }, { lock }));
  if (!event) return null;
  const [row] = await queries
    .select({
      id: registrations.id,
      territoryId: registrations.territoryId,
      eventId: registrations.eventId,
      name: registrations.name,
      mail: registrations.mail,
      structure: registrations.organisationName,
      needs: registrations.needs,
      status: registrations.status,
    })
    .from(registrations)
    .where(eq(registrations.id, found.id));
  if (!row) return null;
  const sessions = await queries
    .select({ id: registrationSessions.sessionId, status: registrationSessions.status })
    .from(registrationSessions)
    .where(eq(registrationSessions.registrationId, row.id));
  return { ...row, sessions, event };
}

type Change = (queries: Queries, own: MyRegistration) => Promise<void>;

/** False when the link leads nowhere, or to what cannot be changed any more. */
async function change(database: Database, token: string, now: Date, run: Change): Promise<boolean> {
  const actor = linkOf(token);
  if (!actor) return false;
  return withActor(
    database,
    actor,
    async (queries) => {
      const own = await readOwn(queries, true);
      if (!own || own.status === 'cancelled' || own.event.endsAt <= now) return false;
      await run(queries, own);
      await fillSeats(queries, { event: own.event, now, silent: own.id });
      return true;
    },
    10_000,
  );
}

export function changeMyRegistration(database: Database, token: string, asked: Asked, now: Date): Promise<boolean> {
  return change(database, token, now, async (queries, own) => {
    const structure = await matchStructure(queries, asked.structure);
    await queries
      .update(registrations)
      .set({ name: asked.name, needs: asked.needs, ...structure })
      .where(eq(registrations.id, own.id));
    const left = own.sessions.filter(({ id }) => !asked.sessions.includes(id)).map(({ id }) => id);
    if (left.length > 0)
      await queries
        .delete(registrationSessions)
        .where(and(eq(registrationSessions.registrationId, own.id), inArray(registrationSessions.sessionId, left)));
    const { territoryId, eventId } = own;
    await addSessions(queries, { territoryId, eventId, registrationId: own.id }, asked.sessions);
    await proposeUnknown(queries, structure, own.event);
  });
}

export function cancelMyRegistration(database: Database, token: string, now: Date): Promise<boolean> {
  return change(database, token, now, (queries, own) => cancel(queries, own, now));
}

/** Frees the seats; whoever comes next gets them when the event is settled. */
export async function cancel(queries: Queries, own: { id: string; mail: string | null }, now: Date): Promise<void> {
  await queries
    .update(registrations)
    .set({ status: 'cancelled', cancelledAt: now })
    .where(eq(registrations.id, own.id));
  await queries.delete(registrationSessions).where(eq(registrationSessions.registrationId, own.id));
  if (own.mail)
    await queueMails(queries, [
      { kind: CANCELLED, subjectId: own.id, recipient: own.mail, step: stepOf(now), dueAt: now },
    ]);
}

/** « Effacer mes données »: at any time, before the event too; the seat goes to the next. */
export async function eraseMyRegistration(database: Database, token: string, now: Date): Promise<boolean> {
  const actor = linkOf(token);
  if (!actor) return false;
  return withActor(
    database,
    actor,
    async (queries) => {
      const own = await readOwn(queries, true);
      if (!own) return false;
      await queries.execute(sql`select forget_registrations(array[${own.id}]::uuid[])`);
      await fillSeats(queries, { event: own.event, now });
      return true;
    },
    10_000,
  );
}
