// Entries of the directory that a new line resembles: same SIRET, number, mail or site, or a name alike in the same commune.
import { type SQL, sql } from 'drizzle-orm';

const ALIKE = 0.55;
const SHOWN = 3;

/** One statement; writes `candidates` on the first line of each new organisation that resembles something. */
export function importCandidates(importId: string): SQL {
  return sql`
    with heads as materialized (
      select line, organisation ->> 'siret' as siret, organisation ->> 'website' as website, organisation ->> 'commune_code' as commune_code,
        lower(unaccent(organisation ->> 'name')) as name, contacts
      from import_rows where import_id = ${importId} and is_head and not is_known
    ), entries as materialized (
      select id, siret, website, commune_code, lower(unaccent(name)) as name from organisations
    ), reached as (
      select h.line, e ->> 'channel' as channel, regexp_replace(lower(e ->> 'value'), '[^a-z0-9@.]', '', 'g') as plain
      from heads h cross join lateral jsonb_array_elements(h.contacts) e
    ), numbers as materialized (
      select organisation_id, channel, regexp_replace(lower(value), '[^a-z0-9@.]', '', 'g') as plain from contacts where channel in ('telephone', 'courriel')
    ), found as (
      select h.line, e.id, 'même SIRET' as reason, 4 as weight from heads h join entries e on e.siret = h.siret
      union all
      select h.line, e.id, 'même site', 2 from heads h join entries e on ${plainSite(sql`e.website`)} = ${plainSite(sql`h.website`)}
      union all
      select r.line, n.organisation_id, case n.channel when 'telephone' then 'même téléphone' else 'même courriel' end, 3
      from reached r join numbers n on n.channel = r.channel and n.plain = r.plain and length(n.plain) >= 9
      union all
      select h.line, e.id, case when e.name = h.name then 'même nom, même commune' else 'nom proche, même commune' end, case when e.name = h.name then 3 else 1 end
      from heads h join entries e on e.commune_code = h.commune_code and (e.name = h.name or similarity(e.name, h.name) >= ${ALIKE})
      union all
      select h.line, e.id, 'même nom', 2 from heads h join entries e on e.name = h.name and (e.commune_code is null or h.commune_code is null)
    ), grouped as (
      select line, id, jsonb_agg(distinct reason) as reasons, sum(weight) as weight from found group by line, id
    ), ranked as (
      select *, row_number() over (partition by line order by weight desc, id) as rank from grouped
    )
    update import_rows r set candidates = c.list
    from (select line, jsonb_agg(jsonb_build_object('id', id, 'reasons', reasons) order by rank) as list from ranked where rank <= ${SHOWN} group by line) c
    where r.import_id = ${importId} and r.line = c.line`;
}

function plainSite(url: SQL): SQL {
  return sql`rtrim(regexp_replace(lower(${url}), '^https?://(www\\.)?', ''), '/')`;
}
