import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allCommunes,
  allDepartements,
  allEpcis,
  arrondissementsOf,
  communesNamed,
  communesOfPostcode,
  departementNamed,
  findCommune,
  findDepartement,
  findEpci,
  findRegion,
  suggestCommunes,
  zoneName,
  zoneReach,
} from '#db/gazetteer.ts';

const codesOf = (communes: { code: string }[]) => communes.map(({ code }) => code);

test('a commune is found by its INSEE code, a string', () => {
  expect(findCommune('34172')).toEqual({
    code: '34172',
    name: 'Montpellier',
    postcodes: ['34000', '34070', '34080', '34090'],
    epci: '243400017',
    departement: '34',
    region: '76',
    population: 310240,
    lat: 43.6,
    lon: 3.9,
    approximate: false,
    parent: null,
  });
  expect(findCommune('01001')?.name).toBe('L’Abergement-Clémenciat');
  expect(findCommune('2A004')).toMatchObject({ name: 'Ajaccio', departement: '2A', region: '94' });
  expect(findCommune('97411')).toMatchObject({ name: 'Saint-Denis', departement: '974' });
  expect(findCommune('98818')).toMatchObject({ name: 'Nouméa', departement: '988', epci: null });
  expect(findCommune('99999')).toBeUndefined();
});

test('an arrondissement knows its commune and inherits its EPCI', () => {
  expect(findCommune('69383')).toMatchObject({ name: 'Lyon 3e', parent: '69123', epci: '200046977' });
  expect(findCommune('13201')).toMatchObject({ name: 'Marseille 1er', parent: '13055' });
  expect(arrondissementsOf('69123')).toHaveLength(9);
  expect(arrondissementsOf('13055')).toHaveLength(16);
  expect(arrondissementsOf('75056')).toHaveLength(20);
  expect(arrondissementsOf('34172')).toEqual([]);
});

test.each([
  ['34000', ['34172']],
  ['69003', ['69383']],
  ['13004', ['13204']],
  ['75116', ['75116']],
  ['20000', ['2A004']],
  ['00000', []],
])('postcode %s is %j', (postcode, codes) => {
  expect(codesOf(communesOfPostcode(postcode))).toEqual(codes);
});

test('a postcode shared by several communes gives the most populous first', () => {
  const populations = communesOfPostcode('34270').map(({ population }) => population);
  expect(populations.length).toBeGreaterThan(5);
  expect(populations).toEqual([...populations].sort((a, b) => b - a));
});

test.each([
  ['villeurbanne', '69266'],
  ['SAINT ETIENNE', '42218'],
  ['st-étienne', '42218'],
  ["L'Haÿ-les-Roses", '94038'],
  ['lyon 3e', '69383'],
  ['Lyon 3', '69383'],
  ['Lyon 03', '69383'],
  ['Lyon 3ème arrondissement', '69383'],
  ['Marseille 1er', '13201'],
  ['Paris 20', '75120'],
  ['Lyon', '69123'],
])('« %s » names %s', (name, code) => {
  expect(communesNamed(name)[0]?.code).toBe(code);
});

test('homonyms come most populous first, unknown names give nothing', () => {
  const homonyms = communesNamed('saint denis');
  expect(codesOf(homonyms).slice(0, 2)).toEqual(['97411', '93066']);
  expect(homonyms.length).toBeGreaterThan(3);
  expect(communesNamed('lyon 12')).toEqual([]);
  expect(communesNamed('')).toEqual([]);
});

test('suggestions complete a name or a postcode', () => {
  expect(codesOf(suggestCommunes('montpel', 3))[0]).toBe('34172');
  expect(codesOf(suggestCommunes('die', 5))[0]).toBe('26113');
  expect(codesOf(suggestCommunes('havre', 5))).toContain('76351');
  expect(codesOf(suggestCommunes('3400', 5))[0]).toBe('34172');
  expect(suggestCommunes('par', 8).every(({ parent }) => parent === null)).toBe(true);
  expect(codesOf(suggestCommunes('marseille', 4))).toEqual(['13055', '13213', '13208', '13215']);
  expect(codesOf(suggestCommunes('marseille 4', 1))).toEqual(['13204']);
  expect(suggestCommunes('', 5)).toEqual([]);
  expect(suggestCommunes('zzzz', 5)).toEqual([]);
});

test('EPCI, départements and régions', () => {
  expect(findEpci('200046977')?.name).toBe('Métropole de Lyon');
  expect(findEpci('200046977')?.members).toContain('69266');
  expect(findEpci('200046977')?.members).not.toContain('69383');
  expect(findEpci('243400017')?.members).toHaveLength(31);
  expect(findDepartement('2B')).toEqual({ code: '2B', name: 'Haute-Corse', region: '94' });
  expect(findRegion('94')).toEqual({ code: '94', name: 'Corse', departements: ['2A', '2B'] });
  expect(allDepartements().filter(({ code }) => code < '975' || code === '976' || code > '99')).toHaveLength(101);
  expect(allEpcis()).toHaveLength(1255);
});

test.each([
  ['Hérault', '34'],
  ["l'herault", '34'],
  ['Département de l’Hérault', '34'],
  ['la gironde', '33'],
  ['Réunion', undefined],
  ['La Réunion', '974'],
  ['Montpellier', undefined],
])('département « %s » is %s', (name, code) => {
  expect(departementNamed(name)?.code).toBe(code);
});

test('the reach of a person climbs from arrondissement to France', () => {
  expect(zoneReach('69383')).toEqual({
    code: '69383',
    chain: ['69383', '69123', '200046977', '69', 'france'],
    partial: [],
  });
  expect(zoneReach('34172')?.chain).toEqual(['34172', '243400017', '34', 'france']);
  expect(zoneReach('13055')?.partial).toHaveLength(16);
  expect(zoneReach('29155')?.chain).toEqual(['29155', '29', 'france']);
  expect(zoneReach('nowhere')).toBeUndefined();
});

test.each([
  ['34172', 'Montpellier'],
  ['243400017', 'Montpellier Méditerranée Métropole'],
  ['34', 'Hérault'],
  ['france', 'toute la France'],
  ['13204', 'Marseille 4e'],
  ['xyz', 'xyz'],
])('zone %s is called « %s »', (code, name) => {
  expect(zoneName(code)).toBe(name);
});

test('every commune stands somewhere in its EPCI, in a known département', () => {
  const communes = allCommunes();
  expect(communes.length).toBeGreaterThan(34_900);
  for (const commune of communes) {
    expect(Math.abs(commune.lat) + Math.abs(commune.lon)).toBeGreaterThan(1);
    expect(findDepartement(commune.departement)?.region).toBe(commune.region);
    if (commune.epci !== null) expect(findEpci(commune.epci)).toBeDefined();
  }
  const people = communes.filter(({ parent }) => parent === null).reduce((sum, { population }) => sum + population, 0);
  const placed = communes
    .filter(({ parent, approximate }) => parent === null && !approximate)
    .reduce((sum, { population }) => sum + population, 0);
  expect(placed / people).toBeGreaterThan(0.8);
});

test('the name of any commune finds it again', () => {
  fc.assert(
    fc.property(fc.constantFrom(...allCommunes()), (commune) => {
      expect(codesOf(communesNamed(commune.name.toUpperCase()))).toContain(commune.code);
    }),
  );
});
