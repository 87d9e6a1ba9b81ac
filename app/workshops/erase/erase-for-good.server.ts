// « Effacer vraiment »: a card or a passage leaves the notes of a page, and everything that was made from them.
import { sql } from 'drizzle-orm';
import { cardRef } from '#app/events/card-link.ts';
import { forgetUnused, mentionedImages } from '#app/notes/images/forget-images.server.ts';
import type { Parts } from '#app/server/parts.ts';
import { actIn, type PersonActor, type RowActor, withActor } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { auditLines } from '#db/schema/accounts.ts';
import { cardsOf } from '../board/board.ts';
import { titleOfCard } from '../groups/group.ts';
import { type Erased, eraseFrom } from './erase-passage.ts';

export type ErasedPage = { id: string; slug: string };
/** One of the three. `picture`: its address, as the note says it. */
export type Wanted = { cardId: string | null; passage: string; picture?: string };

type Asked = {
  page: ErasedPage;
  wanted: Wanted;
  /** As row-level security knows who facilitates. */
  rowActor: RowActor;
  /** null for a facilitator without account. */
  person: PersonActor | null;
};

/** False when there is no such card: nothing is changed then. */
export async function eraseForGood(parts: Parts, { page, wanted, rowActor, person }: Asked): Promise<boolean> {
  const { database, notes } = parts;
  const { cardId, picture } = wanted;
  const rows = await database.query((queries) =>
    queries.execute<{ id: string; kind: string }>(
      sql`select n.id, n.kind from notes n join workshop_notes w on w.note_id = n.id where w.page_id = ${page.id}`,
    ),
  );
  const board = cardId === null ? null : await boardOfCard(parts, rows, cardId);
  if (cardId !== null && board === null) return false;
  const passage = board?.text ?? wanted.passage;
  const erased: Erased = cardId !== null ? { cardId } : picture ? { picture } : { passage };
  const leftOver: string[] = [];
  // What was written and taken back is still in the log: every note is made anew, wherever the passage stands now.
  for (const { id, kind } of rows) {
    if ('cardId' in erased ? id !== board?.noteId : 'picture' in erased && kind === 'board') continue;
    await notes.settled(id);
    if (kind === 'text') leftOver.push(...(await mentionedImages(parts, id)));
    await notes.rebuild(id, (document) => eraseFrom(document, erased));
  }
  await withActor(database, rowActor, async (queries) => {
    if (!('picture' in erased)) await eraseFromRows(queries, page, { cardId, passages: passagesOf(passage, cardId) });
    await queries.insert(auditLines).values({
      personId: person?.id ?? null,
      personName: person?.name ?? 'Animation de l’atelier',
      action: 'really-erased',
      subjectKind: 'workshop',
      subjectId: page.id,
      detail: cardId === null ? {} : { card: cardId },
    });
  });
  await forgetPictures(parts, leftOver);
  return true;
}

/** Throws 503 when the words are gone and a picture is not, yet. */
async function forgetPictures(parts: Parts, keys: string[]): Promise<void> {
  await forgetUnused(parts, keys).catch((error: unknown) => {
    parts.log.error({ error }, 'pictures of erased words are still there');
    const words =
      'Les mots sont effacés. Le stockage des images ne répond pas : celles qui restent disparaîtront cette nuit.';
    throw new Response(words, { status: 503 });
  });
}

async function boardOfCard({ notes }: Parts, rows: { id: string; kind: string }[], cardId: string) {
  for (const { id, kind } of rows) {
    if (kind !== 'board') continue;
    await notes.settled(id);
    const card = cardsOf(await notes.read(id)).get(cardId);
    if (card) return { noteId: id, text: String(card.get('text') ?? '') };
  }
  return null;
}

/** A card was also cut to a title where something was made of it. */
function passagesOf(passage: string, cardId: string | null): string[] {
  const title = cardId === null ? '' : titleOfCard(passage);
  return [...new Set([passage, title])].filter((words) => words.trim() !== '').sort((a, b) => b.length - a.length);
}

