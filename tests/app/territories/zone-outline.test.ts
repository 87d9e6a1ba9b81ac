import { expect, test } from 'vitest';
import { outlineOf } from '#app/territories/zone-outline.ts';

test('a commune is one point, an EPCI its communes', () => {
  expect(outlineOf(['34172'])).toEqual({
    points: [{ code: '34172', name: 'Montpellier', lat: 43.6, lon: 3.9, approximate: false }],
    bounds: { west: 3.9, south: 43.6, east: 3.9, north: 43.6 },
  });
  const metropole = outlineOf(['243400017']);
  expect(metropole.points[0]?.name).toBe('Montpellier');
  expect(metropole.points.length).toBeGreaterThan(25);
});

test('exclusions leave the zone, and a zone named twice counts once', () => {
  const rhone = outlineOf(['69'], ['200046977']);
  const names = rhone.points.map(({ name }) => name);
  expect(names).toContain('Villefranche-sur-Saône');
  expect(names).not.toContain('Lyon');
  expect(outlineOf(['34172', '34172', '243400017']).points).toEqual(outlineOf(['243400017']).points);
});

test('points are limited, bounds are not', () => {
  const few = outlineOf(['34'], [], 10);
  expect(few.points).toHaveLength(10);
  expect(few.bounds).toEqual(outlineOf(['34']).bounds);
});

test('France is only bounds, and nothing known is nothing drawn', () => {
  expect(outlineOf(['france']).points).toEqual([]);
  expect(outlineOf(['france']).bounds).not.toBeNull();
  expect(outlineOf(['??'])).toEqual({ points: [], bounds: null });
});
