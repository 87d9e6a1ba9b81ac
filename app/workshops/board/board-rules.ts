// What may be written live on a paperboard: the same as by form. A card is its writer's, whose name it bears truly; who facilitates
// moves, mends and groups the cards of others; a locked column is theirs alone; columns are changed by form only. Judged on a copy, by what would stand there.
import * as Y from 'yjs';
import type { Brought, NoteHand, NoteWriter } from '#app/server/live-notes.ts';
import { cardsOf, columnsOf, NO_COLUMN } from './board.ts';
import { LONGEST_CARD } from './board-limits.ts';

/** What a gesture on a card changes; the rest is said once, when it is written. */
const CHANGING = new Set(['text', 'pos', 'removed', 'groupId', 'onBehalfOf']);
/** What undo may take away again. */
const OPTIONAL = new Set(['removed', 'groupId', 'onBehalfOf']);
const PLACE = /^([\w-]{1,80}) [A-Za-z][0-9A-Za-z]{0,400}$/;
const SLUG = /^[a-z0-9-]{1,120}$/;
const CARD_ID = /^[\w-]{1,80}$/;
/** Several who mend a card at once keep all their words; they are shown up to the limit. */
const LONGEST_MERGED = LONGEST_CARD * 10;
const MOST_MENTIONS = 20;

type Card = Y.Map<unknown>;
type Asked = Brought & { document: Y.Doc; heads: Map<string, Set<string>> };

/** Watches one board. */
export function boardRules(document: Y.Doc): (brought: Brought) => boolean {
  const roots = new Set([...document.share.keys(), 'cards', 'columns']);
  const heads = rememberHeads(document);
  return (brought) => {
    if ([...document.share.keys()].some((root) => !roots.has(root))) return false;
    const asked = { ...brought, document, heads };
    return [...brought.transaction.changed].every(([type, keys]) => isAllowed(asked, type, keys));
  };
}

/** Under which cards each one stood: undoing a move of one's own card takes it back there. */
function rememberHeads(document: Y.Doc): Map<string, Set<string>> {
  const heads = new Map<string, Set<string>>();
  const remember = (id: string, head: unknown) => {
    if (typeof head === 'string') heads.set(id, (heads.get(id) ?? new Set()).add(head));
  };
  for (const [id, card] of cardsOf(document)) if (card instanceof Y.Map) remember(id, card.get('groupId'));
  // Where it stood before: where it is being put is not known to be right yet.
  cardsOf(document).observeDeep((events) => {
    for (const { path, changes } of events)
      if (path.length === 1) remember(String(path[0]), changes.keys.get('groupId')?.oldValue);
  });
  return heads;
}

function isAllowed(asked: Asked, type: unknown, keys: Set<string | null>): boolean {
  const cards = cardsOf(asked.document);
  if (type === cards) return [...keys].every((id) => id !== null && isCardAllowed(asked, id));
  const at = type as Y.AbstractType<unknown>;
  const card = at instanceof Y.Text ? at.parent : at;
  if (!(card instanceof Y.Map) || card.parent !== cards) return false;
  const id = card._item?.parentSub ?? '';
  if (!mayChange(asked.hand, card) || isLocked(asked, card)) return false;
  if (at instanceof Y.Text) return isPlain(at);
  return [...keys].every((name) => name !== null && isChangeAllowed(asked, { id, card, name }));
}

/** A new one that is well formed, or nothing that anybody would see. */
function isCardAllowed(asked: Asked, id: string): boolean {
  const item = cardsOf(asked.document)._map.get(id);
  if (!item || !isNew(asked, item)) return item?.deleted === false;
  const card = cardsOf(asked.document).get(id);
  // Never in the place of another one.
  if (item.deleted || item.left !== null || !CARD_ID.test(id) || !(card instanceof Y.Map) || card._start) return false;
  const names = [...card._map].filter(([, { deleted }]) => !deleted).map(([name]) => name);
  if (!['authorId', 'text', 'pos'].every((name) => names.includes(name)) || isLocked(asked, card)) return false;
  return isTruly(asked, card) && names.every((name) => isWellSaid(asked, { id, card, name }));
}

