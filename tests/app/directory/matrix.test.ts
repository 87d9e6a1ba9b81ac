import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildMatrix, type MatrixEntry } from '#app/directory/who-does-what/matrix.ts';

const ORDER = ['froid', 'eau', 'budget', 'sante'];

function entry(slug: string, needs: string[]): MatrixEntry {
  return { slug, name: slug.toUpperCase(), family: 'autre', needs };
}

test('a need that opens one service is its purpose, whatever the other services say', () => {
  const { rows } = buildMatrix([entry('ccas', ['eau', 'froid']), entry('ccas', ['froid'])], ORDER);
  expect(rows).toEqual([
    { slug: 'ccas', name: 'CCAS', family: 'autre', marks: { eau: 'principal', froid: 'principal' } },
  ]);
});

test('columns follow the vocabulary and are only those that somebody meets', () => {
  const matrix = buildMatrix([entry('a', ['sante', 'froid']), entry('b', ['froid'])], ORDER);
  expect(matrix.needs).toEqual(['froid', 'sante']);
  expect(matrix.totals).toEqual({ froid: { principal: 1, all: 2 }, sante: { principal: 1, all: 1 } });
});

test('beyond the cap, actors are counted and not shown', () => {
  const matrix = buildMatrix([entry('a', ['eau']), entry('b', ['froid']), entry('c', ['budget'])], ORDER, 2);
  expect(matrix.rows.map(({ slug }) => slug)).toEqual(['a', 'b']);
  expect(matrix.leftOut).toBe(1);
  expect(matrix.needs).toEqual(['froid', 'eau']);
});

test('totals add up to the marks, and no column is empty', () => {
  const entries = fc.array(
    fc
      .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.uniqueArray(fc.constantFrom(...ORDER), { minLength: 1 }))
      .map(([slug, needs]) => entry(slug, needs)),
  );
  fc.assert(
    fc.property(entries, (list) => {
      const { needs, rows, totals } = buildMatrix(list, ORDER);
      const marks = rows.flatMap((row) => Object.values(row.marks));
      expect(needs.reduce((sum, need) => sum + (totals[need]?.all ?? 0), 0)).toBe(marks.length);
      expect(needs.every((need) => rows.some((row) => row.marks[need]))).toBe(true);
    }),
  );
});
