// Everybody on the list of one event, shaped for the screens of its organisers.
import { asc, eq } from 'drizzle-orm';
import { type PersonActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { registrationSessions, registrations, type SeatStatus } from '#db/schema/registrations.ts';
import type { EventLine } from './read-event-line.server.ts';

export type ListedPerson = {
  id: string;
  name: string;
  mail: string | null;
  structure: string;
  needs: string;
  status: 'confirmed' | 'waiting' | 'cancelled';
  createdAt: Date;
  sessions: { id: string; title: string; status: SeatStatus }[];
};

/** In the order of registration; nobody whose data are erased. */
export async function readRegistrations(
  database: Database,
  actor: PersonActor,
  event: Pick<EventLine, 'id' | 'sessions'>,
): Promise<ListedPerson[]> {
  return withActor(database, actor, async (queries) => {
    const rows = await queries
      .select({
        id: registrations.id,
        name: registrations.name,
        mail: registrations.mail,
        structure: registrations.organisationName,
        needs: registrations.needs,
        status: registrations.status,
        createdAt: registrations.createdAt,
        forgottenAt: registrations.forgottenAt,
      })
      .from(registrations)
      .where(eq(registrations.eventId, event.id))
      .orderBy(asc(registrations.number));
    const choices = await queries
      .select({
        registrationId: registrationSessions.registrationId,
        id: registrationSessions.sessionId,
        status: registrationSessions.status,
      })
      .from(registrationSessions)
      .where(eq(registrationSessions.eventId, event.id));
    const chosen = Map.groupBy(choices, ({ registrationId }) => registrationId);
    return rows
      .filter(({ forgottenAt }) => forgottenAt === null)
      .map(({ forgottenAt: _forgotten, ...row }) => ({
        ...row,
        sessions: event.sessions.flatMap(({ id, title }) => {
          const choice = chosen.get(row.id)?.find((one) => one.id === id);
          return choice ? [{ id, title, status: choice.status }] : [];
        }),
      }));
  });
}

export type SessionCount = { title: string; confirmed: number; waiting: number; capacity: number | null };

export function countSessions(event: Pick<EventLine, 'sessions'>, people: ListedPerson[]): SessionCount[] {
  const active = people.filter(({ status }) => status === 'confirmed');
  const count = (id: string, status: SeatStatus) =>
    active.filter(({ sessions }) => sessions.some((one) => one.id === id && one.status === status)).length;
  return event.sessions.map(({ id, title, capacity }) => ({
    title,
    capacity,
    confirmed: count(id, 'confirmed'),
    waiting: count(id, 'waiting'),
  }));
}
