// What changed on a paperboard between two states, and going back as one more gesture: nobody's later words are deleted. Pure.
import * as Y from 'yjs';
import { type BoardCard, type BoardMap, cardsOf, columnsOf, readBoard } from '../board/board.ts';

export type BoardChange = {
  kind: 'added' | 'changed' | 'moved' | 'removed';
  cardId: string;
  author: string;
  /** Of the card as it is now, or as it was when it is gone. */
  text: string;
  /** The text before and after, or the columns where it moved. */
  before: string | null;
  after: string | null;
};

/** Card by card, in the order of the board as it is now, then what is gone. */
export function boardChanges(before: Y.Doc, now: Y.Doc): BoardChange[] {
  const [old, fresh] = [placed(before), placed(now)];
  const changes: BoardChange[] = [];
  for (const [cardId, { card, column }] of fresh) {
    const was = old.get(cardId);
    const told = { cardId, author: card.authorName, text: card.text };
    if (!was) changes.push({ ...told, kind: 'added', before: null, after: card.text });
    else if (was.card.text !== card.text)
      changes.push({ ...told, kind: 'changed', before: was.card.text, after: card.text });
    else if (was.column !== column) changes.push({ ...told, kind: 'moved', before: was.column, after: column });
  }
  for (const [cardId, { card }] of old) {
    if (fresh.has(cardId)) continue;
    const { authorName: author, text } = card;
    changes.push({ kind: 'removed', cardId, author, text, before: text, after: null });
  }
  return changes;
}

/** Texts, places and columns as they were; cards that came later are flagged as removed, and can be brought back. */
export function restoreBoard(document: Y.Doc, old: Y.Doc): void {
  document.transact(() => {
    for (const [now, was] of [
      [columnsOf(document), columnsOf(old)],
      [cardsOf(document), cardsOf(old)],
    ] as const) {
      for (const [id, map] of now) if (map instanceof Y.Map && !was.has(id)) put(map, 'removed', true);
      for (const [id, map] of was) if (map instanceof Y.Map) restoreOne(now, id, map);
    }
  });
}

function restoreOne(now: BoardMap, id: string, was: Y.Map<unknown>): void {
  const known = now.get(id);
  const map = known instanceof Y.Map ? known : new Y.Map<unknown>();
  if (map !== known) now.set(id, map);
  for (const [name, value] of was.entries()) {
    if (!(value instanceof Y.Text)) put(map, name, value);
    else {
      const text = map.get(name);
      if (!(text instanceof Y.Text)) map.set(name, new Y.Text(value.toString()));
      else if (text.toString() !== value.toString()) {
        text.delete(0, text.length);
        text.insert(0, value.toString());
      }
    }
  }
  for (const name of [...map.keys()]) if (!was.has(name)) map.delete(name);
}

/** Only what differs: a state that is the same writes nothing. */
function put(map: Y.Map<unknown>, name: string, value: unknown): void {
  if (JSON.stringify(map.get(name)) !== JSON.stringify(value)) map.set(name, value);
}

function placed(document: Y.Doc): Map<string, { card: BoardCard; column: string }> {
  return new Map(
    readBoard(document).columns.flatMap(({ title, cards }) => cards.map((card) => [card.id, { card, column: title }])),
  );
}
