import { describe, expect, it } from 'vitest';
import { mean, percentile, round, seededRandom, shuffled, table } from '#scripts/bench/figures.ts';

describe('figures of the benches', () => {
  it('take percentiles of numbers in any order', () => {
    const values = Array.from({ length: 100 }, (_, at) => 100 - at);
    expect(percentile(values, 0.5)).toBe(50);
    expect(percentile(values, 0.95)).toBe(95);
    expect(percentile([7], 0.95)).toBe(7);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('average and round', () => {
    expect(mean([1, 2, 6])).toBe(3);
    expect(round(1.005 * 3, 1)).toBe(3);
  });

  it('draw the same chance from the same seed', () => {
    const [one, same, other] = [seededRandom(1), seededRandom(1), seededRandom(2)];
    const first = one();
    expect(same()).toBe(first);
    expect(other()).not.toBe(first);
    expect(shuffled([1, 2, 3, 4], one).toSorted()).toEqual([1, 2, 3, 4]);
  });

  it('align tables, names to the left and numbers to the right', () => {
    expect(
      table(
        ['', 'p95'],
        [
          ['ours', 3],
          ['another', null],
        ],
      ),
    ).toEqual(['         p95', 'ours       3', 'another    –']);
  });
});
