// One gesture on a card, as the form says it and as the live board does it.
import type { Doc } from 'yjs';
import { findCard, readBoard } from './board.ts';
import {
  editCard,
  groupCards,
  moveCard,
  nameSpeaker,
  nudgeCard,
  removeCard,
  restoreCard,
  ungroupCard,
} from './board-changes.ts';

export type Gesture = {
  act: string;
  cardId: string;
  columnId: string;
  text: string;
  /** What stood on the card when one began to change it. */
  seen?: string;
  onBehalfOf: string;
  /** Of « Ranger sous… ». */
  headId: string;
  /** Of a new card. */
  mentions?: string[];
};

export const FACILITATOR_ACTS = ['ranger', 'detacher'];

/** What the gesture does to the document; null for a gesture that nobody knows. Adding is not among them: it has an author. */
export function changeOf({
  act,
  cardId,
  columnId,
  text,
  seen,
  onBehalfOf,
  headId,
}: Gesture): ((document: Doc) => void) | null {
  switch (act) {
    case 'modifier':
      return (document) => {
        editCard(document, cardId, text, seen);
        nameSpeaker(document, cardId, onBehalfOf);
      };
    case 'monter':
      return (document) => nudgeCard(document, cardId, -1);
    case 'descendre':
      return (document) => nudgeCard(document, cardId, 1);
    case 'deplacer':
      return (document) => moveToEnd(document, cardId, columnId);
    case 'placer':
      return (document) => moveCard(document, cardId, { columnId, after: headId || null });
    case 'retirer':
      return (document) => removeCard(document, cardId);
    case 'remettre':
      return (document) => restoreCard(document, cardId);
    case 'ranger':
      return (document) => {
        if (findCard(document, headId)) groupCards(document, headId, [cardId]);
      };
    case 'detacher':
      return (document) => ungroupCard(document, cardId);
    default:
      return null;
  }
}

function moveToEnd(document: Doc, cardId: string, columnId: string): void {
  const target = readBoard(document).columns.find(({ id }) => id === columnId);
  if (!target || findCard(document, cardId)?.columnId === columnId) return;
  const last = target.cards.findLast(({ groupId }) => groupId === null);
  moveCard(document, cardId, { columnId, after: last?.id ?? null });
}
