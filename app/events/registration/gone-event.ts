// A deleted event, from what the line of its mails kept of it.
import type { GoneEvent, ToldDay } from '#db/schema/registrations.ts';
import type { CalendarEvent } from './calendar-file.ts';
import type { DayLine } from './read-event-line.server.ts';

export type GoneEventLine = CalendarEvent & { signature: string };

export function goneEvent(detail: Record<string, unknown>): GoneEventLine {
  const { days, startsAt, endsAt, communeCode = null, ...event } = detail as GoneEvent;
  return {
    ...event,
    status: 'cancelled',
    startsAt: new Date(startsAt),
    endsAt: new Date(endsAt),
    communeCode,
    days: days.map(dayLine),
  };
}

function dayLine({ startsAt, endsAt, communeCode = null, ...day }: ToldDay): DayLine {
  return { ...day, startsAt: new Date(startsAt), endsAt: new Date(endsAt), communeCode };
}
