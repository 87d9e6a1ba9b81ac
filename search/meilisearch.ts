// The Meilisearch engine: plain multi-search, never federation; grouping and exact counts are ours (group.ts).
import type { Meilisearch, MultiSearchQuery } from 'meilisearch';
import { seenBy } from './audience.ts';
import { MOST_ELSEWHERE, needsElsewhere, rankElsewhere } from './elsewhere.ts';
import type {
  FacetCounts,
  FacetName,
  MatchedIds,
  SearchEngine,
  SearchItem,
  SearchRequest,
  SearchResult,
} from './engine.ts';
import {
  COUNTED_WITH_ZONE,
  COUNTED_WITHOUT_ZONE,
  FACET_NAMES,
  FACETS,
  SERVICES_PER_ITEM,
  SearchUnavailable,
} from './engine.ts';
import type { Group } from './group.ts';
import { groupMatches } from './group.ts';
import type { Filter } from './meilisearch-filter.ts';
import { audienceFilter, list, outsideFilter, quote, selectionFilter } from './meilisearch-filter.ts';
import { filterOf, rankedWordsOf, sortOf, wordsOf } from './meilisearch-query.ts';
import type { SubQuery } from './plan.ts';
import { markNamed, needsQuery, planQueries } from './plan.ts';
import type { Audience, MatchRow, ServiceDocument } from './service-document.ts';
import { DOCUMENT_FIELDS, MATCH_FIELDS } from './service-document.ts';
import { MAX_TOTAL_HITS } from './settings.ts';

type Answer = {
  hits: Partial<ServiceDocument>[];
  estimatedTotalHits?: number;
  totalHits?: number;
  facetDistribution?: Record<string, Record<string, number>>;
};

export type MeilisearchEngineOptions = { client: Meilisearch; index: string; audience?: Audience; deadlineMs?: number };

