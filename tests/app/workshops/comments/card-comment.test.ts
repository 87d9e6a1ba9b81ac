// Whom a comment names: whole names only, the longest that stands there, never one of two who share a name by guess; and what of
// a long thread is shown at once.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { citedIn, foldedComments, MOST_CITED } from '#app/workshops/comments/card-comment.ts';
import { suggestPeople } from '#app/workshops/learned/suggest-people.ts';

const ROOM = [
  { id: '1', name: 'Ana' },
  { id: '2', name: 'Anaïs' },
  { id: '3', name: 'Ana Lopez' },
  { id: '4', name: 'Luc' },
  { id: '5', name: 'Luc' },
  { id: '6', name: 'J.-P. (bailleur)' },
];
const ids = (text: string, chosen: string[] = []) => citedIn(text, ROOM, new Set(chosen)).map(({ id }) => id);

it.each([
  ['@Ana, tu vois ?', ['1']],
  ['@anaïs @ANA', ['2', '1']],
  ['Avec @Ana Lopez et personne d’autre', ['3']],
  ['écrire à ana@exemple.fr, à @Anatole, à @ Ana', []],
  ['@J.-P. (bailleur) le sait', ['6']],
  ['@Luc', []],
  ['', []],
])('« %s »', (text, expected) => {
  expect(ids(text)).toEqual(expected);
});

it('of two who share a name, the one who was chosen', () => {
  expect(ids('@Luc', ['5'])).toEqual(['5']);
  expect(ids('@Ana', ['5'])).toEqual(['1']);
});

it('says the name as the text writes it, whatever the text', () => {
  const words = fc.array(
    fc.oneof(fc.constantFrom('@Ana', '@luc', '@', ' ', 'é', '@Ana Lopez'), fc.string({ maxLength: 5 })),
  );
  fc.assert(
    fc.property(words, (pieces) => {
      const text = pieces.join('');
      const cited = citedIn(text, ROOM, new Set(['4']));
      expect(cited.length).toBeLessThanOrEqual(MOST_CITED);
      expect(new Set(cited.map(({ id }) => id)).size).toBe(cited.length);
      for (const { name } of cited) expect(text).toContain(`@${name}`);
    }),
  );
});

it('finds people by the beginning of a word of their name, then of their structure', () => {
  const people = [
    { name: 'Luc', structure: 'CCAS de Lunel' },
    { name: 'Éléonore', structure: 'Mairie de Luc' },
    { name: 'Ana', structure: '' },
  ];
  expect(suggestPeople(people, 'lu').map(({ name }) => name)).toEqual(['Luc', 'Éléonore']);
  expect(suggestPeople(people, 'ELEO').map(({ name }) => name)).toEqual(['Éléonore']);
  expect(suggestPeople(people, '%')).toEqual([]);
});

it('of a long thread, shows the last and all that still calls the reader; loses none and keeps the order', () => {
  const thread = (count: number, called = -1) =>
    Array.from({ length: count }, (_, at) => ({ at, citesMe: at === called }));
  const counts = (count: number, called?: number) => {
    const { older, shown } = foldedComments(thread(count, called));
    return [older.length, shown.length];
  };
  expect([counts(0), counts(7), counts(8), counts(100)]).toEqual([
    [0, 0],
    [0, 7],
    [3, 5],
    [95, 5],
  ]);
  expect([counts(100, 40), counts(100, 98), counts(100, 1)]).toEqual([
    [40, 60],
    [95, 5],
    [0, 100],
  ]);
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 120 }), (calls) => {
      const all = calls.map((citesMe, at) => ({ at, citesMe }));
      const { older, shown } = foldedComments(all);
      expect([...older, ...shown]).toEqual(all);
      expect(older.some(({ citesMe }) => citesMe)).toBe(false);
    }),
  );
});
