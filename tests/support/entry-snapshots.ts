// Entries as fast-check invents them: every column of the tables, with codes that exist and words that bite.
import fc from 'fast-check';
import type { EntrySnapshot, PlaceSnapshot, ServiceSnapshot } from '#app/upkeep/history/snapshot.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.replaceAll('\u0000', '').toWellFormed()),
  fc.constantFrom('', '<img src=x onerror=alert(1)>', 'Été « doux »', "'; drop table people; --", '\n', '{a,"b"}'),
);
const name = words.map((text) => text || 'Sans nom');
const maybe = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null });
const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2026-11-01'), noInvalidDate: true }).map((date) =>
  date
    .toISOString()
    .replace('Z', '')
    .replace(/\.?0+$/, '')
    .concat('+00:00'),
);
const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const codes = (terms: readonly { code: string }[]) =>
  fc.uniqueArray(fc.constantFrom(...terms.map(({ code }) => code)), { minLength: 1, maxLength: 4 });
const commune = fc.constantFrom('34172', '69123', '13055');
const point = { latitude: fc.constantFrom(43.6, 45.75), longitude: fc.constantFrom(3.87, 4.85) };
const precision = fc.constantFrom('adresse' as const, 'rue' as const, 'commune' as const);
const status = fc.constantFrom('published' as const, 'archived' as const, 'draft' as const);

function contact(serviceId: string | null, placeIds: string[] = []) {
  return fc.record({
    id: fc.uuid({ version: 4 }),
    serviceId: fc.constant(serviceId),
    placeId: placeIds.length > 0 ? maybe(fc.constantFrom(...placeIds)) : fc.constant(null),
    channel: fc.constantFrom('telephone' as const, 'courriel' as const, 'site' as const),
    label: words,
    value: name,
    visibility: fc.constantFrom('public' as const, 'professionnels' as const, 'coordination' as const),
    confirmedAt: maybe(instant),
  });
}

const place: fc.Arbitrary<PlaceSnapshot> = fc.record({
  id: fc.uuid({ version: 4 }),
  label: words,
  address: maybe(words),
  communeCode: commune,
  ...point,
  pointPrecision: precision,
  openingHours: maybe(fc.constantFrom('Mo-Fr 09:00-12:00', 'Tu 14:00-17:00')),
  from: maybe(day),
  to: maybe(day),
  accessibility: fc.subarray(['pmr', 'lsf', 'boucle-magnetique']),
});

const service: fc.Arbitrary<ServiceSnapshot> = fc
  .tuple(fc.uuid({ version: 4 }), fc.array(place, { maxLength: 2 }))
  .chain(([id, places]) =>
    fc.record({
      id: fc.constant(id),
      slug: fc.constant(id),
      name,
      description: words,
      needs: codes(NEEDS),
      responses: fc.subarray(['sociale', 'technique']),
      publics: codes(PUBLICS),
      conditions: maybe(words),
      papers: fc.array(name, { maxLength: 3 }),
      cost: fc.constantFrom('gratuit', 'payant'),
      costDetail: maybe(words),
      accueil: fc.subarray(['sur-place', 'a-domicile', 'a-distance'], { minLength: 1 }),
      mobilisation: fc.subarray(['telephoner', 'se-presenter']),
      mobilisationFor: fc.subarray(['usagers', 'professionnels']),
      mobilisationDetail: maybe(words),
      languages: fc.subarray(['fr', 'en', 'ar'], { minLength: 1 }),
      zones: fc.subarray(['34172', '34', '243400017', 'france'], { minLength: 1 }),
      zoneExclusions: fc.subarray(['34129']),
      zoneDetail: maybe(words),
      capacityState: maybe(fc.constantFrom('disponible' as const, 'tendu' as const, 'complet' as const)),
      capacityAt: maybe(instant),
      capacityUntil: maybe(day),
      status,
      places: fc.constant(places),
      relays: fc.constant([]),
      closures: fc.array(fc.record({ id: fc.uuid({ version: 4 }), from: day, to: day, reason: name }), {
        maxLength: 2,
      }),
      contacts: fc.array(
        contact(
          id,
          places.map((one) => one.id),
        ),
        { maxLength: 2 },
      ),
    }),
  );

export const entrySnapshot: fc.Arbitrary<EntrySnapshot> = fc.record({
  organisation: fc.record({
    kind: fc.constantFrom('caf-msa', 'ccas-cias', 'autre'),
    name,
    acronym: maybe(words),
    description: words,
    siret: maybe(fc.constant('26340000100018')),
    website: maybe(fc.webUrl()),
    address: maybe(words),
    communeCode: maybe(commune),
    latitude: maybe(point.latitude),
    longitude: maybe(point.longitude),
    pointPrecision: maybe(precision),
    networks: fc.array(name, { maxLength: 2 }),
    documents: fc.array(fc.record({ kind: fc.constant('video' as const), label: name, url: fc.webUrl() }), {
      maxLength: 2,
    }),
    verifiedAt: maybe(instant),
    status,
  }),
  contacts: fc.array(contact(null), { maxLength: 3 }),
  services: fc.array(service, { maxLength: 3 }),
});

/** The same whatever the order of the lists that have none. */
export function inOrder(snapshot: EntrySnapshot): EntrySnapshot {
  const sorted = <T extends { id: string }>(list: T[]) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    ...snapshot,
    contacts: sorted(snapshot.contacts),
    services: sorted(snapshot.services).map((one) => ({
      ...one,
      places: sorted(one.places),
      closures: sorted(one.closures),
      contacts: sorted(one.contacts),
    })),
  };
}
