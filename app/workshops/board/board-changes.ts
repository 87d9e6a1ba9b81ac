// What somebody does to a board. Each gesture is one transaction; who makes several wraps them in one of their own.
import { uuidv4 } from 'lib0/random';
import * as Y from 'yjs';
import { type BoardCard, cardsOf, columnsOf, findCard, readBoard, readColumns } from './board.ts';
import { keyBetween } from './board-keys.ts';
import { LONGEST_CARD, LONGEST_TITLE } from './board-limits.ts';
import { mendingOf } from './card-mending.ts';

export type NewCard = {
  id?: string;
  columnId: string;
  text: string;
  authorId: string;
  authorName: string;
  structure: string;
  onBehalfOf?: string;
  theme?: string;
  mentions?: string[];
  at?: string;
};

/** At the end of its column. The same id twice is one card. */
export function addCard(document: Y.Doc, card: NewCard): string {
  const { id = uuidv4(), columnId, text, mentions = [], at = new Date().toISOString(), ...rest } = card;
  document.transact(() => {
    if (cardsOf(document).has(id)) return;
    const map = new Y.Map<unknown>();
    for (const [name, value] of Object.entries(rest)) if (value) map.set(name, value);
    map.set('text', new Y.Text(text.slice(0, LONGEST_CARD)));
    map.set('pos', placeAfter(document, columnId, lastOf(document, columnId)));
    map.set('mentions', mentions);
    map.set('at', at);
    cardsOf(document).set(id, map);
  });
  return id;
}

/** Only what differs from what one had before one's eyes is written, so that two people who mend one card both keep their words. */
export function editCard(document: Y.Doc, id: string, text: string, seen?: string): void {
  const map = cardsOf(document).get(id);
  if (!map) return;
  const wanted = text.slice(0, LONGEST_CARD);
  document.transact(() => {
    const shared = map.get('text');
    if (!(shared instanceof Y.Text)) return void map.set('text', new Y.Text(wanted));
    const now = shared.toString();
    const { words, deletions, at } = mendingOf(seen ?? now, wanted, now);
    for (const { from, to } of deletions) shared.delete(from, to - from);
    if (words !== '') shared.insert(at, words);
  });
}

/** « Au nom de… »: who said it; '' for the writer. */
export function nameSpeaker(document: Y.Doc, id: string, onBehalfOf: string): void {
  cardsOf(document).get(id)?.set('onBehalfOf', onBehalfOf.slice(0, 120));
}

/** Under `after`, or at the top of the column; the cards grouped under it come along. */
export function moveCard(
  document: Y.Doc,
  id: string,
  { columnId, after }: { columnId: string; after: string | null },
): void {
  const map = cardsOf(document).get(id);
  if (!map || after === id) return;
  document.transact(() => {
    map.set('pos', placeAfter(document, columnId, after, id));
    if (map.get('groupId')) map.set('groupId', '');
  });
}

/** One step within its column; nothing at the end. */
export function nudgeCard(document: Y.Doc, id: string, by: -1 | 1): void {
  const card = findCard(document, id);
  if (!card) return;
  const heads = headsOf(document, card.columnId);
  const at = heads.findIndex((head) => head.id === id);
  if (at < 0 || at + by < 0 || at + by >= heads.length) return;
  const after = by === 1 ? heads[at + 1] : heads[at - 2];
  moveCard(document, id, { columnId: card.columnId, after: after?.id ?? null });
}

export function removeCard(document: Y.Doc, id: string): void {
  cardsOf(document).get(id)?.set('removed', true);
}

export function restoreCard(document: Y.Doc, id: string): void {
  cardsOf(document).get(id)?.set('removed', false);
}

/** Puts cards under another one; each keeps its author and its words. */
export function groupCards(document: Y.Doc, headId: string, ids: string[]): void {
  document.transact(() => {
    for (const id of ids) if (id !== headId) cardsOf(document).get(id)?.set('groupId', headId);
    cardsOf(document).get(headId)?.set('groupId', '');
  });
}

export function ungroupCard(document: Y.Doc, id: string): void {
  cardsOf(document).get(id)?.set('groupId', '');
}

export function addColumn(document: Y.Doc, { id = uuidv4(), title }: { id?: string; title: string }): string {
  document.transact(() => {
    const map = new Y.Map<unknown>();
    map.set('title', title.slice(0, LONGEST_TITLE));
    map.set('pos', keyBetween(readColumns(document).at(-1)?.key ?? null, null));
    columnsOf(document).set(id, map);
  });
  return id;
}

export function renameColumn(document: Y.Doc, id: string, title: string): void {
  columnsOf(document).get(id)?.set('title', title.slice(0, LONGEST_TITLE));
}

/** One step to the left or to the right. */
export function nudgeColumn(document: Y.Doc, id: string, by: -1 | 1): void {
  const columns = readColumns(document).filter(({ isRemoved }) => !isRemoved);
  const at = columns.findIndex((column) => column.id === id);
  if (at < 0 || at + by < 0 || at + by >= columns.length) return;
  const before = by === 1 ? columns[at + 1] : columns[at - 2];
  const after = by === 1 ? columns[at + 2] : columns[at - 1];
  columnsOf(document)
    .get(id)
    ?.set('pos', keyBetween(before?.key ?? null, after?.key ?? null));
}

/** It stays in sight as long as a card stands in it. */
export function removeColumn(document: Y.Doc, id: string): void {
  columnsOf(document).get(id)?.set('removed', true);
}

/** Cards that stand by themselves or at the head of a group. */
function headsOf(document: Y.Doc, columnId: string): BoardCard[] {
  const column = readBoard(document).columns.find(({ id }) => id === columnId);
  return (column?.cards ?? []).filter(({ groupId }) => groupId === null);
}

function lastOf(document: Y.Doc, columnId: string): string | null {
  return headsOf(document, columnId).at(-1)?.id ?? null;
}

/** `moving`: the card that leaves its place, no neighbour of itself. */
function placeAfter(document: Y.Doc, columnId: string, after: string | null, moving?: string): string {
  const heads = headsOf(document, columnId).filter(({ id }) => id !== moving);
  const at = after === null ? -1 : heads.findIndex(({ id }) => id === after);
  const before = heads[at]?.key ?? null;
  // Cards of one moment may share a key: the next one that differs.
  const next = heads.slice(at + 1).find(({ key }) => before === null || key > before);
  return `${columnId} ${keyBetween(before, next?.key ?? null)}`;
}
