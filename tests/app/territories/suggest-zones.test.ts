import { expect, it } from 'vitest';
import { suggestZones, ZONE_KINDS } from '#app/territories/suggest-zones.ts';
import { readZones } from '#app/territories/zone-input.ts';

it.each([
  ['commune', 'montpel', 'Montpellier (34172)'],
  ['epci', 'montpellier', 'Montpellier Méditerranée Métropole (243400017)'],
  ['epci', 'métropole de lyon', 'Métropole de Lyon (200046977)'],
  ['departement', 'hér', 'Hérault (34)'],
  ['departement', '2a', 'Corse-du-Sud (2A)'],
] as const)('%s « %s » offers %s first', (kind, text, label) =>
  expect(suggestZones(kind, text)[0]).toEqual({ label, lines: [label] }),
);

it('a région is offered whole and chosen as its départements', () => {
  const [region] = suggestZones('region', 'bretagne');
  expect(region?.label).toBe('Région Bretagne');
  expect(readZones(region?.lines.join('\n') ?? '')).toEqual({ codes: ['22', '29', '35', '56'], errors: [] });
});

it('offers only lines that are read back without a question, and little at a time', () => {
  for (const kind of ZONE_KINDS)
    for (const text of ['sa', 'la', 'co', 'saint', 'ile', '<img onerror=alert(1)>', '%', 'x'.repeat(500)]) {
      const found = suggestZones(kind, text);
      expect(found.length).toBeLessThanOrEqual(8);
      expect(readZones(found.flatMap(({ lines }) => lines).join('\n')).errors).toEqual([]);
    }
});
