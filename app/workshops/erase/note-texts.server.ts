// Words of the notes, kept for searching inside those that one may read; made from what is committed, by the worker.
import { sql } from 'drizzle-orm';
import * as Y from 'yjs';
import { fillDocument } from '#app/notes/live/fill-document.server.ts';
import { richText } from '#app/notes/rich/rich-html.server.ts';
import { type RowActor, withActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { type BoardCard, readBoard } from '../board/board.ts';

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
        or exists (select from workshop_comments c where c.note_id = n.id and c.at > t.at - interval '15 seconds')
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
  const said = kind === 'board' ? await commentsOf(queries, id) : new Map<string, string[]>();
  const text = (kind === 'board' ? boardText(document, said) : richText(document))
    .slice(0, LONGEST)
    .replaceAll('\u0000', '');
  document.destroy();
  await queries.execute(sql`
    insert into note_texts (note_id, text, at) values (${id}, ${text}, ${stored?.at ?? null}::timestamptz)
    on conflict (note_id) do update set text = excluded.text, at = excluded.at`);
}

/** By card. */
async function commentsOf(queries: Queries, noteId: string): Promise<Map<string, string[]>> {
  const rows = await queries.execute<{ cardId: string; texts: string[] }>(
    sql`select card_id as "cardId", array_agg(text order by at) as texts from workshop_comments where note_id = ${noteId} group by card_id`,
  );
  return new Map(rows.map(({ cardId, texts }) => [cardId, texts]));
}

function boardText(document: Y.Doc, said: Map<string, string[]>): string {
  const cardText = ({ id, text, structure }: BoardCard) => [`${text} (${structure})`, ...(said.get(id) ?? [])];
  return readBoard(document)
    .columns.flatMap(({ title, cards }) => [title, ...cards.flatMap(cardText)])
    .join('\n');
}
