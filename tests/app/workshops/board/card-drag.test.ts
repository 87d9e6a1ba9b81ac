import { expect, it } from 'vitest';
import { placeOfDrop } from '#app/workshops/page/card-drag.ts';

const card = (id: string, groupId: string | null = null) => ({ id, groupId });
// « b » heads a group with « g ».
const COLUMN = [card('a'), card('b'), card('g', 'b'), card('c')];

it.each([
  ['on the lower half of a card: after it', { cardId: 'x', over: 'a', isUpper: false }, 'a'],
  ['on the upper half of a card: before it', { cardId: 'x', over: 'b', isUpper: true }, 'a'],
  ['on the upper half of the first: at the top', { cardId: 'x', over: 'a', isUpper: true }, ''],
  ['on a card of a group: after the group', { cardId: 'x', over: 'g', isUpper: false }, 'b'],
  ['under the last card: at the end', { cardId: 'x', over: '', isUpper: false }, 'c'],
  ['its own column, from the top to the end', { cardId: 'a', over: '', isUpper: false }, 'c'],
  ['its own column, from the end to the top', { cardId: 'c', over: 'a', isUpper: true }, ''],
  ['on itself', { cardId: 'b', over: 'b', isUpper: true }, null],
  ['on its own group', { cardId: 'b', over: 'g', isUpper: false }, null],
  ['where it stands already', { cardId: 'b', over: 'a', isUpper: false }, null],
  ['at the end, where it stands already', { cardId: 'c', over: '', isUpper: false }, null],
])('a card dropped %s', (_where, drop, after) => {
  expect(placeOfDrop(COLUMN, drop)).toBe(after);
});

it('a card dropped in an empty column is its first', () => {
  expect(placeOfDrop([], { cardId: 'x', over: '', isUpper: false })).toBe('');
});
