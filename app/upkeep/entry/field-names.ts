// Names of the repeated fields of the long forms; browser and server build the same ones.

/** More than anybody needs; what an import brought beyond stays as it is. */
export const CONTACT_ROWS = 12;
export const PLACE_ROWS = 10;

export const CONTACT_PARTS = ['canal', 'libelle', 'valeur', 'visibilite'] as const;
export const PLACE_PARTS = ['id', 'libelle', 'adresse', 'commune', 'horaires'] as const;

export function contactField(part: (typeof CONTACT_PARTS)[number], row: number): string {
  return `contact-${part}-${row}`;
}

export function placeField(part: (typeof PLACE_PARTS)[number], row: number): string {
  return `lieu-${part}-${row}`;
}
