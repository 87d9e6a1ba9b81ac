// Words of a territory in what is understood: they lead to their need there, and nowhere else.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NEEDS } from '#db/vocabulary/needs.ts';
import type { LocalWord } from '#search/local-words.ts';
import { understand } from '#search/understand.ts';

const words: LocalWord[] = [
  { phrase: 'zyxobus', need: 'petits-travaux-ara' },
  { phrase: 'maison bleue', need: 'sante' },
];
const needsOf = (query: string, own?: LocalWord[]) => understand(query, { words: own }).needs.map(({ code }) => code);

it.each([
  ['zyxobus', 'petits-travaux-ara'],
  ['Zyxobus !', 'petits-travaux-ara'],
  ['les zyxobus à Montpellier', 'petits-travaux-ara'],
  ['la maison bleue', 'sante'],
  ['je voudrais aller à la maison bleue ce soir', 'sante'],
])('leads from « %s » to %s', (query, need) => {
  expect(needsOf(query, words)[0]).toBe(need);
});

it('keeps the place that stands beside a word', () => {
  expect(understand('zyxobus montpellier', { words })).toMatchObject({ kind: 'need', place: { communes: ['34172'] } });
});

it.each(['bleue maison', 'maison', 'zyxo', 'autobus'])('does not see one in « %s »', (query) => {
  expect(needsOf(query, words)).toEqual(needsOf(query));
});

it('lets a need be taken away again', () => {
  expect(understand('zyxobus', { words, ignore: ['petits-travaux-ara'] }).needs).toEqual([]);
});

it('changes nothing where no word stands, whatever is typed', () => {
  const typed = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.constantFrom('facture edf', 'caf', 'il fait froid', 'st denis'),
  );
  fc.assert(
    fc.property(typed, (query) => {
      fc.pre(!/zyxobus|maison/i.test(query));
      expect(understand(query, { words })).toEqual(understand(query));
    }),
  );
});

it('bears any phrase and any query', () => {
  const phrase = fc
    .array(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join(' '));
  const word = fc.record({ phrase, need: fc.constantFrom(...NEEDS.map(({ code }) => code)) });
  fc.assert(
    fc.property(fc.array(word, { maxLength: 5 }), fc.string({ maxLength: 60 }), (own, rest) => {
      const [first] = own;
      const read = understand(`${first?.phrase ?? ''} ${rest}`, { words: own });
      expect(read.needs.length).toBeLessThanOrEqual(4);
    }),
  );
});
