import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ClusterView, clusterView, markAt, markRadius } from '#app/map/grid-clusters.ts';
import { decodePoints, encodePoints, type MapPoints } from '#app/map/points-codec.ts';
import { scatteredPoints } from './scattered-points.ts';

const country = decodePoints(encodePoints(scatteredPoints(5000, 11)).bytes);

/** A view of `width` × 800 pixels around a part of the world. */
function viewAround(x: number, y: number, zoom: number, width = 1280): ClusterView {
  const scale = 256 * 2 ** zoom;
  return { zoom, left: x * scale - width / 2, top: y * scale - 400, width, height: 800 };
}

function points(...places: [x: number, y: number, tint: number][]): MapPoints {
  return {
    size: places.length,
    x: Float64Array.from(places, ([x]) => x),
    y: Float64Array.from(places, ([, y]) => y),
    tint: Uint8Array.from(places, ([, , tint]) => tint),
  };
}

const view = fc.record({
  ordinal: fc.nat(country.size - 1),
  zoom: fc.double({ min: 5, max: 19, noNaN: true }),
  width: fc.integer({ min: 320, max: 1600 }),
});

test('every point belongs to at most one mark, and marks count what they show', () => {
  fc.assert(
    fc.property(view, ({ ordinal, zoom, width }) => {
      const seen = viewAround(country.x[ordinal] ?? 0, country.y[ordinal] ?? 0, zoom, width);
      const clusters = clusterView(country, null, seen);
      const counts = new Array<number>(clusters.list.length).fill(0);
      for (let index = 0; index < country.size; index += 1) {
        const mark = clusters.markOf(index);
        if (mark >= 0) counts[mark] = (counts[mark] ?? 0) + 1;
      }
      expect(counts).toEqual(clusters.list.map((mark) => mark.count));
      expect(clusters.total).toBe(country.size);
      expect(clusters.markOf(ordinal)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 40 },
  );
});

test('no two marks touch, at any zoom', () => {
  fc.assert(
    fc.property(view, ({ ordinal, zoom, width }) => {
      const seen = viewAround(country.x[ordinal] ?? 0, country.y[ordinal] ?? 0, zoom, width);
      const { list } = clusterView(country, null, seen);
      for (const [index, one] of list.entries()) {
        for (const other of list.slice(index + 1)) {
          expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(one.radius + other.radius);
        }
      }
    }),
    { numRuns: 40 },
  );
});

test('a mark lies among its members and says their extent and tints', () => {
  const { list, members } = clusterView(country, null, viewAround(0.51, 0.36, 6));
  expect(list.length).toBeGreaterThan(10);
  for (const [index, mark] of list.entries()) {
    const ordinals = members(index);
    expect(ordinals).toHaveLength(mark.count);
    expect(ordinals).toContain(mark.ordinal);
    expect(mark.minX).toBe(Math.min(...ordinals.map((ordinal) => country.x[ordinal] ?? 0)));
    expect(mark.maxY).toBe(Math.max(...ordinals.map((ordinal) => country.y[ordinal] ?? 0)));
    expect(mark.mix.reduce((sum, share) => sum + share.count, 0)).toBe(mark.count);
    expect(mark.x / (256 * 2 ** 6)).toBeGreaterThanOrEqual(mark.minX);
    expect(mark.x / (256 * 2 ** 6)).toBeLessThanOrEqual(mark.maxX);
  }
});

test('only points that answer the query count', () => {
  const mask = Uint8Array.from({ length: country.size }, (_, ordinal) => (ordinal % 3 === 0 ? 1 : 0));
  const clusters = clusterView(country, mask, viewAround(0.51, 0.36, 5));
  const expected = mask.reduce((sum, bit) => sum + bit, 0);
  expect(clusters.total).toBe(expected);
  expect(clusters.list.reduce((sum, mark) => sum + mark.count, 0)).toBe(expected);
  expect(clusters.markOf(1)).toBe(-1);
  expect(clusters.markOf(-1)).toBe(-1);
  expect(clusters.markOf(country.size)).toBe(-1);
});

test('panning by a few pixels leaves the marks in the middle as they were', () => {
  const before = viewAround(0.51, 0.36, 8);
  const after = { ...before, left: before.left + 7, top: before.top - 11 };
  const inMiddle = (seen: ClusterView) =>
    clusterView(country, null, seen)
      .list.filter((mark) => Math.abs(mark.x - before.left - 640) < 250 && Math.abs(mark.y - before.top - 400) < 150)
      .map((mark) => `${mark.x.toFixed(3)} ${mark.y.toFixed(3)} ${mark.count}`)
      .sort();
  expect(inMiddle(before).length).toBeGreaterThan(0);
  expect(inMiddle(after)).toEqual(inMiddle(before));
});

test('points at one place stay one mark however close one looks', () => {
  const together = points([0.5, 0.35, 1], [0.5, 0.35, 2], [0.5004, 0.35, 3]);
  const near = clusterView(together, null, viewAround(0.5, 0.35, 19));
  expect(near.list.map((mark) => mark.count)).toEqual([2]);
  expect(near.members(0)).toEqual([0, 1]);
  const wide = clusterView(together, null, viewAround(0.5, 0.35, 12));
  expect(wide.list.map((mark) => mark.count).sort()).toEqual([1, 2]);
});

test('a pixel hits the mark under it, and nothing far from any', () => {
  const seen = viewAround(0.5, 0.35, 12);
  const clusters = clusterView(points([0.5, 0.35, 0], [0.5002, 0.35, 1]), null, seen);
  for (const [index, mark] of clusters.list.entries()) {
    expect(markAt(clusters, mark.x, mark.y)).toBe(index);
    expect(markAt(clusters, mark.x, mark.y + mark.radius + 2)).toBe(index);
    expect(markAt(clusters, mark.x, mark.y + mark.radius + 30)).toBe(-1);
  }
});

test('marks grow with what they stand for, within reason', () => {
  const radii = [1, 2, 10, 999, 1000, 100_000, 10_000_000].map(markRadius);
  expect(radii).toEqual([...radii].sort((a, b) => a - b));
  expect(Math.max(...radii)).toBeLessThanOrEqual(28);
});

test('no points, no marks', () => {
  const clusters = clusterView(points(), null, viewAround(0.5, 0.35, 5));
  expect(clusters.list).toEqual([]);
  expect(clusters.total).toBe(0);
});
