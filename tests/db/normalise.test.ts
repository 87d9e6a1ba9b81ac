import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalise, words } from '#db/normalise.ts';

test.each([
  ['C.C.A.S. de St-Étienne', 'ccas de saint etienne'],
  ['S.O.S.', 'sos'],
  ['l’Œuvre d’Ægidius', 'l oeuvre d aegidius'],
  ['Ste Foy lès Lyon', 'sainte foy les lyon'],
  ['J’ai froid… chez moi !', 'j ai froid chez moi'],
  ["aujourd'hui, 12.5 € (m²)", 'aujourd hui 12 5 m²'],
  ['Chateau\u0302-Thierry', 'chateau thierry'],
  ['préca\u00ADrité', 'precarite'],
  ['  EDF\t\nGDF  ', 'edf gdf'],
  ['Stéphane teste', 'stephane teste'],
  ['« »', ''],
  ['', ''],
])('« %s » is read « %s »', (text, plain) => {
  expect(normalise(text)).toBe(plain);
});

test('words are never empty', () => {
  expect(words('  Facture  EDF, Montpellier ')).toEqual(['facture', 'edf', 'montpellier']);
  expect(words(' … ')).toEqual([]);
});

test('normalising twice changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      expect(normalise(normalise(text))).toBe(normalise(text));
    }),
    { numRuns: 2000 },
  );
});

test('only letters, digits and single spaces are left', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(normalise(text)).toMatch(/^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
    }),
    { numRuns: 1000 },
  );
});
