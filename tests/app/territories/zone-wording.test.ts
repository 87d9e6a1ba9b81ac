import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DEPARTEMENT_WORDS, REGION_WORDS } from '#app/territories/place-words.ts';
import { describeZones, inZone, theZone } from '#app/territories/zone-wording.ts';
import { allCommunes, allDepartements, allEpcis, findRegion } from '#db/gazetteer.ts';

const MONTPELLIER_METROPOLE = '243400017';
const METROPOLE_DE_LYON = '200046977';

test.each<[string[], string[], string]>([
  [['69266'], [], 'agit à Villeurbanne'],
  [['34'], [], 'agit dans tout l’Hérault'],
  [['34'], [MONTPELLIER_METROPOLE], 'agit dans tout l’Hérault, sauf Montpellier Méditerranée Métropole'],
  [['69'], [METROPOLE_DE_LYON], 'agit dans tout le Rhône, sauf la Métropole de Lyon'],
  [['france'], [], 'agit partout en France'],
  [['france'], ['974', '75'], 'agit partout en France, sauf La Réunion et Paris'],
  [['france', '34'], [], 'agit partout en France'],
  [['33'], [], 'agit dans toute la Gironde'],
  [['75'], [], 'agit partout à Paris'],
  [['974'], [], 'agit partout à La Réunion'],
  [['06'], [], 'agit dans toutes les Alpes-Maritimes'],
  [['92'], [], 'agit dans tous les Hauts-de-Seine'],
  [['33', '34', '75'], [], 'agit en Gironde, dans l’Hérault et à Paris'],
  [['69266', '69029'], [], 'agit à Villeurbanne et Bron'],
  [['76351', '69123'], [], 'agit au Havre et à Lyon'],
  [['30011'], [], 'agit aux Angles'],
  [['17300'], [], 'agit à La Rochelle'],
  [['13204'], [], 'agit à Marseille 4e'],
  [['13204', '13201', '69383'], [], 'agit à Marseille 1er et 4e et à Lyon 3e'],
  [[METROPOLE_DE_LYON], [], 'agit dans la Métropole de Lyon'],
  [
    [MONTPELLIER_METROPOLE],
    ['34057'],
    'agit sur le territoire de Montpellier Méditerranée Métropole, sauf Castelnau-le-Lez',
  ],
  [['69123', '01'], [], 'agit à Lyon et dans l’Ain'],
  [
    ['69029', '69266', '69123', '69259', '69256', '69290'],
    [],
    'agit à Lyon, Villeurbanne, Vénissieux et 3 autres communes',
  ],
  [[], [], 'zone d’intervention non renseignée'],
  [['??'], ['??'], 'zone d’intervention non renseignée'],
])('%j except %j: %s', (zones, exclusions, sentence) => {
  expect(describeZones(zones, exclusions)).toBe(sentence);
});

test('a whole région is named, and its neighbours beside it', () => {
  const occitanie = findRegion('76')?.departements ?? [];
  expect(describeZones(occitanie)).toBe('agit dans toute l’Occitanie');
  expect(describeZones([...occitanie, '33'])).toBe('agit en Occitanie et en Gironde');
  expect(describeZones(findRegion('32')?.departements ?? [])).toBe('agit dans tous les Hauts-de-France');
});

test('a quarter is shown in brackets', () => {
  expect(describeZones(['13204'], [], 'Les Chartreux')).toBe('agit à Marseille 4e (Les Chartreux)');
  expect(describeZones(['13204'], [], ' ')).toBe('agit à Marseille 4e');
});

test('a place in the middle of a sentence, and as a complement', () => {
  expect(inZone('34')).toBe('dans l’Hérault');
  expect(inZone('76351')).toBe('au Havre');
  expect(inZone('france')).toBe('partout en France');
  expect(inZone('67482')).toBe('à Strasbourg');
  expect(theZone('76351')).toBe('Le Havre');
  expect(theZone('88')).toBe('les Vosges');
  expect(theZone('246700488')).toBe('l’Eurométropole de Strasbourg');
  expect(theZone('france')).toBe('toute la France');
});

test('every département and every région of several départements has its words', () => {
  expect(Object.keys(DEPARTEMENT_WORDS).sort()).toEqual(
    allDepartements()
      .map(({ code }) => code)
      .sort(),
  );
  const regions = new Set(allDepartements().map(({ region }) => region));
  const ofSeveral = [...regions].filter((code) => (findRegion(code)?.departements.length ?? 0) > 1);
  expect(Object.keys(REGION_WORDS).sort()).toEqual(ofSeveral.sort());
});

test('any list of zones gives one clause', () => {
  const codes = [...allCommunes(), ...allEpcis(), ...allDepartements()].map(({ code }) => code);
  const zones = fc.array(fc.oneof(fc.constantFrom(...codes), fc.constant('france'), fc.string({ maxLength: 9 })), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(zones, zones, (some, exclusions) => {
      const sentence = describeZones(some, exclusions);
      expect(sentence).toMatch(/^(?:agit (?:à|au|aux|dans|en|sur|partout) |zone d’intervention non renseignée$)/);
      expect(sentence).not.toMatch(/ {2}|undefined| et et |, ,| à Le | à Les |,$/);
    }),
  );
});
