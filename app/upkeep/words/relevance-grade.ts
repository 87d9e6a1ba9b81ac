// How good an order of results is, from grades alone.

/** 3: the need is the service's first; 2: one of its needs; 0: not at all. */
export type Grade = 0 | 1 | 2 | 3;

const DEPTH = 10;

/** Discounted gain (2^grade − 1) of the first ten over the best order of `all`; 0 when nothing deserves a grade. */
export function ndcgAt10(returned: Grade[], all: Grade[]): number {
  const best = gain([...all].sort((left, right) => right - left));
  return best === 0 ? 0 : gain(returned) / best;
}

/** A full answer among the first three. */
export function succeedsAt3(returned: Grade[]): boolean {
  return returned.slice(0, 3).includes(3);
}

function gain(grades: Grade[]): number {
  return grades.slice(0, DEPTH).reduce<number>((sum, grade, rank) => sum + (2 ** grade - 1) / Math.log2(rank + 2), 0);
}
