import fc from 'fast-check';
import { expect, test } from 'vitest';
import { resolveCommune } from '#app/territories/resolve-commune.ts';
import { allCommunes } from '#db/gazetteer.ts';
import { isWithinOneEdit } from '#db/spelling.ts';

test.each([
  ['Montpellier', '34172'],
  ['montpelier', '34172'],
  ['Montpelleir', '34172'],
  ['34000', '34172'],
  ['34172', '34172'],
  ['2a004', '2A004'],
  ['Montpellier 34000', '34172'],
  ['34080 Montpellier', '34172'],
  ['montpelier 34000', '34172'],
  ['Montpellier (34)', '34172'],
  ['34960 Montpellier cedex 2', '34172'],
  ['Lyon 3e', '69383'],
  ['lyon 3ème arrondissement', '69383'],
  ['Lyon 69003', '69383'],
  ['69003', '69383'],
  ['Marseille 4', '13204'],
  ['marseile 4', '13204'],
  ['13004 Marseille', '13204'],
  ['Paris 75116', '75116'],
  ['Lyon', '69123'],
  ['vileurbanne', '69266'],
  ['havre', '76351'],
  ['LE HAVRE', '76351'],
  ['st-etienne 42', '42218'],
  ['Saint-Denis 93', '93066'],
  ['Saint-Denis (La Réunion)', '97411'],
  ['Saint-Denis, Seine-Saint-Denis', '93066'],
  ['L’Haÿ les Roses', '94038'],
])('« %s » is %s', (input, code) => {
  expect(resolveCommune(input)).toMatchObject({ kind: 'one', commune: { code } });
});

test('homonyms and shared postcodes ask which, unless the territory has only one', () => {
  expect(resolveCommune('Saint-Priest')).toMatchObject({ kind: 'several' });
  expect(resolveCommune('Saint-Priest', ['69', '01'])).toMatchObject({ kind: 'one', commune: { code: '69290' } });
  const shared = resolveCommune('34270');
  expect(shared.kind).toBe('several');
  const homonyms = resolveCommune('Saint-Denis');
  expect(homonyms.kind === 'several' && homonyms.communes[0]?.code).toBe('97411');
});

test('the first words of a longer name are enough', () => {
  const namesOf = (input: string, departements?: string[]) => {
    const found = resolveCommune(input, departements);
    return found.kind === 'several' ? found.communes.map(({ name }) => name) : [];
  };
  expect(namesOf('aix')).toEqual(expect.arrayContaining(['Aix-en-Provence', 'Aix']));
  expect(namesOf('castelnau', ['34'])[0]).toBe('Castelnau-le-Lez');
  expect(namesOf('saint maur')[0]).toBe('Saint-Maur-des-Fossés');
  expect(resolveCommune('aix', ['13'])).toMatchObject({ kind: 'one', commune: { code: '13001' } });
});

test('what is not found comes with something near', () => {
  for (const input of ['montpellllllier', 'villeurbananne sud', '69999', 'Lyon 12']) {
    const found = resolveCommune(input);
    expect(found.kind, input).toBe('none');
    expect(found.kind === 'none' && found.suggestions.length, input).toBeGreaterThan(0);
  }
  expect(resolveCommune('')).toEqual({ kind: 'none', suggestions: [] });
  expect(resolveCommune('%%%')).toEqual({ kind: 'none', suggestions: [] });
});

test('any commune is found by its name and postcode, however it is written', () => {
  fc.assert(
    fc.property(fc.constantFrom(...allCommunes().filter(({ postcodes }) => postcodes.length > 0)), (commune) => {
      const found = resolveCommune(`${commune.postcodes[0]} ${commune.name.toUpperCase().replaceAll('-', ' ')}`);
      const codes =
        found.kind === 'one'
          ? [found.commune.code]
          : found.kind === 'several'
            ? found.communes.map(({ code }) => code)
            : [];
      const own = commune.code === '13055' || commune.code === '69123' || commune.code === '75056';
      expect(own ? codes.length > 0 : codes.includes(commune.code)).toBe(true);
    }),
  );
});

test('no input breaks it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ size: 'xlarge' })), (input) => {
      expect(['one', 'several', 'none']).toContain(resolveCommune(input).kind);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ['lyon', 'lyon', true],
  ['lyon', 'lyn', true],
  ['lyn', 'lyon', true],
  ['lyon', 'lynn', true],
  ['lyon', 'loyn', true],
  ['lyon', 'noyl', false],
  ['lyon', 'ly', false],
  ['', 'a', true],
  ['ab', '', false],
])('« %s » and « %s » within one edit: %s', (a, b, isNear) => {
  expect(isWithinOneEdit(a, b)).toBe(isNear);
});
