// What live notes read and write in PostgreSQL: each of these is one statement.
import type postgres from 'postgres';

/** Who a client id belongs to. `isRelayed`: brought by somebody else's copy, not yet seen from the author. */
export type ClientAuthor = { id: string; name: string; isRelayed: boolean };

export type StoredNote = {
  epoch: number;
  kind: 'text' | 'board';
  /** 0 when there is no snapshot yet. */
  version: number;
  snapshot: Uint8Array | null;
  rows: { id: string; payload: Uint8Array }[];
  authors: Map<number, ClientAuthor>;
};

export type NewRow = { noteId: string; epoch: number; payload: Uint8Array };
export type NewAuthor = { noteId: string; client: number; author: string; name: string; isRelayed: boolean };

/** Snapshot, every remaining row and the authors, as of one instant; null when there is no such note. Rows are never chosen
 * by their number: numbers are not committed in order. */
export async function loadNote(sql: postgres.Sql, noteId: string): Promise<StoredNote | null> {
  const lines = await sql<{ part: string; number: string; bytes: Buffer | null; words: string[] | null }[]>`
    select 'note' as part, epoch::bigint as number, null::bytea as bytes, array[kind] as words from notes where id = ${noteId}
    union all
    select 'snapshot', version, state, null from note_snapshots where note_id = ${noteId}
    union all
    (select 'row', u.id, u.payload, null from note_updates u join notes n on n.id = u.note_id and n.epoch = u.epoch
      where u.note_id = ${noteId} order by u.id)
    union all
    select 'author', client, null, array[author, name, is_relayed::text] from note_authors where note_id = ${noteId}`;
  const note = lines.find(({ part }) => part === 'note');
  if (!note) return null;
  const snapshot = lines.find(({ part }) => part === 'snapshot');
  return {
    epoch: Number(note.number),
    kind: note.words?.[0] as StoredNote['kind'],
    version: Number(snapshot?.number ?? 0),
    snapshot: snapshot?.bytes ?? null,
    rows: lines.flatMap(({ part, number, bytes }) => (part === 'row' && bytes ? [{ id: number, payload: bytes }] : [])),
    authors: new Map(
      lines.flatMap(({ part, number, words }) => {
        if (part !== 'author' || !words) return [];
        const [id = '', name = '', isRelayed = ''] = words;
        return [[Number(number), { id, name, isRelayed: isRelayed === 'true' }] as const];
      }),
    ),
  };
}

/**
 * Appends rows and authors. Rows of a note that is gone or of an older epoch are left out: the ids of the notes that took theirs
 * come back. `ownerEpoch`: when another process holds the notes by now, or when it is null, the holder is told of each row.
 * Both locks are shared; taking the notes over and erasing for good wait for them.
 */
export async function appendRows(
  sql: postgres.Sql,
  { rows, authors, ownerEpoch }: { rows: NewRow[]; authors: NewAuthor[]; ownerEpoch: number | null },
): Promise<Set<string>> {
  const ids = sql.array(rows.map(({ noteId }) => noteId));
  const taken = await sql<{ noteId: string }[]>`
    with holder as materialized (select epoch from note_owner for share),
    live as materialized (select id, epoch from notes where id = any(${ids}::uuid[]) for share),
    put as (
      insert into note_updates (note_id, epoch, payload)
      select live.id, live.epoch, fresh.payload
      from unnest(${ids}::uuid[], ${sql.array(rows.map(({ epoch }) => epoch))}::int[],
        ${sql.array(rows.map(({ payload }) => Buffer.from(payload)) as never, 17)}::bytea[]) as fresh(note_id, epoch, payload)
      join live on live.id = fresh.note_id and live.epoch = fresh.epoch
      returning id, note_id
    ),
    signed as (
      insert into note_authors (note_id, client, author, name, is_relayed)
      select distinct on (live.id, fresh.client) live.id, fresh.client, fresh.author, fresh.name, fresh.is_relayed
      from unnest(${sql.array(authors.map(({ noteId }) => noteId))}::uuid[],
        ${sql.array(authors.map(({ client }) => String(client)))}::bigint[], ${sql.array(authors.map(({ author }) => author))}::text[],
        ${sql.array(authors.map(({ name }) => name))}::text[], ${sql.array(authors.map(({ isRelayed }) => String(isRelayed)))}::boolean[]
      ) as fresh(note_id, client, author, name, is_relayed)
      join live on live.id = fresh.note_id
      order by live.id, fresh.client, fresh.is_relayed
      on conflict (note_id, client) do update set author = excluded.author, name = excluded.name, is_relayed = false
        where note_authors.is_relayed and not excluded.is_relayed
    )
    select put.note_id as "noteId",
      case when holder.epoch is distinct from ${ownerEpoch}::int then pg_notify('note_rows', put.note_id || ' ' || put.id) end
    from put cross join holder`;
  return new Set(taken.map(({ noteId }) => noteId));
}

/** The payloads of rows that another process wrote; every row of the note when no id is given. */
export async function readRows(sql: postgres.Sql, noteId: string, id: string | null): Promise<Uint8Array[]> {
  const rows = await sql<{ payload: Buffer }[]>`
    select u.payload from note_updates u join notes n on n.id = u.note_id and n.epoch = u.epoch
    where u.note_id = ${noteId} and (${id}::bigint is null or u.id = ${id}::bigint) order by u.id`;
  return rows.map(({ payload }) => payload);
}

/** Moves rows that cannot be read out of the way of the note. */
export async function quarantine(sql: postgres.Sql, ids: string[]): Promise<void> {
  await sql`
    with gone as (delete from note_updates where id = any(${sql.array(ids)}::bigint[]) returning id, note_id, payload)
    insert into note_quarantine (id, note_id, payload) select id, note_id, payload from gone on conflict do nothing`;
}
