import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { type Board, cardsOf, columnsOf, readBoard } from '#app/workshops/board/board.ts';
import {
  addCard,
  addColumn,
  editCard,
  groupCards,
  moveCard,
  nudgeCard,
  nudgeColumn,
  removeCard,
  removeColumn,
  renameColumn,
  restoreCard,
} from '#app/workshops/board/board-changes.ts';
import { keyBetween } from '#app/workshops/board/board-keys.ts';
import { trackOwnGestures } from '#app/workshops/board/board-undo.ts';

const COLUMNS = ['actions', 'difficultes', 'idees'];

function card(id: string, columnId = 'actions', text = `Carte ${id}`) {
  return { id, columnId, text, authorId: 'ana', authorName: 'Ana', structure: 'CAF', at: '2026-11-22T10:00:00.000Z' };
}

function seeded(cards: string[] = []): Y.Doc {
  const document = new Y.Doc();
  for (const id of COLUMNS) addColumn(document, { id, title: id });
  for (const id of cards) addCard(document, card(id));
  return document;
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  return copy;
}

function merge(documents: Y.Doc[]): void {
  for (const from of documents)
    for (const to of documents) if (from !== to) Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
}

function shown(board: Board): Record<string, string[]> {
  return Object.fromEntries(board.columns.map(({ id, cards }) => [id, cards.map((one) => one.id)]));
}

type Gesture = { kind: number; replica: number; card: number; other: number; column: number };
const gestures = fc.array(
  fc.record({
    kind: fc.nat(8),
    replica: fc.nat(3),
    card: fc.nat(7),
    other: fc.nat(7),
    column: fc.nat(COLUMNS.length - 1),
  }),
  { maxLength: 60 },
);

function play(document: Y.Doc, { kind, card: at, other, column }: Gesture, name: string): void {
  const id = `c${at}`;
  const columnId = COLUMNS[column] ?? 'actions';
  if (kind === 0) moveCard(document, id, { columnId, after: `c${other}` });
  if (kind === 1) moveCard(document, id, { columnId, after: null });
  if (kind === 2) editCard(document, id, `${readText(document, id)} ${name}`);
  if (kind === 3) nudgeCard(document, id, at % 2 ? 1 : -1);
  if (kind === 4) groupCards(document, `c${other}`, [id]);
  if (kind === 5) addCard(document, card(`n-${name}`, columnId));
  if (kind === 6) nudgeColumn(document, columnId, other % 2 ? 1 : -1);
  if (kind === 7) removeColumn(document, columnId);
  if (kind === 8) renameColumn(document, columnId, name);
}

function readText(document: Y.Doc, id: string): string {
  return String(cardsOf(document).get(id)?.get('text') ?? '');
}

describe('several people on one board', () => {
  it('see the same order, every card once, whatever they do at once', () => {
    fc.assert(
      fc.property(gestures, fc.array(fc.nat(5), { maxLength: 3 }), (played, meetings) => {
        const ids = Array.from({ length: 8 }, (_, at) => `c${at}`);
        const base = seeded(ids);
        const replicas = [0, 1, 2, 3].map(() => copyOf(base));
        const added = new Set<string>();
        for (const [at, gesture] of played.entries()) {
          const document = replicas[gesture.replica];
          if (!document) continue;
          play(document, gesture, `x${at}`);
          if (gesture.kind === 5) added.add(`n-x${at}`);
          // Now and then two of them meet in the middle of it.
          const met = replicas[meetings[at % Math.max(1, meetings.length)] ?? 9];
          if (met && at % 7 === 0) merge([document, met]);
        }
        merge(replicas);
        const [first, ...others] = replicas.map((one) => readBoard(one));
        for (const other of others) expect(other).toEqual(first);
        const seen = Object.values(shown(first as Board)).flat();
        expect([...seen].sort()).toEqual([...ids, ...added].sort());
      }),
      { numRuns: 60 },
    );
  });

  it('keep both edits of one card', () => {
    const [a, b] = [seeded(['c0']), new Y.Doc()] as const;
    Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
    editCard(a, 'c0', 'Grande carte c0');
    editCard(b, 'c0', 'Carte c0, à Lyon');
    merge([a, b]);
    expect(readText(a, 'c0')).toBe(readText(b, 'c0'));
    expect(readText(a, 'c0')).toMatch(/^Grande .*arte c0, à Lyon$/);
  });

  it('put cards in one spot a hundred times without a place running out', () => {
    const document = seeded(['c0', 'c1']);
    for (let at = 0; at < 100; at++) {
      addCard(document, card(`n${at}`));
      moveCard(document, `n${at}`, { columnId: 'actions', after: 'c0' });
    }
    const expected = ['c0', ...Array.from({ length: 100 }, (_, at) => `n${99 - at}`), 'c1'];
    expect(shown(readBoard(document)).actions).toEqual(expected);
  });
});

