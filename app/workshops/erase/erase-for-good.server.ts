// « Effacer vraiment »: a card or a passage leaves the notes of a page, and everything that was made from them.
import { sql } from 'drizzle-orm';
import { cardRef } from '#app/events/card-link.ts';
import type { Parts } from '#app/server/parts.ts';
import { type PersonActor, type RowActor, withActor } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { auditLines } from '#db/schema/accounts.ts';
import { cardsOf } from '../board/board.ts';
import { titleOfCard } from '../groups/group.ts';
import { eraseFrom } from './erase-passage.ts';

export type ErasedPage = { id: string; slug: string };
export type Wanted = { cardId: string | null; passage: string };

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
  const rows = await database.query((queries) =>
    queries.execute<{ id: string; kind: string }>(
      sql`select n.id, n.kind from notes n join workshop_notes w on w.note_id = n.id where w.page_id = ${page.id}`,
    ),
  );
  const board = wanted.cardId === null ? null : await boardOfCard(parts, rows, wanted.cardId);
  if (wanted.cardId !== null && board === null) return false;
  const passage = board?.text ?? wanted.passage;
  // What was written and taken back is still in the log: every note is made anew, wherever the passage stands now.
  for (const { id } of rows) {
    if (board && id !== board.noteId) continue;
    await notes.settled(id);
    const erased = wanted.cardId === null ? { passage } : { cardId: wanted.cardId };
    await notes.rebuild(id, (document) => eraseFrom(document, erased));
  }
  await withActor(database, rowActor, async (queries) => {
    await eraseFromRows(queries, page, { cardId: wanted.cardId, passages: passagesOf(passage, wanted.cardId) });
    await queries.insert(auditLines).values({
      personId: person?.id ?? null,
      personName: person?.name ?? 'Animation de l’atelier',
      action: 'really-erased',
      subjectKind: 'workshop',
      subjectId: page.id,
      detail: wanted.cardId === null ? {} : { card: wanted.cardId },
    });
  });
  return true;
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

type Erasing = { cardId: string | null; passages: string[] };

async function eraseFromRows(queries: Queries, page: ErasedPage, { cardId, passages }: Erasing): Promise<void> {
  const noteIds = sql`(select note_id from workshop_notes where page_id = ${page.id})`;
  await queries.execute(sql`delete from note_texts where note_id in ${noteIds}`);
  if (cardId !== null) {
    await queries.execute(sql`delete from bilan_lines where page_id = ${page.id} and card_id = ${cardId}
      or card_ref = ${cardRef(page.slug, cardId)}`);
    await queries.execute(sql`delete from learned_items where page_id = ${page.id} and card_id = ${cardId}`);
    await queries.execute(sql`delete from workshop_late_cards where page_id = ${page.id} and card_id = ${cardId}`);
  }
  const bilan = sql`(select id from bilans where page_id = ${page.id} or event_id = (select event_id from workshop_pages where id = ${page.id}))`;
  for (const words of passages) {
    const json = JSON.stringify(words).slice(1, -1);
    const cleaned = (column: string) => sql`replace(${sql.raw(column)}, ${words}, '')`;
    const has = (column: string) => sql`position(${words} in ${sql.raw(column)}) > 0`;
    await queries.execute(
      sql`update bilan_lines set text = ${cleaned('text')}, made = '' where bilan_id in ${bilan} and ${has('text')}`,
    );
    await queries.execute(sql`delete from bilan_lines where bilan_id in ${bilan} and btrim(text) = ''`);
    await queries.execute(
      sql`update bilans set title = ${cleaned('title')}, intro = ${cleaned('intro')} where id in ${bilan}`,
    );
    await queries.execute(sql`delete from learned_items where page_id = ${page.id} and ${has('name')}`);
    await queries.execute(
      sql`update workshop_late_cards set text = ${cleaned('text')}, on_behalf_of = ${cleaned('on_behalf_of')} where page_id = ${page.id}`,
    );
    const ofPage = sql`starts_with(card_ref, ${`${page.slug}/`})`;
    await queries.execute(sql`update events set title = coalesce(nullif(btrim(${cleaned('title')}), ''), 'Sans titre')
      where ${has('title')} and ${ofPage}`);
    await queries.execute(
      sql`update event_tasks set title = coalesce(nullif(btrim(${cleaned('title')}), ''), 'Tâche effacée') where ${ofPage} and ${has('title')}`,
    );
    await queries.execute(sql`update working_groups set name = coalesce(nullif(btrim(${cleaned('name')}), ''), 'Groupe sans nom'),
      purpose = ${cleaned('purpose')} where ${ofPage}`);
    // Mails and proposals hold their words as JSON.
    await queries.execute(sql`update outgoing_mails set detail = replace(detail::text, ${json}, '')::jsonb
      where position(${json} in detail::text) > 0 and position(${`/ateliers/${page.slug}`} in detail::text) > 0`);
    await queries.execute(sql`update proposals set proposed = replace(proposed::text, ${json}, '')::jsonb
      where source = 'atelier' and position(${json} in proposed::text) > 0 and position(${`/ateliers/${page.slug}`} in note) > 0`);
  }
}
