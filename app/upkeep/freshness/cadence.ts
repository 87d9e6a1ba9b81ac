// How often an entry is asked about.

export type Cadence = 3 | 6 | 12 | null;

export const USUAL_CADENCE = 6;

/** `code` is what the form sends. */
export const CADENCES: { code: string; months: Cadence; label: string; hint?: string }[] = [
  { code: '3', months: 3, label: 'Tous les 3 mois', hint: 'Ce qui change souvent : permanences, aides saisonnières.' },
  { code: '6', months: 6, label: 'Tous les 6 mois', hint: 'Le rythme habituel.' },
  { code: '12', months: 12, label: 'Une fois par an' },
  {
    code: 'jamais',
    months: null,
    label: 'Ne pas demander',
    hint: 'Aucun courriel ne part ; la fiche n’apparaît plus parmi celles à vérifier.',
  },
];

/** undefined for a code that no form sends. */
export function readCadence(code: unknown): Cadence | undefined {
  return CADENCES.find((cadence) => cadence.code === code)?.months;
}

export function cadenceCode(months: Cadence): string {
  return months === null ? 'jamais' : String(months);
}