/** Signed by who brings it, under the name that the page knows. */
function isTruly({ hand, knownAs }: Asked, card: Card): boolean {
  if (!hand.ownIds.includes(String(card.get('authorId')))) return false;
  const says = ({ name, structure }: NoteWriter) =>
    (card.get('authorName') ?? '') === name && (card.get('structure') ?? '') === structure;
  return knownAs === null || knownAs.some(says);
}

function mayChange({ ownIds, arranges }: NoteHand, card: Card): boolean {
  const author = card.get('authorId');
  return arranges || (typeof author === 'string' && ownIds.includes(author));
}

/** In a locked column, before or after: nothing comes in, goes out or changes there. */
function isLocked(asked: Asked, card: Card): boolean {
  const { lockedPlaces = [] } = asked.hand;
  if (lockedPlaces.length === 0) return false;
  const columns = placesOf(asked, card).map((place) => PLACE.exec(place)?.[1] ?? '');
  return columns.some((column) => lockedPlaces.includes(column));
}

/** Where it stands, and where it stood. */
function placesOf(asked: Asked, card: Card): string[] {
  const places: string[] = [];
  for (let item = card._map.get('pos') ?? null; item; item = item.left) {
    places.push(String(item.content.getContent().at(-1)));
    if (!isNew(asked, item)) break;
  }
  return places;
}

type Field = { id: string; card: Card; name: string };

function isChangeAllowed(asked: Asked, field: Field): boolean {
  const item = field.card._map.get(field.name);
  if (!item) return true;
  if (!item.deleted && !isNew(asked, item)) return true;
  if (!CHANGING.has(field.name)) return false;
  return item.deleted ? OPTIONAL.has(field.name) : isWellSaid(asked, field);
}

function isWellSaid(asked: Asked, { id, card, name }: Field): boolean {
  const value = card.get(name);
  switch (name) {
    case 'text':
      return value instanceof Y.Text && isPlain(value);
    case 'pos': {
      const column = typeof value === 'string' ? PLACE.exec(value)?.[1] : undefined;
      return column !== undefined && (column === NO_COLUMN || columnsOf(asked.document).has(column));
    }
    case 'removed':
      return typeof value === 'boolean';
    case 'groupId':
      return isHead(asked, id, value);
    case 'mentions':
      return Array.isArray(value) && value.length <= MOST_MENTIONS && value.every((slug) => SLUG.test(String(slug)));
    case 'at':
      return typeof value === 'string' && /^[\d.:TZ+-]{0,40}$/.test(value);
    case 'authorId':
    case 'authorName':
    case 'theme':
      return isShort(value, 80);
    case 'structure':
      return isShort(value, 160);
    case 'onBehalfOf':
      return isShort(value, 120);
    default:
      return false;
  }
}

/** Grouping is for who facilitates; one's own card leaves a group, and goes back there. */
function isHead({ document, hand, heads }: Asked, id: string, value: unknown): boolean {
  if (value === '') return true;
  if (typeof value !== 'string' || !cardsOf(document).has(value)) return false;
  return hand.arranges || heads.get(id)?.has(value) === true;
}

function isShort(value: unknown, longest: number): boolean {
  return typeof value === 'string' && value.length <= longest;
}

function isPlain(text: Y.Text): boolean {
  if (text.length > LONGEST_MERGED || text._map.size > 0) return false;
  for (let item = text._start; item; item = item.right)
    if (!item.deleted && !(item.content instanceof Y.ContentString)) return false;
  return true;
}

function isNew({ transaction }: Asked, { id: { client, clock } }: Y.Item): boolean {
  return clock >= (transaction.beforeState.get(client) ?? 0);
}
