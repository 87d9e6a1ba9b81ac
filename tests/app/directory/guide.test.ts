import fc from 'fast-check';
import { expect, test } from 'vitest';
import { meaningOf } from '#app/directory/guide/guide-mapping.ts';
import { isAnswered, readGuideQuery, writeGuideQuery } from '#app/directory/guide/guide-query.ts';
import { HOUSINGS, RESPONSE_ORDER, SITUATIONS, URGENCIES } from '#app/directory/guide/guide-questions.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { RESPONSES } from '#db/vocabulary/responses.ts';

function read(text: string) {
  return readGuideQuery(new URLSearchParams(text));
}

test.each([
  ['situation=froid', ['froid-inconfort'], []],
  ['situation=facture&logement=locataire-prive', ['impayes-energie', 'aide-paiement'], ['locataire-prive']],
  ['situation=froid&urgence=coupure', ['impayes-energie', 'froid-inconfort'], []],
  ['situation=froid&urgence=fragile', ['froid-inconfort', 'sante'], []],
  [
    'situation=froid&urgence=fragile&logement=locataire-social',
    ['froid-inconfort', 'sante'],
    ['locataire-social', 'famille', 'senior', 'handicap'],
  ],
  [
    'logement=coproprietaire&situation=travaux',
    ['travaux-renovation', 'petits-travaux-ara'],
    ['coproprietaire', 'proprietaire-occupant'],
  ],
  ['situation=proprietaire&situation=danger', ['mediation-bailleur', 'indecence-insalubrite'], []],
])('%s means the needs %j and the publics %j', (answers, needs, publics) => {
  const meaning = meaningOf(read(answers));
  expect(meaning.needs).toEqual(needs);
  expect(meaning.publics).toEqual(publics);
});

test('needs of the free line come after what was ticked, and before what only helps', () => {
  expect(meaningOf(read('situation=facture&texte=x'), ['eau', 'impayes-energie']).needs).toEqual([
    'impayes-energie',
    'eau',
    'aide-paiement',
  ]);
});

test.each([
  ['', 'sociale'],
  ['urgence=coupure', 'financiere'],
  ['urgence=expulsion', 'juridique'],
])('with « %s » the first answers are of the kind %s, and no kind is lost', (answers, first) => {
  const { responses } = meaningOf(read(answers));
  expect(responses[0]).toBe(first);
  expect(responses.toSorted()).toEqual(RESPONSE_ORDER.toSorted());
});

test('an urgency brings what to do at once', () => {
  expect(meaningOf(read('urgence=coupure&urgence=expulsion')).advice).toHaveLength(2);
});

test('every answer leads to codes of the vocabulary, and every need but mobility can be reached', () => {
  const needs = [...SITUATIONS, ...URGENCIES].flatMap((answer) => answer.needs);
  const publics = [...HOUSINGS, ...URGENCIES].flatMap((answer) => answer.publics);
  expect(needs.filter((code) => !NEEDS.some((need) => need.code === code))).toEqual([]);
  expect(publics.filter((code) => !PUBLICS.some((known) => known.code === code))).toEqual([]);
  expect(RESPONSE_ORDER.toSorted()).toEqual(RESPONSES.map(({ code }) => code).toSorted());
  expect(NEEDS.map(({ code }) => code).filter((code) => !needs.includes(code))).toEqual(['mobilite']);
});

test.each([
  ['', false],
  ['commune=34172', false],
  ['situation=rien', false],
  ['situation=froid', true],
  ['texte=chauffage', true],
  ['urgence=coupure', true],
])('« %s » answered: %s', (answers, expected) => {
  expect(isAnswered(read(answers))).toBe(expected);
});

test('an emptied commune field takes the commune away', () => {
  expect(read('commune=34172&lieu=')).toMatchObject({ commune: '', typedPlace: '' });
});

test('whatever the address holds, it is read, and written again means the same', () => {
  const name = fc.constantFrom('commune', 'lieu', 'logement', 'situation', 'texte', 'urgence', 'pour', 'autre');
  const value = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      'froid',
      'coupure',
      'fragile',
      'heberge',
      'usagers',
      '34172',
      ' a ',
      '\0',
      '\u202efin',
      '\ud800',
      'a'.repeat(500),
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(name, value), { maxLength: 12 }), (pairs) => {
      const query = readGuideQuery(new URLSearchParams(pairs));
      const href = writeGuideQuery(query);
      const again = readGuideQuery(new URL(href, 'http://localhost').searchParams);
      expect({ ...again, commune: '' }).toEqual({ ...query, commune: '' });
      expect(again.typedPlace || again.commune).toBe(query.typedPlace || query.commune);
      expect(query.words.length).toBeLessThanOrEqual(200);
    }),
  );
});
