// A service as it is edited, with its places, contacts, closures and other doors. Runs on the server only.
import { z } from 'zod';
import { readZones, writeZones } from '#app/territories/zone-input.ts';
import { type Draft, type Errors, readDraft, textOf } from '#app/ui/form-draft.ts';
import { FRAIS } from '#db/vocabulary/access.ts';
import { withWeek } from '../hours/week-form.ts';
import { contactDraft, type EntryContact, readContacts } from './contact-form.ts';
import {
  CLOSURES,
  PLACES,
  RELAYS,
  rowField,
  rowNames,
  rowNumbers,
  SERVICE_CONTACTS,
  withoutEmptyRows,
} from './field-names.ts';
import type { ContactRow, ServiceRow } from './kept-entry.server.ts';
import { keyOf, type PlaceRow, placesDraft, readDay, readPlaces, type ServicePlace } from './place-form.ts';
import { SERVICE_CHOICES } from './service-words.ts';

export type Service = Pick<
  ServiceRow,
  | 'name'
  | 'description'
  | 'needs'
  | 'responses'
  | 'publics'
  | 'conditions'
  | 'papers'
  | 'cost'
  | 'costDetail'
  | 'accueil'
  | 'mobilisation'
  | 'mobilisationFor'
  | 'mobilisationDetail'
  | 'languages'
  | 'zones'
  | 'zoneExclusions'
  | 'zoneDetail'
  | 'capacityState'
  | 'capacityUntil'
>;

export type ServiceClosure = { from: string; to: string; reason: string };
/** `typed`: the organisation as somebody wrote it; whoever saves finds it. */
export type ServiceRelay = { typed: string; how: string; row: number };
export type ServiceContact = EntryContact & { placeKey: string | null };

export type ServiceParts = {
  service: Service;
  places: ServicePlace[];
  contacts: ServiceContact[];
  closures: ServiceClosure[];
  relays: ServiceRelay[];
};

export type StoredService = {
  places: PlaceRow[];
  contacts: ContactRow[];
  closures: ServiceClosure[];
  relays: { name: string; slug: string; how: string }[];
};

export const NOTHING_STORED: StoredService = { places: [], contacts: [], closures: [], relays: [] };

const GROUPS = [PLACES, SERVICE_CONTACTS, CLOSURES, RELAYS];
const LISTS = ['besoins', 'reponses', 'publics', 'accueil', 'mobilisation', 'pour', 'langues'];
const TEXTS = [
  ...['nom', 'description', 'besoin-premier', 'conditions', 'papiers', 'frais', 'frais-detail', 'mobilisation-detail'],
  ...['zones', 'exclusions', 'zone-detail', 'capacite', 'complet-jusqu-au'],
];

export function readServiceDraft(form: FormData): Draft {
  const names = GROUPS.map((group) => rowNames(group));
  const draft = readDraft(
    form,
    [...TEXTS, ...names.flatMap(({ texts }) => texts)],
    [...LISTS, ...names.flatMap(({ lists }) => lists)],
  );
  const withHours = rowNumbers(PLACES).reduce((kept, row) => withWeek(form, kept, row), draft);
  return GROUPS.reduce((kept, group) => withoutEmptyRows(group, kept), withHours);
}

const codes = (name: string) => (SERVICE_CHOICES[name] ?? []).map(({ code }) => code) as [string, ...string[]];
const some = (name: string, error: string) => z.array(z.enum(codes(name), { error })).min(1, { error });
const any = (name: string) => z.array(z.enum(codes(name), { error: 'Choisissez dans la liste.' }));
const short = (most: number) => z.string().max(most, { error: `C’est trop long : ${most} caractères au plus.` });

