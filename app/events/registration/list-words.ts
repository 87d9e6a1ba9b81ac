// How many come, in one sentence.
import type { RegistrationStatus } from '#db/schema/registrations.ts';

export function countsWords(people: { status: RegistrationStatus }[], capacity: number | null): string {
  const count = (status: RegistrationStatus) => people.filter((one) => one.status === status).length;
  const seated = count('confirmed');
  const places = seated === 0 ? 'Aucune place gardée' : seated === 1 ? '1 place gardée' : `${seated} places gardées`;
  const seats = capacity === null ? places : `${places} sur ${capacity}`;
  const waiting = count('waiting');
  const cancelled = count('cancelled');
  return [
    seats,
    waiting > 0 && `${waiting} en attente`,
    cancelled > 0 && `${cancelled} annulée${cancelled > 1 ? 's' : ''}`,
  ]
    .filter(Boolean)
    .join(' · ');
}

export const STATUS_WORDS: Record<RegistrationStatus, string> = {
  confirmed: 'place gardée',
  waiting: 'en attente',
  cancelled: 'annulée',
};
