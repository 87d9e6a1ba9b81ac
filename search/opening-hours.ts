// Opening hours in OSM syntax, read in the wall clock of Europe/Paris whatever the clock of the machine.
import OpeningHours from 'opening_hours';

export type WallTime = { year: number; month: number; day: number; hour: number; minute: number };
export type OpenInterval = { from: Date; to: Date };

/** Half-hours in which a place is open, and the days of the coming fortnight that differ from the usual week. */
export type OpeningIndex = { openHalfHours: number[]; closedDays: string[] };

const parisClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
});

/** The same instant as a Date whose *local* parts read as the clock in Paris: what `opening_hours` computes with. */
export function parisWallDate(instant: Date): Date {
  const part: Record<string, string> = {};
  for (const { type, value } of parisClock.formatToParts(instant)) part[type] = value;
  return new Date(
    Number(part.year),
    Number(part.month) - 1,
    Number(part.day),
    Number(part.hour) % 24,
    Number(part.minute),
  );
}

/** `2026-11-21`, the day in Paris. */
export function parisDay(instant: Date): string {
  return isoDay(parisWallDate(instant));
}

/** 0 (Monday 00:00) to 335 (Sunday 23:30). */
export function halfHourOfWeek(instant: Date): number {
  const wall = parisWallDate(instant);
  return ((wall.getDay() + 6) % 7) * 48 + wall.getHours() * 2 + (wall.getMinutes() >= 30 ? 1 : 0);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTH = MONTHS.join('|');
const DATED_SEASON = new RegExp(`\\b(${MONTH}) (\\d{1,2}) ?- ?(${MONTH}) (\\d{1,2})\\b`, 'g');

/** « Du 1er septembre au 31 août » is the whole year; the library takes it for no day at all. */
function roundTheYear(season: string, ...[fromMonth, fromDay, toMonth, toDay]: string[]): string {
  // The day after the end, in a year with a 29 February and in one without.
  const isNext = [2028, 2027].some((year) => {
    const next = new Date(year, MONTHS.indexOf(toMonth ?? ''), Number(toDay) + 1);
    return next.getMonth() === MONTHS.indexOf(fromMonth ?? '') && next.getDate() === Number(fromDay);
  });
  return isNext ? 'Jan-Dec' : season;
}

/** null when the text is not valid OSM syntax. */
export function parseOpeningHours(text: string): OpeningHours | null {
  try {
    return new OpeningHours(text.replaceAll(DATED_SEASON, roundTheYear), {
      lat: 46.6,
      lon: 2.4,
      address: { country_code: 'fr', state: '' },
    } as never);
  } catch {
    return null;
  }
}

/** Intervals open between two wall dates. */
export function openIntervals(hours: OpeningHours, from: Date, to: Date): OpenInterval[] {
  return hours.getOpenIntervals(from, to).map(([start, end]) => ({ from: start, to: end }));
}

export type DatedHours = { openingHours: string | null; from: string | null; to: string | null };
export type Closure = { from: string; to: string };

/** What the index needs to answer « ouvert maintenant » for the coming fortnight; empty when nothing is readable.
 *  `from`, `to` and closures are ISO days, both ends included. */
export function indexOpeningHours(places: DatedHours[], closures: Closure[], now: Date): OpeningIndex {
  const today = startOfDay(parisWallDate(now));
  const end = addDays(today, 14);
  const openByDay = new Map<string, Set<number>>();
  for (const place of places) {
    const hours = place.openingHours === null ? null : parseOpeningHours(place.openingHours);
    if (!hours) continue;
    for (const { from, to } of openIntervals(hours, today, end)) {
      const day = isoDay(from);
      if ((place.from === null || day >= place.from) && (place.to === null || day <= place.to)) {
        markOpen(openByDay, from, to);
      }
    }
  }
  const usual = new Set<number>();
  for (const slots of openByDay.values()) for (const slot of slots) usual.add(slot);
  const closedDays: string[] = [];
  for (let day = today; day < end; day = addDays(day, 1)) {
    const weekday = (day.getDay() + 6) % 7;
    const isUsuallyOpen = [...usual].some((slot) => Math.floor(slot / 48) === weekday);
    const iso = isoDay(day);
    const isClosed = closures.some((closure) => iso >= closure.from && iso <= closure.to);
    if (isUsuallyOpen && (isClosed || !openByDay.has(iso))) closedDays.push(iso);
  }
  return { openHalfHours: [...usual].sort((a, b) => a - b), closedDays };
}

function markOpen(openByDay: Map<string, Set<number>>, from: Date, to: Date): void {
  // A half-hour counts when the place is open in its middle.
  const first = new Date(from);
  first.setMinutes(first.getMinutes() < 30 ? 0 : 30, 0, 0);
  for (let slot = first; slot < to; slot = new Date(slot.getTime() + 1_800_000)) {
    const middle = slot.getTime() + 900_000;
    if (middle < from.getTime() || middle >= to.getTime()) continue;
    const key = isoDay(slot);
    const slots = openByDay.get(key) ?? new Set<number>();
    slots.add(((slot.getDay() + 6) % 7) * 48 + slot.getHours() * 2 + (slot.getMinutes() >= 30 ? 1 : 0));
    openByDay.set(key, slots);
  }
}

function isoDay(wall: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${wall.getFullYear()}-${pad(wall.getMonth() + 1)}-${pad(wall.getDate())}`;
}

function startOfDay(wall: Date): Date {
  return new Date(wall.getFullYear(), wall.getMonth(), wall.getDate());
}

function addDays(wall: Date, days: number): Date {
  return new Date(wall.getFullYear(), wall.getMonth(), wall.getDate() + days);
}
