// When and where, in words, for the pages of registration.
import { whenWords } from '../when-words.ts';
import { placeWords } from './event-words.ts';
import type { EventLine } from './read-event-line.server.ts';

export type Facts = { title: string; when: string; place: string; accessibility: string };

export function eventFacts(event: EventLine): Facts {
  return {
    title: event.title,
    when: whenWords(event.startsAt, event.endsAt),
    place: placeWords(event) || (event.link === '' ? '' : 'À distance'),
    accessibility: event.accessibility,
  };
}
