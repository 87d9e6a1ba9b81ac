// Chosen differences carried into an entry: all of them give the proposed one, none of them changes nothing.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differences, type EntrySnapshot } from '#app/upkeep/history/snapshot.ts';
import { applyDifferences, proposedDifferences } from '#app/upkeep/proposals/apply-differences.ts';
import { compare } from '#app/upkeep/proposals/read-proposals.server.ts';
import { entrySnapshot } from '#tests/support/entry-snapshots.ts';

/** Two states of the same entry: parts of the second are those of the first. */
const twoStates = fc
  .tuple(entrySnapshot, entrySnapshot, fc.infiniteStream(fc.boolean()))
  .map(([one, two, coins]): [EntrySnapshot, EntrySnapshot] => {
    const flip = () => coins.next().value === true;
    const kept = one.services.filter(flip).map((service, at) => {
      const other = two.services[at];
      if (!other) return service;
      return {
        ...other,
        id: service.id,
        slug: service.slug,
        places: [...service.places.filter(flip), ...other.places],
        contacts: [],
      };
    });
    return [
      { ...one, services: one.services.map((service) => ({ ...service, contacts: [] })) },
      {
        ...two,
        contacts: [...one.contacts.filter(flip), ...two.contacts],
        services: [...kept, ...two.services.slice(kept.length).map((service) => ({ ...service, contacts: [] }))],
      },
    ];
  });

it('gives what was proposed when everything is taken, the points of new addresses apart', () => {
  fc.assert(
    fc.property(twoStates, ([base, proposed]) => {
      const all = proposedDifferences(base, proposed).map(({ path }) => path);
      const left = differences(applyDifferences(base, proposed, all), proposed);
      expect(left.filter(({ path }) => !path.endsWith('.point'))).toEqual([]);
    }),
  );
});

it('changes nothing when nothing is taken, and never what was given to it', () => {
  fc.assert(
    fc.property(twoStates, ([base, proposed]) => {
      const before = structuredClone([base, proposed]);
      expect(applyDifferences(base, proposed, [])).toEqual(base);
      applyDifferences(
        base,
        proposed,
        proposedDifferences(base, proposed).map(({ path }) => path),
      );
      expect([base, proposed]).toEqual(before);
    }),
  );
});

it('changes only what was taken', () => {
  fc.assert(
    fc.property(twoStates, fc.nat(), ([base, proposed], pick) => {
      const all = proposedDifferences(base, proposed);
      const one = all[pick % Math.max(1, all.length)];
      if (!one) return;
      const changed = differences(base, applyDifferences(base, proposed, [one.path])).map(({ path }) => path);
      expect(changed.filter((path) => path !== one.path && !path.endsWith('.point'))).toEqual([]);
    }),
  );
});

const [sample] = fc.sample(
  entrySnapshot.filter(({ services: [service], contacts }) => (service?.places.length ?? 0) > 0 && contacts.length > 0),
  { numRuns: 1, seed: 7 },
);
function state(change: (entry: EntrySnapshot) => void): EntrySnapshot {
  const copy = structuredClone(sample as EntrySnapshot);
  change(copy);
  return copy;
}

it('leaves what others changed meanwhile, and says where it is the same field', () => {
  const base = state((entry) => Object.assign(entry.organisation, { name: 'Avant', acronym: 'A' }));
  const proposed = state((entry) => Object.assign(entry.organisation, { name: 'Proposé', acronym: 'A' }));
  const now = state((entry) => Object.assign(entry.organisation, { name: 'Entre-temps', acronym: 'B' }));
  const [field] = compare(base, now, proposed);
  expect(field).toMatchObject({ before: 'Avant', now: 'Entre-temps', after: 'Proposé', hasMovedOn: true });
  const result = applyDifferences(now, proposed, ['organisation.name']);
  expect([result.organisation.name, result.organisation.acronym]).toEqual(['Proposé', 'B']);
});

it('passes over a service that has gone, and says so', () => {
  const base = state(() => {});
  const [service] = base.services;
  const proposed = structuredClone(base);
  if (proposed.services[0]) proposed.services[0].name = 'Renommé';
  const now = structuredClone(base);
  now.services.shift();
  const fields = compare(base, now, proposed);
  expect(fields).toMatchObject([{ path: `services.${service?.id}.name`, now: null, hasMovedOn: true, editor: null }]);
  expect(
    applyDifferences(
      now,
      proposed,
      fields.map(({ path }) => path),
    ),
  ).toEqual(now);
});

it('moves the point to the commune of a new address, and only then', () => {
  const base = state(({ organisation }) =>
    Object.assign(organisation, {
      communeCode: '34172',
      address: '1 rue A',
      latitude: 43.6,
      longitude: 3.87,
      pointPrecision: 'adresse',
    }),
  );
  const moved = structuredClone(base);
  moved.organisation.communeCode = '69123';
  const there = applyDifferences(base, moved, ['organisation.communeCode']).organisation;
  expect(there.latitude).toBeCloseTo(45.75, 0);
  expect(there.pointPrecision).toBe('commune');
  expect(applyDifferences(base, moved, []).organisation.latitude).toBe(43.6);
  const placed = structuredClone(moved);
  Object.assign(placed.organisation, { latitude: 45.7601, longitude: 4.8401, pointPrecision: 'adresse' });
  expect(proposedDifferences(base, placed).map(({ path }) => path)).toEqual(['organisation.communeCode']);
  expect(applyDifferences(base, placed, ['organisation.communeCode']).organisation.latitude).toBe(45.7601);
});
