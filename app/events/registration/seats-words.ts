// How many seats are left, in words.
/** null where seats are not counted. */
export function seatsWords(left: number | null): string | null {
  if (left === null) return null;
  if (left === 0) return 'complet, liste d’attente';
  return left === 1 ? 'il reste 1 place' : `il reste ${left} places`;
}
