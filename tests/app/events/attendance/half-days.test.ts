import { expect, it } from 'vitest';
import { currentHalfDay, halfDaysOf } from '#app/events/attendance/half-days.ts';

function span(startsAt: string, endsAt: string) {
  return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
}
const keys = (...spans: ReturnType<typeof span>[]) => halfDaysOf(spans).map(({ key }) => key);

it('splits a day at one o’clock, Paris time', () => {
  expect(keys(span('2027-11-18T09:00:00+01:00', '2027-11-18T17:00:00+01:00'))).toEqual([
    '2027-11-18-matin',
    '2027-11-18-apres-midi',
  ]);
  expect(keys(span('2027-11-18T09:00:00+01:00', '2027-11-18T12:30:00+01:00'))).toEqual(['2027-11-18-matin']);
  expect(keys(span('2027-11-18T14:00:00+01:00', '2027-11-18T16:00:00+01:00'))).toEqual(['2027-11-18-apres-midi']);
});

it('says « soir » for a meeting that begins late, and keeps one that ends after midnight on its day', () => {
  const [evening, ...more] = halfDaysOf([span('2027-11-18T20:00:00+01:00', '2027-11-19T00:30:00+01:00')]);
  expect([evening, more]).toEqual([{ key: '2027-11-18-apres-midi', label: 'jeudi 18 novembre 2027, soir' }, []]);
});

it('goes over every day of a week, over the change of clocks too, and over separate days once each', () => {
  const week = keys(span('2027-10-29T14:00:00+02:00', '2027-11-01T18:00:00+01:00'));
  expect(week).toEqual(['29', '30', '31'].map((day) => `2027-10-${day}-apres-midi`).concat('2027-11-01-apres-midi'));
  const days = keys(
    span('2027-11-20T09:00:00+01:00', '2027-11-20T12:00:00+01:00'),
    span('2027-11-18T09:00:00+01:00', '2027-11-18T12:00:00+01:00'),
    span('2027-11-20T10:00:00+01:00', '2027-11-20T11:00:00+01:00'),
  );
  expect(days).toEqual(['2027-11-18-matin', '2027-11-20-matin']);
});

it('finds the one that is on, the next, or the last', () => {
  const both = halfDaysOf([span('2027-11-18T09:00:00+01:00', '2027-11-18T17:00:00+01:00')]);
  const at = (now: string) => currentHalfDay(both, new Date(now))?.key;
  expect(at('2027-11-01T09:00:00+01:00')).toBe('2027-11-18-matin');
  expect(at('2027-11-18T12:59:00+01:00')).toBe('2027-11-18-matin');
  expect(at('2027-11-18T13:00:00+01:00')).toBe('2027-11-18-apres-midi');
  expect(at('2027-12-01T09:00:00+01:00')).toBe('2027-11-18-apres-midi');
  expect(currentHalfDay([], new Date())).toBeNull();
});
