// An organisation as it is edited. Runs on the server only.
import { z } from 'zod';
import { type Draft, type Errors, readDraft, textOf } from '#app/ui/form-draft.ts';
import type { OrganisationDocument } from '#db/schema/directory.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { labelOf } from '#db/vocabulary/term.ts';
import { contactDraft, type EntryContact, readContacts, sayContact, webSite } from './contact-form.ts';
import {
  DOCUMENTS,
  ORGANISATION_CONTACTS,
  POINT_PARTS,
  rowField,
  rowNames,
  rowNumbers,
  withoutEmptyRows,
} from './field-names.ts';
import type { OrganisationRow } from './kept-entry.server.ts';
import { pointDraft, readPoint, type StoredPoint } from './point-form.ts';
import { comparedFields, comparedRows } from './two-versions.ts';

export type Entry = {
  name: string;
  acronym: string | null;
  kind: string;
  description: string;
  website: string | null;
  siret: string | null;
  networks: string[];
  documents: OrganisationDocument[];
} & StoredPoint;

export const ENTRY_GROUPS = [ORGANISATION_CONTACTS, DOCUMENTS];
const TEXTS = ['nom', 'sigle', 'type', 'description', 'site', 'siret', 'reseaux', ...POINT_PARTS];

const OWN_LABELS: Record<string, string> = {
  nom: 'Nom',
  sigle: 'Sigle',
  type: 'Type d’acteur',
  description: 'Présentation',
  site: 'Site internet',
  siret: 'SIRET',
  reseaux: 'Réseaux',
};

/** Fields that stand alone; rows have words of their own. */
export const ENTRY_LABELS: Record<string, string> = {
  ...OWN_LABELS,
  adresse: 'Adresse du siège',
  commune: 'Commune du siège',
};

const DOCUMENT_WORDS: Record<string, string> = { document: 'Document', video: 'Vidéo' };

export const ENTRY_COMPARED = [
  ...comparedFields(OWN_LABELS, (name, value) => (name === 'type' ? labelOf(KINDS, String(value)) : String(value))),
  {
    name: 'siege',
    label: 'Adresse du siège',
    names: [...POINT_PARTS],
    say: (draft: Draft) =>
      [
        textOf(draft, 'adresse'),
        textOf(draft, 'commune'),
        sayPoint(textOf(draft, 'latitude'), textOf(draft, 'longitude')),
      ]
        .filter(Boolean)
        .join(', '),
  },
  comparedRows(ORGANISATION_CONTACTS, 'Coordonnées', sayContact),
  comparedRows(DOCUMENTS, 'Documents et liens', (part) => {
    const kind = String(part('genre'));
    return `${DOCUMENT_WORDS[kind] ?? kind}\u202f: ${part('titre')} (${part('adresse')})`;
  }),
];

export function sayPoint(latitude: string, longitude: string): string {
  return latitude && longitude ? `point ${latitude} ; ${longitude}` : '';
}

export function readEntryDraft(form: FormData): Draft {
  const names = ENTRY_GROUPS.map((group) => rowNames(group));
  const draft = readDraft(
    form,
    [...TEXTS, ...names.flatMap(({ texts }) => texts)],
    names.flatMap(({ lists }) => lists),
  );
  return ENTRY_GROUPS.reduce((kept, group) => withoutEmptyRows(group, kept), draft);
}

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
  reseaux: short('Les réseaux', 1000),
  siret: z
    .string()
    .refine((value) => value === '' || isSiret(value), { error: 'Un SIRET compte 14 chiffres : vérifiez-les.' }),
});

export function readEntry(
  draft: Draft,
  before: StoredPoint | null,
): { entry: Entry; contacts: EntryContact[] } | { errors: Errors } {
  const parsed = schema.safeParse(draft);
  const errors: Errors = parsed.success ? {} : { ...z.flattenError(parsed.error).fieldErrors };
  const { address, communeCode, point } = readPoint((part) => part, draft, errors, before);
  const contacts = readContacts(ORGANISATION_CONTACTS, draft, errors);
  const documents = rowNumbers(DOCUMENTS).flatMap((row) => readDocument(draft, row, errors));
  if (!parsed.success || Object.keys(errors).length > 0) return { errors };
  const { nom, sigle, type, description, site, siret, reseaux } = parsed.data;
  return {
    contacts: contacts.map(({ row, ...contact }) => contact),
    entry: {
      name: nom,
      acronym: sigle || null,
      kind: type,
      description,
      website: site || null,
      siret: siret.replaceAll(/\D/g, '') || null,
      networks: linesOf(reseaux),
      documents,
      address,
      communeCode,
      latitude: point?.latitude ?? null,
      longitude: point?.longitude ?? null,
      pointPrecision: point?.pointPrecision ?? null,
    },
  };
}

export function emptyEntryDraft(): Draft {
  const names = ENTRY_GROUPS.map((group) => rowNames(group));
  return {
    ...Object.fromEntries([...TEXTS, ...names.flatMap(({ texts }) => texts)].map((name) => [name, ''])),
    ...Object.fromEntries(names.flatMap(({ lists }) => lists.map((name): [string, string[]] => [name, []]))),
  };
}

export function entryDraft(row: OrganisationRow, contacts: EntryContact[]): Draft {
  return {
    ...emptyEntryDraft(),
    nom: row.name,
    sigle: row.acronym ?? '',
    type: row.kind,
    description: row.description,
    site: row.website ?? '',
    siret: row.siret ?? '',
    reseaux: row.networks.join('\n'),
    ...pointDraft((part) => part, row),
    ...contactDraft(ORGANISATION_CONTACTS, contacts),
    ...Object.fromEntries(
      row.documents.slice(0, DOCUMENTS.most).flatMap(({ kind, label, url }, at) => [
        [rowField(DOCUMENTS, 'genre', at), kind],
        [rowField(DOCUMENTS, 'titre', at), label],
        [rowField(DOCUMENTS, 'adresse', at), url],
      ]),
    ),
  };
}

/** One thing per line, each once. */
export function linesOf(text: string): string[] {
  return [
    ...new Set(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
    ),
  ];
}

function readDocument(draft: Draft, row: number, errors: Errors): OrganisationDocument[] {
  const [kind, label, url] = DOCUMENTS.parts.map((part) => textOf(draft, rowField(DOCUMENTS, part, row)));
  if (!label && !url) return [];
  const checked = webSite.safeParse(url);
  if (!checked.success)
    errors[rowField(DOCUMENTS, 'adresse', row)] = checked.error.issues.map(({ message }) => message);
  if (!label || label.length > 200) errors[rowField(DOCUMENTS, 'titre', row)] = ['Écrivez ce que c’est, en une ligne.'];
  return [{ kind: kind === 'video' ? 'video' : 'document', label: label ?? '', url: url ?? '' }];
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
