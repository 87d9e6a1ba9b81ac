import fc from 'fast-check';
import { expect, it } from 'vitest';
import { zoneReach } from '#db/gazetteer.ts';
import { needsElsewhere, rankElsewhere } from '#search/elsewhere.ts';
import type { SearchRequest } from '#search/engine.ts';
import type { MatchRow } from '#search/service-document.ts';
import { understand } from '#search/understand.ts';

const CASTELNAU = '34057';

const request: SearchRequest = {
  understood: understand('moisissures'),
  selection: {},
  reach: zoneReach(CASTELNAU) ?? null,
  isReachFromWords: false,
  radiusKm: null,
  box: null,
  origin: [43.63, 3.9],
  openAt: null,
  groupBy: 'acteurs',
  sort: 'pertinence',
  offset: 0,
  limit: 50,
};

function row(id: string, change: Partial<MatchRow> = {}): MatchRow {
  return {
    id,
    organisationId: `of ${id}`,
    organisationName: id,
    needs: ['humidite-moisissures'],
    kind: 'association-habitat',
    publics: ['tous'],
    responses: [],
    accueil: ['a-distance'],
    mobilisation: [],
    mobilisationFor: [],
    cost: [],
    languages: [],
    territories: [],
    zones: ['69123'],
    verifiedAt: 0,
    points: [],
    ...change,
  };
}

const idsOf = (rows: MatchRow[], asked = request) =>
  rankElsewhere(rows, asked, needsElsewhere(asked) ?? []).map(({ rows: [first] }) => first?.id);

it('puts neighbours first, then at most three that answer from afar', () => {
  const far = ['a', 'b', 'c', 'd'].map((id) => row(id));
  const sameDepartement = row('béziers', { zones: ['34032'], accueil: ['sur-place'] });
  const acrossTheBorder = row('nîmes', { zones: ['30189'], points: [[43.84, 4.36]], accueil: ['sur-place'] });
  const deskFarAway = row('desk', { points: [[45.76, 4.84]], accueil: ['sur-place'] });
  expect(idsOf([...far, deskFarAway, sameDepartement, acrossTheBorder])).toEqual(['nîmes', 'béziers', 'a', 'b', 'c']);
});

it('leaves out landlords, who answer their own tenants only, and what another filter leaves out', () => {
  expect(idsOf([row('a', { kind: 'bailleur-social' }), row('b', { kind: 'syndic' })])).toEqual([]);
  const forSeniors: SearchRequest = { ...request, selection: { public: ['senior'] } };
  expect(idsOf([row('a', { publics: ['famille'] }), row('b', { publics: ['senior'] })], forSeniors)).toEqual(['b']);
});

it('shows each organisation once, with the service that fits best, whatever order the engine found them in', () => {
  const rows = [
    row('second', { organisationId: 'x', zones: ['34172'], needs: ['sante', 'humidite-moisissures'] }),
    row('first', { organisationId: 'x', zones: ['34172'] }),
    row('other', { zones: ['34172'], verifiedAt: 5 }),
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
      expect(idsOf(shuffled)).toEqual(['other', 'first']);
    }),
  );
});
