// Cards of a page with what was said below them, for one reader.
import type { Parts } from '#app/server/parts.ts';
import { type BoardCard, findCard, readBoard } from '../board/board.ts';
import { readColumnLocks } from '../facilitation/steer.server.ts';
import type { Opened } from '../page/read-screen.server.ts';
import { readWorkshop } from '../read-workshop.server.ts';
import { mayFacilitate, mayWrite } from '../workshop-policy.ts';
import type { CardComment } from './card-comment.ts';
import { readComments } from './read-comments.server.ts';

export type CommentPlace = {
  noteId: string;
  card: BoardCard;
  column: string;
  mayWriteHere: boolean;
  mayArrange: boolean;
};
export type Thread = {
  cardId: string;
  text: string;
  /** « Ana, CCAS ». */
  source: string;
  column: string;
  comments: CardComment[];
  mayWriteHere: boolean;
};

/** Every card that stands on the boards of the page, by its id. */
export async function commentPlaces(parts: Parts, { workshop, viewer }: Opened): Promise<Map<string, CommentPlace>> {
  const { page, notes } = workshop;
  const locks = await readColumnLocks(parts.database, page.id);
  const state = { isFrozen: page.frozenAt !== null, isLocked: page.lockedAt !== null };
  const places = new Map<string, CommentPlace>();
  for (const { id: noteId, kind, document } of notes) {
    if (kind !== 'board') continue;
    for (const { id, title, cards } of readBoard(document).columns)
      for (const card of cards)
        places.set(card.id, {
          noteId,
          card,
          column: title,
          mayWriteHere: mayWrite(viewer, state, locks.has(`${noteId}/${id}`)),
          mayArrange: mayFacilitate(viewer),
        });
  }
  return places;
}

/** A card that others see already may be a moment away from its commit: it is waited for. Throws 404 when it is not there. */
export async function openedWithCard(parts: Parts, opened: Opened, cardId: string): Promise<Opened> {
  const boards = opened.workshop.notes.filter(({ kind }) => kind === 'board');
  if (boards.some(({ document }) => findCard(document, cardId))) return opened;
  if (/^[\w-]{1,80}$/.test(cardId)) {
    await Promise.all(boards.map(({ id }) => parts.notes.settled(id)));
    const workshop = await readWorkshop(parts, opened.workshop.page.slug);
    if (workshop?.notes.some(({ kind, document }) => kind === 'board' && findCard(document, cardId)))
      return { ...opened, workshop };
  }
  throw new Response('Cette carte n’est plus là.', { status: 404 });
}

/** Of one card, or of all those that have comments, in the order of the boards. Throws 404 when the card is gone. */
export async function readThreads(parts: Parts, asked: Opened, cardId: string | null): Promise<Thread[]> {
  const opened = cardId === null ? asked : await openedWithCard(parts, asked, cardId);
  const places = await commentPlaces(parts, opened);
  const comments = await readComments(parts.database, opened.viewer, {
    pageId: opened.workshop.page.id,
    cardId: cardId ?? undefined,
    mayWriteOn: (id) => places.get(id)?.mayWriteHere ?? false,
  });
  const byCard = new Map<string, CardComment[]>();
  for (const one of comments) byCard.set(one.cardId, [...(byCard.get(one.cardId) ?? []), one]);
  return [...places]
    .filter(([id]) => (cardId === null ? byCard.has(id) : id === cardId))
    .map(([id, { card, column, mayWriteHere }]) => ({
      cardId: id,
      text: card.text,
      source: [card.authorName || 'Sans nom', card.structure].filter(Boolean).join(', '),
      column,
      comments: byCard.get(id) ?? [],
      mayWriteHere,
    }));
}
