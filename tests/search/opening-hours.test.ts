import { expect, it } from 'vitest';
import { halfHourOfWeek, indexOpeningHours, parisDay, parseOpeningHours } from '#search/opening-hours.ts';

const place = (openingHours: string | null, from: string | null = null, to: string | null = null) => ({
  openingHours,
  from,
  to,
});
// A Monday, summer time in Paris.
const monday = new Date('2026-06-01T08:10:00Z');

it('reads instants in the clock of Paris, summer and winter', () => {
  expect(halfHourOfWeek(monday)).toBe(20);
  expect(halfHourOfWeek(new Date('2026-11-23T08:40:00Z'))).toBe(19);
  expect(parisDay(new Date('2026-06-01T22:30:00Z'))).toBe('2026-06-02');
});

it('indexes the half-hours of the week and the days that differ', () => {
  const index = indexOpeningHours([place('Mo-Fr 09:00-12:00; PH off')], [], new Date('2026-07-06T08:00:00Z'));
  expect(index.openHalfHours.slice(0, 6)).toEqual([18, 19, 20, 21, 22, 23]);
  expect(index.openHalfHours).toHaveLength(30);
  // 14 July 2026 is a Tuesday.
  expect(index.closedDays).toEqual(['2026-07-14']);
});

it('adds closures and the bounds of a seasonal desk', () => {
  expect(
    indexOpeningHours([place('Mo-Fr 09:00-12:00')], [{ from: '2026-06-03', to: '2026-06-04' }], monday).closedDays,
  ).toEqual(['2026-06-03', '2026-06-04']);
  const tour = indexOpeningHours([place('Mo 09:00-12:00', '2026-06-08', '2026-06-08')], [], monday);
  expect(tour.openHalfHours).toContain(18);
  expect(tour.closedDays).toEqual(['2026-06-01']);
});

it.each([null, '', 'n’importe quoi ???', 'Mo-Xx 99:00'])('takes %j as unknown, never as closed', (text) => {
  expect(indexOpeningHours([place(text)], [], monday)).toEqual({ openHalfHours: [], closedDays: [] });
});

it('says which hours cannot be read', () => {
  expect(parseOpeningHours('Mo-Fr 09:00-12:00,13:30-17:00; PH off')).not.toBeNull();
  expect(parseOpeningHours('ouvert le matin')).toBeNull();
});

it.each(['Sep 01-Aug 31', 'Mar 01-Feb 28', 'Mar 01-Feb 29', 'Jun 02-Jun 01', 'Jan 01-Dec 31', 'Jun 1 - May 31'])(
  'takes %s for the whole year',
  (season) => {
    const { openHalfHours } = indexOpeningHours([place(`${season} Mo[1] 10:00-11:00; PH off`)], [], monday);
    expect(openHalfHours).toEqual([20, 21]);
  },
);

it.each(['Jun 03-May 31', 'Jul 01-May 31'])('takes %s for what it is', (season) => {
  expect(indexOpeningHours([place(`${season} Mo[1] 10:00-11:00`)], [], monday).openHalfHours).toEqual([]);
});
