// « Contributions tardives »: what came after a lock or a freeze. Never merged, never dropped: who facilitates adds or leaves each.
import { createHash } from 'node:crypto';
import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import { actIn, type RowActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { workshopJoins, workshopLateCards } from '#db/schema/workshops.ts';
import { appendParagraphs } from '../append-paragraphs.ts';
import { cardsOf } from '../board/board.ts';
import { addCard, editCard, nameSpeaker, restoreCard } from '../board/board-changes.ts';
import { LONGEST_CARD } from '../board/board-limits.ts';
import { WORKSHOPS } from '../viewer.server.ts';

export type LateCard = {
  id: string;
  noteId: string;
  cardId: string;
  columnId: string;
  text: string;
  onBehalfOf: string;
  author: string;
  structure: string;
  joinId: string;
  at: string;
  decision: 'added' | 'left' | null;
};

/** Of a rich note: words, not a card; they belong to no column. */
const LONGEST_TEXT = 20_000;

/** The same words brought twice are kept once. */
export function textKey(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Of other words for a card that stands on the board: each of several corrections is kept. */
export function lateEditId(cardId: string, text: string): string {
  return `${cardId}~${textKey(text).slice(0, 12)}`;
}

/** Of the card that it mends, or that it would have been. */
function cardIdOf(lateId: string): string {
  return lateId.split('~')[0] ?? lateId;
}

export type NewLateCard = { noteId: string; cardId: string; columnId: string; text: string; onBehalfOf: string };

/** Sent twice, kept once. */
export async function keepLateCards(
  database: Database,
  { pageId, joinId, rowActor }: { pageId: string; joinId: string; rowActor: RowActor },
  cards: NewLateCard[],
): Promise<void> {
  if (cards.length === 0) return;
  await withActor(database, rowActor, (queries) =>
    queries
      .insert(workshopLateCards)
      .values(
        cards.map((card) => ({
          ...card,
          text: card.text.slice(0, card.columnId === '' ? LONGEST_TEXT : LONGEST_CARD),
          onBehalfOf: card.onBehalfOf.slice(0, 120),
          pageId,
          joinId,
        })),
      )
      .onConflictDoNothing(),
  );
}

/** Those that this person may read: their own, and all of them for who facilitates. */
export async function readLateCards(database: Database, rowActor: RowActor, pageId: string): Promise<LateCard[]> {
  const { cards, writers } = await withActor(database, rowActor, async (queries) => {
    const readable = await queries
      .select()
      .from(workshopLateCards)
      .where(eq(workshopLateCards.pageId, pageId))
      .orderBy(asc(workshopLateCards.at));
    const ids = [...new Set(readable.map(({ joinId }) => joinId))];
    const { id, firstName, organisationName } = workshopJoins;
    const named = await actIn(queries, WORKSHOPS, (asPage) =>
      asPage.select({ id, firstName, organisationName }).from(workshopJoins).where(inArray(workshopJoins.id, ids)),
    );
    return { cards: readable, writers: new Map(named.map((writer) => [writer.id, writer])) };
  });
  return cards.map((card) => ({
    id: card.id,
    noteId: card.noteId,
    cardId: card.cardId,
    columnId: card.columnId,
    text: card.text,
    onBehalfOf: card.onBehalfOf,
    author: writers.get(card.joinId)?.firstName ?? '',
    structure: writers.get(card.joinId)?.organisationName ?? '',
    joinId: card.joinId,
    at: card.at.toISOString(),
    decision: card.decision,
  }));
}

/** Added: a card of its writer, on the board, whatever is locked or frozen. Decided once. */
export async function decideLateCard(
  parts: Pick<Parts, 'database' | 'notes'>,
  rowActor: RowActor,
  { pageId, id, decision }: { pageId: string; id: string; decision: 'added' | 'left' },
): Promise<boolean> {
  const late = (await readLateCards(parts.database, rowActor, pageId)).find((card) => card.id === id);
  if (!late || late.decision !== null) return false;
  const decided = await withActor(parts.database, rowActor, (queries) =>
    queries
      .update(workshopLateCards)
      .set({ decision, decidedAt: new Date() })
      .where(and(eq(workshopLateCards.id, id), isNull(workshopLateCards.decision)))
      .returning({ id: workshopLateCards.id }),
  );
  if (decided.length === 0) return false;
  if (decision === 'added') await addOrWait(parts, rowActor, late);
  return true;
}

/** What could not be added waits again. */
async function addOrWait(parts: Pick<Parts, 'database' | 'notes'>, rowActor: RowActor, late: LateCard): Promise<void> {
  try {
    await addLateCard(parts, late);
  } catch (error) {
    await withActor(parts.database, rowActor, (queries) =>
      queries
        .update(workshopLateCards)
        .set({ decision: null, decidedAt: null })
        .where(eq(workshopLateCards.id, late.id)),
    );
    throw error;
  }
}

/** Its own card when that stands on the board, otherwise a new one. */
async function addLateCard({ notes }: Pick<Parts, 'notes'>, late: LateCard): Promise<void> {
  const { noteId, columnId, text, onBehalfOf, author, structure, joinId, at } = late;
  const writer = { id: joinId, name: author, structure, colour: 0 };
  if (columnId === '') return notes.change(noteId, writer, (document) => appendParagraphs(document, text));
  await notes.change(noteId, writer, (document) => {
    const cardId = cardIdOf(late.cardId);
    const standing = cardsOf(document).get(cardId);
    if (standing?.get('authorId') === joinId) {
      editCard(document, cardId, text);
      if (onBehalfOf !== '') nameSpeaker(document, cardId, onBehalfOf);
      restoreCard(document, cardId);
      return;
    }
    const id = standing ? late.id : cardId;
    addCard(document, { id, columnId, text, onBehalfOf, authorId: joinId, authorName: author, structure, at });
  });
}
