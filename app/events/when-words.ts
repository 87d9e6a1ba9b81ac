// When something happens, as people write it.
import { longDate, mediumDate } from '#app/ui/french-date.ts';
import { wallClock } from '#db/paris-time.ts';

const weekdayAndDay = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

/** « mardi 17 novembre 2026, de 9 h à 12 h 30 », « du 16 novembre 2026 à 9 h au 21 novembre 2026 à 17 h » */
export function whenWords(startsAt: Date, endsAt: Date): string {
  const [from, to] = [wallClock(startsAt), wallClock(endsAt)];
  if (from.day === to.day) return `${longDate(startsAt)}, ${hoursWords(startsAt, endsAt)}`;
  return `du ${mediumDate(startsAt)} à ${clockWords(from.clock)} au ${mediumDate(endsAt)} à ${clockWords(to.clock)}`;
}

/** « de 9 h à 12 h 30 » */
export function hoursWords(startsAt: Date, endsAt: Date): string {
  const [from, to] = [wallClock(startsAt).clock, wallClock(endsAt).clock];
  return from === to ? `à ${clockWords(from)}` : `de ${clockWords(from)} à ${clockWords(to)}`;
}

/** « 9 h », « 12 h 30 » */
export function clockWords(clock: string): string {
  const [hours = '', minutes = ''] = clock.split(':');
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`;
}

/** « mardi 17 novembre » */
export function dayHeading(instant: Date): string {
  return weekdayAndDay.format(instant).replace(/ 1 /u, ' 1er ');
}

/** « du 3 au 9 novembre 2026 » for the days from `first` to `last`. */
export function daysWords(first: string, last: string): string {
  const [from, to] = [first, last].map((day) => mediumDate(new Date(`${day}T12:00:00Z`)));
  if (first === last) return `le ${from}`;
  const isSameMonth = first.slice(0, 7) === last.slice(0, 7);
  return `du ${isSameMonth ? from?.split(' ')[0] : from} au ${to}`;
}
