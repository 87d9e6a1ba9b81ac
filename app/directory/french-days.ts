// ISO days (`2026-11-21`) as people write them.
import { mediumDate } from '#app/ui/french-date.ts';

/** « 21 novembre 2026 » */
export function dayWords(isoDay: string): string {
  return mediumDate(noon(isoDay));
}

/** « du 3 au 21 décembre 2026 », « à partir du 3 décembre 2026 », « jusqu’au 21 décembre 2026 »; null without bounds. */
export function periodWords(from: string | null, to: string | null): string | null {
  if (from !== null && to !== null) {
    if (from === to) return `le ${dayWords(from)}`;
    const isSameMonth = from.slice(0, 7) === to.slice(0, 7);
    const [start = ''] = isSameMonth ? dayWords(from).split(' ') : [dayWords(from)];
    return `du ${start} au ${dayWords(to)}`;
  }
  if (from !== null) return `à partir du ${dayWords(from)}`;
  return to === null ? null : `jusqu’au ${dayWords(to)}`;
}

function noon(isoDay: string): Date {
  return new Date(`${isoDay}T12:00:00Z`);
}
