// When somebody is reminded, and in which words: pure. Days are those of Paris.
import { isoDay } from './event-words.ts';

export const REMINDER_DAYS = [7, 1] as const;
const DAY_MS = 86_400_000;

function daysBetween(from: Date, to: Date): number {
  return Math.round((Date.parse(isoDay(to)) - Date.parse(isoDay(from))) / DAY_MS);
}

/** « Dans 7 jours », « Demain », « Aujourd’hui »; null once it has begun. */
export function whenFromNow(startsAt: Date, now: Date): string | null {
  if (startsAt <= now) return null;
  const days = daysBetween(now, startsAt);
  if (days === 0) return 'Aujourd’hui';
  return days === 1 ? 'Demain' : `Dans ${days} jours`;
}

/**
 * Which reminder is due now; null for none. A round that was missed is made up for while the words still hold: the one of
 * seven days until three days before, the one of the day before until the beginning.
 */
export function reminderDue(startsAt: Date, now: Date): 7 | 1 | null {
  if (startsAt <= now) return null;
  const days = daysBetween(now, startsAt);
  if (days <= 1) return 1;
  return days <= 7 && days >= 3 ? 7 : null;
}

/** Registered or promoted before the day of the reminder: whoever has just had a confirmation is not reminded of it. */
export function isEarlyEnough(seatedAt: Date, startsAt: Date, days: 7 | 1): boolean {
  return daysBetween(seatedAt, startsAt) > days;
}
