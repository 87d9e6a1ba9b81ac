// « Qui fait quoi »: needs across, actors down. Pure.

/** What one service says of its organisation. */
export type MatrixEntry = {
  slug: string;
  name: string;
  family: string;
  /** The first one is what the service is for. */
  needs: string[];
};

/** `principal`: what one of its services is for; `aussi`: met along the way. */
export type Mark = 'principal' | 'aussi';

export type MatrixRow = { slug: string; name: string; family: string; marks: Record<string, Mark> };

export type Matrix = {
  /** Need codes that somebody meets, in the order given. */
  needs: string[];
  rows: MatrixRow[];
  /** How many rows have each need as their purpose, and at all. */
  totals: Record<string, { principal: number; all: number }>;
  /** Actors left out beyond the cap. */
  leftOut: number;
};

export const MOST_ACTORS = 60;

/** One row per organisation, those that come first in `entries` first, at most `most`. */
export function buildMatrix(entries: MatrixEntry[], order: string[], most = MOST_ACTORS): Matrix {
  const rows = new Map<string, MatrixRow>();
  for (const { slug, name, family, needs } of entries) {
    const row = rows.get(slug) ?? { slug, name, family, marks: {} };
    rows.set(slug, row);
    for (const [at, need] of needs.entries()) {
      if (at === 0) row.marks[need] = 'principal';
      else row.marks[need] ??= 'aussi';
    }
  }
  const kept = [...rows.values()].slice(0, most);
  const totals: Matrix['totals'] = {};
  for (const { marks } of kept) {
    for (const [need, mark] of Object.entries(marks)) {
      const total = totals[need] ?? { principal: 0, all: 0 };
      totals[need] = { principal: total.principal + (mark === 'principal' ? 1 : 0), all: total.all + 1 };
    }
  }
  return { needs: order.filter((need) => totals[need]), rows: kept, totals, leftOut: rows.size - kept.length };
}
