// Phones, e-mails and sites as they are edited, of an organisation, a service or a place.

import { z } from 'zod';
import { type Draft, type Errors, textOf } from '#app/ui/form-draft.ts';
import { ownWords } from '#app/ui/own-words.ts';
import { type RowGroup, rowField, rowNumbers } from './field-names.ts';
import type { ContactRow } from './kept-entry.server.ts';

export type EntryContact = Pick<ContactRow, 'channel' | 'label' | 'value' | 'visibility'>;

const LONGEST_LABEL = 80;
const LONGEST_VALUE = 300;

export const CONTACT_WORDS: Record<string, string> = {
  telephone: 'Téléphone',
  courriel: 'Courriel',
  site: 'Site',
  public: 'Tout le monde',
  professionnels: 'Les professionnels',
  coordination: 'La coordination',
};

export const webSite = z.url({
  protocol: /^https?$/,
  hostname: z.regexes.domain,
  error: 'Écrivez l’adresse entière, comme https://www.exemple.fr.',
});

export const CHANNELS: Record<string, z.ZodType> = {
  telephone: z
    .string()
    .regex(/^\+?[\d .()-]{4,24}$/, { error: 'Écrivez un numéro de téléphone, comme 04 67 00 00 00.' }),
  courriel: z.email({ error: 'Écrivez une adresse complète, comme accueil@exemple.fr.' }),
  site: webSite,
};

export function readContacts(group: RowGroup, draft: Draft, errors: Errors): (EntryContact & { row: number })[] {
  return rowNumbers(group).flatMap((row) => {
    const contact = readContact(group, draft, row, errors);
    return contact === null ? [] : [{ ...contact, row }];
  });
}

function readContact(group: RowGroup, draft: Draft, row: number, errors: Errors): EntryContact | null {
  const [channel, label, value, visibility] = ['canal', 'libelle', 'valeur', 'visibilite'].map((part) =>
    textOf(draft, rowField(group, part, row)),
  );
  if (!value) return null;
  const form = ownWords(CHANNELS, channel);
  const isVisible = visibility === 'public' || visibility === 'professionnels' || visibility === 'coordination';
  if (!form || !isVisible) {
    errors[rowField(group, 'canal', row)] = ['Choisissez le moyen et qui voit cette coordonnée.'];
    return null;
  }
  const checked = form.safeParse(value);
  if (!checked.success) errors[rowField(group, 'valeur', row)] = checked.error.issues.map(({ message }) => message);
  if (value.length > LONGEST_VALUE || (label ?? '').length > LONGEST_LABEL)
    errors[rowField(group, 'libelle', row)] = ['C’est trop long : raccourcissez.'];
  return { channel: channel as EntryContact['channel'], label: label || 'accueil', value, visibility };
}

export function contactDraft(group: RowGroup, contacts: EntryContact[]): Draft {
  return Object.fromEntries(
    contacts.slice(0, group.most).flatMap((contact, at) => [
      [rowField(group, 'canal', at), contact.channel],
      [rowField(group, 'libelle', at), contact.label],
      [rowField(group, 'valeur', at), contact.value],
      [rowField(group, 'visibilite', at), contact.visibility],
    ]),
  );
}

/** « Téléphone, accueil : 04 67 00 00 00 (Tout le monde) » */
export function sayContact(part: (name: string) => string | string[]): string {
  const word = (name: string) => CONTACT_WORDS[String(part(name))] ?? String(part(name));
  const label = String(part('libelle'));
  return `${word('canal')}${label ? `, ${label}` : ''}\u202f: ${part('valeur')} (${word('visibilite')})`;
}
