import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addDays,
  daysBetween,
  isClock,
  isDay,
  mondayOf,
  movedByDays,
  parisInstant,
  wallClock,
  weekday,
} from '#db/paris-time.ts';

const instants = fc
  .integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2060, 0, 1) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000));

it('knows winter and summer time', () => {
  expect(parisInstant({ day: '2026-11-17', clock: '09:00' }).toISOString()).toBe('2026-11-17T08:00:00.000Z');
  expect(parisInstant({ day: '2026-07-14', clock: '09:00' }).toISOString()).toBe('2026-07-14T07:00:00.000Z');
});

it('takes the hour that spring skips as winter time, and the hour that comes twice as its first', () => {
  expect(parisInstant({ day: '2027-03-28', clock: '02:30' }).toISOString()).toBe('2027-03-28T01:30:00.000Z');
  expect(wallClock(parisInstant({ day: '2027-03-28', clock: '02:30' }))).toEqual({ day: '2027-03-28', clock: '03:30' });
  expect(parisInstant({ day: '2026-10-25', clock: '02:30' }).toISOString()).toBe('2026-10-25T00:30:00.000Z');
});

it('reads back every instant, but for the second half of the hour that comes twice', () => {
  fc.assert(
    fc.property(instants, (instant) => {
      const late = +instant - +parisInstant(wallClock(instant));
      expect([0, 3_600_000]).toContain(late);
      if (late > 0) expect(wallClock(instant).day.slice(5, 7)).toBe('10');
    }),
  );
});

it('keeps the clock when it moves days, through both changes of the year', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: -800, max: 800 }), (instant, days) => {
      const [before, after] = [wallClock(instant), wallClock(movedByDays(instant, days))];
      expect(after.day).toBe(addDays(before.day, days));
      if (!before.clock.startsWith('02')) expect(after.clock).toBe(before.clock);
    }),
  );
});

it('counts days, weekdays and Mondays', () => {
  expect(daysBetween('2026-12-31', '2027-01-02')).toBe(2);
  expect(weekday('2026-11-17')).toBe(1);
  expect(mondayOf('2026-11-22')).toBe('2026-11-16');
});

it('takes only days and hours that exist', () => {
  expect(['2026-02-29', '2026-06-31', '2026-1-1', 'demain', '1926-01-01', ''].filter(isDay)).toEqual([]);
  expect(['2028-02-29', '2026-12-31'].filter(isDay)).toHaveLength(2);
  expect(['24:00', '9:00', '12:60', 'midi', ''].filter(isClock)).toEqual([]);
});
