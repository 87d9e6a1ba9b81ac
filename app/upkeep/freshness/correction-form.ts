// The main fields of an entry as its organisation corrects them from a mail, on a phone. Runs on the server only.
import { type Entry, entryDraft, readEntry } from '../entry/entry-form.ts';
import { ORGANISATION_CONTACTS, rowField } from '../entry/field-names.ts';
import { type Draft, type Errors, readDraft, textOf } from '../entry/form-draft.ts';
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

export function readTyped(form: FormData, { contacts }: CorrectionForm): Draft {
  return readDraft(form, [...MAIN_FIELDS, ...contacts.map(({ name }) => name)]);
}

/** The whole entry with what was typed in its place; errors stand under the names of the fields. */
export function readCorrection(
  typed: Draft,
  row: OrganisationRow,
  own: ContactRow[],
): { entry: Entry } | { errors: Errors } {
  const draft: Draft = { ...entryDraft(row, own), ...typed };
  for (const { at, channel } of newRows(own)) {
    draft[rowField(ORGANISATION_CONTACTS, 'canal', at)] = channel;
    draft[rowField(ORGANISATION_CONTACTS, 'libelle', at)] = 'accueil';
    draft[rowField(ORGANISATION_CONTACTS, 'visibilite', at)] = 'public';
  }
  return readEntry(draft, row);
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
