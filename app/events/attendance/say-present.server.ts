// Who follows from afar shows no badge at a door: they say themselves that they are there, while it is on.
import { and, eq } from 'drizzle-orm';
import { type LinkActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { attendances } from '#db/schema/registrations.ts';
import type { EventLine } from '../registration/read-event-line.server.ts';
import { currentHalfDay, halfDaysOf } from './half-days.ts';
import { markPresent } from './mark-attendance.server.ts';

type Own = { id: string; status: string; event: EventLine };
export type SelfPresence = 'not-asked' | 'asked' | 'said';

/** People connect a little early. */
const EARLY_MS = 30 * 60_000;

function halfDayNow({ status, event }: Own, now: Date): string | null {
  const isOn = now.getTime() >= event.startsAt.getTime() - EARLY_MS && now < event.endsAt;
  if (status !== 'confirmed' || event.status !== 'published' || event.link === '' || !isOn) return null;
  return currentHalfDay(halfDaysOf([event]), now)?.key ?? null;
}

export async function readSelfPresence(
  database: Database,
  { actor, own, now }: { actor: LinkActor; own: Own; now: Date },
): Promise<SelfPresence> {
  const halfDay = halfDayNow(own, now);
  if (halfDay === null) return 'not-asked';
  const found = await withActor(database, actor, (queries) =>
    queries
      .select({ id: attendances.id })
      .from(attendances)
      .where(and(eq(attendances.registrationId, own.id), eq(attendances.halfDay, halfDay))),
  );
  return found.length > 0 ? 'said' : 'asked';
}

/** False before and after, and where there is nothing to follow from afar. */
export async function sayPresent(
  database: Database,
  { actor, own, now }: { actor: LinkActor; own: Own; now: Date },
): Promise<boolean> {
  const halfDay = halfDayNow(own, now);
  if (halfDay === null) return false;
  return markPresent(database, { actor, event: own.event, halfDay }, { registrationId: own.id, how: 'self' });
}
