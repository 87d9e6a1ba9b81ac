// Pictures that no words mention any more leave the storage: at once when something is really erased, at night for the rest.
import { sql } from 'drizzle-orm';
import type { PictureStore } from '#app/server/picture-store.ts';
import { type RowActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { ALL_IMAGES } from './image-store.server.ts';

const LIVE: RowActor = { kind: 'work', name: 'live-notes' };
/** Chosen, not yet put into the text. */
const YOUNGEST_MS = 86_400_000;
const BATCH = 100;
const LONG_MS = 60_000;

type Stored = { database: Database; pictures: PictureStore };

/** Keys of the pictures that the stored words of one note mention, versions and what was taken back included. */
export async function mentionedImages({ database, pictures }: Stored, noteId: string): Promise<string[]> {
  const kept = await pictures.list(`${ALL_IMAGES}${noteId}/`);
  return [
    ...(await mentioned(
      database,
      kept.map(({ key }) => key),
      noteId,
    )),
  ];
}

/** Of these, removes those that no note mentions: words are carried from one note to another with their pictures. */
export async function forgetUnused({ database, pictures }: Stored, keys: string[]): Promise<number> {
  let count = 0;
  for (let at = 0; at < keys.length; at += BATCH) {
    const batch = keys.slice(at, at + BATCH);
    const used = await mentioned(database, batch, null);
    const unused = batch.filter((key) => !used.has(key));
    await pictures.remove(unused);
    count += unused.length;
  }
  return count;
}

/** Every night: what deleted notes and pictures taken out again have left. */
export async function sweepImages(stored: Stored, now: Date): Promise<number> {
  const kept = await stored.pictures.list(ALL_IMAGES);
  const old = kept.filter(({ at }) => now.getTime() - at.getTime() > YOUNGEST_MS);
  return forgetUnused(
    stored,
    old.map(({ key }) => key),
  );
}

/** `noteId`: by that note only; null: by any. The address of a picture stands in the bytes as it is. */
async function mentioned(database: Database, keys: string[], noteId: string | null): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const byAddress = new Map(keys.map((key) => [addressOf(key), key]));
  const addresses = sql.join(
    [...byAddress.keys()].map((address) => sql`(${address}::text)`),
    sql`, `,
  );
  const rows = await withActor(
    database,
    LIVE,
    (queries) =>
      queries.execute<{ address: string }>(sql`
        select asked.address from (values ${addresses}) as asked (address) where exists (
          select from (
            select note_id, state as bytes from note_snapshots union all select note_id, payload from note_updates
            union all select note_id, payload from note_quarantine union all select note_id, state from note_versions
          ) as words
          where (${noteId}::uuid is null or words.note_id = ${noteId}::uuid)
            and position(convert_to(asked.address, 'UTF8') in words.bytes) > 0)`),
    LONG_MS,
  );
  return new Set(rows.flatMap(({ address }) => byAddress.get(address) ?? []));
}

/** As documents say it: `…/images/…`, from `note-images/<note>/<hash>.webp`. */
function addressOf(key: string): string {
  const [, noteId = '', hash = ''] = /^note-images\/([^/]+)\/([\w-]+)\.webp$/.exec(key) ?? [];
  return hash === '' ? key : `/notes/${noteId}/images/${hash}`;
}