describe('a place', () => {
  it('lies between its neighbours, also when one goes on where the other ends', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { maxLength: 40 }), (spots) => {
        const keys: string[] = [];
        for (const spot of spots) {
          const at = Math.min(spot, keys.length);
          keys.splice(at, 0, keyBetween(keys[at - 1] ?? null, keys[at] ?? null));
        }
        expect([...keys].sort((a, b) => (a < b ? -1 : 1))).toEqual(keys);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  it('is found beside anything a client may have written', () => {
    for (const broken of ['', ' ', 'a', 'a00', 'é', 'z'.repeat(500), '!']) {
      expect(keyBetween(broken, null)).toMatch(/^\w+$/);
      expect(keyBetween(null, broken)).toMatch(/^\w+$/);
    }
    expect(keyBetween('a5', 'a5') > 'a5').toBe(true);
  });
});

describe('what is removed', () => {
  it('is flagged, comes back, and takes no words of others', () => {
    const document = seeded(['c0']);
    removeCard(document, 'c0');
    expect(shown(readBoard(document)).actions).toEqual([]);
    restoreCard(document, 'c0');
    expect(shown(readBoard(document)).actions).toEqual(['c0']);
  });

  it('a column with cards stays until it is empty', () => {
    const document = seeded(['c0']);
    removeColumn(document, 'actions');
    removeColumn(document, 'idees');
    expect(shown(readBoard(document))).toEqual({ actions: ['c0'], difficultes: [] });
    moveCard(document, 'c0', { columnId: 'difficultes', after: null });
    expect(shown(readBoard(document))).toEqual({ difficultes: ['c0'] });
  });
});

describe('one’s own gestures', () => {
  it('are taken back one by one; a created card is flagged, and what others wrote on it stays', () => {
    const mine = seeded(['c0', 'c1']);
    const theirs = copyOf(mine);
    const gestures = trackOwnGestures(mine);
    const id = gestures.add(card('mine'));
    gestures.change((document) => moveCard(document, 'c0', { columnId: 'idees', after: null }));
    gestures.change((document) => editCard(document, 'c1', 'Carte c1 mieux dite'));
    merge([mine, theirs]);
    editCard(theirs, id, 'Carte mine, avec une précision');
    editCard(theirs, 'c1', 'Carte c1 mieux dite par d’autres');
    merge([mine, theirs]);
    gestures.undo();
    expect(readText(mine, 'c1')).toBe('Carte c1 par d’autres');
    gestures.undo();
    expect(shown(readBoard(mine)).actions).toEqual(['c0', 'c1', 'mine']);
    gestures.undo();
    expect(gestures.canUndo()).toBe(false);
    expect(shown(readBoard(mine)).actions).toEqual(['c0', 'c1']);
    expect(readText(mine, id)).toBe('Carte mine, avec une précision');
    merge([mine, theirs]);
    expect(readBoard(theirs)).toEqual(readBoard(mine));
    gestures.close();
  });

  it('that others have overwritten are not taken back in the place of an earlier one', () => {
    const mine = seeded(['c0', 'c1']);
    const theirs = copyOf(mine);
    const gestures = trackOwnGestures(mine);
    gestures.change((document) => editCard(document, 'c1', 'Carte c1 mieux dite'));
    gestures.change((document) => moveCard(document, 'c0', { columnId: 'idees', after: null }));
    merge([mine, theirs]);
    moveCard(theirs, 'c0', { columnId: 'difficultes', after: null });
    merge([mine, theirs]);
    gestures.undo();
    expect(readText(mine, 'c1')).toBe('Carte c1 mieux dite');
    expect(shown(readBoard(mine)).difficultes).toEqual(['c0']);
    gestures.undo();
    expect(readText(mine, 'c1')).toBe('Carte c1');
    gestures.close();
  });

  it('never undo what somebody else moved afterwards', () => {
    const mine = seeded(['c0']);
    const theirs = copyOf(mine);
    const gestures = trackOwnGestures(mine);
    gestures.change((document) => moveCard(document, 'c0', { columnId: 'idees', after: null }));
    merge([mine, theirs]);
    moveCard(theirs, 'c0', { columnId: 'difficultes', after: null });
    merge([mine, theirs]);
    gestures.undo();
    expect(shown(readBoard(mine)).difficultes).toEqual(['c0']);
    gestures.close();
  });
});

describe('groups', () => {
  it('stand under their head with every author, and follow it', () => {
    const document = seeded(['c0', 'c1', 'c2']);
    groupCards(document, 'c2', ['c0', 'c1']);
    moveCard(document, 'c2', { columnId: 'idees', after: null });
    const column = readBoard(document).columns.find(({ id }) => id === 'idees');
    expect(column?.cards.map(({ id, groupId, authorName }) => [id, groupId, authorName])).toEqual([
      ['c2', null, 'Ana'],
      ['c0', 'c2', 'Ana'],
      ['c1', 'c2', 'Ana'],
    ]);
    removeCard(document, 'c2');
    expect(shown(readBoard(document)).actions).toEqual(['c0', 'c1']);
  });
});

it('reads a board whatever clients have put in it', () => {
  const document = seeded(['c0']);
  cardsOf(document).set('text', 'a word' as never);
  const odd = new Y.Map<unknown>();
  odd.set('text', 12);
  odd.set('pos', { x: 1 });
  cardsOf(document).set('odd', odd);
  const lost = new Y.Map<unknown>();
  lost.set('text', 'Sans place');
  lost.set('mentions', 'caf');
  cardsOf(document).set('lost', lost);
  columnsOf(document).set('bad id', new Y.Map());
  expect(shown(readBoard(document))).toEqual({ actions: ['c0'], difficultes: [], idees: [], 'sans-colonne': ['lost'] });
});
