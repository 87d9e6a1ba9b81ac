// Searching inside the notes that one may read: pages of the network for its members, save those they were put out of, pages
// that one joined, one's own notes.
import { sql } from 'drizzle-orm';
import { type PersonActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';

export type FoundNote = {
  /** `/ateliers/:slug`, or where one's own note is. */
  href: string;
  title: string;
  note: string;
  /** Words around what was found; every second piece is a word that was asked for. */
  pieces: string[];
};

const MOST = 40;
const [OPEN, CLOSE] = ['\ue000', '\ue001'];

export async function searchNotes(database: Database, actor: PersonActor, typed: string): Promise<FoundNote[]> {
  const words = typed.replaceAll('\u0000', '').trim().slice(0, 200);
  if (words === '') return [];
  const isMember = actor.isAdministrator || actor.territories.length > 0 || actor.organisations.length > 0;
  const options = `StartSel=${OPEN}, StopSel=${CLOSE}, MaxFragments=2, MaxWords=25, MinWords=8, FragmentDelimiter=" … "`;
  const rows = await withActor(database, actor, (queries) =>
    queries.execute<{ slug: string | null; id: string; title: string; note: string; excerpt: string }>(sql`
      with asked as (select websearch_to_tsquery('public.fr', ${words}) as query),
      readable as (
        select p.slug, p.title, w.note_id, w.title as note from workshop_pages p join workshop_notes w on w.page_id = p.id
        where p.territory_id = any (actor_coordinates())
          or p.id = any (array(select page_id from workshop_joins where person_id = ${actor.id} and revoked_at is null))
          or ${isMember} and p.id <> all (array(select page_id from workshop_joins where person_id = ${actor.id} and revoked_at is not null))
        union all
        select null, 'Mes notes', id, 'Note personnelle' from notes where private_to = ${actor.id}
      )
      select r.slug, t.note_id as id, r.title, r.note, ts_headline('public.fr', t.text, asked.query, ${options}) as excerpt
      from asked, note_texts t join readable r on r.note_id = t.note_id
      where t.words @@ asked.query
      order by ts_rank(t.words, asked.query) desc, t.at desc limit ${MOST}`),
  );
  return rows.map(({ slug, id, title, note, excerpt }) => ({
    href: slug === null ? `/notes/${id}` : `/ateliers/${slug}`,
    title,
    note,
    pieces: excerpt.split(new RegExp(`[${OPEN}${CLOSE}]`)),
  }));
}
