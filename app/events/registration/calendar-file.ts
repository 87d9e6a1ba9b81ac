// One event for somebody's own calendar. The same identifiers each time, so that a change replaces what was there.
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import type { ToldDay } from '#db/schema/registrations.ts';
import { calendarName } from '../calendar/calendar.ts';
import { clockTime, dayPlaceWords, placeWords } from './event-words.ts';
import type { EventLine, SessionLine } from './read-event-line.server.ts';

type CalendarEvent = Pick<
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
>;
/** `gone`: days that were taken out, called off in calendars that hold them. */
type CalendarFile = { sessions: SessionLine[]; publicUrl: string; gone?: ToldDay[] };

/** One line, or one for each of its days, as in the calendars of the programme. */
export function calendarFile(event: CalendarEvent, { sessions, publicUrl, gone = [] }: CalendarFile): string {
  const calendar = ical({
    name: calendarName(event.title),
    method: ICalCalendarMethod.PUBLISH,
    prodId: '//Maillage//FR',
  });
  const url = `${publicUrl}/evenements/${event.slug}`;
  const chosen = sessions.map(
    ({ title, room, startsAt }) => `${clockTime(startsAt)} – ${title}${room === '' ? '' : ` (${room})`}`,
  );
  const { hostname } = new URL(publicUrl);
  const add = (line: { id: string; startsAt: Date; endsAt: Date }, location: string, isOff: boolean) =>
    calendar.createEvent({
      id: `${line.id}@${hostname}`,
      sequence: event.revision,
      start: line.startsAt,
      end: line.endsAt,
      summary: event.title,
      status: isOff ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      location,
      description: [...chosen, event.link, url].filter(Boolean).join('\n'),
      url,
    });
  const isOff = event.status === 'cancelled';
  if (event.days.length === 0) add(event, placeWords(event) || event.link, isOff);
  for (const day of event.days) add(day, dayPlaceWords(day, event) || event.link, isOff);
  for (const day of gone)
    add(
      { id: day.id, startsAt: new Date(day.startsAt), endsAt: new Date(day.endsAt) },
      dayPlaceWords(day, event) || event.link,
      true,
    );
  // Every line of a calendar ends, the last one too.
  return `${calendar.toString()}\r\n`;
}
