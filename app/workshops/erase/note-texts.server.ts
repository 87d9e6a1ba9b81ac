// Words of the notes, kept for searching inside those that one may read; made from what is committed, by the worker.
import { sql } from 'drizzle-orm';
import * as Y from 'yjs';
import { fillDocument } from '#app/notes/live/fill-document.server.ts';
import { richText } from '#app/notes/rich/rich-html.server.ts';
import { type RowActor, withActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { readBoard } from '../board/board.ts';

const LIVE: RowActor = { kind: 'work', name: 'live-notes' };
const BATCH = 50;
const LONGEST = 200_000;

/** How many notes were read again. */
export async function refreshNoteTexts(database: Database): Promise<number> {
  let count = 0;
  for (;;) {
    const ids = await withActor(database, LIVE, (queries) => changedNotes(queries));
    for (const { id, kind } of ids) await withActor(database, LIVE, (queries) => refreshOne(queries, id, kind), 15_000);
    count += ids.length;
    if (ids.length < BATCH) return count;
  }
}

/** Written to since their words were kept. */
function changedNotes(queries: Queries): Promise<{ id: string; kind: string }[]> {
  return queries
    .execute<{ id: string; kind: string }>(sql`
      select n.id, n.kind from notes n left join note_texts t on t.note_id = n.id
      left join note_snapshots s on s.note_id = n.id
      where t.note_id is null or s.at > t.at
        or exists (select from note_updates u where u.note_id = n.id and u.at > t.at)
      order by n.id limit ${BATCH}`)
    .then((rows) => [...rows]);
}

async function refreshOne(queries: Queries, id: string, kind: string): Promise<void> {
  const [stored] = await queries.execute<{ state: Uint8Array | null; at: string }>(
    sql`select (select state from note_snapshots where note_id = ${id}) as state, clock_timestamp()::text as at`,
  );
  const rows = await queries.execute<{ id: string; payload: Uint8Array }>(
    sql`select id::text as id, payload from note_updates where note_id = ${id} order by note_updates.id`,
  );
  const document = new Y.Doc();
  fillDocument(document, { snapshot: (stored?.state as never) ?? null, rows: [...rows] as never });
  const text = (kind === 'board' ? boardText(document) : richText(document)).slice(0, LONGEST).replaceAll('\u0000', '');
  document.destroy();
  await queries.execute(sql`
    insert into note_texts (note_id, text, at) values (${id}, ${text}, ${stored?.at ?? null}::timestamptz)
    on conflict (note_id) do update set text = excluded.text, at = excluded.at`);
}

function boardText(document: Y.Doc): string {
  return readBoard(document)
    .columns.flatMap(({ title, cards }) => [title, ...cards.map(({ text, structure }) => `${text} (${structure})`)])
    .join('\n');
}
