const DAY = 24 * 60 * 60 * 1000;

/** `fresh` up to six months, `ageing` up to a year, `old` beyond, `unknown` when nobody ever looked. */
export type Freshness = 'fresh' | 'ageing' | 'old' | 'unknown';

export function freshnessOf(date: Date | null, now: Date): Freshness {
  if (date === null || Number.isNaN(date.getTime())) return 'unknown';
  const days = (now.getTime() - date.getTime()) / DAY;
  if (days <= 183) return 'fresh';
  return days <= 366 ? 'ageing' : 'old';
}
