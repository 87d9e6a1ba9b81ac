import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesToText, decodeBitset, encodeBitset, textToBytes } from '#app/map/bitset-codec.ts';
import { decodePoints, encodePoints, pointAt } from '#app/map/points-codec.ts';
import { MAX_LATITUDE, metresPerWorld } from '#app/map/world.ts';
import { scatteredPoints } from './scattered-points.ts';

const point = fc.record({
  lat: fc.double({ min: -MAX_LATITUDE, max: MAX_LATITUDE, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
  tint: fc.integer({ min: 0, max: 255 }),
});

test('points come back in the order announced, within the promised distance', () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 60 }), (points) => {
      const { bytes, order } = encodePoints(points);
      const decoded = decodePoints(bytes);
      expect(decoded.size).toBe(points.length);
      expect([...order].sort((a, b) => a - b)).toEqual([...points.keys()]);
      for (const [ordinal, index] of order.entries()) {
        const given = points[index] ?? { lat: 0, lon: 0, tint: -1 };
        const read = pointAt(decoded, ordinal);
        const metres = metresPerWorld(given.lat);
        expect((Math.abs(read.lon - given.lon) / 360) * metres).toBeLessThan(2.5);
        expect(Math.abs(read.lat - given.lat) * 111_320).toBeLessThan(2.5);
        expect(decoded.tint[ordinal]).toBe(given.tint);
      }
    }),
  );
});

test('in metropolitan France a position moves by less than 1.8 m on each axis', () => {
  const points = scatteredPoints(2000, 3);
  const { bytes, order } = encodePoints(points);
  const decoded = decodePoints(bytes);
  for (const [ordinal, index] of order.entries()) {
    const given = points[index] ?? { lat: 0, lon: 0 };
    const read = pointAt(decoded, ordinal);
    expect(Math.abs(read.lat - given.lat) * 111_320).toBeLessThan(1.8);
    expect((Math.abs(read.lon - given.lon) / 360) * metresPerWorld(given.lat)).toBeLessThan(1.8);
  }
});

test('points at the same place keep the order they came in', () => {
  const same = { lat: 43.6, lon: 3.87 };
  const { order } = encodePoints([
    { ...same, tint: 1 },
    { ...same, tint: 2 },
    { ...same, tint: 3 },
  ]);
  expect([...order]).toEqual([0, 1, 2]);
});

test('what is not a position is refused', () => {
  for (const bad of [
    { lat: Number.NaN, lon: 0 },
    { lat: 91, lon: 0 },
    { lat: 0, lon: 181 },
    { lat: 0, lon: Infinity },
  ]) {
    expect(() => encodePoints([{ ...bad, tint: 0 }])).toThrow(RangeError);
  }
  expect(() => encodePoints([{ lat: 0, lon: 0, tint: 256 }])).toThrow(RangeError);
});

test('other bytes and bytes cut short are refused, never read past their end', () => {
  const { bytes } = encodePoints(scatteredPoints(50, 1));
  for (let length = 0; length < bytes.length; length += 1) {
    expect(() => decodePoints(bytes.slice(0, length))).toThrow(RangeError);
  }
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
      expect(() => decodePoints(noise)).toThrow(RangeError);
    }),
  );
});

test('100,000 points take less than three bytes each once gzipped', () => {
  const { bytes } = encodePoints(scatteredPoints(100_000, 7));
  expect(gzipSync(bytes).length / 100_000).toBeLessThan(3);
});

test('a set of ordinals comes back, in whichever form is shorter', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 400 }), (flags) => {
      const bytes = encodeBitset(
        flags.flatMap((flag, ordinal) => (flag ? [ordinal] : [])),
        flags.length,
      );
      expect([...decodeBitset(bytes)]).toEqual(flags.map(Number));
      expect(bytes.length).toBeLessThanOrEqual(3 + Math.ceil(flags.length / 8));
      expect(textToBytes(bytesToText(bytes))).toEqual(bytes);
    }),
  );
});

test('all, none and a few of 100,000 take a few bytes', () => {
  const size = 100_000;
  expect(encodeBitset([], size).length).toBeLessThan(9);
  expect(encodeBitset(Array(size).keys(), size).length).toBeLessThan(9);
  expect(encodeBitset([17, 5, 99_999], size).length).toBeLessThan(16);
});

test('a bitset cut short or of another kind is refused', () => {
  const plain = encodeBitset([1, 3, 5, 8, 13, 21], 30);
  const runs = encodeBitset([500], 1000);
  for (const bytes of [plain, runs]) {
    for (let length = 0; length < bytes.length; length += 1) {
      expect(() => decodeBitset(bytes.slice(0, length))).toThrow(RangeError);
    }
  }
  expect(() => decodeBitset(Uint8Array.of(7, 1, 0))).toThrow(RangeError);
  expect(() => encodeBitset([10], 10)).toThrow(RangeError);
});
