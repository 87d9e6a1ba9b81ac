// What the list of kept entries may be narrowed to.

export const ENTRY_FILTERS = [
  { code: '', label: 'Toutes' },
  { code: 'a-verifier', label: 'À vérifier' },
  { code: 'brouillons', label: 'En préparation' },
  { code: 'retirees', label: 'Retirées' },
  { code: 'orphelines', label: 'Sans personne' },
  { code: 'incompletes', label: 'À compléter' },
] as const;

export type EntryFilter = (typeof ENTRY_FILTERS)[number]['code'];

/** Anything unknown is the whole list. */
export function readEntryFilter(text: string | null): EntryFilter {
  return ENTRY_FILTERS.find(({ code }) => code === text)?.code ?? '';
}
