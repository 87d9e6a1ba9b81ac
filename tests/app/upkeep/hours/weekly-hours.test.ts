import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Day,
  type HoursRow,
  readHours,
  tidyRows,
  type WeeklyHours,
  writeHours,
} from '#app/upkeep/hours/weekly-hours.ts';
import { openIntervals, parseOpeningHours } from '#search/opening-hours.ts';

const row = (days: Day[], spans: [number, number][], more: Partial<HoursRow> = {}): HoursRow => ({
  days,
  weeks: [],
  spans: spans.map(([from, to]) => ({ from: from * 60, to: to * 60 })),
  season: null,
  ...more,
});

it.each<[string, WeeklyHours]>([
  [
    'Mo-Fr 09:00-12:00,13:30-17:00; PH off',
    {
      rows: [
        row(
          [0, 1, 2, 3, 4],
          [
            [9, 12],
            [13.5, 17],
          ],
        ),
      ],
      isClosedOnHolidays: true,
    },
  ],
  ['Tu[1,3] 14:00-17:00', { rows: [row([1], [[14, 17]], { weeks: [1, 3] })], isClosedOnHolidays: false }],
  ['Th[-1] 09:00-12:00', { rows: [row([3], [[9, 12]], { weeks: [-1] })], isClosedOnHolidays: false }],
  [
    'Mo,We 09:00-12:00; Fr 14:00-16:00',
    { rows: [row([0, 2], [[9, 12]]), row([4], [[14, 16]])], isClosedOnHolidays: false },
  ],
  [
    'Tu 09:00-12:00, Tu[1] 14:00-17:00',
    { rows: [row([1], [[9, 12]]), row([1], [[14, 17]], { weeks: [1] })], isClosedOnHolidays: false },
  ],
  [
    'Oct-Mar Mo 18:00-20:00',
    {
      rows: [row([0], [[18, 20]], { season: { from: { month: 10, day: 1 }, to: { month: 3, day: 31 } } })],
      isClosedOnHolidays: false,
    },
  ],
  [
    'Nov 15-Feb 28 Sa,Su 08:00-24:00',
    {
      rows: [row([5, 6], [[8, 24]], { season: { from: { month: 11, day: 15 }, to: { month: 2, day: 28 } } })],
      isClosedOnHolidays: false,
    },
  ],
])('%s is read and written alike', (text, hours) => {
  expect(readHours(text)).toEqual(hours);
  expect(writeHours(hours)).toBe(text);
});

it.each([
  '24/7',
  '"sur rendez-vous"',
  'Mo-Fr 09:00-12:00; "sur rendez-vous"',
  'Mo-Fr 09:00-12:00; We off',
  'Mo-Fr 09:00-12:00; We 14:00-17:00',
  'week 1-53/2 Mo 09:00-12:00',
  'Mo 22:00-02:00',
  'SH off',
  'sunrise-sunset',
  'PH off; Mo 09:00-12:00',
  'Jun 31-Jul 05 Mo 09:00-10:00',
  '',
  'n’importe quoi',
])('leaves « %s » as a text', (text) => expect(readHours(text)).toBeNull());

const days = fc.uniqueArray(fc.constantFrom<Day>(0, 1, 2, 3, 4, 5, 6), { minLength: 1 });
const weeks = fc.oneof(
  fc.constant<number[]>([]),
  fc.uniqueArray(fc.constantFrom<number>(1, 2, 3, 4, 5, -1), { minLength: 1, maxLength: 2 }),
);
const spans = fc.array(
  fc
    .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 600 }))
    .map(([from, length]) => ({ from, to: Math.min(1440, from + length) })),
  { minLength: 1, maxLength: 3 },
);
const monthDay = fc
  .integer({ min: 1, max: 12 })
  .chain((month) => fc.integer({ min: 1, max: 28 }).map((day) => ({ month, day })));
const season = fc.oneof(
  { weight: 3, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.record({ from: monthDay, to: monthDay }) },
);
const hours = fc.record({
  rows: fc.array(fc.record({ days, weeks, spans, season }), { minLength: 1, maxLength: 4 }),
  isClosedOnHolidays: fc.boolean(),
});

it('writes only valid syntax, and reads back the same rows', () => {
  fc.assert(
    fc.property(hours, (wanted) => {
      const text = writeHours(wanted);
      expect(parseOpeningHours(text)).not.toBeNull();
      expect(readHours(text)).toEqual({ rows: tidyRows(wanted.rows), isClosedOnHolidays: wanted.isClosedOnHolidays });
    }),
    { numRuns: 300 },
  );
});

/** Minutes of a day in which the rows say open, counted without any syntax. */
function openMinutes({ rows }: WeeklyHours, day: Date): Set<number> {
  const open = new Set<number>();
  const [weekday, date, month] = [(day.getDay() + 6) % 7, day.getDate(), day.getMonth() + 1];
  const isLast = new Date(day.getFullYear(), day.getMonth() + 1, 0).getDate() - date < 7;
  for (const { days: own, weeks: only, spans: times, season: when } of rows) {
    const isWeek = only.length === 0 || only.includes(Math.ceil(date / 7)) || (isLast && only.includes(-1));
    const now = month * 100 + date;
    const [from, to] = when ? [when.from.month * 100 + when.from.day, when.to.month * 100 + when.to.day] : [101, 1231];
    const isSeason = from <= to ? now >= from && now <= to : now >= from || now <= to;
    if (!own.includes(weekday as Day) || !isWeek || !isSeason) continue;
    for (const span of times) for (let minute = span.from; minute < span.to; minute += 1) open.add(minute);
  }
  return open;
}

const ROUND_THE_YEAR: WeeklyHours = {
  rows: [
    {
      days: [0],
      weeks: [1],
      spans: [{ from: 0, to: 1 }],
      season: { from: { month: 12, day: 2 }, to: { month: 12, day: 1 } },
    },
  ],
  isClosedOnHolidays: false,
};

it('means what the rows say, on every day of two months', () => {
  fc.assert(
    fc.property(hours, fc.integer({ min: 0, max: 11 }), (wanted, month) => {
      const text = writeHours({ ...wanted, isClosedOnHolidays: false });
      const parsed = parseOpeningHours(text);
      if (!parsed) throw new Error(text);
      for (let date = 1; date <= 59; date += 1) {
        const day = new Date(2027, month, date);
        const next = new Date(2027, month, date + 1);
        const found = new Set<number>();
        for (const { from, to } of openIntervals(parsed, day, next)) {
          const [start, end] = [(from.getTime() - day.getTime()) / 60_000, (to.getTime() - day.getTime()) / 60_000];
          for (let minute = start; minute < end; minute += 1) found.add(minute);
        }
        // A day on which clocks change has another number of minutes.
        if (next.getTime() - day.getTime() !== 86_400_000) continue;
        const expected = openMinutes(wanted, day);
        if (found.size !== expected.size || !found.isSubsetOf(expected))
          throw new Error(`${text} on ${day.toDateString()}`);
      }
    }),
    { numRuns: 60, examples: [[ROUND_THE_YEAR, 0]] },
  );
});

it('never throws, whatever is written', () => {
  fc.assert(fc.property(fc.string(), (text) => void readHours(text)));
});
