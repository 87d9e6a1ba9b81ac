import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createRandom } from '#db/demo/random.ts';
import { type SyntheticBatch, syntheticNetwork } from '#db/demo/synthetic.ts';
import { findCommune, findDepartement, findEpci } from '#db/gazetteer.ts';
import { words } from '#db/normalise.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';

const SERVICES = 20_000;
const network = gather([...syntheticNetwork({ services: SERVICES, seed: 1 })]);

function gather(batches: SyntheticBatch[]): SyntheticBatch {
  return {
    organisations: batches.flatMap((batch) => batch.organisations),
    services: batches.flatMap((batch) => batch.services),
    places: batches.flatMap((batch) => batch.places),
    contacts: batches.flatMap((batch) => batch.contacts),
  };
}

function hashOf(seed: number): string {
  const hash = createHash('sha256');
  for (const batch of syntheticNetwork({ services: 1_000, seed })) hash.update(JSON.stringify(batch));
  return hash.digest('hex');
}

/** How far a table of counts is from independence, in standard deviations of chi-square. */
function dependence(pairs: [string, string][]): number {
  const cells = Map.groupBy(pairs, ([row]) => row);
  const columns = [...new Set(pairs.map(([, column]) => column))];
  const columnTotals = new Map(columns.map((column) => [column, pairs.filter(([, own]) => own === column).length]));
  let chiSquare = 0;
  for (const row of cells.values()) {
    for (const column of columns) {
      const expected = (row.length * (columnTotals.get(column) ?? 0)) / pairs.length;
      const observed = row.filter(([, own]) => own === column).length;
      chiSquare += (observed - expected) ** 2 / expected;
    }
  }
  const freedom = (cells.size - 1) * (columns.length - 1);
  return (chiSquare - freedom) / Math.sqrt(2 * freedom);
}

const firstWord = (name: string) => name.split(' ')[0] ?? '';

test('the same seed gives the same network, another seed another one', () => {
  expect(hashOf(1)).toBe(hashOf(1));
  expect(hashOf(1)).not.toBe(hashOf(2));
});

test('it has as many services as asked, on about two organisations for three services', () => {
  expect(network.services).toHaveLength(SERVICES);
  expect(network.organisations.length / SERVICES).toBeCloseTo(0.64, 1);
  expect(network.places.length / SERVICES).toBeGreaterThan(0.9);
  expect([...syntheticNetwork({ services: 1, seed: 1 })].flatMap((batch) => batch.services)).toHaveLength(1);
  expect([...syntheticNetwork({ services: 0, seed: 1 })]).toEqual([]);
});

test('names and identifiers are unique', () => {
  const { organisations, services, places, contacts } = network;
  expect(new Set(organisations.map(({ name }) => name)).size).toBe(organisations.length);
  expect(new Set(organisations.map(({ slug }) => slug)).size).toBe(organisations.length);
  const ids = [...organisations, ...services, ...places, ...contacts].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/.test(id))).toBe(true);
});

test('its words follow Zipf’s law, 20,000 of them and more', () => {
  const counts = new Map<string, number>();
  const texts = [...network.organisations, ...network.services].flatMap(({ name, description }) => [name, description]);
  for (const text of texts) for (const word of words(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  expect(counts.size).toBeGreaterThan(20_000);

  // Beyond the words of the templates and before the rarest, whose counts are too small to measure.
  const ranked = [...counts.values()].sort((a, b) => b - a);
  const from = 1_000;
  const to = 8_000;
  const slope = Math.log((ranked[to] ?? 0) / (ranked[from] ?? 0)) / Math.log(to / from);
  expect(slope).toBeGreaterThan(-1.2);
  expect(slope).toBeLessThan(-0.8);
});

test('needs, publics and zones say nothing of the text', () => {
  const { services } = network;
  expect(dependence(services.map(({ name, needs }) => [firstWord(name), needs[0] ?? '']))).toBeLessThan(4);
  expect(dependence(services.map(({ description, needs }) => [firstWord(description), needs[0] ?? '']))).toBeLessThan(
    4,
  );
  expect(dependence(services.map(({ name, publics }) => [firstWord(name), publics[0] ?? '']))).toBeLessThan(4);
  expect(dependence(services.map(({ name, zones }) => [firstWord(name), String(zones[0]?.length)]))).toBeLessThan(4);
  const primary = Map.groupBy(services, ({ needs }) => needs[0]);
  for (const { code } of NEEDS) {
    expect((primary.get(code)?.length ?? 0) / (SERVICES / NEEDS.length)).toBeCloseTo(1, 0);
  }
});

test('zones are known codes in the proportions of real networks', () => {
  const shares = { communes: 0, epci: 0, departement: 0, region: 0, france: 0 };
  for (const { zones } of network.services) {
    const [first = ''] = zones;
    if (first === 'france') shares.france += 1;
    else if (findEpci(first)) shares.epci += 1;
    else if (findCommune(first)) shares.communes += 1;
    else if (zones.length > 1) shares.region += 1;
    else shares.departement += 1;
    expect(
      zones.every((code) => code === 'france' || findCommune(code) || findEpci(code) || findDepartement(code)),
    ).toBe(true);
    expect(new Set(zones).size).toBe(zones.length);
  }
  expect(shares.communes / SERVICES).toBeCloseTo(0.7, 1);
  expect(shares.epci / SERVICES).toBeCloseTo(0.15, 1);
  expect(shares.departement / SERVICES).toBeCloseTo(0.13, 1);
  expect(shares.region / SERVICES).toBeLessThan(0.03);
  expect(shares.france).toBeGreaterThan(0);
});

test('every code is of the vocabulary, and every kind and public occurs', () => {
  expect(new Set(network.organisations.map(({ kind }) => kind))).toEqual(new Set(KINDS.map(({ code }) => code)));
  expect(new Set(network.services.flatMap(({ publics }) => publics))).toEqual(new Set(PUBLICS.map(({ code }) => code)));
  expect(new Set(network.services.flatMap(({ needs }) => needs))).toEqual(new Set(NEEDS.map(({ code }) => code)));
  expect(network.services.every(({ needs }) => new Set(needs).size === needs.length)).toBe(true);
});

test('a place stands near its commune, large towns have most', () => {
  for (const { communeCode, latitude, longitude } of network.places) {
    const commune = findCommune(communeCode);
    expect(Math.abs(latitude - (commune?.lat ?? 0))).toBeLessThan(0.2);
    expect(Math.abs(longitude - (commune?.lon ?? 0))).toBeLessThan(0.2);
  }
  const inLargeTowns = network.organisations.filter(
    ({ communeCode }) => (findCommune(communeCode ?? '')?.population ?? 0) > 20_000,
  );
  expect(inLargeTowns.length / network.organisations.length).toBeGreaterThan(0.3);
});

test('chance is even and repeats itself', () => {
  const random = createRandom(7, 'a');
  const again = createRandom(7, 'a');
  const other = createRandom(7, 'b');
  const draws = Array.from({ length: 1_000 }, () => random.next());
  expect(Array.from({ length: 1_000 }, () => again.next())).toEqual(draws);
  expect(Array.from({ length: 1_000 }, () => other.next())).not.toEqual(draws);
  expect(draws.reduce((sum, draw) => sum + draw, 0) / draws.length).toBeCloseTo(0.5, 1);
  expect(random.some([1, 2, 3], 9).sort()).toEqual([1, 2, 3]);
});
