import fc from 'fast-check';
import { expect, test } from 'vitest';
import { actsFor, type Reach } from '#app/territories/zone-match.ts';
import { allCommunes, zoneReach } from '#db/gazetteer.ts';

function reachOf(code: string): Reach {
  const reach = zoneReach(code);
  if (!reach) throw new Error(`unknown commune ${code}`);
  return reach;
}

test.each<[string, string[], string[], ReturnType<typeof actsFor>]>([
  ['34172', ['34172'], [], { acts: 'yes', codes: ['34172'], label: null }],
  ['34172', ['34', '243400017'], [], { acts: 'yes', codes: ['243400017', '34'], label: null }],
  ['34172', ['france'], [], { acts: 'yes', codes: ['france'], label: null }],
  ['34172', ['69'], [], { acts: 'no', codes: [], label: null }],
  ['34172', ['34'], ['243400017'], { acts: 'no', codes: [], label: null }],
  ['69266', ['69'], ['200046977'], { acts: 'no', codes: [], label: null }],
  ['69264', ['69'], ['200046977'], { acts: 'yes', codes: ['69'], label: null }],
  ['13204', ['13055'], [], { acts: 'yes', codes: ['13055'], label: null }],
  ['13204', ['13204'], [], { acts: 'yes', codes: ['13204'], label: null }],
  ['13204', ['13205'], [], { acts: 'no', codes: [], label: null }],
  ['13055', ['13204'], [], { acts: 'part', codes: ['13204'], label: 'seulement 4e' }],
  ['13055', ['13201', '13204'], [], { acts: 'part', codes: ['13201', '13204'], label: 'seulement 1er et 4e' }],
  ['13055', ['13'], ['13204'], { acts: 'part', codes: ['13'], label: 'sauf 4e' }],
  ['13204', ['13'], ['13204'], { acts: 'no', codes: [], label: null }],
  ['13055', [], [], { acts: 'no', codes: [], label: null }],
])('for a person of %s, zones %j except %j', (commune, zones, exclusions, match) => {
  expect(actsFor(zones, exclusions, reachOf(commune))).toEqual(match);
});

test('all the arrondissements together are the commune', () => {
  const reach = reachOf('69123');
  expect(actsFor(reach.partial, [], reach).acts).toBe('yes');
  expect(actsFor(['69123'], reach.partial, reach).acts).toBe('no');
});

test('whoever acts for one arrondissement never answers « no » to its commune', () => {
  const arrondissements = allCommunes().filter(({ parent }) => parent !== null);
  fc.assert(
    fc.property(
      fc.constantFrom(...arrondissements),
      fc.subarray(
        arrondissements.flatMap(({ code, parent, departement }) => [code, parent ?? '', departement]),
        {
          maxLength: 6,
        },
      ),
      fc.subarray(
        arrondissements.map(({ code }) => code),
        { maxLength: 6 },
      ),
      (arrondissement, zones, exclusions) => {
        const own = actsFor(zones, exclusions, reachOf(arrondissement.code));
        const whole = actsFor(zones, exclusions, reachOf(arrondissement.parent ?? ''));
        if (own.acts !== 'no') expect(whole.acts).not.toBe('no');
        expect(whole.label === null).toBe(whole.acts !== 'part');
      },
    ),
  );
});
