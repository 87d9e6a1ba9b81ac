// What organisers do with the list: add by hand, cancel, give a seat. Each in one transaction that settles the waiting list.
import { and, eq, ne } from 'drizzle-orm';
import { isId } from '#app/server/ids.ts';
import { queueMails } from '#app/server/mail-outbox.ts';
import { type PersonActor, withActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { registrations } from '#db/schema/registrations.ts';
import { fillSeats, stepOf } from './fill-seats.server.ts';
import { INSCRIPTION, PLACE } from './mail-kinds.ts';
import { matchStructure } from './match-structure.server.ts';
import { cancel } from './my-registration.server.ts';
import { type EventLine, readEventLine } from './read-event-line.server.ts';
import { addRegistration } from './register.server.ts';
import type { Asked } from './registration-form.ts';

type Keeping = { actor: PersonActor; event: Pick<EventLine, 'id'>; now: Date };

function keep<Result>(
  database: Database,
  { actor, event }: Keeping,
  run: (queries: Queries, event: EventLine) => Promise<Result>,
): Promise<Result> {
  return withActor(
    database,
    actor,
    async (queries) => {
      const locked = await readEventLine(queries, { id: event.id }, { lock: true });
      if (!locked) throw new Response('Aucun évènement ne porte ce nom.', { status: 404 });
      return run(queries, locked);
    },
    10_000,
  );
}

/** `isSeated`: although it is full. `known`: that address is on the list already. */
export async function addByHand(
  database: Database,
  keeping: Keeping,
  { asked, isSeated }: { asked: Asked; isSeated: boolean },
): Promise<'added' | 'known'> {
  const { now } = keeping;
  const structure = await database.query((queries) => matchStructure(queries, asked.structure));
  return keep(database, keeping, async (queries, event) => {
    if (asked.mail !== '') {
      const before = await queries
        .select({ id: registrations.id })
        .from(registrations)
        .where(
          and(
            eq(registrations.eventId, event.id),
            eq(registrations.mail, asked.mail),
            ne(registrations.status, 'cancelled'),
          ),
        );
      if (before.length > 0) return 'known';
    }
    const id = await addRegistration(queries, { event, asked, structure, now }, isSeated);
    if (asked.mail !== '')
      await queueMails(queries, [{ kind: INSCRIPTION, subjectId: id, recipient: asked.mail, dueAt: now }]);
    return 'added';
  });
}

/** Twice is once. False for somebody of another event. */
export function cancelByHand(database: Database, keeping: Keeping, id: string): Promise<boolean> {
  const { now } = keeping;
  return keep(database, keeping, async (queries, event) => {
    const person = await find(queries, event, id);
    if (!person) return false;
    if (person.status === 'cancelled') return true;
    await cancel(queries, person, now);
    await fillSeats(queries, { event, now });
    return true;
  });
}

/** Out of turn, or although it is full: organisers add a chair, and answer for it. */
export function promoteByHand(database: Database, keeping: Keeping, id: string): Promise<boolean> {
  const { now } = keeping;
  return keep(database, keeping, async (queries, event) => {
    const person = await find(queries, event, id);
    if (!person) return false;
    if (person.status !== 'waiting') return true;
    await queries.update(registrations).set({ status: 'confirmed', promotedAt: now }).where(eq(registrations.id, id));
    await fillSeats(queries, { event, now, silent: id });
    if (person.mail)
      await queueMails(queries, [
        { kind: PLACE, subjectId: id, recipient: person.mail, step: stepOf(now), dueAt: now },
      ]);
    return true;
  });
}

async function find(queries: Queries, event: EventLine, id: string) {
  if (!isId(id)) return undefined;
  const [row] = await queries
    .select({ id: registrations.id, mail: registrations.mail, status: registrations.status })
    .from(registrations)
    .where(and(eq(registrations.id, id), eq(registrations.eventId, event.id)));
  return row;
}
