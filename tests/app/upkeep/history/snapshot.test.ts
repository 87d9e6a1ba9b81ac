// What two states of an entry differ in, as a person reads it.
import { getTableColumns } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ITEMS, ORGANISATION_FIELDS, PLACE_FIELDS, SERVICE_FIELDS } from '#app/upkeep/history/fields.ts';
import { differences, type EntrySnapshot, NOT_CONTENT } from '#app/upkeep/history/snapshot.ts';
import { organisations, places, services } from '#db/schema/directory.ts';
import { entrySnapshot } from '#tests/support/entry-snapshots.ts';

const [sample] = fc.sample(
  entrySnapshot.filter(
    ({ services: own, contacts }) =>
      own.length === 2 && own.every((one) => one.places.length === 2) && contacts.length > 0,
  ),
  { numRuns: 1, seed: 1 },
);

function changed(change: (snapshot: EntrySnapshot) => void): EntrySnapshot {
  const copy = structuredClone(sample as EntrySnapshot);
  change(copy);
  return copy;
}

it('finds none between an entry and itself, nor when only ids were given anew', () => {
  fc.assert(
    fc.property(entrySnapshot, (snapshot) => {
      const rewritten = structuredClone(snapshot);
      for (const contact of rewritten.contacts) contact.id = crypto.randomUUID();
      expect(differences(snapshot, snapshot)).toEqual([]);
      expect(differences(snapshot, rewritten)).toEqual([]);
    }),
  );
});

it('finds the same paths in both directions, with the sides exchanged', () => {
  fc.assert(
    fc.property(entrySnapshot, entrySnapshot, (one, two) => {
      const there = differences(one, two).map(({ before, after }) => `${before} → ${after}`);
      const back = differences(two, one).map(({ before, after }) => `${after} → ${before}`);
      expect(back.toSorted()).toEqual(there.toSorted());
    }),
  );
});

it('says codes with their labels and names where the change is', () => {
  const before = changed(({ organisation, services: [service] }) => {
    organisation.kind = 'caf-msa';
    if (service)
      Object.assign(service, { name: 'Aide', needs: ['impayes-energie'], zones: ['34172'], zoneExclusions: [] });
    if (service?.places[0]) Object.assign(service.places[0], { label: 'Accueil', openingHours: null });
  });
  const after = structuredClone(before);
  after.organisation.kind = 'ccas-cias';
  const [service] = after.services;
  if (service) service.needs = ['impayes-energie', 'eau'];
  if (service?.places[0]) service.places[0].openingHours = 'Mo 09:00-12:00';
  const said = differences(before, after);
  expect(said.map(({ label }) => label.replaceAll(/[\u00a0\u202f]/g, ' '))).toEqual([
    'Type d’acteur',
    'Service « Aide » : besoins',
    'Service « Aide » : lieu « Accueil », horaires',
  ]);
  expect(said[0]?.path).toBe('organisation.kind');
  expect(said[1]?.path).toBe(`services.${service?.id}.needs`);
  expect(said.map(({ before: was, after: is }) => `${was} ${is}`).join(' ')).not.toMatch(
    /impayes-energie|caf-msa|ccas-cias/,
  );
  expect(said[2]).toMatchObject({ before: null, after: 'Mo 09:00-12:00' });
});

it('has a word for every column of the tables', () => {
  const silent = (
    table: Parameters<typeof getTableColumns>[0],
    fields: { name: string; columns?: string[] }[],
    left: readonly string[],
  ) => {
    const known = [...left, ...fields.flatMap(({ name, columns }) => columns ?? [name])];
    return Object.keys(getTableColumns(table)).filter((name) => !known.includes(name));
  };
  expect({
    organisations: silent(organisations, ORGANISATION_FIELDS, NOT_CONTENT),
    services: silent(services, SERVICE_FIELDS, ['id', 'slug', 'organisationId', 'revision', 'createdAt', 'updatedAt']),
    places: silent(places, PLACE_FIELDS, ['id', 'serviceId']),
  }).toEqual({ organisations: [], services: [], places: [] });
  expect(Object.keys(ITEMS)).toEqual(['contacts', 'relays', 'closures']);
});
