// Sentences of the list that need counting.

const number = new Intl.NumberFormat('fr-FR');

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count < 2 ? one : many}`;
}

type Counted = {
  organisations: number;
  services: number;
  isExact: boolean;
  query: { groupBy: 'acteurs' | 'services' };
};

/** « 9 acteurs · 14 services »; « environ » when there are too many to count one by one. */
export function countSentence({ organisations, services, isExact, query }: Counted): string {
  if (services === 0 && organisations === 0) return 'Aucun résultat';
  const about = isExact ? '' : 'environ ';
  if (query.groupBy === 'services') return `${about}${plural(services, 'service')}`;
  return `${about}${plural(organisations, 'acteur')} · ${plural(services, 'service')}`;
}

/** « à 3,2 km », « à moins d’un kilomètre ». */
export function distanceWords(kilometres: number): string {
  if (kilometres < 1) return 'à moins d’un kilomètre';
  const rounded = kilometres < 10 ? Math.round(kilometres * 10) / 10 : Math.round(kilometres);
  return `à ${number.format(rounded)} km`;
}

/** « impayés · gratuit »: a line may break after the point, never before it. */
export function joined(words: readonly (string | null | undefined | false)[]): string {
  return words.filter(Boolean).join('\u00a0· ');
}
