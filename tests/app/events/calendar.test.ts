import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CalendarEntry, calendarText } from '#app/events/calendar/calendar.ts';
import { once, readCalendar, textValue } from '#tests/support/read-calendar.ts';

const ENTRY: CalendarEntry = {
  id: '0f8e',
  title: 'Plénière',
  startsAt: new Date('2027-03-28T00:30:00Z'),
  endsAt: new Date('2027-03-28T01:30:00Z'),
  isCancelled: false,
  revision: 1,
  changedAt: new Date('2026-11-22T02:00:00Z'),
  location: '',
  point: null,
  description: '',
  url: 'https://maillage.exemple.fr/evenements/pleniere',
};

function read(entries: CalendarEntry[], name = 'JCPE 2026') {
  const text = calendarText({ name, publicUrl: 'https://maillage.exemple.fr', entries });
  return readCalendar(Buffer.from(text, 'utf8'));
}

it('says instants in UTC, and who it is, for ever the same', () => {
  const [event] = read([ENTRY]).children;
  if (!event) throw new Error('no event');
  expect(once(event, 'UID')).toBe('0f8e@maillage.exemple.fr');
  expect(once(event, 'DTSTART')).toBe('20270328T003000Z');
  expect(once(event, 'DTEND')).toBe('20270328T013000Z');
  expect(once(event, 'STATUS')).toBe('CONFIRMED');
});

it('is a calendar without any event too, with the hours of Paris as the component that it must have', () => {
  const { children } = read([]);
  expect(children.map(({ name }) => name)).toEqual(['VTIMEZONE']);
  const [zone] = children;
  expect(zone && once(zone, 'TZID')).toBe('Europe/Paris');
  expect(read([ENTRY]).children.map(({ name }) => name)).toEqual(['VEVENT']);
});

it('says that it is cancelled, with a higher sequence', () => {
  const [event] = read([{ ...ENTRY, isCancelled: true, revision: 7 }]).children;
  if (!event) throw new Error('no event');
  expect(once(event, 'STATUS')).toBe('CANCELLED');
  expect(once(event, 'SEQUENCE')).toBe('7');
  expect(textValue(event, 'SUMMARY')).toBe('Annulé\u202f: Plénière');
});

it('cannot be broken by what people write', () => {
  const hostile = 'É;à,\\n\r\nEND:VEVENT\r\nBEGIN:VALARM\u0000\u2028« ö » 🏠'.repeat(6);
  const written = fc.oneof(fc.constant(hostile), fc.string({ unit: 'binary', maxLength: 300 }));
  fc.assert(
    fc.property(written, written, written, (title, location, description) => {
      const calendar = read(
        [{ ...ENTRY, title, location, description, point: { latitude: 45.76, longitude: 4.85 } }],
        title,
      );
      expect(calendar.children.map(({ name, children }) => [name, children.length])).toEqual([['VEVENT', 0]]);
      const [event] = calendar.children;
      const oneLine = title
        .toWellFormed()
        .replaceAll(/[\s\p{Cc}]+/gu, ' ')
        .trim();
      if (event && oneLine !== '') expect(textValue(event, 'SUMMARY')).toBe(oneLine);
    }),
    { numRuns: 200 },
  );
});
