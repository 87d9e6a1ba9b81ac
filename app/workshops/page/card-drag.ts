// Where a card goes that is dragged: by mouse with the browser's own dragging, by finger after a moment of holding.
export const CARD_DRAG = 'application/x-maillage-carte';

type Card = { id: string; groupId: string | null };
/** `over`: the card under the pointer, '' for none; `isUpper`: on its upper half. */
export type Drop = { cardId: string; over: string; isUpper: boolean };

/** After which card of the column it goes, '' for the top; null when it stays where it is. */
export function placeOfDrop(cards: Card[], { cardId, over, isUpper }: Drop): string | null {
  const all = cards.filter(({ groupId }) => groupId === null);
  const heads = all.filter(({ id }) => id !== cardId);
  // Over a card of a group: the group as a whole.
  const head = cards.find(({ id }) => id === over)?.groupId ?? over;
  if (head === cardId) return null;
  const at = heads.findIndex(({ id }) => id === head);
  const after = at < 0 ? heads.at(-1) : isUpper ? heads[at - 1] : heads[at];
  const before = all.findIndex(({ id }) => id === cardId);
  const isThereAlready = before >= 0 && (all[before - 1]?.id ?? '') === (after?.id ?? '');
  return isThereAlready ? null : (after?.id ?? '');
}

/** The card and the column under a point of the screen. */
export function dropAt(x: number, y: number): { columnId: string; over: string; isUpper: boolean } | null {
  const under = document.elementFromPoint(x, y);
  const column = under?.closest<HTMLElement>('[data-column]');
  if (!column) return null;
  const card = under?.closest<HTMLElement>('[data-card]');
  const { top = 0, height = 0 } = card?.getBoundingClientRect() ?? {};
  return { columnId: column.dataset.column ?? '', over: card?.dataset.card ?? '', isUpper: y < top + height / 2 };
}
