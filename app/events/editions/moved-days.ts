// Where the events of one edition go in the next one.
import { addDays, daysBetween, weekday } from '#db/paris-time.ts';

/** A whole number of weeks: the same weekday when the day of an edition is not known. */
const A_YEAR = 364;

/**
 * How many days an event moves. What falls on the day of the edition falls on the new one; the others keep their weekday and
 * their side of it, as near as they can to where they stood.
 */
export function daysToMove(eventDay: string, from: string | null, to: string | null): number {
  if (from === null || to === null) return A_YEAR;
  const offset = daysBetween(from, eventDay);
  if (offset === 0) return daysBetween(eventDay, to);
  const wanted = addDays(to, offset);
  const late = (weekday(wanted) - weekday(eventDay) + 7) % 7;
  const nearest = addDays(wanted, late <= 3 ? -late : 7 - late);
  const side = Math.sign(offset);
  const moved = Math.sign(daysBetween(to, nearest)) === side ? nearest : addDays(nearest, 7 * side);
  return daysBetween(eventDay, moved);
}
