// Index settings, in code: applied at each start and at each reindex.
import type { Settings } from 'meilisearch';

/** Past this Meilisearch stops counting and paging; a zone never holds as many. */
export const MAX_TOTAL_HITS = 20_000;

/** Uid of the one index. */
export const SERVICES_INDEX = 'services';

export const SEARCHED_NAMES = ['names'];
export const SEARCHED_TITLES = ['names', 'serviceName'];
export const SEARCHED_NEEDS = ['needPrimary', 'needSecondary'];

export const INDEX_SETTINGS: Settings = {
  searchableAttributes: ['names', 'serviceName', 'needWords', 'communes', 'text', ...SEARCHED_NEEDS],
  filterableAttributes: [
    'id',
    'audience',
    'organisationId',
    'organisation.slug',
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
    'exclusions',
    'openHalfHours',
    'closedDays',
    'hasPlace',
    'cells',
  ],
  sortableAttributes: ['verifiedAt', 'organisationName'],
  rankingRules: ['words', 'typo', 'proximity', 'attribute', 'sort', 'exactness', 'verifiedAt:desc'],
  distinctAttribute: null,
  // No « été », « plus », « rien », « sans »: they carry meaning.
  stopWords: [
    'au',
    'aux',
    'avec',
    'ce',
    'ces',
    'cette',
    'd',
    'dans',
    'de',
    'des',
    'du',
    'en',
    'et',
    'l',
    'la',
    'le',
    'les',
    'ou',
    'par',
    'pour',
    'qu',
    'que',
    'qui',
    'sur',
    'un',
    'une',
  ],
  typoTolerance: {
    minWordSizeForTypos: { oneTypo: 4, twoTypos: 6 },
    disableOnAttributes: SEARCHED_NEEDS,
  },
  faceting: { maxValuesPerFacet: 300 },
  pagination: { maxTotalHits: MAX_TOTAL_HITS },
  searchCutoffMs: 250,
};
