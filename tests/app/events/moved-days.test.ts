import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anchorDay, daysToMove, type Keeping } from '#app/events/editions/moved-days.ts';
import { addDays, daysBetween, weekday } from '#db/paris-time.ts';

const days = fc.integer({ min: 0, max: 15_000 }).map((count) => addDays('2020-01-01', count));

/** A Tuesday of 2025 to a Thursday of 2026. */
const moved = (day: string, keep: Keeping) =>
  addDays(day, daysToMove(day, { from: '2025-11-18', to: '2026-11-26', keep }));

it('moves what falls on the day of the edition to the new day', () => {
  for (const keep of ['gaps', 'weekdays'] as const) expect(moved('2025-11-18', keep)).toBe('2026-11-26');
});

it('leaves the others as far from the day as they were', () => {
  expect(['2025-11-17', '2025-11-19', '2025-11-22'].map((day) => moved(day, 'gaps'))).toEqual([
    '2026-11-25',
    '2026-11-27',
    '2026-11-30',
  ]);
});

it('takes the first event where the past edition had no day', () => {
  expect(anchorDay(null, ['2025-11-20', '2025-11-18'])).toBe('2025-11-18');
  expect(anchorDay('2025-11-19', ['2025-11-18'])).toBe('2025-11-19');
  expect(anchorDay(null, [])).toBeNull();
});

it('keeps the weekday of the others, and their side of the day', () => {
  // The Saturday after stays a Saturday after, the Monday before a Monday before.
  expect(moved('2025-11-22', 'weekdays')).toBe('2026-11-28');
  expect(moved('2025-11-17', 'weekdays')).toBe('2026-11-23');
});

it('holds for any days', () => {
  fc.assert(
    fc.property(days, days, fc.integer({ min: -40, max: 40 }), (from, to, offset) => {
      const event = addDays(from, offset);
      expect(daysBetween(to, addDays(event, daysToMove(event, { from, to, keep: 'gaps' })))).toBe(offset);
      const kept = addDays(event, daysToMove(event, { from, to, keep: 'weekdays' }));
      const now = daysBetween(to, kept);
      expect(Math.sign(now)).toBe(Math.sign(offset));
      expect(Math.abs(now - offset)).toBeLessThanOrEqual(7);
      if (offset !== 0) expect(weekday(kept)).toBe(weekday(event));
    }),
  );
});

it('moves by whole weeks while a day is not known', () => {
  for (const keep of ['gaps', 'weekdays'] as const)
    expect(daysToMove('2025-11-18', { from: '2025-11-18', to: null, keep })).toBe(364);
});
