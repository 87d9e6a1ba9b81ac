import OpeningHours from 'opening_hours';
import { expect, test } from 'vitest';
import type { DemoContact, DemoService } from '#db/demo/demo-network.ts';
import { DEMO_TERRITORIES } from '#db/demo/territories.ts';
import { findCommune, zoneName, zoneReach } from '#db/gazetteer.ts';
import { ACCUEIL, FRAIS, MOBILISATION, POUR } from '#db/vocabulary/access.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { LANGUAGES } from '#db/vocabulary/languages.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { RESPONSES } from '#db/vocabulary/responses.ts';

const organisations = DEMO_TERRITORIES.flatMap((territory) => territory.organisations);
const services = organisations.flatMap((organisation) => organisation.services);
const contacts: DemoContact[] = [
  ...organisations.flatMap((organisation) => organisation.contacts),
  ...services.flatMap((service) => service.contacts ?? []),
];

/** Numbers set aside for fiction by the French numbering plan. */
const FICTION_PHONE = /^(?:01 99 00|02 61 91|03 53 01|04 65 71|05 36 49|06 39 98) \d\d \d\d$/;

const PARIS = { lat: 48.85, lon: 2.35, address: { country_code: 'fr', state: '' } };

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

function repeated(values: string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function unknownCodes(terms: { code: string }[], used: string[]): string[] {
  return used.filter((code) => !terms.some((term) => term.code === code));
}

function servicesReaching(commune: string): DemoService[] {
  const chain = zoneReach(commune)?.chain ?? [];
  return services.filter(
    ({ zones, exclusions = [] }) =>
      zones.some((zone) => chain.includes(zone)) && !exclusions.some((zone) => chain.includes(zone)),
  );
}

test('the network is large enough to be searched', () => {
  expect(DEMO_TERRITORIES.map(({ slug }) => slug)).toEqual(['montpellier', 'lyon', 'marseille']);
  expect(organisations.length).toBeGreaterThanOrEqual(35);
  expect(services.length).toBeGreaterThanOrEqual(90);
});

test('slugs are unique and fit in a URL', () => {
  expect(repeated(organisations.map(({ slug }) => slug))).toEqual([]);
  expect(repeated(services.map(({ slug }) => slug))).toEqual([]);
  for (const { slug } of [...organisations, ...services]) expect(slug).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
});

test('every code is in the vocabulary', () => {
  const used = (read: (service: DemoService) => string[]) => services.flatMap(read);
  const kinds = organisations.map(({ kind }) => kind);
  expect(unknownCodes(KINDS, kinds)).toEqual([]);
  const needs = used((service) => service.needs);
  expect(unknownCodes(NEEDS, needs)).toEqual([]);
  const responses = used((service) => service.responses);
  expect(unknownCodes(RESPONSES, responses)).toEqual([]);
  const publics = used((service) => service.publics);
  expect(unknownCodes(PUBLICS, publics)).toEqual([]);
  const accueil = used((service) => service.accueil);
  expect(unknownCodes(ACCUEIL, accueil)).toEqual([]);
  const mobilisation = used((service) => service.mobilisation);
  expect(unknownCodes(MOBILISATION, mobilisation)).toEqual([]);
  const pour = used((service) => service.mobilisationFor);
  expect(unknownCodes(POUR, pour)).toEqual([]);
  const cost = used((service) => [service.cost]);
  expect(unknownCodes(FRAIS, cost)).toEqual([]);
  const languages = used((service) => service.languages);
  expect(unknownCodes(LANGUAGES, languages)).toEqual([]);
});

test('no code is written twice in one list', () => {
  for (const service of services) {
    for (const list of [service.needs, service.publics, service.responses, service.zones, service.languages]) {
      expect(repeated(list), service.slug).toEqual([]);
    }
  }
});

test('zones, exclusions and communes exist', () => {
  const zones = [
    ...DEMO_TERRITORIES.flatMap((territory) => territory.zones),
    ...services.flatMap(({ zones, exclusions = [] }) => [...zones, ...exclusions]),
  ];
  expect(zones.filter((zone) => zoneName(zone) === zone)).toEqual([]);
  const communes = [
    ...DEMO_TERRITORIES.map((territory) => territory.centre),
    ...organisations.map(({ commune }) => commune),
    ...services.flatMap((service) => service.places.map(({ commune }) => commune)),
  ];
  expect(communes.filter((code) => !findCommune(code))).toEqual([]);
});

test('points lie in or beside their commune', () => {
  const points = [...organisations, ...services.flatMap((service) => service.places)];
  for (const { commune, latitude, longitude } of points) {
    const found = findCommune(commune);
    if (!found || latitude === undefined || longitude === undefined) continue;
    expect(Math.abs(found.lat - latitude), found.name).toBeLessThan(0.12);
    expect(Math.abs(found.lon - longitude), found.name).toBeLessThan(0.15);
  }
});

test('opening hours can be read', () => {
  const hours = services.flatMap((service) => service.places.flatMap(({ openingHours }) => openingHours ?? []));
  expect(hours.length).toBeGreaterThan(40);
  for (const text of hours) {
    const read = new OpeningHours(text, PARIS);
    expect(read.getWarnings(), text).toEqual([]);
    expect(read.getNextChange(new Date('2026-01-15T12:00:00Z')), text).toBeInstanceOf(Date);
  }
});

test('a service given only at home or by phone has no place', () => {
  for (const service of services) {
    if (!service.accueil.includes('sur-place')) expect(service.places, service.slug).toEqual([]);
    for (const { fromDay, toDay } of service.places) {
      if (fromDay !== undefined && toDay !== undefined) expect(toDay, service.slug).toBeGreaterThan(fromDay);
    }
    for (const { fromDay, toDay } of service.closures ?? []) expect(toDay, service.slug).toBeGreaterThan(fromDay);
  }
});

test('phones, e-mails and links cannot reach a stranger', () => {
  const phones = contacts.filter(({ channel }) => channel === 'telephone').map(({ value }) => value);
  expect(phones.filter((value) => !FICTION_PHONE.test(value))).toEqual([]);
  expect(repeated(phones)).toEqual([]);
  const emails = contacts.filter(({ channel }) => channel === 'courriel').map(({ value }) => value);
  expect(emails.filter((value) => !/^[a-z]+@[a-z0-9-]+\.example$/.test(value))).toEqual([]);
  const everything = textsOf(DEMO_TERRITORIES);
  const phoneLike = everything.flatMap((text) => text.match(/\b0[1-9](?:[ .]?\d\d){4}\b/g) ?? []);
  expect(phoneLike.filter((value) => !FICTION_PHONE.test(value))).toEqual([]);
  expect(everything.filter((text) => text.includes('@') && !text.endsWith('.example'))).toEqual([]);
  for (const { website } of organisations) if (website) expect(website).toMatch(/^https:\/\//);
});

test('there is no registration number', () => {
  const digits = textsOf(DEMO_TERRITORIES).flatMap((text) => text.replaceAll(' ', '').match(/\d{14}/g) ?? []);
  expect(digits).toEqual([]);
});

test('no two descriptions share a sentence', () => {
  const sentences = [...organisations, ...services].flatMap(({ description }) =>
    description.split(/(?<=[.!?])\s+/).map((sentence) => sentence.toLocaleLowerCase('fr')),
  );
  expect(repeated(sentences)).toEqual([]);
});

test('descriptions are neither a label nor a page', () => {
  for (const { slug, description } of [...organisations, ...services]) {
    expect(description.length, slug).toBeGreaterThanOrEqual(200);
    expect(description.length, slug).toBeLessThanOrEqual(900);
  }
});

test('texts follow French typography', () => {
  const texts = textsOf(DEMO_TERRITORIES).filter((text) => /\p{L}{2}/u.test(text) && !text.startsWith('http'));
  expect(texts.filter((text) => text.includes("'"))).toEqual([]);
  expect(texts.filter((text) => / [;:!?»]|« /.test(text))).toEqual([]);
});

test('doors to a service are organisations of the network, and others than its bearer', () => {
  const slugs = new Set(organisations.map(({ slug }) => slug));
  for (const organisation of organisations) {
    for (const service of organisation.services) {
      const doors = (service.relays ?? []).map((relay) => relay.organisation);
      expect(doors.filter((slug) => !slugs.has(slug) || slug === organisation.slug)).toEqual([]);
      expect(repeated(doors)).toEqual([]);
    }
  }
});

test.each([
  ['Montpellier', '34172'],
  ['Lyon', '69123'],
  ['Marseille', '13055'],
])('somebody in %s finds, for every need, a service made for it first of all', (_name, commune) => {
  const reaching = servicesReaching(commune);
  const unmet = NEEDS.filter(({ code }) => !reaching.some(({ needs }) => needs[0] === code));
  expect(unmet.map(({ code }) => code)).toEqual([]);
  const responses = new Set(reaching.flatMap((service) => service.responses));
  expect(responses.size).toBe(RESPONSES.length);
  const accueil = new Set(reaching.flatMap((service) => service.accueil));
  expect(accueil.size).toBe(ACCUEIL.length);
});

test('the Département du Rhône stops at the edge of the Métropole de Lyon', () => {
  const slugs = (commune: string) => servicesReaching(commune).map(({ slug }) => slug);
  expect(slugs('69264')).toContain('fsl-departement-du-rhone');
  expect(slugs('69123')).not.toContain('fsl-departement-du-rhone');
  expect(slugs('69266')).toContain('fsl-energie-metropole-de-lyon');
});
