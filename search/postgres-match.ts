// One sub-query of the plan in SQL: full text, misspelt names by trigrams, needs by arrays.
import type { PendingQuery, Row } from 'postgres';
import type { Sql } from '#db/client.ts';
import { words } from '#db/normalise.ts';
import type { Reach, SearchRequest, Selection } from './engine.ts';
import { FACET_NAMES, FACETS } from './engine.ts';
import { boxAround, cellsCovering } from './map-cells.ts';
import { halfHourOfWeek, parisDay } from './opening-hours.ts';
import type { SubQuery } from './plan.ts';
import type { Audience, MatchRow } from './service-document.ts';

const MOST_RANKED = 3_000;

/** A piece of SQL with its parameters. */
export type Fragment = PendingQuery<Row[]>;

/** Column of `search_documents` for each field that filters. */
const COLUMNS = {
  needs: 'needs',
  kind: 'kind',
  publics: 'publics',
  responses: 'responses',
  accueil: 'accueil',
  mobilisation: 'mobilisation',
  mobilisationFor: 'mobilisation_for',
  cost: 'cost',
  languages: 'languages',
  territories: 'territories',
} as const;

export function columnOf(facet: keyof typeof FACETS): (typeof COLUMNS)[keyof typeof COLUMNS] {
  return COLUMNS[FACETS[facet]];
}

export function zoneCondition(sql: Sql, reach: Reach | null): Fragment {
  if (!reach) return sql`true`;
  return sql`(zones && ${[...reach.chain, ...reach.partial]}::text[] and not exclusions && ${reach.chain}::text[])`;
}

export function audienceCondition(sql: Sql, audience: Audience): Fragment {
  return audience === 'members' ? sql`true` : sql`audience = 'public'`;
}

export function scopeCondition(sql: Sql, request: SearchRequest): Fragment {
  const cells = request.box && cellsCovering(request.box);
  const inBox = request.box ? (cells ? sql`cells && ${cells}::text[]` : sql`has_place`) : sql`true`;
  const around = request.radiusKm !== null && request.origin ? boxAround(request.origin, request.radiusKm) : null;
  const near = around && cellsCovering(around);
  const inReach = near ? sql`(cells && ${near}::text[] or not has_place)` : sql`true`;
  const isOpen = request.openAt
    ? sql`${halfHourOfWeek(request.openAt)} = any(open_half_hours) and ${parisDay(request.openAt)}::date <> all(closed_days)`
    : sql`true`;
  return sql`(${inBox} and ${inReach} and ${isOpen})`;
}

export function selectionCondition(sql: Sql, selection: Selection, except?: string): Fragment {
  let condition = sql`true`;
  for (const name of FACET_NAMES) {
    const values = selection[name];
    if (name === except || !values || values.length === 0) continue;
    const column = sql(columnOf(name));
    const wanted = name === 'public' ? [...values, 'tous'] : values;
    condition =
      name === 'type'
        ? sql`${condition} and ${column} = any(${wanted}::text[])`
        : sql`${condition} and ${column} && ${wanted}::text[]`;
  }
  return condition;
}

/** The same matches as a condition on `search_documents`: for counting, where nothing is ranked. */
export function matchCondition(sql: Sql, query: SubQuery): Fragment {
  if (query.words === '') return sql`true`;
  if (query.on === 'needs') return sql`needs && ${query.needs}::text[]`;
  const text = words(query.words);
  const named = sql`organisation_id in (select organisation_id from search_names where ${text.join(' ')} <% name)`;
  if (query.on === 'names') return named;
  const terms = query.on === 'titles' ? titleTerms(text) : toTsquery(text, query.strategy === 'all' ? '&' : '|');
  return sql`(${named} or words @@ to_tsquery('public.fr', ${terms}))`;
}

/** `id` and `score` of what matches, for a common table expression. */
function matchedRows(sql: Sql, query: SubQuery, where: Fragment): Fragment {
  if (query.on === 'needs') {
    return sql`
      select id, (case when need_primary = any(${query.needs}::text[]) then 2 else 1 end)::real as score
      from search_documents where needs && ${query.needs}::text[] and ${where}`;
  }
  const text = words(query.words);
  const joined = text.join(' ');
  const byName = sql`
    select search_documents.id, (2 + word_similarity(${joined}, search_names.name))::real as score
    from search_names join search_documents on search_documents.organisation_id = search_names.organisation_id
    where ${joined} <% search_names.name and ${where}`;
  if (query.on === 'names') return byName;
  // Ranking reads each whole document, so only so many are ranked.
  const found = (terms: string) => sql`
    select id, ts_rank(words, to_tsquery('public.fr', ${terms})) as score from (
      select id, words from search_documents where words @@ to_tsquery('public.fr', ${terms}) and ${where} limit ${MOST_RANKED}
    ) as ranked`;
  const exact = query.on === 'titles' ? titleTerms(text) : toTsquery(text, '&');
  const loose = query.on === 'titles' || query.strategy === 'all' ? null : toTsquery(text, '|');
  return sql`
    select id, (max(score) + 0.1 * sum(score))::real as score from (
      ${byName}
      union all select id, (1 + score)::real from (${found(exact)}) as exact
      ${loose === null ? sql`` : sql`union all select id, score::real from (${found(loose)}) as loose`}
    ) branches group by id`;
}

/** Weights A and B: names of organisations, then of services. */
function titleTerms(text: string[]): string {
  return text.map((word) => `'${word}':AB`).join(' & ');
}

export type MatchOptions = { query: SubQuery; where: Fragment; limit: number; order?: SearchRequest['sort'] };

export async function matchQuery(sql: Sql, { query, where, limit, order }: MatchOptions): Promise<MatchRow[]> {
  const by =
    order === 'nom'
      ? sql`organisation_name, id`
      : order === 'fraicheur'
        ? sql`verified_at desc, id`
        : query.words === ''
          ? sql`verified_at desc, id`
          : sql`score desc, verified_at desc, id`;
  const fields = sql`search_documents.id, organisation_id as "organisationId", organisation_name as "organisationName",
    needs, kind, publics, responses, accueil, mobilisation, mobilisation_for as "mobilisationFor", cost, languages,
    territories, zones, verified_at as "verifiedAt", points`;
  if (query.words === '') {
    return sql<MatchRow[]>`select ${fields} from search_documents where ${where} order by ${by} limit ${limit}`;
  }
  return sql<MatchRow[]>`
    with matched as (${matchedRows(sql, query, where)})
    select ${fields} from matched join search_documents using (id) order by ${by} limit ${limit}`;
}

/** How many match, counted up to `limit`. */
export async function countUpTo(sql: Sql, { query, where, limit }: MatchOptions): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    select count(*)::int as count from (
      select 1 from search_documents where ${matchCondition(sql, query)} and ${where} limit ${limit}
    ) as counted`;
  return row?.count ?? 0;
}

/** The last word counts as the beginning of one: people are still typing. */
function toTsquery(text: string[], operator: '&' | '|'): string {
  return text
    .map((word, at) => (at === text.length - 1 && word.length > 2 ? `'${word}':*` : `'${word}'`))
    .join(` ${operator} `);
}
