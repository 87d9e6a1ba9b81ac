// When and where an event is, as registration writes it.
import { wallClock } from '#db/paris-time.ts';
import { clockWords } from '../when-words.ts';

/** « 14 h 05 », « 9 h » */
export function clockTime(at: Date): string {
  return clockWords(wallClock(at).clock);
}

/** `2027-11-18`, the day in Paris. */
export function isoDay(at: Date): string {
  return wallClock(at).day;
}

/** « Maison des projets, 3 rue de la République »; '' where one joins from afar only. */
export function placeWords({ placeName, address }: { placeName: string; address: string }): string {
  return [placeName, address].filter(Boolean).join(', ');
}
