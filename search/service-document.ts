// What both engines hold for each service: public facts only, no contact of professionals, no internal word.
import type { OrganisationDocument, PointPrecision } from '#db/schema/directory.ts';

/** Who an answer is for. A territory may keep its own entries to people of the network who are signed in. */
export type Audience = 'public' | 'members';

export type PublicContact = { channel: 'telephone' | 'courriel' | 'site'; label: string; value: string };

export type DocumentPlace = {
  label: string;
  address: string | null;
  commune: { code: string; name: string };
  latitude: number;
  longitude: number;
  precision: PointPrecision;
  openingHours: string | null;
  /** ISO days between which the place receives; null = no bound. */
  from: string | null;
  to: string | null;
  accessibility: string[];
};

export type DocumentOrganisation = {
  slug: string;
  name: string;
  acronym: string | null;
  description: string;
  kind: string;
  territory: string;
  commune: { code: string; name: string } | null;
  website: string | null;
  documents: OrganisationDocument[];
  /** ISO moment, or null when nobody ever verified the entry. */
  verifiedAt: string | null;
  contacts: PublicContact[];
};

export type DocumentService = {
  slug: string;
  name: string;
  description: string;
  conditions: string | null;
  papers: string[];
  costDetail: string | null;
  mobilisationDetail: string | null;
  zoneDetail: string | null;
  capacity: { state: 'disponible' | 'tendu' | 'complet'; at: string | null; until: string | null } | null;
  closures: { from: string; to: string; reason: string }[];
  contacts: PublicContact[];
  places: DocumentPlace[];
  relays: DocumentRelay[];
  /** Relays of a closed territory; engines show them to members among the others, and to nobody else. */
  closedRelays?: DocumentRelay[];
};

export type DocumentRelay = { slug: string; name: string; how: string };

/** The few fields that grouping, counting, sorting and the map need; fetched for every match. */
export type MatchRow = {
  id: string;
  organisationId: string;
  organisationName: string;
  needs: string[];
  kind: string;
  publics: string[];
  responses: string[];
  accueil: string[];
  mobilisation: string[];
  mobilisationFor: string[];
  cost: string[];
  languages: string[];
  territories: string[];
  zones: string[];
  /** Seconds since 1970; 0 when never verified. */
  verifiedAt: number;
  /** `[latitude, longitude]` of each place of delivery. */
  points: [number, number][];
  /** Set by the engines on rows found by the name of an organisation or a service: they come first. */
  isNamed?: boolean;
};

/** One document per service; an organisation without service has one of its own, with `service` null. */
export type ServiceDocument = MatchRow & {
  /** `members`: of a territory that shows its directory only to people signed in. */
  audience: Audience;
  exclusions: string[];
  hasKnownHours: boolean;
  hasPlace: boolean;
  organisation: DocumentOrganisation;
  service: DocumentService | null;
};

/** What is only searched and filtered: written to the indexes, never read back. */
export type SearchedFields = {
  /** Half-hours of the week (0 = Monday 00:00, 335 = Sunday 23:30) in which some place is open. */
  openHalfHours: number[];
  /** ISO days of the coming fortnight on which it is closed though the week says open. */
  closedDays: string[];
  /** Squares of the map that hold a place, at three scales: see map-cells.ts. */
  cells: string[];
  /** Searched text, most telling first. */
  names: string;
  serviceName: string;
  needWords: string;
  communes: string;
  text: string;
  needPrimary: string;
  needSecondary: string;
};

export type SearchDocument = ServiceDocument & SearchedFields;

export const SEARCHED_FIELDS = [
  'openHalfHours',
  'closedDays',
  'cells',
  'names',
  'serviceName',
  'needWords',
  'communes',
  'text',
  'needPrimary',
  'needSecondary',
] as const satisfies (keyof SearchedFields)[];

export const MATCH_FIELDS = [
  'id',
  'organisationId',
  'organisationName',
  'needs',
  'kind',
  'publics',
  'responses',
  'accueil',
  'mobilisation',
  'mobilisationFor',
  'cost',
  'languages',
  'territories',
  'zones',
  'verifiedAt',
  'points',
] as const satisfies (keyof MatchRow)[];

export const DOCUMENT_FIELDS = [
  ...MATCH_FIELDS,
  'audience',
  'exclusions',
  'hasKnownHours',
  'hasPlace',
  'organisation',
  'service',
] as const satisfies (keyof ServiceDocument)[];
