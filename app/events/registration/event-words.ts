// When and where an event is, as people write it.
import { longDate } from '#app/ui/french-date.ts';

const clock = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: 'numeric', minute: '2-digit' });
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris' });

/** « 14 h 05 », « 9 h » */
export function clockTime(at: Date): string {
  const [hour = '', minute = ''] = clock.format(at).split(':');
  return minute === '00' ? `${Number(hour)} h` : `${Number(hour)} h ${minute}`;
}

/** `2027-11-18`, the day in Paris. */
export function isoDay(at: Date): string {
  return day.format(at);
}

/** « jeudi 18 novembre 2027, de 9 h à 17 h », « du jeudi 18 novembre 2027 à 9 h au … à 17 h » */
export function whenWords({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string {
  if (isoDay(startsAt) === isoDay(endsAt))
    return `${longDate(startsAt)}, de ${clockTime(startsAt)} à ${clockTime(endsAt)}`;
  return `du ${longDate(startsAt)} à ${clockTime(startsAt)} au ${longDate(endsAt)} à ${clockTime(endsAt)}`;
}

/** « Maison des projets, 3 rue de la République »; '' where one joins from afar only. */
export function placeWords({ placeName, address }: { placeName: string; address: string }): string {
  return [placeName, address].filter(Boolean).join(', ');
}
