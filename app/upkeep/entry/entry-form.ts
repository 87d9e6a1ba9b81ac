// An organisation as it is edited. Runs on the server only.
import { z } from 'zod';
import { resolveCommune } from '#app/territories/resolve-commune.ts';
import { findCommune } from '#db/gazetteer.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { labelOf } from '#db/vocabulary/term.ts';
import { CONTACT_PARTS, CONTACT_ROWS, contactField } from './field-names.ts';
import { type Draft, type Errors, textOf } from './form-draft.ts';
import type { ContactRow, OrganisationRow } from './kept-entry.server.ts';

export type EntryContact = Pick<ContactRow, 'channel' | 'label' | 'value' | 'visibility'>;

export type Entry = {
  name: string;
  acronym: string | null;
  kind: string;
  description: string;
  website: string | null;
  address: string | null;
  communeCode: string | null;
  siret: string | null;
  contacts: EntryContact[];
};

const rows = Array.from({ length: CONTACT_ROWS }, (_, row) => row);

export const ENTRY_FIELDS = [
  ...['nom', 'sigle', 'type', 'description', 'site', 'adresse', 'commune', 'siret'],
  ...rows.flatMap((row) => CONTACT_PARTS.map((part) => contactField(part, row))),
];

export const ENTRY_LABELS: Record<string, string> = {
  nom: 'Nom',
  sigle: 'Sigle',
  type: 'Type d’acteur',
  description: 'Présentation',
  site: 'Site internet',
  adresse: 'Adresse du siège',
  commune: 'Commune du siège',
  siret: 'SIRET',
  ...Object.fromEntries(
    rows.flatMap((row) => [
      [contactField('canal', row), `Coordonnée ${row + 1} : moyen`],
      [contactField('libelle', row), `Coordonnée ${row + 1} : à quoi elle sert`],
      [contactField('valeur', row), `Coordonnée ${row + 1} : numéro ou adresse`],
      [contactField('visibilite', row), `Coordonnée ${row + 1} : qui la voit`],
    ]),
  ),
};

const kinds = KINDS.map(({ code }) => code) as [string, ...string[]];
const short = (words: string, most = 200) => z.string().max(most, { error: `${words} : ${most} caractères au plus.` });

const schema = z.object({
  nom: short('Le nom').min(2, { error: 'Écrivez le nom de l’organisme.' }),
  sigle: short('Le sigle', 40),
  type: z.enum(kinds, { error: 'Choisissez le type d’acteur.' }),
  description: short('La présentation', 4000),
  site: z.union([
    z.literal(''),
    z.url({
      protocol: /^https?$/,
      hostname: z.regexes.domain,
      error: 'Écrivez l’adresse entière du site, comme https://www.exemple.fr.',
    }),
  ]),
  adresse: short('L’adresse', 300),
  siret: z
    .string()
    .refine((value) => value === '' || isSiret(value), { error: 'Un SIRET compte 14 chiffres : vérifiez-les.' }),
});

export const CHANNELS: Record<string, z.ZodType> = {
  telephone: z
    .string()
    .regex(/^\+?[\d .()-]{4,24}$/, { error: 'Écrivez un numéro de téléphone, comme 04 67 00 00 00.' }),
  courriel: z.email({ error: 'Écrivez une adresse complète, comme accueil@exemple.fr.' }),
  site: z.url({
    protocol: /^https?$/,
    hostname: z.regexes.domain,
    error: 'Écrivez l’adresse entière, comme https://www.exemple.fr.',
  }),
};

export function readEntry(draft: Draft): { entry: Entry } | { errors: Errors } {
  const parsed = schema.safeParse(draft);
  const errors: Errors = parsed.success ? {} : { ...z.flattenError(parsed.error).fieldErrors };
  const commune = readCommune(textOf(draft, 'commune'), errors);
  const contacts = rows.flatMap((row) => readContact(draft, row, errors));
  if (!parsed.success || Object.keys(errors).length > 0) return { errors };
  const { nom, sigle, type, description, site, adresse, siret } = parsed.data;
  return {
    entry: {
      name: nom,
      acronym: sigle || null,
      kind: type,
      description,
      website: site || null,
      address: adresse || null,
      communeCode: commune,
      siret: siret.replaceAll(/\D/g, '') || null,
      contacts,
    },
  };
}

