import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestNeeds } from '#search/need-words.ts';
import { respell } from '#search/spelling.ts';

it.each([
  ['hauffage en pane', 'chauffage en pane'],
  ['imapyés', 'impayés'],
  ['l’eumidité', 'l’humidité'],
  ['vileurbann', 'Villeurbanne'],
  ['fsll', 'FSL'],
  ['facture à montpelier', 'facture à Montpellier'],
])('mends %j into %j, with accents and capitals', (typed, meant) => {
  expect(respell(typed)).toBe(meant);
});

it('knows the names of organisations that look alike, and prefers them', () => {
  expect(respell('kompagnon batiseurs', ['Les Compagnons Bâtisseurs'])).toBe('Compagnons Bâtisseurs');
  expect(respell('compagnons batisseurs', ['Les Compagnons Bâtisseurs'])).toBeNull();
});

it.each(['zzyzx qwrtp', 'chauffage', 'caf de lyon', '', '06 12 34', 'je n’ai plus rien'])(
  'leaves %j alone',
  (typed) => {
    expect(respell(typed)).toBeNull();
  },
);

it('never fails, and never suggests what was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
      expect(respell(typed)).not.toBe(typed);
    }),
    { numRuns: 60 },
  );
});

it('finds the need that words come near to, and none behind nonsense', () => {
  expect(nearestNeeds('punaises de lit')[0]).toBe('indecence-insalubrite');
  expect(nearestNeeds('machine à laver')[0]).toBe('equipements-economes');
  expect(nearestNeeds('zzyzx qwrtp')).toEqual([]);
  expect(nearestNeeds('de la')).toEqual([]);
});
