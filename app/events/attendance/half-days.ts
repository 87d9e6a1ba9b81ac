// The half-days of an event, over which people sign and are counted: pure. Days are those of Paris.
import { longDate } from '#app/ui/french-date.ts';
import { wallClock } from '#db/paris-time.ts';
import { isoDay } from '../registration/event-words.ts';

export type HalfDay = {
  /** `2027-11-18-matin`, `2027-11-18-apres-midi`. */
  key: string;
  label: string;
};

type Span = { startsAt: Date; endsAt: Date };

const NOON = 13 * 60;
const EVENING = 17 * 60;
const DAY_MS = 86_400_000;
/** A travelling exhibition of two months; more would be a mistake in a date. */
const MOST_DAYS = 62;

function minutesOf(at: Date): number {
  const [hour = '0', minute = '0'] = wallClock(at).clock.split(':');
  return Number(hour) * 60 + Number(minute);
}

/** Several days in one span: each of them from the first hour to the last. */
export function halfDaysOf(spans: Span[]): HalfDay[] {
  const found = new Map<string, HalfDay>();
  for (const { startsAt, endsAt } of spans) {
    const [from, to] = [minutesOf(startsAt), minutesOf(endsAt)];
    for (const day of daysOf(startsAt, endsAt)) {
      const words = longDate(new Date(`${day}T12:00:00Z`));
      // A night that ends after midnight is an evening.
      const until = to <= from ? 24 * 60 : to;
      if (from < NOON) found.set(`${day}-matin`, { key: `${day}-matin`, label: `${words}, matin` });
      if (until > NOON) {
        const part = from >= EVENING ? 'soir' : 'après-midi';
        found.set(`${day}-apres-midi`, { key: `${day}-apres-midi`, label: `${words}, ${part}` });
      }
    }
  }
  const order = ({ key }: HalfDay) => key.replace('-matin', '-0').replace('-apres-midi', '-1');
  return [...found.values()].sort((one, other) => (order(one) < order(other) ? -1 : 1));
}

function daysOf(startsAt: Date, endsAt: Date): string[] {
  const last = isoDay(endsAt);
  const days = [isoDay(startsAt)];
  while ((days.at(-1) ?? last) < last && days.length < MOST_DAYS)
    days.push(new Date(Date.parse(days.at(-1) ?? '') + DAY_MS).toISOString().slice(0, 10));
  // What ends in the small hours belongs to the evening before.
  if (days.length === 2 && minutesOf(endsAt) <= 6 * 60) days.pop();
  return days;
}

/** The one that is on, otherwise the next, otherwise the last. */
export function currentHalfDay(halfDays: HalfDay[], now: Date): HalfDay | null {
  const key = `${isoDay(now)}-${minutesOf(now) < NOON ? 'matin' : 'apres-midi'}`;
  const order = (one: string) => one.replace('-matin', '-0').replace('-apres-midi', '-1');
  return halfDays.find((one) => order(one.key) >= order(key)) ?? halfDays.at(-1) ?? null;
}
