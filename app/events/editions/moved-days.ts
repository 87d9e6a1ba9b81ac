// Where the events of one edition go in the next one.
import { addDays, daysBetween, weekday } from '#db/paris-time.ts';

/** What the events around the day keep: how far they stand from it, or their day of the week. */
export type Keeping = 'gaps' | 'weekdays';

/** `from`: the day of the past edition; `to`: of the new one. null while it is not known. */
export type Move = { from: string | null; to: string | null; keep: Keeping };

/** A whole number of weeks: the same weekday when the new day is not known. */
const A_YEAR = 364;

/** The day that an edition turns around: its own, or that of its first event. */
export function anchorDay(day: string | null, eventDays: string[]): string | null {
  return day ?? eventDays.toSorted()[0] ?? null;
}

/**
 * How many days an event moves. What falls on the day of the edition falls on the new one; the others stand as far from it as they
 * did, or keep their weekday and their side of it, as near as they can to where they stood.
 */
export function daysToMove(eventDay: string, { from, to, keep }: Move): number {
  if (from === null || to === null) return A_YEAR;
  const offset = daysBetween(from, eventDay);
  if (offset === 0 || keep === 'gaps') return daysBetween(from, to);
  const wanted = addDays(to, offset);
  const late = (weekday(wanted) - weekday(eventDay) + 7) % 7;
  const nearest = addDays(wanted, late <= 3 ? -late : 7 - late);
  const side = Math.sign(offset);
  const moved = Math.sign(daysBetween(to, nearest)) === side ? nearest : addDays(nearest, 7 * side);
  return daysBetween(eventDay, moved);
}
