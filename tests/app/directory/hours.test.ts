import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hourWords, openSentence, parisWallText, weekSummary } from '#app/directory/card/hours-view.ts';
import { readHours } from '#app/directory/card/read-hours.server.ts';

/** A Saturday evening. */
const now = new Date('2026-11-21T20:00:00Z');
const place = (openingHours: string | null, from: string | null = null, to: string | null = null) => ({
  openingHours,
  from,
  to,
});

function plain(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ');
}

test.each([
  ['Mo-Fr 08:30-12:00,13:30-17:00; PH off', 'lundi au vendredi : 8 h 30 – 12 h, 13 h 30 – 17 h'],
  ['Mo-Th 09:00-12:00; Fr 09:00-11:30; PH off', 'lundi au jeudi : 9 h – 12 h ; vendredi : 9 h – 11 h 30'],
  ['Tu,Th 14:00-17:00; PH off', 'mardi, jeudi : 14 h – 17 h'],
  ['Sa,Su 10:00-12:00', 'samedi et dimanche : 10 h – 12 h'],
  ['24/7', 'lundi au dimanche : jour et nuit'],
  ['Fr 20:00-02:00', 'vendredi : 20 h – 2 h'],
  ['Mo 18:00-24:00', 'lundi : 18 h – minuit'],
])('%s is read as a week', (openingHours, summary) => {
  const hours = readHours(place(openingHours), [], now);
  expect(hours?.kind === 'week' && plain(weekSummary(hours.days))).toBe(summary);
});

test('what does not come back every week is given as dates, holidays left out', () => {
  const hours = readHours(place('We[2] 09:00-12:00; PH off'), [], now);
  const days = hours?.kind === 'dates' ? hours.dates.map(({ day }) => day) : [];
  expect(days.slice(0, 2)).toEqual(['mercredi 9 décembre', 'mercredi 13 janvier']);
});

test('a week with a public holiday in it is still the usual week, and the holiday is not announced as open', () => {
  const beforeChristmas = new Date('2026-12-23T10:00:00Z');
  const hours = readHours(place('Mo-Fr 09:00-12:00; PH off'), [], beforeChristmas);
  expect(hours?.kind).toBe('week');
  expect(hours?.isClosedOnHolidays).toBe(true);
  expect(hours?.upcoming.some(({ from }) => from.startsWith('2026-12-25'))).toBe(false);
});

test('closures of the service and the bounds of a tour take days away', () => {
  const closures = [{ from: '2026-11-24', to: '2026-11-25' }];
  const hours = readHours(place('Mo-Fr 09:00-12:00', '2026-11-24', '2026-11-26'), closures, now);
  expect(hours?.upcoming).toEqual([{ from: '2026-11-26T09:00', to: '2026-11-26T12:00' }]);
});

test.each([[null], ['on ne sait pas'], ['']])('%j tells no hours', (openingHours) => {
  expect(readHours(place(openingHours), [], now)).toBeNull();
});

test('words between quotes are kept as a comment', () => {
  expect(readHours(place('Mo-Fr 09:00-12:00 "sur rendez-vous"'), [], now)?.comments).toEqual(['sur rendez-vous']);
});

const upcoming = [
  { from: '2026-11-23T09:00', to: '2026-11-23T12:00' },
  { from: '2026-11-23T14:00', to: '2026-11-23T17:30' },
  { from: '2026-11-26T18:00', to: '2026-11-27T00:00' },
];

test.each([
  ['2026-11-21T20:00', 'Fermé en ce moment, ouvre lundi à 9 h'],
  ['2026-11-22T20:00', 'Fermé en ce moment, ouvre demain à 9 h'],
  ['2026-11-23T09:00', 'Ouvert maintenant, ferme à 12 h'],
  ['2026-11-23T12:00', 'Fermé en ce moment, ouvre à 14 h'],
  ['2026-11-23T17:29', 'Ouvert maintenant, ferme à 17 h 30'],
  ['2026-11-26T23:59', 'Ouvert maintenant, ferme à minuit'],
])('at %s: %s', (at, text) => {
  expect(plain(openSentence(upcoming, at)?.text ?? '')).toBe(text);
});

test('past the known days nothing is claimed', () => {
  expect(openSentence(upcoming, '2026-11-27T00:00')).toBeNull();
});

test('the clock is the one of Paris, winter and summer', () => {
  expect(parisWallText(new Date('2026-11-21T20:05:00Z'))).toBe('2026-11-21T21:05');
  expect(parisWallText(new Date('2026-07-21T22:05:00Z'))).toBe('2026-07-22T00:05');
});

test('every hour of the day is written without a leading zero', () => {
  const pad = (value: number) => String(value).padStart(2, '0');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (hour, minute) => {
      expect(hourWords(`${pad(hour)}:${pad(minute)}`)).toMatch(/^(?:\d|1\d|2[0-3])\u00a0h(?:\u00a0[0-5]\d)?$/);
    }),
  );
});
