// Names of the fields of the long form of an event; browser and server build the same ones.
import { DOCUMENTS, POINT_PARTS, type RowGroup } from '#app/upkeep/entry/field-names.ts';

export const ORGANISERS = {
  name: 'organisme',
  parts: ['nom', 'role'],
  lists: [],
  telling: ['nom'],
  most: 20,
} as const satisfies RowGroup;

export const SESSIONS = {
  name: 'seance',
  parts: ['id', 'titre', 'salle', 'jour', 'debut', 'fin', 'places'],
  lists: [],
  telling: ['titre', 'salle', 'debut'],
  most: 30,
} as const satisfies RowGroup;

/** Named as the places of a service are: the buttons that place an address know that name. */
export const DAYS = {
  name: 'lieu',
  parts: ['id', 'jour', 'debut', 'fin', 'nom', ...POINT_PARTS],
  lists: [],
  telling: ['jour', 'nom', 'adresse', 'commune'],
  most: 20,
} as const satisfies RowGroup;

export const EVENT_DOCUMENTS = DOCUMENTS;

export const EVENT_GROUPS: RowGroup[] = [ORGANISERS, SESSIONS, DAYS, EVENT_DOCUMENTS];

export const EVENT_TEXTS = [
  'titre',
  'format',
  'edition',
  'theme',
  'resume',
  'public',
  'jour',
  'debut',
  'jour-fin',
  'fin',
  'lieu-organisme',
  'lieu-nom',
  ...POINT_PARTS,
  'lien',
  'accessibilite',
  'places',
  'officiel',
  'lien-officiel',
];
