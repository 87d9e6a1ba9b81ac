import { expect, it } from 'vitest';
import { isEarlyEnough, reminderDue, whenFromNow } from '#app/events/registration/reminder-days.ts';

// The clocks go back on 31 October 2027: days are those of the calendar, not of 24 hours.
const START = new Date('2027-11-04T09:00:00+01:00');

it.each([
  ['2027-10-27T12:00:00+02:00', null, 'Dans 8 jours'],
  ['2027-10-28T00:10:00+02:00', 7, 'Dans 7 jours'],
  ['2027-10-31T23:50:00+01:00', 7, 'Dans 4 jours'],
  ['2027-11-02T08:00:00+01:00', null, 'Dans 2 jours'],
  ['2027-11-03T23:50:00+01:00', 1, 'Demain'],
  ['2027-11-04T08:00:00+01:00', 1, 'Aujourd’hui'],
  ['2027-11-04T09:00:00+01:00', null, null],
])('at %s the reminder is %s, in words %s', (now, due, words) => {
  expect([reminderDue(START, new Date(now)), whenFromNow(START, new Date(now))]).toEqual([due, words]);
});

it('spares whoever has just had a confirmation', () => {
  expect(isEarlyEnough(new Date('2027-10-27T23:00:00+02:00'), START, 7)).toBe(true);
  expect(isEarlyEnough(new Date('2027-10-28T07:00:00+02:00'), START, 7)).toBe(false);
  expect(isEarlyEnough(new Date('2027-11-02T20:00:00+01:00'), START, 1)).toBe(true);
  expect(isEarlyEnough(new Date('2027-11-03T07:00:00+01:00'), START, 1)).toBe(false);
});
