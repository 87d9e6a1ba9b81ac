// How long one's own notes are kept: two years after one last wrote in them.
import { and, isNotNull, sql } from 'drizzle-orm';
import { type RowActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { notes } from '#db/schema/notes.ts';

const KEPT_YEARS = 2;
const LIVE: RowActor = { kind: 'work', name: 'live-notes' };

/** The day on which a note of `notes` leaves; what was written last is in the log, or folded into the snapshot. */
export const leavesOn = sql<string>`(greatest(notes.created_at,
  (select max(written.at) from note_updates written where written.note_id = notes.id),
  (select folded.at from note_snapshots folded where folded.note_id = notes.id)
) at time zone 'Europe/Paris' + make_interval(years => ${KEPT_YEARS}))::date::text`;

/** Every night; their pictures are swept the same night. Whoever has one open is at the door again at their next word. */
export async function forgetPrivateNotes(database: Database, now: Date): Promise<number> {
  const today = sql`(${now.toISOString()}::timestamptz at time zone 'Europe/Paris')::date`;
  const gone = await withActor(
    database,
    LIVE,
    (queries) =>
      queries
        .delete(notes)
        .where(and(isNotNull(notes.privateTo), sql`(${leavesOn})::date <= ${today}`))
        .returning({ id: notes.id }),
    60_000,
  );
  return gone.length;
}
