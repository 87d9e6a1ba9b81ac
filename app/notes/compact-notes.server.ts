// Folds the log of notes into their snapshots, from what is stored and never from memory, and keeps a moment to come back to.
import type postgres from 'postgres';
import * as Y from 'yjs';
import type { Log } from '#app/server/log.ts';
import { fillDocument } from './live/fill-document.server.ts';
import { type LiveSql, openLiveSql } from './live/live-sql.server.ts';
import { loadNote, quarantine, type StoredNote } from './live/note-rows.server.ts';
import { keepMoment } from './note-versions.server.ts';

const MANY_ROWS = 50;
const QUIET_MINUTES = 15;

/** Scheduled: notes with many rows, and those that nobody writes in any more. */
export async function compactNotes(databaseUrl: string, log: Log): Promise<{ compacted: number }> {
  const sql = openLiveSql(databaseUrl);
  try {
    const due = await sql.run(
      (client) => client<{ noteId: string }[]>`
        select note_id as "noteId" from note_updates group by note_id
        having count(*) >= ${MANY_ROWS} or max(at) < now() - ${QUIET_MINUTES} * interval '1 minute'`,
      10_000,
    );
    let compacted = 0;
    for (const { noteId } of due) if (await compactNote(sql, noteId, log)) compacted += 1;
    return { compacted };
  } finally {
    await sql.close();
  }
}

/** False when somebody else did it meanwhile, or when words are missing that others lean on. */
export async function compactNote(sql: LiveSql, noteId: string, log: Log): Promise<boolean> {
  const stored = await sql.run((client) => loadNote(client, noteId), 10_000);
  if (!stored || stored.rows.length === 0) return false;
  const document = new Y.Doc();
  const { unreadable, hasHole } = fillDocument(document, stored);
  if (unreadable.length > 0) await sql.run((client) => quarantine(client, unreadable));
  if (hasHole) {
    log.error({ noteId }, 'words of a note are missing that others lean on: its log is kept');
    return false;
  }
  const state = Y.encodeStateAsUpdate(document);
  await keepMoment(sql, noteId, document);
  document.destroy();
  const ids = stored.rows.map(({ id }) => id).filter((id) => !unreadable.includes(id));
  return sql.run((client) => replaceRows(client, { noteId, stored, state, ids }), 10_000);
}

type Replacement = { noteId: string; stored: StoredNote; state: Uint8Array; ids: string[] };

/** One statement: the snapshot that was read gives way to the new one, and exactly the rows that are in it go. */
async function replaceRows(sql: postgres.Sql, { noteId, stored, state, ids }: Replacement): Promise<boolean> {
  const done = await sql`
    with live as materialized (select id from notes where id = ${noteId} and epoch = ${stored.epoch} for share),
    kept as (
      insert into note_snapshots (note_id, state) select id, ${Buffer.from(state)} from live
      on conflict (note_id) do update set state = excluded.state, version = note_snapshots.version + 1, at = now()
        where note_snapshots.version = ${stored.version}
      returning note_id
    )
    delete from note_updates where id = any(${sql.array(ids)}::bigint[]) and note_id in (select note_id from kept) returning id`;
  return done.length > 0;
}
