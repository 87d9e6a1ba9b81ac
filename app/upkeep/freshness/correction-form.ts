// The main fields of an entry as its organisation corrects them from a mail, on a phone. Runs on the server only.

import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { type Entry, emptyEntryDraft, entryDraft, readEntry } from '../entry/entry-form.ts';
import { ORGANISATION_CONTACTS, rowField } from '../entry/field-names.ts';
import type { ContactRow, OrganisationRow } from '../entry/kept-entry.server.ts';

export const MAIN_FIELDS = ['nom', 'description', 'site', 'adresse', 'commune'];

export type ContactField = { name: string; label: string; channel: ContactRow['channel'] };

export type CorrectionForm = {
  draft: Draft;
  /** Contacts that the organisation may see, and two empty lines for new ones. */
  contacts: ContactField[];
  /** Tells whether the entry is still the one that was shown. */
  version: string;
};

const CHANNELS = { telephone: 'Téléphone', courriel: 'Courriel', site: 'Site' };
const NEW_ROWS = ['telephone', 'courriel'] as const;

/** `own` in the order of the long form; what only the coordination sees is neither shown nor touched. */
export function correctionForm(row: OrganisationRow, own: ContactRow[]): CorrectionForm {
  const contacts = own.slice(0, ORGANISATION_CONTACTS.most).flatMap(({ channel, label, visibility }, at) => {
    if (visibility === 'coordination') return [];
    const whose = visibility === 'professionnels' ? `${label}, vu des professionnels` : label;
    return [{ name: rowField(ORGANISATION_CONTACTS, 'valeur', at), label: `${CHANNELS[channel]} (${whose})`, channel }];
  });
  const fresh = newRows(own).map(({ at, channel }) => ({
    name: rowField(ORGANISATION_CONTACTS, 'valeur', at),
    label: channel === 'telephone' ? 'Autre téléphone' : 'Autre courriel',
    channel,
  }));
  const whole = entryDraft(row, own);
  const shown = [...MAIN_FIELDS, ...contacts.map(({ name }) => name), ...fresh.map(({ name }) => name)];
  return {
    draft: Object.fromEntries(shown.map((name) => [name, whole[name] ?? ''])),
    contacts: [...contacts, ...fresh],
    version: [row.revision, ...own.map(({ id }) => id)].join('.'),
  };
}

/** What was sent for fields that were shown: what only the coordination sees cannot be changed by guessing its name. */
export function shownOnly(sent: Draft, { draft }: CorrectionForm): Draft {
  return Object.fromEntries(Object.entries(sent).filter(([name]) => name in draft));
}

export type CorrectedFields = Pick<
  Entry,
  'name' | 'description' | 'website' | 'address' | 'communeCode' | 'latitude' | 'longitude' | 'pointPrecision'
>;

const POINT = ['latitude', 'longitude', 'precision', 'pose'];

/** Only what is shown and was changed is judged: nobody mends from a phone what an import once let through. */
export function readCorrection(
  typed: Draft,
  row: OrganisationRow,
  own: ContactRow[],
): { fields: CorrectedFields } | { errors: Errors } {
  const stored = entryDraft(row, own);
  const draft: Draft = { ...emptyEntryDraft(), type: 'autre' };
  for (const name of [...MAIN_FIELDS, ...POINT]) draft[name] = typed[name] ?? stored[name] ?? '';
  const isSameSite = typed.site === (row.website ?? '');
  if (isSameSite) draft.site = '';
  const rows = [...own.map(({ channel }, at) => ({ at, channel })), ...newRows(own)];
  for (const { at, channel } of rows) {
    const value = rowField(ORGANISATION_CONTACTS, 'valeur', at);
    if (!(value in typed) || typed[value] === (stored[value] ?? '')) continue;
    draft[value] = typed[value] ?? '';
    draft[rowField(ORGANISATION_CONTACTS, 'canal', at)] = channel;
    draft[rowField(ORGANISATION_CONTACTS, 'libelle', at)] = 'accueil';
    draft[rowField(ORGANISATION_CONTACTS, 'visibilite', at)] = 'public';
  }
  const read = readEntry(draft, row);
  if ('errors' in read) return read;
  const { name, description, website, address, communeCode, latitude, longitude, pointPrecision } = read.entry;
  return {
    fields: {
      name,
      description,
      website: isSameSite ? row.website : website,
      address,
      communeCode,
      latitude,
      longitude,
      pointPrecision,
    },
  };
}

/** What the contact in that row becomes; '' takes it away. */
export function typedContact(typed: Draft, at: number): string | null {
  const name = rowField(ORGANISATION_CONTACTS, 'valeur', at);
  return name in typed ? textOf(typed, name) : null;
}

export function newRows(own: ContactRow[]): { at: number; channel: (typeof NEW_ROWS)[number] }[] {
  return NEW_ROWS.map((channel, more) => ({ channel, at: own.length + more })).filter(
    ({ at }) => at < ORGANISATION_CONTACTS.most,
  );
}
