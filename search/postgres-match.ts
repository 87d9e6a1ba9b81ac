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

/** Ranking reads the words of each candidate: all of these for who has every word, fewer for who has only one of them. */
const MOST_RANKED = { exact: 2_000, loose: 1_000 };

/** Where only the first pages are wanted, of names that thousands share a word of. */
const MOST_NAMES = 200;

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
  // As an array the names can be looked up in the index, beside the words; as a sub-query every row would be read.
  const named = sql`organisation_id = any(array(select organisation_id from search_names where ${text.join(' ')} <% name))`;
  if (query.on === 'names') return named;
  const terms = query.on === 'titles' ? titleTerms(text) : toTsquery(text, query.strategy === 'all' ? '&' : '|');
  return sql`(${named} or words @@ to_tsquery('public.fr', ${terms}))`;
}

/** `id` and `score` of what matches, for a common table expression; of names that are alike, the likest `mostNames`. */
function matchedRows(sql: Sql, query: SubQuery, where: Fragment, mostNames: number | null): Fragment {
  if (query.on === 'needs') {
    return sql`
      select id, (case when need_primary = any(${query.needs}::text[]) then 2 else 1 end)::real as score
      from search_documents where needs && ${query.needs}::text[] and ${where}`;
  }
  const text = words(query.words);
  const joined = text.join(' ');
  const likest = mostNames === null ? sql`` : sql`order by likeness desc limit ${mostNames}`;
  const byName = sql`
    select id, (2 + likeness)::real as score
    from (
      select organisation_id, word_similarity(${joined}, name) as likeness from search_names where ${joined} <% name ${likest}
    ) as named join search_documents using (organisation_id) where ${where}`;
  if (query.on === 'names') return byName;
  const found = (terms: string, most: number) => sql`
    select id, ts_rank(words, to_tsquery('public.fr', ${terms})) as score from search_documents
    where ctid = any(${firstRows(sql, sql`words @@ to_tsquery('public.fr', ${terms}) and ${where}`, most)})`;
  const exact = query.on === 'titles' ? titleTerms(text) : toTsquery(text, '&');
  const loose = query.on === 'titles' || query.strategy === 'all' ? null : toTsquery(text, '|');
  return sql`
    select id, (max(score) + 0.1 * sum(score))::real as score from (
      ${byName}
      union all select id, (1 + score)::real from (${found(exact, MOST_RANKED.exact)}) as exact
      ${loose === null ? sql`` : sql`union all select id, score::real from (${found(loose, MOST_RANKED.loose)}) as loose`}
    ) branches group by id`;
}

/** Where the first so many matching rows lie. Found without a limit, by index: told of one, PostgreSQL would read the table
 * from its beginning, and every row's words with it. */
export function firstRows(sql: Sql, condition: Fragment, most: number): Fragment {
  return sql`array(
    with found as materialized (select ctid as place from search_documents where ${condition})
    select place from found limit ${most})`;
}

/** Weights A and B: names of organisations, then of services. */
function titleTerms(text: string[]): string {
  return text.map((word) => `'${word}':AB`).join(' & ');
}

export type MatchOptions = {
  query: SubQuery;
  where: Fragment;
  limit: number;
  /** Set when there are more matches than are wanted. */
  order?: SearchRequest['sort'];
};

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
    with matched as (${matchedRows(sql, query, where, order ? limit + MOST_NAMES : null)})
    select ${fields} from matched join search_documents using (id) order by ${by} limit ${limit}`;
}

/** How many match, counted up to `limit`. */
export async function countUpTo(sql: Sql, { query, where, limit }: MatchOptions): Promise<number> {
  const [row] = await sql<{ count: number }[]>`
    with found as materialized (select 1 from search_documents where ${matchCondition(sql, query)} and ${where})
    select count(*)::int as count from (select 1 from found limit ${limit}) as counted`;
  return row?.count ?? 0;
}

/** The last word counts as the beginning of one: people are still typing. */
function toTsquery(text: string[], operator: '&' | '|'): string {
  return text
    .map((word, at) => (at === text.length - 1 && word.length > 2 ? `'${word}':*` : `'${word}'`))
    .join(` ${operator} `);
}
