// Who was erased, or came without account and whose day has come, leaves their name beside no card and no comment: each document that
// bears it is made anew, as « effacer vraiment » does it, its versions too. Done by the worker.
import { sql } from 'drizzle-orm';
import type { LiveNotes } from '#app/server/live-notes.ts';
import { type RowActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { normalise } from '#db/normalise.ts';
import { type Forgotten, forgetWriters } from './forget-writer.ts';

const FORGETTING: RowActor = { kind: 'work', name: 'forgetting' };
/** A document made anew sends everybody back to the door: one waits for a quiet moment, but not for long. */
const QUIET_MINUTES = 10;
const LONGEST_WAIT_HOURS = 24;

/** Joins without account whose day has come; their documents follow with `forgetNames`. */
export async function forgetDueJoins(database: Database, now: Date): Promise<number> {
  const day = sql`(${now.toISOString()}::timestamptz at time zone 'Europe/Paris')::date`;
  const [row] = await database.query(
    (queries) => queries.execute<{ count: number }>(sql`select forget_joins(${day}) as count`),
    60_000,
  );
  return row?.count ?? 0;
}

/** How many documents were made anew. `open`: called only when there are any. */
export async function forgetNames(
  database: Database,
  open: () => Pick<LiveNotes, 'rebuild' | 'settled' | 'close'>,
  quietMinutes = QUIET_MINUTES,
): Promise<number> {
  const due = await readDue(database, quietMinutes);
  if (due.size === 0) return 0;
  const notes = open();
  try {
    const isOrganisation = await organisationNames(database);
    for (const [noteId, forgotten] of due) {
      await notes.settled(noteId);
      await notes.rebuild(noteId, (document) => forgetWriters(document, forgotten, isOrganisation));
      const authors = sql.join(
        forgotten.map(({ author }) => sql`${author}`),
        sql`, `,
      );
      await withActor(database, FORGETTING, (queries) =>
        queries.execute(sql`delete from note_forgettings where note_id = ${noteId} and author in (${authors})`),
      );
    }
  } finally {
    await notes.close();
  }
  return due.size;
}

async function readDue(database: Database, quietMinutes: number): Promise<Map<string, Forgotten[]>> {
  const rows = await withActor(database, FORGETTING, (queries) =>
    queries.execute<Forgotten & { noteId: string }>(sql`
      select note_id as "noteId", author, written, names, is_erased as "isErased" from note_forgettings f
      where f.at < now() - ${LONGEST_WAIT_HOURS} * interval '1 hour'
        or not exists (select from note_updates u where u.note_id = f.note_id and u.at > now() - ${quietMinutes} * interval '1 minute')
      order by f.at limit 500`),
  );
  const due = new Map<string, Forgotten[]>();
  for (const { noteId, ...forgotten } of rows) due.set(noteId, [...(due.get(noteId) ?? []), forgotten]);
  return due;
}

async function organisationNames(database: Database): Promise<(name: string) => boolean> {
  const rows = await database.query((queries) =>
    queries.execute<{ name: string }>(sql`select name from organisations`),
  );
  const known = new Set(rows.map(({ name }) => normalise(name)));
  return (name) => known.has(normalise(name));
}