const schema = z.object({
  nom: short(200).min(2, { error: 'Écrivez le nom du service.' }),
  description: short(4000),
  besoins: some('besoins', 'Choisissez au moins un besoin.'),
  'besoin-premier': z.string(),
  reponses: any('reponses'),
  publics: some('publics', 'Choisissez au moins un public ; « tous » si le service n’en écarte aucun.'),
  conditions: short(2000),
  papiers: short(2000),
  frais: z.enum(FRAIS.map(({ code }) => code) as [string, ...string[]], {
    error: 'Dites si le service est gratuit ou payant.',
  }),
  'frais-detail': short(500),
  accueil: some('accueil', 'Dites où cela se passe.'),
  mobilisation: any('mobilisation'),
  pour: any('pour'),
  'mobilisation-detail': short(1000),
  langues: any('langues'),
  'zone-detail': short(300),
  capacite: z.enum(['', 'disponible', 'tendu', 'complet'], { error: 'Choisissez dans la liste.' }),
  'complet-jusqu-au': z.union([z.literal(''), z.iso.date({ error: 'Écrivez une date qui existe.' })]),
});

export function readService(draft: Draft, before: PlaceRow[]): ServiceParts | { errors: Errors } {
  const parsed = schema.safeParse(draft);
  const errors: Errors = parsed.success ? {} : { ...z.flattenError(parsed.error).fieldErrors };
  const zones = readZones(textOf(draft, 'zones'));
  const exclusions = readZones(textOf(draft, 'exclusions'));
  if (zones.errors.length > 0) errors.zones = zones.errors;
  else if (zones.codes.length === 0)
    errors.zones = ['Écrivez au moins une commune, une intercommunalité ou un département.'];
  if (exclusions.errors.length > 0) errors.exclusions = exclusions.errors;
  const places = readPlaces(draft, errors, before);
  const contacts = readContacts(SERVICE_CONTACTS, draft, errors).map(({ row, ...contact }) => ({
    ...contact,
    placeKey: textOf(draft, rowField(SERVICE_CONTACTS, 'lieu', row)) || null,
  }));
  const closures = rowNumbers(CLOSURES).flatMap((row) => readClosure(draft, row, errors));
  const relays = rowNumbers(RELAYS).flatMap((row) => readRelay(draft, row, errors));
  if (!parsed.success || Object.keys(errors).length > 0) return { errors };
  const read = parsed.data;
  const first = read['besoin-premier'];
  return {
    places,
    contacts,
    closures,
    relays,
    service: {
      name: read.nom,
      description: read.description,
      needs: read.besoins.includes(first) ? [first, ...read.besoins.filter((need) => need !== first)] : read.besoins,
      responses: read.reponses,
      publics: read.publics,
      conditions: read.conditions || null,
      papers: read.papiers
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
      cost: read.frais,
      costDetail: read['frais-detail'] || null,
      accueil: read.accueil,
      mobilisation: read.mobilisation,
      mobilisationFor: read.pour,
      mobilisationDetail: read['mobilisation-detail'] || null,
      languages: read.langues.length > 0 ? read.langues : ['fr'],
      zones: zones.codes,
      zoneExclusions: exclusions.codes,
      zoneDetail: read['zone-detail'] || null,
      capacityState: read.capacite || null,
      capacityUntil: read['complet-jusqu-au'] || null,
    },
  };
}

