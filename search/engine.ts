// What a search is, whatever engine answers it.

import type { Box } from './map-cells.ts';
import type { MatchRow, ServiceDocument } from './service-document.ts';
import type { Understood } from './understand.ts';

/** Facet of the URL → field of the document. */
export const FACETS = {
  besoin: 'needs',
  type: 'kind',
  public: 'publics',
  reponse: 'responses',
  accueil: 'accueil',
  mobilisation: 'mobilisation',
  pour: 'mobilisationFor',
  frais: 'cost',
  langue: 'languages',
  territoire: 'territories',
} as const satisfies Record<string, keyof MatchRow>;

export type FacetName = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as FacetName[];

/** Choices within a facet are alternatives; facets combine by "and". */
export type Selection = Partial<Record<FacetName, string[]>>;

/** A person's commune as zones see it: see `zoneReach` of the gazetteer. */
export type Reach = { code: string; chain: string[]; partial: string[] };

export type SearchRequest = {
  understood: Understood;
  selection: Selection;
  /** Keeps only services that act for somebody living there; null = anywhere. */
  reach: Reach | null;
  /** True when the commune was found in the words: an organisation named by them is then shown wherever it acts. */
  isReachFromWords: boolean;
  /** Keeps what is delivered within so many kilometres of `origin`, and what comes to the person. */
  radiusKm: number | null;
  /** Keeps what is delivered inside the box. */
  box: Box | null;
  /** `[latitude, longitude]` that distances are counted from. */
  origin: [number, number] | null;
  /** Keeps what is open at that moment; unknown hours are left out of the filter, never called closed. */
  openAt: Date | null;
  groupBy: 'acteurs' | 'services';
  sort: 'pertinence' | 'distance' | 'fraicheur' | 'nom';
  offset: number;
  limit: number;
};

export type SearchItem = {
  organisationId: string;
  /** Matching services, best first, at most SERVICES_PER_ITEM; a single one when grouped by services. */
  documents: ServiceDocument[];
  /** How many services of the organisation match. */
  serviceCount: number;
  /** Kilometres to the nearest place of a matching service; null without origin or place. */
  distanceKm: number | null;
};

export type FacetCounts = Record<FacetName, Record<string, number>>;

export type SearchResult = {
  engine: EngineName;
  organisations: number;
  services: number;
  /** False past COUNTED_WITHOUT_ZONE matches without a zone: totals and counts are then estimates of services. */
  isExact: boolean;
  facets: FacetCounts;
  items: SearchItem[];
};

/** Ids of every matching service in no particular order, for the map. */
export type MatchedIds = { ids: string[]; isComplete: boolean };

export type EngineName = 'meilisearch' | 'postgres';

export type SearchEngine = {
  name: EngineName;
  /** Throws SearchUnavailable when the engine refuses, hangs or errs. */
  search: (request: SearchRequest) => Promise<SearchResult>;
  /**
   * At most `limit` that answer the same need and do not act where the person lives, of organisations that are not among `listed`;
   * each with the one service that does. Never counted among the results.
   */
  elsewhere: (request: SearchRequest, listed: string[], limit: number) => Promise<SearchItem[]>;
  matchedIds: (request: SearchRequest) => Promise<MatchedIds>;
  /** Documents of some organisations, for a card without PostgreSQL. */
  documentsOfOrganisation: (slug: string) => Promise<ServiceDocument[]>;
  /** In the order of `ids`; those that the index does not hold are left out. */
  documentsByIds: (ids: string[]) => Promise<ServiceDocument[]>;
};

export const SERVICES_PER_ITEM = 4;
/** With a zone every match is fetched and counted; without, only up to this many. */
export const COUNTED_WITHOUT_ZONE = 1_000;
/** More matches than this with a zone are not to be had in a real territory. */
export const COUNTED_WITH_ZONE = 20_000;

export class SearchUnavailable extends Error {
  override name = 'SearchUnavailable';
}
