// The engine that is always there: same requests, same grouping, same counts, on `search_documents`.
import type { Database } from '#db/client.ts';
import { withDeadline } from '#db/deadline.ts';
import { seenBy } from './audience.ts';
import { MOST_ELSEWHERE, needsElsewhere, rankElsewhere } from './elsewhere.ts';
import type { MatchedIds, SearchEngine, SearchItem, SearchRequest, SearchResult } from './engine.ts';
import { COUNTED_WITH_ZONE, COUNTED_WITHOUT_ZONE, SERVICES_PER_ITEM, SearchUnavailable } from './engine.ts';
import type { Group } from './group.ts';
import { groupMatches } from './group.ts';
import { markNamed, needsQuery, planQueries } from './plan.ts';
import { countFacetsInSql } from './postgres-facets.ts';
import {
  audienceCondition,
  countUpTo,
  matchQuery,
  scopeCondition,
  selectionCondition,
  zoneCondition,
} from './postgres-match.ts';
import { type Audience, type MatchRow, SEARCHED_FIELDS, type ServiceDocument } from './service-document.ts';

const DEADLINE_MS = 2_000;

export function createPostgresEngine(database: Database, audience: Audience = 'public'): SearchEngine {
  const sql = database.raw;
  const scopeOf = (request: SearchRequest) =>
    sql`${scopeCondition(sql, request)} and ${audienceCondition(sql, audience)}`;

  async function guarded<T>(run: () => Promise<T>): Promise<T> {
    try {
      return await withDeadline(DEADLINE_MS, run);
    } catch (error) {
      throw new SearchUnavailable('PostgreSQL did not answer', { cause: error });
    }
  }

  async function collect(request: SearchRequest): Promise<MatchRow[] | null> {
    const most = request.reach ? COUNTED_WITH_ZONE : COUNTED_WITHOUT_ZONE;
    const lists = await Promise.all(
      planQueries(request).map(async (query) => {
        const limit = query.atMost ?? most + 1;
        const where = sql`${query.isZoned ? zoneCondition(sql, request.reach) : sql`true`} and ${scopeOf(request)}`;
        if (!request.reach && query.atMost === null && (await countUpTo(sql, { query, where, limit })) > most) {
          return { rows: [], isCut: true };
        }
        const rows = await matchQuery(sql, { query, where, limit });
        return { rows: markNamed(rows, query), isCut: query.atMost === null && rows.length > most };
      }),
    );
    return lists.some((list) => list.isCut) ? null : lists.flatMap((list) => list.rows);
  }

  async function search(request: SearchRequest): Promise<SearchResult> {
    return guarded(async () => {
      const rows = await collect(request);
      if (rows === null) return browse(request);
      const grouped = groupMatches(rows, request);
      return {
        engine: 'postgres',
        organisations: grouped.organisations,
        services: grouped.services,
        isExact: true,
        facets: grouped.facets,
        items: await loadItems(grouped.groups.slice(request.offset, request.offset + request.limit)),
      };
    });
  }

  /** More matches than are worth fetching: the database pages and counts. */
  async function browse(request: SearchRequest): Promise<SearchResult> {
    const widest = planQueries(request).at(-1);
    if (!widest) throw new SearchUnavailable('nothing to search');
    const where = sql`${zoneCondition(sql, request.reach)} and ${scopeOf(request)}`;
    const chosen = sql`${where} and ${selectionCondition(sql, request.selection)}`;
    const [named, rows, { facets, organisations, services }] = await Promise.all([
      findNamed(request),
      matchQuery(sql, {
        query: widest,
        where: chosen,
        limit: (request.offset + request.limit) * SERVICES_PER_ITEM,
        order: request.sort,
      }),
      countFacetsInSql(sql, { query: widest, where, selection: request.selection }),
    ]);
    const { groups } = groupMatches([...named, ...rows], request);
    return {
      engine: 'postgres',
      organisations: request.groupBy === 'acteurs' ? organisations : services,
      services,
      isExact: false,
      facets,
      items: await loadItems(groups.slice(request.offset, request.offset + request.limit)),
    };
  }

  /** The few that bear the words typed, to stand in front of the many that answer them. */
  async function findNamed(request: SearchRequest): Promise<MatchRow[]> {
    if (request.sort !== 'pertinence') return [];
    const lists = await Promise.all(
      planQueries(request)
        .filter((query) => query.atMost !== null)
        .map(async (query) => {
          const where = sql`${query.isZoned ? zoneCondition(sql, request.reach) : sql`true`} and ${scopeOf(request)}`;
          return markNamed(await matchQuery(sql, { query, where, limit: query.atMost ?? 0 }), query);
        }),
    );
    return lists.flat();
  }

  async function elsewhere(request: SearchRequest, listed: string[], limit: number): Promise<SearchItem[]> {
    const needs = needsElsewhere(request);
    const { reach, selection } = request;
    if (!needs || !reach) return [];
    return guarded(async () => {
      const rows = await matchQuery(sql, {
        query: needsQuery(needs),
        where: sql`not ${zoneCondition(sql, reach)} and organisation_id <> all(${listed}::uuid[])
          and ${scopeOf(request)} and ${selectionCondition(sql, selection)}`,
        limit: MOST_ELSEWHERE,
      });
      return loadItems(rankElsewhere(rows, request, needs).slice(0, limit));
    });
  }

  async function matchedIds(request: SearchRequest): Promise<MatchedIds> {
    return guarded(async () => {
      const lists = await Promise.all(
        planQueries(request).map((query) =>
          matchQuery(sql, {
            query,
            where: sql`${query.isZoned ? zoneCondition(sql, request.reach) : sql`true`}
              and ${scopeOf(request)} and ${selectionCondition(sql, request.selection)}`,
            limit: query.atMost ?? COUNTED_WITH_ZONE,
          }),
        ),
      );
      const isComplete = lists.every((rows) => rows.length < COUNTED_WITH_ZONE);
      return { ids: [...new Set(lists.flat().map((row) => row.id))], isComplete };
    });
  }

  async function documentsOfOrganisation(slug: string): Promise<ServiceDocument[]> {
    return guarded(async () => {
      const rows = await sql<{ document: ServiceDocument }[]>`
        select document - ${[...SEARCHED_FIELDS]}::text[] as document from search_documents where document -> 'organisation' ->> 'slug' = ${slug} and ${audienceCondition(sql, audience)}`;
      return seenBy(
        audience,
        rows.map((row) => row.document),
      );
    });
  }

  async function documentsByIds(ids: string[]): Promise<ServiceDocument[]> {
    return guarded(() => documentsIn(ids));
  }

  async function loadItems(page: Group[]): Promise<SearchItem[]> {
    const ids = page.flatMap((group) => group.rows.slice(0, SERVICES_PER_ITEM).map((row) => row.id));
    const documents = new Map((await documentsIn(ids)).map((document) => [document.id, document]));
    return page.map((group) => ({
      organisationId: group.organisationId,
      documents: group.rows.flatMap((row) => documents.get(row.id) ?? []).slice(0, SERVICES_PER_ITEM),
      serviceCount: group.rows.length,
      distanceKm: group.distanceKm,
    }));
  }

  async function documentsIn(ids: string[]): Promise<ServiceDocument[]> {
    if (ids.length === 0) return [];
    const rows = await sql<{ id: string; document: ServiceDocument }[]>`
      select id, document - ${[...SEARCHED_FIELDS]}::text[] as document from search_documents where id = any(${ids}) and ${audienceCondition(sql, audience)}`;
    const documents = new Map(
      seenBy(
        audience,
        rows.map((row) => row.document),
      ).map((document) => [document.id, document]),
    );
    return ids.flatMap((id) => documents.get(id) ?? []);
  }

  return { name: 'postgres', search, elsewhere, matchedIds, documentsOfOrganisation, documentsByIds };
}
