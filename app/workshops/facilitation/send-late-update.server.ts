// Words that a device could not bring in before a lock or a freeze, as one update of the document.
import * as Y from 'yjs';
import { unsentWords } from '#app/notes/device/unsent-words.ts';
import type { Parts } from '#app/server/parts.ts';
import { type BoardCard, cardsOf, readBoard } from '../board/board.ts';
import { addCard } from '../board/board-changes.ts';
import { writerOf } from '../note-gate.server.ts';
import type { Opened } from '../page/read-screen.server.ts';
import { mayContribute, mayWrite } from '../workshop-policy.ts';
import { keepLateCards, lateEditId, textKey } from './late-cards.server.ts';
import { readColumnLocks } from './steer.server.ts';

const LARGEST = 400_000;
const MOST_CARDS = 200;

/**
 * New cards and new words of cards; what still may be written is, the rest is kept for who facilitates. Words on the cards of others
 * are kept « au nom de » their writers: a card never changes hands.
 */
export async function sendLateUpdate(
  parts: Pick<Parts, 'database' | 'notes'>,
  { workshop, viewer }: Opened,
  { noteId, update }: { noteId: string; update: string },
): Promise<{ added: number; late: number }> {
  const note = workshop.notes.find(({ id }) => id === noteId);
  const { join, rowActor } = viewer;
  if (!note || !join || !mayContribute(viewer)) throw new Response('Rejoignez la page pour y écrire.', { status: 403 });
  if (update.length > LARGEST) throw new Response('Envoi trop volumineux.', { status: 413 });
  if (note.kind === 'text') {
    const text = wordsOf(update);
    const words = { noteId, cardId: textKey(text), columnId: '', text, onBehalfOf: '' };
    const kept = text === '' ? [] : [words];
    await keepLateCards(parts.database, { pageId: workshop.page.id, joinId: join.id, rowActor }, kept);
    return { added: 0, late: kept.length };
  }
  const isOwn = ({ authorId }: BoardCard) => viewer.ownIds.includes(authorId);
  const brought = broughtCards(note.document, update)
    .map((card) => (isOwn(card) ? card : { ...card, onBehalfOf: card.onBehalfOf || card.authorName }))
    .slice(0, MOST_CARDS);
  const locks = await readColumnLocks(parts.database, workshop.page.id);
  const state = { isFrozen: workshop.page.frozenAt !== null, isLocked: workshop.page.lockedAt !== null };
  const inTime = brought.filter(
    (card) =>
      isOwn(card) &&
      cardsOf(note.document).get(card.id) === undefined &&
      mayWrite(viewer, state, locks.has(`${noteId}/${card.columnId}`)),
  );
  const late = brought.filter((card) => !inTime.includes(card));
  if (inTime.length > 0) {
    const writer = writerOf(viewer);
    await parts.notes.change(noteId, writer, (document) => {
      for (const { key: _key, groupId: _groupId, ...card } of inTime)
        addCard(document, { ...card, authorId: writer.id, authorName: writer.name, structure: writer.structure });
    });
  }
  await keepLateCards(
    parts.database,
    { pageId: workshop.page.id, joinId: join.id, rowActor },
    late.map(({ id, columnId, text, onBehalfOf }) => {
      const cardId = cardsOf(note.document).has(id) ? lateEditId(id, text) : id;
      return { noteId, cardId, columnId, text, onBehalfOf };
    }),
  );
  return { added: inTime.length, late: late.length };
}

/** Cards that the update brings or says otherwise. Throws 400 on what is no update. */
function broughtCards(stored: Y.Doc, update: string): BoardCard[] {
  const document = new Y.Doc();
  Y.applyUpdate(document, Y.encodeStateAsUpdate(stored));
  const before = new Map(cardsIn(document).map((card) => [card.id, card.text]));
  try {
    Y.applyUpdate(document, Buffer.from(update, 'base64'));
  } catch {
    throw new Response('Cet envoi est illisible.', { status: 400 });
  }
  return cardsIn(document).filter(({ id, text }) => before.get(id) !== text);
}

function wordsOf(update: string): string {
  try {
    return unsentWords(Buffer.from(update, 'base64'));
  } catch {
    throw new Response('Cet envoi est illisible.', { status: 400 });
  }
}

function cardsIn(document: Y.Doc): BoardCard[] {
  return readBoard(document).columns.flatMap(({ cards }) => cards);
}