export function createMeilisearchEngine(options: MeilisearchEngineOptions): SearchEngine {
  const { client, index, audience = 'public', deadlineMs = 300 } = options;
  const seen = audienceFilter(audience);

  /** Every query of this engine passes here, and none without the filter of its audience. */
  async function multiSearch(
    queries: (Omit<MultiSearchQuery, 'indexUid' | 'filter'> & { filter: Filter })[],
  ): Promise<Answer[]> {
    try {
      const signal = AbortSignal.timeout(deadlineMs);
      const answer = await client.multiSearch(
        {
          queries: queries.map(({ filter, ...query }) => ({ ...query, filter: [...filter, ...seen], indexUid: index })),
        },
        { signal },
      );
      return answer.results as Answer[];
    } catch (error) {
      throw new SearchUnavailable('Meilisearch did not answer', { cause: error });
    }
  }

  /** Every match of the plan, best first; null when there are too many to fetch. */
  async function collect(request: SearchRequest, extra: Filter): Promise<MatchRow[] | null> {
    const most = request.reach ? COUNTED_WITH_ZONE : COUNTED_WITHOUT_ZONE;
    const plan = planQueries(request);
    if (!request.reach && (await countWidest(request, plan)) > most) return null;
    const answers = await multiSearch(
      plan.map((query) => ({
        ...wordsOf(query),
        filter: filterOf(query, request, extra),
        attributesToRetrieve: [...MATCH_FIELDS],
        limit: query.atMost ?? most,
        ...((query.words === '' || query.on === 'needs') && { sort: ['verifiedAt:desc'] }),
      })),
    );
    const isCut = answers.some((answer, at) => plan[at]?.atMost === null && (answer.estimatedTotalHits ?? 0) > most);
    if (isCut) return null;
    return answers.flatMap((answer, at) => markNamed(answer.hits as MatchRow[], plan[at]));
  }

  /** Cheap: nothing is fetched. Saves fetching a thousand rows only to learn that there are more. */
  async function countWidest(request: SearchRequest, plan: SubQuery[]): Promise<number> {
    const answers = await multiSearch(
      plan.map((query) => ({ ...wordsOf(query), filter: filterOf(query, request, []), limit: 0 })),
    );
    const totals = answers.map((answer, at) => (plan[at]?.atMost === null ? (answer.estimatedTotalHits ?? 0) : 0));
    return Math.max(0, ...totals);
  }

  async function search(request: SearchRequest): Promise<SearchResult> {
    const rows = await collect(request, []);
    if (rows === null) return browse(request);
    const grouped = groupMatches(rows, request);
    const page = grouped.groups.slice(request.offset, request.offset + request.limit);
    return {
      engine: 'meilisearch',
      organisations: grouped.organisations,
      services: grouped.services,
      isExact: true,
      facets: grouped.facets,
      items: await loadItems(page),
    };
  }

  async function loadItems(page: Group[]): Promise<SearchItem[]> {
    const ids = page.flatMap((group) => group.rows.slice(0, SERVICES_PER_ITEM).map((row) => row.id));
    const documents = new Map((await documentsByIds(ids)).map((document) => [document.id, document]));
    return page.map((group) => ({
      organisationId: group.organisationId,
      documents: group.rows.flatMap((row) => documents.get(row.id) ?? []).slice(0, SERVICES_PER_ITEM),
      serviceCount: group.rows.length,
      distanceKm: group.distanceKm,
    }));
  }

  /** More matches than can be fetched: Meilisearch pages and counts, by service, and says so. Who was named comes first. */
  async function browse(request: SearchRequest): Promise<SearchResult> {
    const plan = planQueries(request);
    const widest = plan.at(-1);
    if (!widest) throw new SearchUnavailable('nothing to search');
    const named = await findNamed(request, plan);
    const groups = named.slice(request.offset, request.offset + request.limit);
    const filter = [...filterOf(widest, request, []), ...selectionFilter(request.selection)];
    const rest =
      named.length === 0
        ? filter
        : [...filter, `NOT organisationId IN [${named.map((group) => quote(group.organisationId)).join(',')}]`];
    const sort = sortOf(request, widest);
    const distinct = request.groupBy === 'acteurs' && { distinct: 'organisationId' };
    const chosen = FACET_NAMES.filter((name) => request.selection[name]?.length);
    const [page, actors, all, ...own] = await multiSearch([
      {
        ...rankedWordsOf(widest),
        filter: rest,
        ...(sort && { sort }),
        ...distinct,
        attributesToRetrieve: [...MATCH_FIELDS],
        offset: Math.max(0, request.offset - named.length),
        limit: request.limit - groups.length,
      },
      { ...wordsOf(widest), filter, ...distinct, page: 1, hitsPerPage: 0 },
      { ...wordsOf(widest), filter, limit: 0, facets: FACET_NAMES.map((name) => FACETS[name]) },
      ...chosen.map((name) => ({
        ...wordsOf(widest),
        filter: [...filterOf(widest, request, []), ...selectionFilter(request.selection, name)],
        limit: 0,
        facets: [FACETS[name]],
      })),
    ]);
    const rows = (page?.hits ?? []) as MatchRow[];
    const siblings = await withSiblings(rows, request, widest, filter);
    return {
      engine: 'meilisearch',
      organisations: request.groupBy === 'acteurs' ? (actors?.totalHits ?? 0) : (all?.estimatedTotalHits ?? 0),
      services: all?.estimatedTotalHits ?? 0,
      isExact: false,
      facets: readFacets(all, chosen, own),
      items: await loadItems([...groups, ...siblings]),
    };
  }

  /** The few that bear the words typed, in front of the many that answer them. */
  async function findNamed(request: SearchRequest, plan: SubQuery[]): Promise<Group[]> {
    const queries = plan.filter((query) => query.atMost !== null);
    if (queries.length === 0 || request.sort !== 'pertinence') return [];
    const answers = await multiSearch(
      queries.map((query) => ({
        ...wordsOf(query),
        filter: filterOf(query, request, []),
        attributesToRetrieve: [...MATCH_FIELDS],
        limit: query.atMost ?? 0,
      })),
    );
    const rows = answers.flatMap((answer, at) => markNamed(answer.hits as MatchRow[], queries[at]));
    return groupMatches(rows, request).groups;
  }

  /** The other matching services of the organisations of one page. */
  async function withSiblings(
    rows: MatchRow[],
    request: SearchRequest,
    query: SubQuery,
    filter: Filter,
  ): Promise<Group[]> {
    const alone = rows.map((row) => ({ organisationId: row.organisationId, rows: [row], distanceKm: null }));
    if (request.groupBy === 'services' || rows.length === 0) return alone;
    const [answer] = await multiSearch([
      {
        ...wordsOf(query),
        filter: [...filter, `organisationId IN [${rows.map((row) => quote(row.organisationId)).join(',')}]`],
        attributesToRetrieve: [...MATCH_FIELDS],
        limit: rows.length * 20,
      },
    ]);
    const siblings = Map.groupBy((answer?.hits ?? []) as MatchRow[], (row) => row.organisationId);
    return alone.map((group) => ({ ...group, rows: siblings.get(group.organisationId) ?? group.rows }));
  }

  async function elsewhere(request: SearchRequest, listed: string[], limit: number): Promise<SearchItem[]> {
    const needs = needsElsewhere(request);
    if (!needs || !request.reach) return [];
    const [answer] = await multiSearch([
      {
        ...wordsOf(needsQuery(needs)),
        filter: [
          `needs IN ${list(needs)}`,
          `NOT organisationId IN ${list(listed)}`,
          ...outsideFilter(request),
          ...selectionFilter(request.selection),
        ],
        attributesToRetrieve: [...MATCH_FIELDS],
        limit: MOST_ELSEWHERE,
      },
    ]);
    return loadItems(rankElsewhere((answer?.hits ?? []) as MatchRow[], request, needs).slice(0, limit));
  }

  async function matchedIds(request: SearchRequest): Promise<MatchedIds> {
    const plan = planQueries(request);
    const answers = await multiSearch(
      plan.map((query) => ({
        ...wordsOf(query),
        filter: [...filterOf(query, request, []), ...selectionFilter(request.selection)],
        attributesToRetrieve: ['id'],
        limit: query.atMost ?? MAX_TOTAL_HITS,
      })),
    );
    const isComplete = answers.every((answer) => (answer.estimatedTotalHits ?? 0) <= MAX_TOTAL_HITS);
    return { ids: [...new Set(answers.flatMap((answer) => answer.hits.map((hit) => hit.id ?? '')))], isComplete };
  }

  async function documentsOfOrganisation(slug: string): Promise<ServiceDocument[]> {
    const [answer] = await multiSearch([
      { filter: [`organisation.slug = ${quote(slug)}`], limit: 200, attributesToRetrieve: [...DOCUMENT_FIELDS] },
    ]);
    return seenBy(audience, (answer?.hits ?? []) as ServiceDocument[]);
  }

  async function documentsByIds(ids: string[]): Promise<ServiceDocument[]> {
    if (ids.length === 0) return [];
    const [answer] = await multiSearch([
      {
        filter: [`id IN [${ids.map(quote).join(',')}]`],
        limit: ids.length,
        attributesToRetrieve: [...DOCUMENT_FIELDS],
      },
    ]);
    const shown = seenBy(audience, (answer?.hits ?? []) as ServiceDocument[]);
    const documents = new Map(shown.map((document) => [document.id, document]));
    return ids.flatMap((id) => documents.get(id) ?? []);
  }

  return { name: 'meilisearch', search, elsewhere, matchedIds, documentsOfOrganisation, documentsByIds };
}

function readFacets(all: Answer | undefined, chosen: FacetName[], own: Answer[]): FacetCounts {
  const counts = {} as FacetCounts;
  for (const name of FACET_NAMES) {
    const source = chosen.includes(name) ? own[chosen.indexOf(name)] : all;
    const values = { ...source?.facetDistribution?.[FACETS[name]] };
    if (name === 'public') {
      for (const value of Object.keys(values))
        if (value !== 'tous') values[value] = (values[value] ?? 0) + (values.tous ?? 0);
    }
    counts[name] = values;
  }
  return counts;
}