export function serviceDraft(row: ServiceRow, { places, contacts, closures, relays }: StoredService): Draft {
  const shownPlaces = new Set(places.slice(0, PLACES.most).map(({ id }) => id));
  return {
    ...emptyServiceDraft(),
    nom: row.name,
    description: row.description,
    besoins: row.needs,
    'besoin-premier': row.needs[0] ?? '',
    reponses: row.responses,
    publics: row.publics,
    conditions: row.conditions ?? '',
    papiers: row.papers.join('\n'),
    frais: row.cost,
    'frais-detail': row.costDetail ?? '',
    accueil: row.accueil,
    mobilisation: row.mobilisation,
    pour: row.mobilisationFor,
    'mobilisation-detail': row.mobilisationDetail ?? '',
    langues: row.languages,
    zones: writeZones(row.zones),
    exclusions: writeZones(row.zoneExclusions),
    'zone-detail': row.zoneDetail ?? '',
    capacite: row.capacityState ?? '',
    'complet-jusqu-au': row.capacityUntil ?? '',
    ...placesDraft(places),
    ...contactDraft(SERVICE_CONTACTS, contacts),
    ...rowsDraft(contacts.slice(0, SERVICE_CONTACTS.most), ({ placeId }, at) => [
      [rowField(SERVICE_CONTACTS, 'lieu', at), placeId !== null && shownPlaces.has(placeId) ? placeId : ''],
    ]),
    ...rowsDraft(closures.slice(0, CLOSURES.most), ({ from, to, reason }, at) => [
      [rowField(CLOSURES, 'debut', at), from],
      [rowField(CLOSURES, 'fin', at), to],
      [rowField(CLOSURES, 'motif', at), reason],
    ]),
    ...rowsDraft(relays.slice(0, RELAYS.most), ({ name, slug, how }, at) => [
      [rowField(RELAYS, 'organisme', at), relayText({ name, slug })],
      [rowField(RELAYS, 'comment', at), how],
    ]),
  };
}

function rowsDraft<Row>(rows: Row[], fields: (row: Row, at: number) => [string, string][]): Draft {
  return Object.fromEntries(rows.flatMap(fields));
}

/** « Maison du logement (maison-du-logement) »: read back to the same organisation. */
export function relayText({ name, slug }: { name: string; slug: string }): string {
  return `${name} (${slug})`;
}

export function emptyServiceDraft(): Draft {
  const names = GROUPS.map((group) => rowNames(group));
  return {
    ...Object.fromEntries([...TEXTS, ...names.flatMap(({ texts }) => texts)].map((name) => [name, ''])),
    ...Object.fromEntries(
      [...LISTS, ...names.flatMap(({ lists }) => lists)].map((name): [string, string[]] => [
        name,
        name === 'langues' ? ['fr'] : [],
      ]),
    ),
  };
}

/** The places of the form, for a contact that belongs to one of them. */
export function placeChoices(draft: Draft): { value: string; label: string }[] {
  return rowNumbers(PLACES).flatMap((row) => {
    const text = (part: string) => textOf(draft, rowField(PLACES, part, row));
    if (text('commune') === '' && text('libelle') === '') return [];
    return [{ value: keyOf(draft, row), label: text('libelle') || text('commune') }];
  });
}

function readClosure(draft: Draft, row: number, errors: Errors): ServiceClosure[] {
  const name = (part: string) => rowField(CLOSURES, part, row);
  const [from, to, reason] = CLOSURES.parts.map((part) => textOf(draft, name(part)));
  if (!from && !to && !reason) return [];
  const start = readDay(from ?? '', errors, name('debut'));
  const end = readDay(to || (from ?? ''), errors, name('fin'));
  if (!from) errors[name('debut')] = ['Écrivez le premier jour de la fermeture.'];
  if (start !== null && end !== null && end < start) errors[name('fin')] = ['La fin vient avant le début.'];
  if ((reason ?? '').length > 200) errors[name('motif')] = ['Le motif : 200 caractères au plus.'];
  return start === null || end === null ? [] : [{ from: start, to: end, reason: reason || 'fermeture' }];
}

function readRelay(draft: Draft, row: number, errors: Errors): ServiceRelay[] {
  const [typed, how] = RELAYS.parts.map((part) => textOf(draft, rowField(RELAYS, part, row)));
  if (!typed && !how) return [];
  if (!typed) errors[rowField(RELAYS, 'organisme', row)] = ['Écrivez le nom de l’organisme.'];
  if ((how ?? '').length > 300) errors[rowField(RELAYS, 'comment', row)] = ['300 caractères au plus.'];
  return [{ typed: typed ?? '', how: how ?? '', row }];
}
