// What can be chosen when two entries become one, in the words of the card.
import { ITEMS, ORGANISATION_FIELDS } from '../history/fields.ts';
import type { EntrySnapshot, OrganisationSnapshot } from '../history/snapshot.ts';

export type Side = 'left' | 'right';
export type Choice = Side | 'both';

type Column = keyof OrganisationSnapshot;
export type MergeField = { name: string; label: string; columns: Column[]; isList: boolean };

/** An address, its commune and its point are one thing: half of each would be nowhere. */
export const MERGE_FIELDS: MergeField[] = [
  { name: 'nom', label: 'Nom', columns: ['name'], isList: false },
  { name: 'sigle', label: 'Sigle', columns: ['acronym'], isList: false },
  { name: 'type', label: 'Type d’acteur', columns: ['kind'], isList: false },
  { name: 'presentation', label: 'Présentation', columns: ['description'], isList: false },
  { name: 'siret', label: 'SIRET', columns: ['siret'], isList: false },
  { name: 'site', label: 'Site internet', columns: ['website'], isList: false },
  {
    name: 'adresse',
    label: 'Adresse du siège',
    columns: ['address', 'communeCode', 'latitude', 'longitude', 'pointPrecision'],
    isList: false,
  },
  { name: 'reseaux', label: 'Réseaux', columns: ['networks'], isList: true },
  { name: 'documents', label: 'Documents et vidéos', columns: ['documents'], isList: true },
];
export const CONTACTS_FIELD = 'coordonnees';

export type FieldRow = { name: string; label: string; left: string[]; right: string[]; isList: boolean };

/** Only what differs: nothing has to be chosen where both say the same. */
export function differingFields(left: EntrySnapshot, right: EntrySnapshot): FieldRow[] {
  const rows: FieldRow[] = MERGE_FIELDS.map(({ name, label, columns, isList }) => ({
    name,
    label,
    isList,
    left: said(left.organisation, columns),
    right: said(right.organisation, columns),
  }));
  rows.push({
    name: CONTACTS_FIELD,
    label: 'Coordonnées',
    isList: true,
    left: left.contacts.map((contact) => ITEMS.contacts.say(contact)),
    right: right.contacts.map((contact) => ITEMS.contacts.say(contact)),
  });
  return rows.filter((row) => JSON.stringify(row.left) !== JSON.stringify(row.right));
}

/** What is written wins over nothing, lists are put together, and the entry that stays wins otherwise. */
export function proposedChoice({ left, right, isList }: FieldRow, keep: Side): Choice {
  if (left.length === 0) return 'right';
  if (right.length === 0) return 'left';
  return isList ? 'both' : keep;
}

function said(organisation: OrganisationSnapshot, columns: Column[]): string[] {
  return ORGANISATION_FIELDS.filter(({ name, columns: own }) =>
    (own ?? [name]).some((column) => columns.includes(column as Column)),
  ).flatMap(({ say }) => say(organisation)?.split('\n') ?? []);
}
