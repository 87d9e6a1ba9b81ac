// A paperboard in a Yjs document: two flat maps, columns and cards, each thing with one place and a flag when it is removed.
// Nothing is ever deleted, so that nobody's words go with somebody else's gesture.
import * as Y from 'yjs';
import { byKey } from './board-keys.ts';
import { LONGEST_CARD, LONGEST_TITLE } from './board-limits.ts';

export type BoardCard = {
  id: string;
  columnId: string;
  key: string;
  text: string;
  /** A join of the page, or a person. */
  authorId: string;
  authorName: string;
  structure: string;
  /** Who said it, when somebody else wrote it down; '' otherwise. */
  onBehalfOf: string;
  theme: string;
  /** Slugs of organisations of the directory. */
  mentions: string[];
  /** The card it stands under; null: by itself, or at the head of a group. */
  groupId: string | null;
  /** ISO, by the clock of its writer. */
  at: string;
};

export type BoardColumn = { id: string; title: string; key: string; cards: BoardCard[] };
export type Board = { columns: BoardColumn[] };

/** Where cards stand whose column nobody knows. */
export const NO_COLUMN = 'sans-colonne';

export type BoardMap = Y.Map<Y.Map<unknown>>;

export function cardsOf(document: Y.Doc): BoardMap {
  return document.getMap('cards');
}

export function columnsOf(document: Y.Doc): BoardMap {
  return document.getMap('columns');
}

/** The same for everybody who holds the same updates, whatever clients have written in it; every card once. */
export function readBoard(document: Y.Doc): Board {
  const cards = readCards(document);
  const columns = readColumns(document);
  const filled = new Set(cards.map(({ columnId }) => columnId));
  // A column that was removed while somebody wrote in it stays until it is empty.
  const shown: BoardColumn[] = columns
    .filter(({ id, isRemoved }) => !isRemoved || filled.has(id))
    .map(({ id, title, key }) => ({ id, title, key, cards: [] }));
  const byId = new Map(shown.map((column) => [column.id, column]));
  for (const { columnId } of cards) {
    if (byId.has(columnId) || byId.has(NO_COLUMN)) continue;
    const lost = { id: NO_COLUMN, title: 'Sans colonne', key: '', cards: [] };
    byId.set(NO_COLUMN, lost);
    shown.push(lost);
  }
  const columnOf = (card: BoardCard) => byId.get(card.columnId) ?? byId.get(NO_COLUMN);
  const heads = groupHeads(cards);
  const followers = new Map<string, BoardCard[]>();
  for (const card of cards) {
    const head = heads.get(card.id) ?? card.id;
    if (head !== card.id) followers.set(head, [...(followers.get(head) ?? []), card]);
  }
  for (const card of cards.filter(({ id }) => heads.get(id) === id)) {
    const column = columnOf(card);
    column?.cards.push({ ...card, groupId: null });
    for (const follower of followers.get(card.id) ?? [])
      column?.cards.push({ ...follower, columnId: card.columnId, groupId: card.id });
  }
  return { columns: shown };
}

export function findCard(document: Y.Doc, id: string): BoardCard | null {
  return readCards(document).find((card) => card.id === id) ?? null;
}

/** Visible cards in the order of everybody. */
function readCards(document: Y.Doc): BoardCard[] {
  const cards: BoardCard[] = [];
  for (const [id, map] of cardsOf(document)) {
    if (!(map instanceof Y.Map) || map.get('removed') === true) continue;
    const [columnId = '', key = ''] = textAt(map, 'pos', 600).split(' ');
    const text = textAt(map, 'text', LONGEST_CARD);
    if (text === '') continue;
    const mentions = map.get('mentions');
    const groupId = textAt(map, 'groupId', 80);
    cards.push({
      id,
      columnId,
      key,
      text,
      authorId: textAt(map, 'authorId', 80),
      authorName: textAt(map, 'authorName', 80),
      structure: textAt(map, 'structure', 160),
      onBehalfOf: textAt(map, 'onBehalfOf', 120),
      theme: textAt(map, 'theme', 80),
      mentions: Array.isArray(mentions) ? mentions.filter((slug) => typeof slug === 'string').slice(0, 20) : [],
      groupId: groupId === '' ? null : groupId,
      at: textAt(map, 'at', 40),
    });
  }
  return cards.sort(byKey);
}

export type StoredColumn = { id: string; title: string; key: string; isRemoved: boolean };

export function readColumns(document: Y.Doc): StoredColumn[] {
  const columns: StoredColumn[] = [];
  for (const [id, map] of columnsOf(document)) {
    if (!(map instanceof Y.Map) || !/^[\w-]{1,80}$/.test(id)) continue;
    columns.push({
      id,
      title: textAt(map, 'title', LONGEST_TITLE) || 'Sans titre',
      key: textAt(map, 'pos', 600),
      isRemoved: map.get('removed') === true,
    });
  }
  return columns.sort(byKey);
}

/** Whom each card stands under in the end: itself, or the head of its group. Two who group each other: the smaller id. */
function groupHeads(cards: BoardCard[]): Map<string, string> {
  const under = new Map(cards.map(({ id, groupId }) => [id, groupId]));
  const heads = new Map<string, string>();
  for (const { id } of cards) {
    const trail: string[] = [];
    let at = id;
    for (;;) {
      const seen = trail.indexOf(at);
      if (seen >= 0) {
        at = trail.slice(seen).sort()[0] ?? at;
        break;
      }
      trail.push(at);
      const next = under.get(at);
      if (!next || !under.has(next)) break;
      at = next;
    }
    heads.set(id, at);
  }
  return heads;
}

function textAt(map: Y.Map<unknown>, name: string, longest: number): string {
  const value = map.get(name);
  const text = value instanceof Y.Text ? value.toString() : typeof value === 'string' ? value : '';
  return text.slice(0, longest).trim();
}
