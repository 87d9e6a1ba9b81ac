// When and where, in words, for the pages of registration.
import { whenWords } from '../when-words.ts';
import { daysOf, onePlaceWords } from './event-words.ts';
import type { EventLine } from './read-event-line.server.ts';

export type Facts = { title: string; when: string; place: string; days: string[]; accessibility: string };

export function eventFacts(event: EventLine): Facts {
  return {
    title: event.title,
    when: whenWords(event.startsAt, event.endsAt),
    place: onePlaceWords(event) || (event.link === '' ? '' : 'À distance'),
    days: daysOf(event),
    accessibility: event.accessibility,
  };
}
