import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boxAround, cellsCovering, cellsOf, isInBox, kilometresBetween } from '#search/map-cells.ts';

const latitude = fc.double({ min: -60, max: 70, noNaN: true });
const longitude = fc.double({ min: -179, max: 179, noNaN: true });

it('covers every point of a box with its squares', () => {
  fc.assert(
    fc.property(
      latitude,
      longitude,
      fc.double({ min: 0.01, max: 3, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (south, west, size, at) => {
        const box = { south, west, north: south + size, east: west + size };
        const cells = cellsCovering(box);
        if (cells === null) return;
        const own = cellsOf(south + size * at, west + size * at);
        expect(own.some((cell) => cells.includes(cell))).toBe(true);
      },
    ),
  );
});

it('holds every point of a circle in the box around it', () => {
  fc.assert(
    fc.property(
      latitude,
      longitude,
      fc.double({ min: 1, max: 100, noNaN: true }),
      fc.double({ min: -1, max: 1, noNaN: true }),
      (lat, lon, km, at) => {
        const point: [number, number] = [lat + (km / 111.2) * at, lon];
        if (kilometresBetween([lat, lon], point) <= km)
          expect(isInBox(point, boxAround([lat, lon], km * 1.01))).toBe(true);
      },
    ),
  );
});

it('measures Montpellier to Lyon', () => {
  expect(kilometresBetween([43.6, 3.9], [45.77, 4.84])).toBeCloseTo(252.4, 0);
});
