// When and where an event is, as registration writes it.
import { findCommune } from '#db/gazetteer.ts';
import { normalise } from '#db/normalise.ts';
import { wallClock } from '#db/paris-time.ts';
import { clockWords, dayHeading, whenWords } from '../when-words.ts';

/** « 14 h 05 », « 9 h » */
export function clockTime(at: Date): string {
  return clockWords(wallClock(at).clock);
}

/** `2027-11-18`, the day in Paris. */
export function isoDay(at: Date): string {
  return wallClock(at).day;
}

type Span = { startsAt: Date; endsAt: Date };

/** « 14 h », « mercredi 2 décembre, 14 h » where the event lasts several days. */
export function sessionStart({ startsAt }: Pick<Span, 'startsAt'>, event: Span): string {
  const clock = clockTime(startsAt);
  return isoDay(event.startsAt) === isoDay(event.endsAt) ? clock : `${dayHeading(startsAt)}, ${clock}`;
}

type Place = { placeName: string; address: string; communeCode?: string | null };

/** « Maison des projets, 3 rue de la République, Lyon »; '' where one joins from afar only. */
export function placeWords({ placeName, address, communeCode }: Place): string {
  const commune = communeCode ? (findCommune(communeCode)?.name ?? '') : '';
  const said = [placeName, address].filter(Boolean).join(', ');
  return commune === '' || normalise(said).includes(normalise(commune))
    ? said
    : [said, commune].filter(Boolean).join(', ');
}

/** Where one of several days happens: its own place, or that of the event. */
export function dayPlaceWords(day: Place, event: Place): string {
  return placeWords(day) || placeWords(event);
}

type Placed = Place & { days: (Place & Span)[] };

/** Each of several days, with its hours and its place; nothing for what happens once. */
export function daysOf(event: Placed): string[] {
  return event.days.map((day) =>
    [whenWords(day.startsAt, day.endsAt), dayPlaceWords(day, event)].filter(Boolean).join(', '),
  );
}

/** Where it all happens; '' where its days say each their own. */
export function onePlaceWords(event: Placed): string {
  const place = placeWords(event);
  return event.days.every((day) => dayPlaceWords(day, event) === place) ? place : '';
}
