// Who was there, half-day by half-day, for the organisers of an event.
import { asc, eq, sql } from 'drizzle-orm';
import { type PersonActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { attendances, registrations } from '#db/schema/registrations.ts';
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

export type Turnout = {
  registered: number;
  waiting: number;
  cancelled: number;
  /** `kind`: of the structure, '' when it is not known to the directory. People who came at least once. */
  came: { kind: string; count: number }[];
};

/** Counts that stay when participants are forgotten: what a bilan says. */
export async function readTurnout(database: Database, actor: PersonActor, eventId: string): Promise<Turnout> {
  return withActor(database, actor, async (queries) => {
    const statuses = await queries
      .select({ status: registrations.status, count: sql<number>`count(*)::int` })
      .from(registrations)
      .where(eq(registrations.eventId, eventId))
      .groupBy(registrations.status);
    const of = (status: string) => statuses.find((row) => row.status === status)?.count ?? 0;
    const kind = sql<string>`coalesce(nullif(${attendances.organisationKind}, ''), ${registrations.organisationKind}, '')`;
    const came = await queries
      .select({
        kind,
        count: sql<number>`count(distinct coalesce(${attendances.registrationId}, ${attendances.id}))::int`,
      })
      .from(attendances)
      .leftJoin(registrations, eq(registrations.id, attendances.registrationId))
      .where(eq(attendances.eventId, eventId))
      .groupBy(kind)
      .orderBy(kind);
    return { registered: of('confirmed'), waiting: of('waiting'), cancelled: of('cancelled'), came };
  });
}
