// Totals and facet counts when there are too many matches to fetch: counted by the database, by service.
import type { Sql } from '#db/client.ts';
import type { FacetCounts, Selection } from './engine.ts';
import { FACET_NAMES } from './engine.ts';
import type { SubQuery } from './plan.ts';
import type { Fragment } from './postgres-match.ts';
import { columnOf, matchedRows, selectionCondition } from './postgres-match.ts';

export type SqlCounts = { facets: FacetCounts; organisations: number; services: number };

export async function countFacetsInSql(
  sql: Sql,
  { query, where, selection }: { query: SubQuery; where: Fragment; selection: Selection },
): Promise<SqlCounts> {
  const chosen = FACET_NAMES.filter((name) => selection[name]?.length);
  const counted = FACET_NAMES.map((name) => {
    const column = name === 'type' ? sql`array[kind]` : sql(columnOf(name));
    const table = chosen.includes(name)
      ? sql`(select ${sql(columnOf(name))} from scope where ${selectionCondition(sql, selection, name)}) as own`
      : sql`chosen`;
    return sql`select ${name}::text as facet, value, count(*)::int as count from ${table}, unnest(${column}) as value group by value`;
  });
  const union = counted.reduce((all, one) => sql`${all} union all ${one}`);
  const rows = await sql<{ facet: string; value: string; count: number }[]>`
    with matched as (${matchedRows(sql, query, where, false)}),
    scope as materialized (
      select organisation_id, needs, kind, publics, responses, accueil, mobilisation, mobilisation_for, cost, languages,
        territories
      from matched join search_documents using (id)
    ),
    chosen as materialized (select * from scope where ${selectionCondition(sql, selection)})
    ${union}
    union all select 'total', 'services', count(*)::int from chosen
    union all select 'total', 'organisations', count(distinct organisation_id)::int from chosen`;
  const facets = Object.fromEntries(FACET_NAMES.map((name) => [name, {}])) as FacetCounts;
  const totals: Record<string, number> = {};
  for (const { facet, value, count } of rows) {
    if (facet === 'total') totals[value] = count;
    else facets[facet as keyof FacetCounts][value] = count;
  }
  for (const value of Object.keys(facets.public)) {
    if (value !== 'tous') facets.public[value] = (facets.public[value] ?? 0) + (facets.public.tous ?? 0);
  }
  return { facets, organisations: totals.organisations ?? 0, services: totals.services ?? 0 };
}
