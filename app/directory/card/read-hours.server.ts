// Opening hours as a person reads them: a week when every week is alike, the next dates when not.
import { openIntervals, parisWallDate, parseOpeningHours } from '#search/opening-hours.ts';
import type { DocumentPlace } from '#search/service-document.ts';
import { DAYS, type DayHours, type HoursView, hourWords, type WallSpan } from './hours-view.ts';

const WEEKS_COMPARED = 5;
const DATES_SHOWN = 5;
const DAYS_SEARCHED_FOR_DATES = 120;
/** How far ahead the browser may say « ouvre mardi à 9 h ». */
const DAYS_AHEAD = 7;
const HOLIDAY_RULE = /[;,]?\s*PH\s+(?:off|closed)\b/gi;
const COMMENT = /"([^"]+)"/g;
const DAY_MS = 86_400_000;

type Hours = Pick<DocumentPlace, 'openingHours' | 'from' | 'to'>;
type Closure = { from: string; to: string };
type Interval = { from: Date; to: Date };

/** null when nobody has told us the hours, or when they cannot be read. `closures` are those of the service. */
export function readHours({ openingHours, from, to }: Hours, closures: Closure[], now: Date): HoursView | null {
  if (openingHours === null) return null;
  const hours = parseOpeningHours(openingHours);
  const usual = parseOpeningHours(openingHours.replaceAll(HOLIDAY_RULE, ''));
  if (!hours || !usual) return null;
  const today = startOfDay(parisWallDate(now));
  const isOpenDay = (day: string) =>
    (from === null || day >= from) &&
    (to === null || day <= to) &&
    !closures.some((closure) => day >= closure.from && day <= closure.to);
  const spansOf = (days: number): WallSpan[] =>
    cutAtMidnight(openIntervals(hours, today, addDays(today, days)))
      .map((interval) => ({ from: wallText(interval.from), to: wallText(interval.to) }))
      .filter((span) => isOpenDay(span.from.slice(0, 10)));
  const monday = addDays(today, -((today.getDay() + 6) % 7));
  const weeks = Array.from({ length: WEEKS_COMPARED }, (_, week) => {
    const start = addDays(monday, week * 7);
    return weekOf(openIntervals(usual, start, addDays(start, 7)));
  });
  const [week = []] = weeks;
  const isRegular = weeks.every((other) => JSON.stringify(other) === JSON.stringify(week));
  return {
    ...(isRegular
      ? { kind: 'week', days: week }
      : { kind: 'dates', dates: datesOf(spansOf(DAYS_SEARCHED_FOR_DATES)).slice(0, DATES_SHOWN) }),
    isClosedOnHolidays: openingHours.search(HOLIDAY_RULE) >= 0,
    comments: [...openingHours.matchAll(COMMENT)].map(([, comment = '']) => comment),
    upcoming: spansOf(DAYS_AHEAD),
  };
}

function weekOf(intervals: Interval[]): DayHours[] {
  const cut = cutAtMidnight(intervals);
  return DAYS.map((day, at) => ({
    day,
    spans: cut.filter(({ from }) => (from.getDay() + 6) % 7 === at).map(({ from, to }) => spanWords(from, to)),
  }));
}

function datesOf(spans: WallSpan[]): DayHours[] {
  const byDay = Map.groupBy(spans, (span) => span.from.slice(0, 10));
  return [...byDay].map(([day, own]) => ({
    day: dateWords.format(new Date(`${day}T12:00:00Z`)).replace(/ 1 /, ' 1er '),
    spans: own.map((span) => spanWords(new Date(span.from), new Date(span.to))),
  }));
}

const dateWords = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** What lasts more than a day is cut at midnight; a night that ends early in the morning stays whole. */
function cutAtMidnight(intervals: Interval[]): Interval[] {
  return intervals.flatMap(({ from, to }) => {
    const parts: Interval[] = [];
    let start = from;
    while (to.getTime() - start.getTime() > DAY_MS) {
      const midnight = addDays(startOfDay(start), 1);
      parts.push({ from: start, to: midnight });
      start = midnight;
    }
    return [...parts, { from: start, to }];
  });
}

function spanWords(from: Date, to: Date): string {
  const [start, end] = [wallText(from).slice(11), wallText(to).slice(11)];
  if (start === end) return 'jour et nuit';
  return `${hourWords(start)}\u00a0–\u00a0${end === '00:00' ? 'minuit' : hourWords(end)}`;
}

function wallText(wall: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  const day = `${wall.getFullYear()}-${pad(wall.getMonth() + 1)}-${pad(wall.getDate())}`;
  return `${day}T${pad(wall.getHours())}:${pad(wall.getMinutes())}`;
}

function startOfDay(wall: Date): Date {
  return new Date(wall.getFullYear(), wall.getMonth(), wall.getDate());
}

function addDays(wall: Date, days: number): Date {
  return new Date(wall.getFullYear(), wall.getMonth(), wall.getDate() + days);
}
