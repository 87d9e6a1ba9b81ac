// Somebody registers without an account. Whoever answers learns nothing about who had registered before: the mail tells.
import { and, eq, ne } from 'drizzle-orm';
import { queueMails } from '#app/server/mail-outbox.ts';
import { withActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { registrationSessions, registrations } from '#db/schema/registrations.ts';
import { doorOf } from './event-doors.ts';
import { fillSeats, REGISTRATION, stepOf } from './fill-seats.server.ts';
import { INSCRIPTION } from './mail-kinds.ts';
import { matchStructure, proposeUnknown, type Structure } from './match-structure.server.ts';
import { type EventLine, readEventLine } from './read-event-line.server.ts';
import type { Asked } from './registration-form.ts';

/** A second try within these minutes sends no second mail. */
const AGAIN_MINUTES = 10;

/** False when nobody may register any more. */
export async function register(
  database: Database,
  { slug, asked, now }: { slug: string; asked: Asked; now: Date },
): Promise<boolean> {
  // Looked up before the event is locked: nobody waits for it.
  const structure = await database.query((queries) => matchStructure(queries, asked.structure));
  return withActor(
    database,
    REGISTRATION,
    async (queries) => {
      const event = await readEventLine(queries, { slug }, { lock: true });
      if (!event || doorOf(event, now) !== 'open') return false;
      const before = await findByMail(queries, event.id, asked.mail);
      if (before) {
        const step = Math.floor(stepOf(now) / (AGAIN_MINUTES * 60));
        await queueMails(queries, [
          {
            kind: INSCRIPTION,
            subjectId: before.id,
            recipient: asked.mail,
            step,
            detail: { isAgain: true },
            dueAt: now,
          },
        ]);
        return true;
      }
      const id = await addRegistration(queries, { event, asked, structure, now });
      await queueMails(queries, [{ kind: INSCRIPTION, subjectId: id, recipient: asked.mail, dueAt: now }]);
      return true;
    },
    // The last of fifty at once waits for the forty-nine before.
    10_000,
  );
}

async function findByMail(queries: Queries, eventId: string, mail: string): Promise<{ id: string } | undefined> {
  const [row] = await queries
    .select({ id: registrations.id })
    .from(registrations)
    .where(
      and(eq(registrations.eventId, eventId), eq(registrations.mail, mail), ne(registrations.status, 'cancelled')),
    );
  return row;
}

type Adding = { event: EventLine; asked: Asked; structure: Structure; now: Date };

/** Goes to the end of the waiting list, and gets a seat when it is their turn. The event must be locked. */
export async function addRegistration(
  queries: Queries,
  { event, asked, structure, now }: Adding,
  /** An organiser adds a chair. */
  isSeated = false,
): Promise<string> {
  const { id: eventId, territoryId } = event;
  const [row] = await queries
    .insert(registrations)
    .values({
      territoryId,
      eventId,
      name: asked.name,
      mail: asked.mail || null,
      ...structure,
      needs: asked.needs,
      status: isSeated ? 'confirmed' : 'waiting',
      createdAt: now,
    })
    .returning({ id: registrations.id });
  if (!row) throw new Error('a registration was not written');
  await addSessions(queries, { territoryId, eventId, registrationId: row.id }, asked.sessions);
  await fillSeats(queries, { event, now, silent: row.id });
  await proposeUnknown(queries, structure, event);
  return row.id;
}

/** In the order of the form: the order in which they were chosen. */
export async function addSessions(
  queries: Queries,
  registration: { territoryId: string; eventId: string; registrationId: string },
  sessions: string[],
): Promise<void> {
  if (sessions.length === 0) return;
  await queries
    .insert(registrationSessions)
    .values(sessions.map((sessionId) => ({ ...registration, sessionId })))
    .onConflictDoNothing();
}
