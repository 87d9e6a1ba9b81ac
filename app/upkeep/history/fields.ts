// What an entry is made of, in words: the label of each column and how a person reads its value. Runs on the server only.
import { dayWords, periodWords } from '#app/directory/french-days.ts';
import { describeZones } from '#app/territories/zone-wording.ts';
import { mediumDate } from '#app/ui/french-date.ts';
import { findCommune, zoneName } from '#db/gazetteer.ts';
import { ACCUEIL, FRAIS, MOBILISATION, POUR } from '#db/vocabulary/access.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { LANGUAGES } from '#db/vocabulary/languages.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { RESPONSES } from '#db/vocabulary/responses.ts';
import { labelOf } from '#db/vocabulary/term.ts';

type Row = Record<string, unknown>;

/** `name`: last part of a path. `columns`: what it stands for in a snapshot, `name` alone when left out. */
export type Field = { name: string; label: string; say: (row: Row) => string | null; columns?: string[] };
/** A line that is read as one: a contact, a relay, a closure. */
export type ItemField = { label: string; key: string; say: (row: Row) => string };
type Terms = readonly { code: string; label: string }[];

const STATUS = [
  { code: 'draft', label: 'En préparation' },
  { code: 'published', label: 'Dans l’annuaire' },
  { code: 'archived', label: 'Retirée de l’annuaire' },
];
const CAPACITY = [
  { code: 'disponible', label: 'Disponible' },
  { code: 'tendu', label: 'Tendu' },
  { code: 'complet', label: 'Complet' },
];
const PRECISION = [
  { code: 'adresse', label: 'à l’adresse' },
  { code: 'rue', label: 'à la rue' },
  { code: 'commune', label: 'à la commune' },
  { code: 'approximatif', label: 'approximatif' },
];
const CHANNELS = [
  { code: 'telephone', label: 'Téléphone' },
  { code: 'courriel', label: 'Courriel' },
  { code: 'site', label: 'Site' },
];
const VISIBILITIES = [
  { code: 'public', label: 'tout le monde' },
  { code: 'professionnels', label: 'les professionnels' },
  { code: 'coordination', label: 'la coordination' },
];
const ACCESSIBILITY = [
  { code: 'pmr', label: 'accessible aux personnes à mobilité réduite' },
  { code: 'boucle-magnetique', label: 'boucle magnétique' },
  { code: 'lsf', label: 'accueil en langue des signes' },
];

export const ORGANISATION_FIELDS: Field[] = [
  plain('name', 'Nom'),
  plain('acronym', 'Sigle'),
  coded('kind', 'Type d’acteur', KINDS),
  plain('description', 'Présentation'),
  plain('website', 'Site internet'),
  plain('address', 'Adresse du siège'),
  { name: 'communeCode', label: 'Commune du siège', say: (row) => commune(row.communeCode) },
  point(),
  plain('siret', 'SIRET'),
  listed('networks', 'Réseaux'),
  {
    name: 'documents',
    label: 'Documents et vidéos',
    say: (row) => lines(row.documents, (one) => `${one.label} : ${one.url}`),
  },
  { name: 'verifiedAt', label: 'Vérifiée le', say: (row) => moment(row.verifiedAt) },
  coded('status', 'État', STATUS),
];

export const SERVICE_FIELDS: Field[] = [
  plain('name', 'Nom'),
  plain('description', 'Description'),
  listed('needs', 'Besoins', NEEDS),
  listed('responses', 'Type de réponse', RESPONSES),
  listed('publics', 'Publics', PUBLICS),
  plain('conditions', 'Conditions'),
  listed('papers', 'Papiers à apporter'),
  coded('cost', 'Coût', FRAIS),
  plain('costDetail', 'Précision sur le coût'),
  listed('accueil', 'Où cela se passe', ACCUEIL),
  listed('mobilisation', 'Comment s’adresser au service', MOBILISATION),
  listed('mobilisationFor', 'Qui peut le faire', POUR),
  plain('mobilisationDetail', 'Précision sur la façon de faire'),
  listed('languages', 'Langues', LANGUAGES),
  {
    name: 'zones',
    label: 'Zones d’intervention',
    say: (row) => describeZones(texts(row.zones), texts(row.zoneExclusions)),
    columns: ['zones', 'zoneExclusions'],
  },
  plain('zoneDetail', 'Précision sur la zone'),
  { ...coded('capacityState', 'Place en ce moment', CAPACITY), columns: ['capacityState', 'capacityAt'] },
  { name: 'capacityUntil', label: 'Complet jusqu’au', say: (row) => day(row.capacityUntil) },
  coded('status', 'État', STATUS),
];

export const PLACE_FIELDS: Field[] = [
  plain('label', 'Nom'),
  plain('address', 'Adresse'),
  { name: 'communeCode', label: 'Commune', say: (row) => commune(row.communeCode) },
  point(),
  plain('openingHours', 'Horaires'),
  {
    name: 'period',
    label: 'Période',
    say: (row) => periodWords(text(row.from), text(row.to)),
    columns: ['from', 'to'],
  },
  listed('accessibility', 'Accessibilité', ACCESSIBILITY),
];

export const ITEMS = {
  contacts: {
    label: 'Coordonnée',
    key: 'id',
    say: (row) =>
      `${labelOf(CHANNELS, String(row.channel))} « ${row.label} » : ${row.value} (vu par ${labelOf(VISIBILITIES, String(row.visibility))})`,
  },
  relays: { label: 'Porte d’entrée', key: 'organisationId', say: (row) => `${row.organisationName} : ${row.how}` },
  closures: {
    label: 'Fermeture',
    key: 'id',
    say: (row) => `${periodWords(text(row.from), text(row.to))} : ${row.reason}`,
  },
} satisfies Record<string, ItemField>;

function plain(name: string, label: string): Field {
  return { name, label, say: (row) => text(row[name]) };
}

function coded(name: string, label: string, terms: Terms): Field {
  return { name, label, say: (row) => (row[name] ? labelOf(terms, String(row[name])) : null) };
}

/** Needs keep their order, the first one being primary; so do free lists. */
function listed(name: string, label: string, terms: Terms = []): Field {
  const isOrdered = name === 'needs' || terms.length === 0;
  return {
    name,
    label,
    say: (row) => {
      const said = texts(row[name]).map((code) => labelOf(terms, code));
      return text(
        (isOrdered ? said : said.toSorted((a, b) => a.localeCompare(b, 'fr'))).join(terms.length > 0 ? ', ' : '\n'),
      );
    },
  };
}

function point(): Field {
  return {
    name: 'point',
    label: 'Point sur la carte',
    say: ({ latitude, longitude, pointPrecision }) =>
      latitude === null || longitude === null || latitude === undefined
        ? null
        : `${Number(latitude).toFixed(5)}, ${Number(longitude).toFixed(5)} (${labelOf(PRECISION, String(pointPrecision))})`,
    columns: ['latitude', 'longitude', 'pointPrecision'],
  };
}

function lines(value: unknown, say: (one: Row) => string): string | null {
  return Array.isArray(value) ? text(value.map((one: Row) => say(one)).join('\n')) : null;
}

function commune(code: unknown): string | null {
  return text(code) && (findCommune(String(code)) ? `${zoneName(String(code))} (${code})` : String(code));
}

function moment(value: unknown): string | null {
  return value ? mediumDate(new Date(String(value))) : null;
}

function day(value: unknown): string | null {
  return value ? dayWords(String(value)) : null;
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

/** Nothing written is nothing, whether null or empty. */
function text(value: unknown): string | null {
  return value === null || value === undefined || value === '' ? null : String(value);
}
