import fc from 'fast-check';
import { expect, it } from 'vitest';
import { daysToMove } from '#app/events/editions/moved-days.ts';
import { addDays, daysBetween, weekday } from '#db/paris-time.ts';

const days = fc.integer({ min: 0, max: 15_000 }).map((count) => addDays('2020-01-01', count));

it('moves what falls on the day of the edition to the new day', () => {
  // A Tuesday of 2025 to a Thursday of 2026.
  expect(addDays('2025-11-18', daysToMove('2025-11-18', '2025-11-18', '2026-11-26'))).toBe('2026-11-26');
});

it('keeps the weekday of the others, and their side of the day', () => {
  // The Saturday after stays a Saturday after, the Monday before a Monday before.
  expect(addDays('2025-11-22', daysToMove('2025-11-22', '2025-11-18', '2026-11-26'))).toBe('2026-11-28');
  expect(addDays('2025-11-17', daysToMove('2025-11-17', '2025-11-18', '2026-11-26'))).toBe('2026-11-23');
});

it('holds for any days', () => {
  fc.assert(
    fc.property(days, days, fc.integer({ min: -40, max: 40 }), (from, to, offset) => {
      const event = addDays(from, offset);
      const moved = addDays(event, daysToMove(event, from, to));
      const now = daysBetween(to, moved);
      expect(Math.sign(now)).toBe(Math.sign(offset));
      expect(Math.abs(now - offset)).toBeLessThanOrEqual(7);
      if (offset !== 0) expect(weekday(moved)).toBe(weekday(event));
    }),
  );
});

it('moves by whole weeks while a day is not known', () => {
  expect(daysToMove('2025-11-18', null, '2026-11-26')).toBe(364);
  expect(daysToMove('2025-11-18', '2025-11-18', null)).toBe(364);
});