/** As the tables below call their words. */
const NAMES = {
  text: sql.identifier('text'),
  title: sql.identifier('title'),
  intro: sql.identifier('intro'),
  name: sql.identifier('name'),
  purpose: sql.identifier('purpose'),
  onBehalfOf: sql.identifier('on_behalf_of'),
};
type Column = (typeof NAMES)[keyof typeof NAMES];

type Erasing = { cardId: string | null; passages: string[] };

async function eraseFromRows(queries: Queries, page: ErasedPage, { cardId, passages }: Erasing): Promise<void> {
  const noteIds = sql`(select note_id from workshop_notes where page_id = ${page.id})`;
  await queries.execute(sql`delete from note_texts where note_id in ${noteIds}`);
  if (cardId !== null) {
    await queries.execute(sql`delete from bilan_lines where page_id = ${page.id} and card_id = ${cardId}
      or card_ref = ${cardRef(page.slug, cardId)}`);
    await queries.execute(sql`delete from learned_items where page_id = ${page.id} and card_id = ${cardId}`);
    await queries.execute(
      sql`delete from workshop_late_cards where page_id = ${page.id} and split_part(card_id, '~', 1) = ${cardId}`,
    );
    await queries.execute(sql`delete from workshop_comments where page_id = ${page.id} and card_id = ${cardId}`);
  }
  const bilan = sql`(select id from bilans where page_id = ${page.id} or event_id = (select event_id from workshop_pages where id = ${page.id}))`;
  for (const words of passages) {
    const json = JSON.stringify(words).slice(1, -1);
    const cleaned = (column: Column) => sql`replace(${column}, ${words}, '')`;
    const has = (column: Column) => sql`position(${words} in ${column}) > 0`;
    await queries.execute(
      sql`update bilan_lines set text = ${cleaned(NAMES.text)}, made = '' where bilan_id in ${bilan} and ${has(NAMES.text)}`,
    );
    await queries.execute(sql`delete from bilan_lines where bilan_id in ${bilan} and btrim(text) = ''`);
    await queries.execute(
      sql`update bilans set title = ${cleaned(NAMES.title)}, intro = ${cleaned(NAMES.intro)} where id in ${bilan}`,
    );
    await queries.execute(sql`delete from learned_items where page_id = ${page.id} and ${has(NAMES.name)}`);
    await queries.execute(
      sql`update workshop_late_cards set text = ${cleaned(NAMES.text)}, on_behalf_of = ${cleaned(NAMES.onBehalfOf)} where page_id = ${page.id}`,
    );
    await queries.execute(
      sql`delete from workshop_comments where page_id = ${page.id} and btrim(${cleaned(NAMES.text)}) = ''`,
    );
    await queries.execute(
      sql`update workshop_comments set text = ${cleaned(NAMES.text)} where page_id = ${page.id} and ${has(NAMES.text)}`,
    );
    await queries.execute(sql`delete from workshop_comment_mentions where page_id = ${page.id} and ${has(NAMES.name)}`);
    const ofPage = sql`starts_with(card_ref, ${`${page.slug}/`})`;
    await queries.execute(sql`update events set title = coalesce(nullif(btrim(${cleaned(NAMES.title)}), ''), 'Sans titre')
      where ${has(NAMES.title)} and ${ofPage}`);
    await queries.execute(
      sql`update event_tasks set title = coalesce(nullif(btrim(${cleaned(NAMES.title)}), ''), 'Tâche effacée') where ${ofPage} and ${has(NAMES.title)}`,
    );
    await queries.execute(sql`update working_groups set name = coalesce(nullif(btrim(${cleaned(NAMES.name)}), ''), 'Groupe sans nom'),
      purpose = ${cleaned(NAMES.purpose)} where ${ofPage}`);
    // Mails and proposals hold their words as JSON.
    await actIn(queries, { kind: 'work', name: 'forgetting' }, (asWork) =>
      asWork.execute(sql`update outgoing_mails set detail = replace(detail::text, ${json}, '')::jsonb
        where position(${json} in detail::text) > 0 and position(${`/ateliers/${page.slug}`} in detail::text) > 0`),
    );
    await queries.execute(sql`update proposals set proposed = replace(proposed::text, ${json}, '')::jsonb
      where source = 'atelier' and position(${json} in proposed::text) > 0 and position(${`/ateliers/${page.slug}`} in note) > 0`);
  }
}
