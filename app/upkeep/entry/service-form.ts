// A service as it is edited, with the places where it is delivered. Runs on the server only.
import { z } from 'zod';
import { readZones, writeZones } from '#app/territories/zone-input.ts';
import { findCommune } from '#db/gazetteer.ts';
import type { places } from '#db/schema/directory.ts';
import { ACCUEIL, FRAIS, MOBILISATION, POUR } from '#db/vocabulary/access.ts';
import { LANGUAGES } from '#db/vocabulary/languages.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { RESPONSES } from '#db/vocabulary/responses.ts';
import { parseOpeningHours } from '#search/opening-hours.ts';
import { communeText, readCommune } from './entry-form.ts';
import { PLACE_PARTS, PLACE_ROWS, placeField } from './field-names.ts';
import { type Draft, type Errors, textOf } from './form-draft.ts';
import type { ServiceRow } from './kept-entry.server.ts';

export type PlaceRow = typeof places.$inferSelect;
export type ServicePlace = Pick<PlaceRow, 'label' | 'address' | 'communeCode' | 'openingHours'> & { id: string | null };

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

const rows = Array.from({ length: PLACE_ROWS }, (_, row) => row);

export const SERVICE_LISTS = ['besoins', 'reponses', 'publics', 'accueil', 'mobilisation', 'pour', 'langues'];
export const SERVICE_FIELDS = [
  ...['nom', 'description', 'besoin-premier', 'conditions', 'papiers', 'frais', 'frais-detail', 'mobilisation-detail'],
  ...['zones', 'exclusions', 'zone-detail', 'capacite', 'complet-jusqu-au'],
  ...rows.flatMap((row) => PLACE_PARTS.map((part) => placeField(part, row))),
];

export const SERVICE_LABELS: Record<string, string> = {
  nom: 'Nom du service',
  description: 'Description',
  besoins: 'Besoins',
  'besoin-premier': 'Besoin principal',
  reponses: 'Type de réponse',
  publics: 'Publics',
  conditions: 'Conditions',
  papiers: 'Papiers à apporter',
  frais: 'Coût',
  'frais-detail': 'Précision sur le coût',
  accueil: 'Où cela se passe',
  mobilisation: 'Comment s’adresser au service',
  pour: 'Qui peut le faire',
  'mobilisation-detail': 'Précision sur la façon de faire',
  langues: 'Langues',
  zones: 'Zones d’intervention',
  exclusions: 'Sauf',
  'zone-detail': 'Précision sur la zone',
  capacite: 'Place en ce moment',
  'complet-jusqu-au': 'Jusqu’au',
  ...Object.fromEntries(
    rows.flatMap((row) => [
      [placeField('libelle', row), `Lieu ${row + 1} : nom`],
      [placeField('adresse', row), `Lieu ${row + 1} : adresse`],
      [placeField('commune', row), `Lieu ${row + 1} : commune`],
      [placeField('horaires', row), `Lieu ${row + 1} : horaires`],
    ]),
  ),
};

const codes = (terms: readonly { code: string }[]) => terms.map(({ code }) => code) as [string, ...string[]];
const some = (terms: readonly { code: string }[], error: string) =>
  z.array(z.enum(codes(terms), { error })).min(1, { error });
const any = (terms: readonly { code: string }[]) =>
  z.array(z.enum(codes(terms), { error: 'Choisissez dans la liste.' }));
const short = (most: number) => z.string().max(most, { error: `C’est trop long : ${most} caractères au plus.` });

const schema = z.object({
  nom: short(200).min(2, { error: 'Écrivez le nom du service.' }),
  description: short(4000),
  besoins: some(NEEDS, 'Choisissez au moins un besoin.'),
  'besoin-premier': z.string(),
  reponses: any(RESPONSES),
  publics: some(PUBLICS, 'Choisissez au moins un public ; « tous » si le service n’en écarte aucun.'),
  conditions: short(2000),
  papiers: short(2000),
  frais: z.enum(codes(FRAIS), { error: 'Dites si le service est gratuit ou payant.' }),
  'frais-detail': short(500),
  accueil: some(ACCUEIL, 'Dites où cela se passe.'),
  mobilisation: any(MOBILISATION),
  pour: any(POUR),
  'mobilisation-detail': short(1000),
  langues: any(LANGUAGES),
  'zone-detail': short(300),
  capacite: z.enum(['', 'disponible', 'tendu', 'complet'], { error: 'Choisissez dans la liste.' }),
  'complet-jusqu-au': z.union([z.literal(''), z.iso.date({ error: 'Écrivez une date qui existe.' })]),
});

