// One event for somebody's own calendar. The same identifier each time, so that a change replaces what was there.
import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { calendarName } from '../calendar/calendar.ts';
import { clockTime, placeWords } from './event-words.ts';
import type { EventLine, SessionLine } from './read-event-line.server.ts';

type CalendarEvent = Pick<
  EventLine,
  'id' | 'slug' | 'title' | 'status' | 'startsAt' | 'endsAt' | 'placeName' | 'address' | 'link' | 'revision'
>;

export function calendarFile(event: CalendarEvent, sessions: SessionLine[], publicUrl: string): string {
  const calendar = ical({
    name: calendarName(event.title),
    method: ICalCalendarMethod.PUBLISH,
    prodId: '//Maillage//FR',
  });
  const url = `${publicUrl}/evenements/${event.slug}`;
  const chosen = sessions.map(
    ({ title, room, startsAt }) => `${clockTime(startsAt)} – ${title}${room === '' ? '' : ` (${room})`}`,
  );
  calendar.createEvent({
    id: `${event.id}@${new URL(publicUrl).hostname}`,
    sequence: event.revision,
    start: event.startsAt,
    end: event.endsAt,
    summary: event.title,
    status: event.status === 'cancelled' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    location: placeWords(event) || event.link,
    description: [...chosen, event.link, url].filter(Boolean).join('\n'),
    url,
  });
  return calendar.toString();
}
