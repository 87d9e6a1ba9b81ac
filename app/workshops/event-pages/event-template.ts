// What the page of an event begins with, by its kind.
import type { EventFormat } from '#db/schema/events.ts';
import type { WorkshopTemplate } from '#db/schema/workshops.ts';

const BY_FORMAT: Partial<Record<EventFormat, WorkshopTemplate>> = {
  plenary: 'plenary',
  workshop: 'thematic',
  'round-table': 'round-table',
  'public-meeting': 'round-table',
  webinar: 'round-table',
};

export function templateFor(format: EventFormat): WorkshopTemplate {
  return BY_FORMAT[format] ?? 'free';
}