export function readService(draft: Draft): { service: Service; places: ServicePlace[] } | { errors: Errors } {
  const parsed = schema.safeParse(draft);
  const errors: Errors = parsed.success ? {} : { ...z.flattenError(parsed.error).fieldErrors };
  const zones = readZones(textOf(draft, 'zones'));
  const exclusions = readZones(textOf(draft, 'exclusions'));
  if (zones.errors.length > 0) errors.zones = zones.errors;
  else if (zones.codes.length === 0)
    errors.zones = ['Écrivez au moins une commune, une intercommunalité ou un département.'];
  if (exclusions.errors.length > 0) errors.exclusions = exclusions.errors;
  const found = rows.flatMap((row) => readPlace(draft, row, errors));
  if (!parsed.success || Object.keys(errors).length > 0) return { errors };
  const read = parsed.data;
  const first = read['besoin-premier'];
  return {
    places: found,
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

export function serviceDraft(row: ServiceRow, own: PlaceRow[]): Draft {
  const draft: Draft = emptyServiceDraft();
  Object.assign(draft, {
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
  });
  for (const [at, place] of own.slice(0, PLACE_ROWS).entries()) {
    draft[placeField('id', at)] = place.id;
    draft[placeField('libelle', at)] = place.label;
    draft[placeField('adresse', at)] = place.address ?? '';
    draft[placeField('commune', at)] = communeText(place.communeCode);
    draft[placeField('horaires', at)] = place.openingHours ?? '';
  }
  return draft;
}

export function emptyServiceDraft(): Draft {
  return {
    ...Object.fromEntries(SERVICE_FIELDS.map((name) => [name, ''])),
    ...Object.fromEntries(SERVICE_LISTS.map((name): [string, string[]] => [name, name === 'langues' ? ['fr'] : []])),
  };
}

/** Words the codes of a field, for people who compare two versions. */
export function sayServiceField(name: string, value: string | string[]): string {
  const terms = [...NEEDS, ...RESPONSES, ...PUBLICS, ...ACCUEIL, ...MOBILISATION, ...POUR, ...FRAIS, ...LANGUAGES];
  const say = (code: string) => terms.find((term) => term.code === code)?.label ?? code;
  if (Array.isArray(value)) return value.toSorted().map(say).join(', ');
  return name === 'besoin-premier' || name === 'frais' ? say(value) : value;
}

/** A place counts as soon as its commune is written; its name falls back to « Accueil ». */
function readPlace(draft: Draft, row: number, errors: Errors): ServicePlace[] {
  const [id, label, address, typed, hours] = PLACE_PARTS.map((part) => textOf(draft, placeField(part, row)));
  if (!typed) {
    if (label || address || hours)
      errors[placeField('commune', row)] = ['Écrivez la commune de ce lieu, ou videz toute la ligne.'];
    return [];
  }
  const communeCode = readCommune(typed, errors, placeField('commune', row));
  if (hours && (hours.length > 500 || parseOpeningHours(hours) === null)) {
    errors[placeField('horaires', row)] = [
      'Ces horaires n’ont pas été compris. Exemple : Mo-Fr 09:00-12:00,14:00-17:00 (Mo Tu We Th Fr Sa Su).',
    ];
  }
  if ((label ?? '').length > 200 || (address ?? '').length > 300)
    errors[placeField('libelle', row)] = ['C’est trop long : raccourcissez.'];
  if (communeCode === null || !findCommune(communeCode)) return [];
  return [
    { id: id || null, label: label || 'Accueil', address: address || null, communeCode, openingHours: hours || null },
  ];
}

export function choicesOf(name: string): { value: string; label: string }[] {
  const lists: Record<string, readonly { code: string; label: string }[]> = {
    besoins: NEEDS,
    reponses: RESPONSES,
    publics: PUBLICS,
    accueil: ACCUEIL,
    mobilisation: MOBILISATION,
    pour: POUR,
    langues: LANGUAGES,
    frais: FRAIS,
  };
  return (lists[name] ?? []).map(({ code, label }) => ({ value: code, label }));
}
