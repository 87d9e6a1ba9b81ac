import { expect, test } from 'vitest';
import { longDate, mediumDate, monthAndYear } from '#app/ui/french-date.ts';

test('dates read as people write them', () => {
  const date = new Date('2026-11-17T09:00:00Z');
  expect(longDate(date)).toBe('mardi 17 novembre 2026');
  expect(mediumDate(date)).toBe('17 novembre 2026');
  expect(monthAndYear(date)).toBe('novembre 2026');
});

test('the first of a month is « 1er »', () => {
  expect(longDate(new Date('2026-12-01T09:00:00Z'))).toBe('mardi 1er décembre 2026');
  expect(mediumDate(new Date('2026-12-01T09:00:00Z'))).toBe('1er décembre 2026');
});

test('the day is that of Paris', () => {
  expect(mediumDate(new Date('2026-07-14T22:30:00Z'))).toBe('15 juillet 2026');
});
