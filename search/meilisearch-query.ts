// One sub-query of the plan as Meilisearch takes it: words, where they are looked for, filter and order.
import type { SearchRequest } from './engine.ts';
import { type Filter, quote, scopeFilter, zoneFilter } from './meilisearch-filter.ts';
import type { SubQuery } from './plan.ts';
import { SEARCHED_NAMES, SEARCHED_NEEDS, SEARCHED_TITLES } from './settings.ts';

export function wordsOf(query: SubQuery) {
  // Needs are filtered, whatever their rank in the query: with `last`, what only meets the second one would be lost.
  if (query.on === 'needs') return { q: '' };
  return {
    q: query.words,
    matchingStrategy: query.strategy,
    ...(query.on === 'names' && { attributesToSearchOn: SEARCHED_NAMES }),
    ...(query.on === 'titles' && { attributesToSearchOn: SEARCHED_TITLES }),
  };
}

/** The same, in an order: services whose first need it is come first. */
export function rankedWordsOf(query: SubQuery) {
  if (query.on !== 'needs') return wordsOf(query);
  return { q: query.words, matchingStrategy: query.strategy, attributesToSearchOn: SEARCHED_NEEDS };
}

export function filterOf(query: SubQuery, request: SearchRequest, extra: Filter): Filter {
  const needs = query.on === 'needs' ? [`needs IN [${query.needs.map(quote).join(',')}]`] : [];
  return [...(query.isZoned ? zoneFilter(request.reach) : []), ...needs, ...scopeFilter(request), ...extra];
}

export function sortOf(request: SearchRequest, query: SubQuery): string[] | null {
  if (request.sort === 'nom') return ['organisationName:asc'];
  if (request.sort === 'fraicheur' || query.words === '') return ['verifiedAt:desc'];
  return null;
}
