// Events as a calendar that others subscribe to. Times leave as UTC: no calendar has to know the rules of Paris.
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

export type CalendarEntry = {
  /** Stable for ever: the id of the event, or of its day. */
  id: string;
  title: string;
  startsAt: Date;
  endsAt: Date;
  isCancelled: boolean;
  /** Grows with each change. */
  revision: number;
  changedAt: Date;
  location: string;
  point: { latitude: number; longitude: number } | null;
  description: string;
  url: string;
};

export type CalendarInput = { name: string; publicUrl: string; entries: CalendarEntry[] };

/** A calendar holds one component at least (RFC 5545, 3.4 and 3.6): without any event, the hours of the place it is about. */
const PARIS = [
  'BEGIN:VTIMEZONE',
  'TZID:Europe/Paris',
  'BEGIN:STANDARD',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'TZNAME:CET',
  'END:STANDARD',
  'BEGIN:DAYLIGHT',
  'DTSTART:19810329T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'TZNAME:CEST',
  'END:DAYLIGHT',
  'END:VTIMEZONE',
];

export function calendarText({ name, publicUrl, entries }: CalendarInput): string {
  const host = new URL(publicUrl).hostname;
  const calendar = ical({
    name: calendarName(name),
    prodId: { company: 'Maillage', product: 'Programme', language: 'FR' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 3600,
  });
  for (const entry of entries) {
    calendar.createEvent({
      id: `${entry.id}@${host}`,
      sequence: entry.revision,
      start: entry.startsAt,
      end: entry.endsAt,
      stamp: entry.changedAt,
      lastModified: entry.changedAt,
      summary: entry.isCancelled ? `Annulé : ${oneLine(entry.title)}` : oneLine(entry.title),
      description: withoutControls(entry.description),
      location: locationOf(entry),
      url: entry.url,
      status: entry.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
  }
  // Every line of a calendar ends, the last one too.
  const text = `${calendar.toString()}\r\n`;
  return entries.length > 0 ? text : text.replace(/(?=END:VCALENDAR)/, `${PARIS.join('\r\n')}\r\n`);
}

function locationOf({ location, point }: CalendarEntry) {
  const title = oneLine(location);
  return title === '' ? null : { title, ...(point && { geo: { lat: point.latitude, lon: point.longitude } }) };
}

function oneLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}

/** The library escapes the words of an event, and not the name of a calendar. */
export function calendarName(words: string): string {
  return oneLine(words).replaceAll(/[\\;,]/g, (sign) => `\\${sign}`);
}

function withoutControls(text: string): string {
  return text.toWellFormed().replaceAll(/(?!\n)\p{Cc}/gu, '');
}
