// One event for somebody's own calendar. The same identifiers each time, so that a change replaces what was there.
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { ToldDay } from '#db/schema/registrations.ts';
import { calendarName } from '../calendar/calendar.ts';
import { dayPlaceWords, placeWords, sessionStart } from './event-words.ts';
import type { EventLine, SessionLine } from './read-event-line.server.ts';

export type CalendarEvent = Pick<
  EventLine,
  | 'id'
  | 'slug'
  | 'title'
  | 'status'
  | 'startsAt'
  | 'endsAt'
  | 'placeName'
  | 'address'
  | 'communeCode'
  | 'link'
  | 'revision'
  | 'days'
  | 'territory'
  | 'contactMail'
>;
/** `gone`: days that were taken out, called off in calendars that hold them. */
type CalendarFile = { sessions: SessionLine[]; publicUrl: string; gone?: ToldDay[] };

/** PUBLISH, or CANCEL when nothing of it is left: some agendas take away only what is called off by that word. */
export function calendarMethod({ status }: Pick<CalendarEvent, 'status'>): ICalCalendarMethod {
  return status === 'cancelled' ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH;
}

/** One line, or one for each of its days, as in the calendars of the programme. */
export function calendarFile(event: CalendarEvent, { sessions, publicUrl, gone = [] }: CalendarFile): string {
  const calendar = ical({
    name: calendarName(event.title),
    method: calendarMethod(event),
    prodId: '//Maillage//FR',
  });
  const url = `${publicUrl}/evenements/${event.slug}`;
  const chosen = sessions.map(
    ({ title, room, startsAt }) => `${sessionStart({ startsAt }, event)} – ${title}${room === '' ? '' : ` (${room})`}`,
  );
  const { hostname } = new URL(publicUrl);
  const isOff = event.status === 'cancelled';
  // Who waited never had the link, and who hears that it is off needs none.
  const link = isOff ? '' : event.link;
  // RFC 5546 wants to know who calls off.
  const organizer = isOff && event.contactMail ? { name: event.territory, email: event.contactMail } : null;
  const add = (line: { id: string; startsAt: Date; endsAt: Date }, location: string, isLineOff: boolean) =>
    calendar.createEvent({
      id: `${line.id}@${hostname}`,
      sequence: event.revision,
      start: line.startsAt,
      end: line.endsAt,
      summary: event.title,
      status: isLineOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      organizer,
      location,
      description: [...chosen, link, url].filter(Boolean).join('\n'),
      url,
    });
  if (event.days.length === 0) add(event, placeWords(event) || link, isOff);
  for (const day of event.days) add(day, dayPlaceWords(day, event) || link, isOff);
  for (const day of gone)
    add(
      { id: day.id, startsAt: new Date(day.startsAt), endsAt: new Date(day.endsAt) },
      dayPlaceWords(day, event) || link,
      true,
    );
  // Every line of a calendar ends, the last one too.
  return `${calendar.toString()}\r\n`;
}
