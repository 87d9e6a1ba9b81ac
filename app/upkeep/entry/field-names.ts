// Names of the repeated fields of the long forms; browser and server build the same ones.
import { type Draft, listOf, textOf } from '#app/ui/form-draft.ts';

/** A block of fields that may be repeated: `lieu-commune-0`, `lieu-commune-1`… What an import brought beyond `most` stays as it is. */
export type RowGroup<Part extends string = string> = {
  name: string;
  parts: readonly Part[];
  /** Parts whose values are several. */
  lists: readonly string[];
  /** A row where one of these is written is in use; the others have a value of their own. */
  telling: readonly Part[];
  most: number;
};

export const ORGANISATION_CONTACTS = {
  name: 'contact',
  parts: ['canal', 'libelle', 'valeur', 'visibilite'],
  lists: [],
  telling: ['valeur', 'libelle'],
  most: 12,
} as const satisfies RowGroup;

export const SERVICE_CONTACTS = {
  ...ORGANISATION_CONTACTS,
  parts: ['canal', 'libelle', 'valeur', 'visibilite', 'lieu'],
} as const satisfies RowGroup;

export const DOCUMENTS = {
  name: 'document',
  parts: ['genre', 'titre', 'adresse'],
  lists: [],
  telling: ['titre', 'adresse'],
  most: 10,
} as const satisfies RowGroup;

export const POINT_PARTS = ['adresse', 'commune', 'latitude', 'longitude', 'precision', 'pose'] as const;

export const PLACES = {
  name: 'lieu',
  /** `semaine`: days typed without script that could not be read. */
  parts: ['id', 'libelle', ...POINT_PARTS, 'horaires', 'semaine', 'debut', 'fin'],
  lists: ['acces'],
  telling: ['libelle', 'adresse', 'commune', 'horaires', 'semaine'],
  most: 20,
} as const satisfies RowGroup;

export const CLOSURES = {
  name: 'fermeture',
  parts: ['debut', 'fin', 'motif'],
  lists: [],
  telling: ['debut', 'fin', 'motif'],
  most: 8,
} as const satisfies RowGroup;

export const RELAYS = {
  name: 'relais',
  parts: ['organisme', 'comment'],
  lists: [],
  telling: ['organisme', 'comment'],
  most: 12,
} as const satisfies RowGroup;

export function rowField(group: Pick<RowGroup, 'name'>, part: string, row: number): string {
  return `${group.name}-${part}-${row}`;
}

/** Where the page returns to after a row was added without script. */
export function anchorOf({ name }: Pick<RowGroup, 'name'>): string {
  return `groupe-${name}`;
}

/** Hidden field that holds the numbers of the rows on screen, empty ones included. */
export function shownField({ name }: Pick<RowGroup, 'name'>): string {
  return `${name}-rang`;
}

export function rowNumbers({ most }: RowGroup): number[] {
  return Array.from({ length: most }, (_, row) => row);
}

export function rowNames(group: RowGroup): { texts: string[]; lists: string[] } {
  const all = (parts: readonly string[]) =>
    rowNumbers(group).flatMap((row) => parts.map((part) => rowField(group, part, row)));
  return { texts: all(group.parts), lists: [...all(group.lists), shownField(group)] };
}

export function isRowUsed(group: RowGroup, draft: Draft, row: number): boolean {
  return group.telling.some((part) => textOf(draft, rowField(group, part, row)) !== '');
}

/** Rows to draw: those in use and those that were asked for. */
export function shownRows(group: RowGroup, draft: Draft): number[] {
  const asked = new Set(listOf(draft, shownField(group)));
  return rowNumbers(group).filter((row) => asked.has(String(row)) || isRowUsed(group, draft, row));
}

/** The draft with one more empty row; the same draft when there is no room. */
export function withNewRow(group: RowGroup, draft: Draft): Draft {
  const shown = shownRows(group, draft);
  const free =
    rowNumbers(group).find((row) => row > (shown.at(-1) ?? -1)) ??
    rowNumbers(group).find((row) => !shown.includes(row));
  if (free === undefined) return draft;
  return { ...withoutRow(group, draft, free), [shownField(group)]: [...shown, free].map(String) };
}

export function withoutRow(group: RowGroup, draft: Draft, row: number): Draft {
  return {
    ...draft,
    ...Object.fromEntries(group.parts.map((part) => [rowField(group, part, row), ''])),
    ...Object.fromEntries(group.lists.map((part) => [rowField(group, part, row), []])),
    [shownField(group)]: shownRows(group, draft)
      .filter((other) => other !== row)
      .map(String),
  };
}

/** Rows that nothing is written in say nothing, whatever their menus hold. */
export function withoutEmptyRows(group: RowGroup, draft: Draft): Draft {
  return rowNumbers(group)
    .filter((row) => !isRowUsed(group, draft, row))
    .reduce(
      (kept, row) => ({ ...withoutRow(group, kept, row), [shownField(group)]: kept[shownField(group)] ?? [] }),
      draft,
    );
}
