import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FACET_NAMES, type SearchRequest } from '#search/engine.ts';
import { groupMatches } from '#search/group.ts';
import type { MatchRow } from '#search/service-document.ts';

const publics = fc.oneof(
  fc.constant<string[]>(['tous']),
  fc.uniqueArray(fc.constantFrom<string[]>('senior', 'famille', 'jeune'), { minLength: 1 }),
);
const row: fc.Arbitrary<MatchRow> = fc.record({
  id: fc.integer({ min: 0, max: 60 }).map((at) => `service-${at}`),
  organisationId: fc.integer({ min: 0, max: 8 }).map((at) => `organisation-${at}`),
  organisationName: fc.constantFrom('CAF', 'ALEC', 'École'),
  needs: fc.uniqueArray(fc.constantFrom('eau', 'sante', 'mobilite'), { minLength: 1 }),
  kind: fc.constantFrom('alec', 'ars'),
  publics,
  responses: fc.constant(['sociale']),
  accueil: fc.uniqueArray(fc.constantFrom('sur-place', 'a-domicile')),
  mobilisation: fc.constant([]),
  mobilisationFor: fc.constant(['usagers']),
  cost: fc.constant(['gratuit']),
  languages: fc.constant(['fr']),
  territories: fc.constant(['lyon']),
  zones: fc.constant(['france']),
  verifiedAt: fc.nat(1000),
  points: fc.array(fc.tuple(fc.double({ min: 43, max: 46, noNaN: true }), fc.double({ min: 3, max: 6, noNaN: true })), {
    maxLength: 2,
  }),
});
const rows = fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 40 });
const selection = fc.record(
  {
    besoin: fc.subarray(['eau', 'sante']),
    public: fc.subarray(['senior', 'famille']),
    accueil: fc.subarray(['sur-place', 'a-domicile']),
  },
  { requiredKeys: [] },
);

function request(change: Partial<SearchRequest>): SearchRequest {
  return {
    understood: {
      raw: '',
      kind: 'empty',
      place: null,
      acronyms: [],
      needs: [],
      hasStreet: false,
      text: '',
      fullText: '',
    },
    selection: {},
    reach: null,
    isReachFromWords: false,
    radiusKm: null,
    box: null,
    origin: null,
    openAt: null,
    groupBy: 'services',
    sort: 'pertinence',
    offset: 0,
    limit: 20,
    ...change,
  };
}

it('counts for each choice exactly what choosing it would give', () => {
  fc.assert(
    fc.property(rows, selection, fc.constantFrom('acteurs' as const, 'services' as const), (all, chosen, groupBy) => {
      const { facets } = groupMatches(all, request({ selection: chosen, groupBy }));
      for (const name of FACET_NAMES) {
        for (const [value, count] of Object.entries(facets[name])) {
          if (name === 'public' && value === 'tous') continue;
          const then = groupMatches(all, request({ selection: { ...chosen, [name]: [value] }, groupBy }));
          expect([name, value, count]).toEqual([
            name,
            value,
            groupBy === 'acteurs' ? then.organisations : then.services,
          ]);
        }
      }
    }),
  );
});

it('keeps every chosen service once, whatever the order and the grouping', () => {
  fc.assert(
    fc.property(
      rows,
      selection,
      fc.constantFrom('pertinence' as const, 'distance' as const, 'nom' as const, 'fraicheur' as const),
      (all, chosen, sort) => {
        const grouped = groupMatches(
          [...all, ...all],
          request({ selection: chosen, sort, groupBy: 'acteurs', origin: [44, 4] }),
        );
        const ids = grouped.groups.flatMap((group) => group.rows.map(({ id }) => id));
        expect(ids.toSorted()).toEqual(grouped.ids.toSorted());
        expect(new Set(ids).size).toBe(grouped.services);
        expect(grouped.groups).toHaveLength(grouped.organisations);
      },
    ),
  );
});
