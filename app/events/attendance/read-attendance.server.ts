// Who was there, half-day by half-day, for the organisers of an event.
import { asc, eq } from 'drizzle-orm';
import { type PersonActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { attendances } from '#db/schema/registrations.ts';
import type { KeptEventLine } from '../registration/kept-event.server.ts';
import { type HalfDay, halfDaysOf } from './half-days.ts';

export type Presence = {
  id: string;
  registrationId: string | null;
  name: string;
  structure: string;
  halfDay: string;
};

export async function readPresences(
  database: Database,
  actor: PersonActor,
  event: Pick<KeptEventLine, 'id'>,
): Promise<Presence[]> {
  return withActor(database, actor, (queries) =>
    queries
      .select({
        id: attendances.id,
        registrationId: attendances.registrationId,
        name: attendances.name,
        structure: attendances.organisationName,
        halfDay: attendances.halfDay,
      })
      .from(attendances)
      .where(eq(attendances.eventId, event.id))
      .orderBy(asc(attendances.at)),
  );
}

export type HalfDayCount = HalfDay & { count: number };

export function countHalfDays(event: Pick<KeptEventLine, 'spans'>, presences: Presence[]): HalfDayCount[] {
  return halfDaysOf(event.spans).map((half) => ({
    ...half,
    count: presences.filter(({ halfDay }) => halfDay === half.key).length,
  }));
}