export function entryDraft(row: OrganisationRow, contacts: EntryContact[]): Draft {
  const draft: Draft = Object.fromEntries(ENTRY_FIELDS.map((name) => [name, '']));
  Object.assign(draft, {
    nom: row.name,
    sigle: row.acronym ?? '',
    type: row.kind,
    description: row.description,
    site: row.website ?? '',
    adresse: row.address ?? '',
    commune: communeText(row.communeCode),
    siret: row.siret ?? '',
  });
  for (const [at, contact] of contacts.slice(0, CONTACT_ROWS).entries()) {
    draft[contactField('canal', at)] = contact.channel;
    draft[contactField('libelle', at)] = contact.label;
    draft[contactField('valeur', at)] = contact.value;
    draft[contactField('visibilite', at)] = contact.visibility;
  }
  return draft;
}

/** A row without a number or address is no contact, whatever its menus say. */
export function withoutEmptyContacts(draft: Draft): Draft {
  const empty = rows.filter((row) => textOf(draft, contactField('valeur', row)) === '');
  const blank = empty.flatMap((row) => CONTACT_PARTS.map((part): [string, string] => [contactField(part, row), '']));
  return { ...draft, ...Object.fromEntries(blank) };
}

const WORDS: Record<string, string> = {
  telephone: 'Téléphone',
  courriel: 'Courriel',
  site: 'Site',
  public: 'Tout le monde',
  professionnels: 'Les professionnels',
  coordination: 'La coordination',
};

/** Words the codes of a field, for people who compare two versions. */
export function sayEntryField(name: string, value: string | string[]): string {
  const code = String(value);
  if (name === 'type') return labelOf(KINDS, code);
  return /^contact-(canal|visibilite)-/.test(name) ? (WORDS[code] ?? code) : code;
}

/** « Montpellier (34172) »: read back to the same commune. */
export function communeText(code: string | null): string {
  const commune = code === null ? undefined : findCommune(code);
  return commune ? `${commune.name} (${commune.code})` : '';
}

/** null when nothing is written; what is not understood is added to `errors` under `name`. */
export function readCommune(typed: string, errors: Errors, name = 'commune'): string | null {
  if (typed === '') return null;
  const code = /\((\d[\dAB]\d{3})\)$/.exec(typed)?.[1];
  if (code && findCommune(code)) return code;
  const found = resolveCommune(typed);
  if (found.kind === 'one') return found.commune.code;
  const choices = (found.kind === 'several' ? found.communes : found.suggestions).slice(0, 4);
  errors[name] = [
    choices.length > 0
      ? `Précisez : ${choices.map((commune) => `${commune.name} (${commune.code})`).join(', ')}.`
      : 'Cette commune n’est pas connue : vérifiez son nom ou écrivez son code postal.',
  ];
  return null;
}

function readContact(draft: Draft, row: number, errors: Errors): EntryContact[] {
  const [channel, label, value, visibility] = CONTACT_PARTS.map((part) => textOf(draft, contactField(part, row)));
  if (!value) return [];
  const form = CHANNELS[channel ?? ''];
  const isVisible = visibility === 'public' || visibility === 'professionnels' || visibility === 'coordination';
  if (!form || !isVisible) {
    errors[contactField('canal', row)] = ['Choisissez le moyen et qui voit cette coordonnée.'];
    return [];
  }
  const checked = form.safeParse(value);
  if (!checked.success) errors[contactField('valeur', row)] = checked.error.issues.map(({ message }) => message);
  if (value.length > 300 || (label ?? '').length > 80)
    errors[contactField('libelle', row)] = ['C’est trop long : raccourcissez.'];
  return [{ channel: channel as EntryContact['channel'], label: label || 'accueil', value, visibility }];
}

/** Fourteen digits whose Luhn sum is right; La Poste's are summed another way. */
function isSiret(value: string): boolean {
  const digits = value.replaceAll(/[\s\u202f.]/g, '');
  if (!/^\d{14}$/.test(digits)) return false;
  const luhn = [...digits].reduce((sum, digit, at) => {
    const doubled = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return sum + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  const plain = [...digits].reduce((sum, digit) => sum + Number(digit), 0);
  return luhn % 10 === 0 || (digits.startsWith('356000000') && plain % 5 === 0);
}
