import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { readBoard } from '#app/workshops/board/board.ts';
import { addCard, addColumn, editCard, moveCard, removeCard } from '#app/workshops/board/board-changes.ts';
import { boardChanges, restoreBoard } from '#app/workshops/history/board-history.ts';
import { boardOf } from '#tests/support/planted-workshops.ts';

function copy(document: Y.Doc): Y.Doc {
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(document));
  return other;
}

const START = () =>
  boardOf([
    { id: 'a', column: 'Actions', text: 'un' },
    { id: 'b', column: 'Actions', text: 'deux' },
    { id: 'c', column: 'Idées', text: 'trois' },
  ]);

it('says card by card what changed, and who', () => {
  const before = START();
  const now = copy(before);
  editCard(now, 'a', 'un de plus');
  moveCard(now, 'b', { columnId: '3', index: 0 } as never);
  removeCard(now, 'c');
  const changes = boardChanges(before, now).map(({ kind, cardId, author, before: was, after }) => [
    kind,
    cardId,
    author,
    was,
    after,
  ]);
  expect(changes).toEqual(
    expect.arrayContaining([
      ['changed', 'a', 'Ana', 'un', 'un de plus'],
      ['moved', 'b', 'Ana', 'Actions', 'Idées'],
      ['removed', 'c', 'Ana', 'trois', null],
    ]),
  );
  expect(changes).toHaveLength(3);
  expect(boardChanges(now, now)).toEqual([]);
});

it('goes back to the state that was, whatever came between, and deletes nobody’s map', () => {
  const gesture = fc.oneof(
    fc.record({ kind: fc.constant('edit' as const), at: fc.nat(9), text: fc.string({ minLength: 1, maxLength: 12 }) }),
    fc.record({ kind: fc.constant('remove' as const), at: fc.nat(9), text: fc.constant('') }),
    fc.record({ kind: fc.constant('add' as const), at: fc.nat(9), text: fc.constantFrom('neuf', 'dix') }),
    fc.record({ kind: fc.constant('column' as const), at: fc.nat(9), text: fc.constant('Autre') }),
  );
  fc.assert(
    fc.property(fc.array(gesture, { maxLength: 12 }), (gestures) => {
      const old = START();
      const now = copy(old);
      for (const { kind, at, text } of gestures) {
        const id = [...now.getMap('cards').keys()][at % now.getMap('cards').size] ?? 'a';
        if (kind === 'edit') editCard(now, id, text);
        else if (kind === 'remove') removeCard(now, id);
        else if (kind === 'column') addColumn(now, { title: text });
        else
          addCard(now, {
            columnId: '0',
            text,
            authorId: 'x',
            authorName: 'Luc',
            structure: '',
            onBehalfOf: '',
            theme: '',
            mentions: [],
          } as never);
      }
      const maps = now.getMap('cards').size;
      restoreBoard(now, old);
      expect(readBoard(now)).toEqual(readBoard(old));
      expect(now.getMap('cards').size).toBe(maps);
      const vector = Y.encodeStateVector(now);
      restoreBoard(now, old);
      expect(Y.encodeStateVector(now)).toEqual(vector);
    }),
    { numRuns: 60 },
  );
});

it('merges with what somebody writes at the same time', () => {
  const old = START();
  const now = copy(old);
  editCard(now, 'a', 'un bis');
  const elsewhere = copy(now);
  addCard(elsewhere, {
    columnId: '0',
    text: 'arrivée entre-temps',
    authorId: 'x',
    authorName: 'Luc',
    structure: '',
    onBehalfOf: '',
    theme: '',
    mentions: [],
  } as never);
  restoreBoard(now, old);
  Y.applyUpdate(now, Y.encodeStateAsUpdate(elsewhere));
  const texts = readBoard(now).columns.flatMap(({ cards }) => cards.map(({ text }) => text));
  expect(texts).toContain('un');
  expect(texts).toContain('arrivée entre-temps');
});
