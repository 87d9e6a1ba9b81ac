// Whom a comment names: whole names only, the longest that stands there, never one of two who share a name by guess.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { citedIn, MOST_CITED } from '#app/workshops/comments/card-comment.ts';
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
