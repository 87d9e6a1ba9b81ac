// Totals and facet counts when there are too many matches to fetch: by service, facets from a sample of the matches.
import type { Sql } from '#db/client.ts';
import type { FacetCounts, Selection } from './engine.ts';
import { FACET_NAMES } from './engine.ts';
import type { SubQuery } from './plan.ts';
import type { Fragment } from './postgres-match.ts';
import { columnOf, firstRows, matchCondition, selectionCondition } from './postgres-match.ts';

export type SqlCounts = { facets: FacetCounts; organisations: number; services: number };

/** Rows stand in the order of their random ids, so the first ones are a fair sample. */
const SAMPLE = 2_500;

/** Totals are counted; facet counts are those of a sample, scaled: the list says « environ ». */
export async function countFacetsInSql(
  sql: Sql,
  { query, where, selection }: { query: SubQuery; where: Fragment; selection: Selection },
): Promise<SqlCounts> {
  const matching = sql`${matchCondition(sql, query)} and ${where}`;
  const chosenFacets = FACET_NAMES.filter((name) => selection[name]?.length);
  const sampleOf = (except?: string) => sql`
    select needs, array[kind] as kind, publics, responses, accueil, mobilisation, mobilisation_for, cost, languages,
      territories
    from search_documents
    where ctid = any(${firstRows(sql, sql`${matching} and ${selectionCondition(sql, selection, except)}`, SAMPLE)})`;
  const counted = FACET_NAMES.map((name) => {
    const source = chosenFacets.includes(name) ? sql`(${sampleOf(name)}) as own` : sql`sample`;
    return sql`select ${name}::text as facet, value, count(*)::int as count
      from ${source}, unnest(${sql(columnOf(name))}) as value group by value`;
  });
  const facetRows = sql<{ facet: keyof FacetCounts; value: string; count: number }[]>`
    with sample as materialized (${sampleOf()})
    ${counted.reduce((all, one) => sql`${all} union all ${one}`)}`;
  const totals = (except?: string) => sql<{ services: number; organisations: number }[]>`
    select coalesce(sum(services), 0)::int as services, count(*)::int as organisations
    from (
      select count(*) as services from search_documents
      where ${matching} and ${selectionCondition(sql, selection, except)} group by organisation_id
    ) as actors`;
  const [rows, [all], ...own] = await Promise.all([facetRows, totals(), ...chosenFacets.map((name) => totals(name))]);
  const facets = Object.fromEntries(FACET_NAMES.map((name) => [name, {}])) as FacetCounts;
  for (const { facet, value, count } of rows) {
    const total = chosenFacets.includes(facet) ? own[chosenFacets.indexOf(facet)]?.[0] : all;
    facets[facet][value] = Math.round(count * Math.max(1, (total?.services ?? 0) / SAMPLE));
  }
  for (const value of Object.keys(facets.public)) {
    if (value !== 'tous') facets.public[value] = (facets.public[value] ?? 0) + (facets.public.tous ?? 0);
  }
  return { facets, organisations: all?.organisations ?? 0, services: all?.services ?? 0 };
}
