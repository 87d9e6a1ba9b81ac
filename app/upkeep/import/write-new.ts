// Entries that the directory does not know yet, straight from the lines to its tables.
import { type SQL, sql } from 'drizzle-orm';
import { RESERVED_SLUGS } from '#app/upkeep/entry/save-entry.server.ts';

/** Lines `from` (included) to `to` (left out). */
export type Part = { importId: string; from: number; to: number };

const isNew = sql`not r.is_refused and not r.is_left`;

export function linesOf({ importId, from, to }: Part): SQL {
  return sql`r.import_id = ${importId} and r.line >= ${from} and r.line < ${to}`;
}

/** The address of each new organisation: its name, numbered where the name is taken. */
export function nameOrganisations(importId: string): SQL {
  return sql`
    create temp table import_slugs on commit drop as
    with taken as (
      select slug from organisations union select slug from slug_redirects union select unnest(${`{${RESERVED_SLUGS.join(',')}}`}::text[])
    ), wanted as (
      select r.line, r.organisation ->> 'slug' as base, row_number() over (partition by r.organisation ->> 'slug' order by r.line) as n
      from import_rows r where r.import_id = ${importId} and r.is_head and not r.is_known and ${isNew}
    ), tops as (
      select regexp_replace(slug, '-\\d{1,6}$', '') as stem, max((regexp_match(slug, '-(\\d{1,6})$'))[1]::int) as top
      from (select slug from taken union all select base from wanted) as every where slug ~ '-\\d{1,6}$' group by 1
    )
    select w.line, case when w.n = 1 and t.slug is null then w.base
      else w.base || '-' || (coalesce(s.top, 1) + w.n - case when t.slug is null then 1 else 0 end) end as slug
    from wanted w left join taken t on t.slug = w.base left join tops s on s.stem = w.base`;
}

/** Within its organisation. */
export function nameServices(importId: string): SQL {
  return sql`
    create temp table import_service_slugs on commit drop as
    with known as (
      select distinct organisation_id from import_rows where import_id = ${importId} and is_known
    ), taken as (
      select organisation_id, slug from services join known using (organisation_id) union all select organisation_id, 'nouveau' from known
    ), wanted as (
      select r.line, r.organisation_id, r.service ->> 'slug' as base,
        row_number() over (partition by r.organisation_id, r.service ->> 'slug' order by r.line) as n
      from import_rows r where r.import_id = ${importId} and r.service is not null and not r.is_service_known and ${isNew}
    ), tops as (
      select organisation_id, regexp_replace(slug, '-\\d{1,6}$', '') as stem, max((regexp_match(slug, '-(\\d{1,6})$'))[1]::int) as top
      from (select organisation_id, slug from taken union all select organisation_id, base from wanted) as every
      where slug ~ '-\\d{1,6}$' group by 1, 2
    )
    select w.line, case when w.n = 1 and t.slug is null then w.base
      else w.base || '-' || (coalesce(s.top, 1) + w.n - case when t.slug is null then 1 else 0 end) end as slug
    from wanted w left join taken t on t.organisation_id = w.organisation_id and t.slug = w.base
    left join tops s on s.organisation_id = w.organisation_id and s.stem = w.base`;
}

export function insertOrganisations(part: Part): SQL {
  return sql`
    insert into organisations (id, slug, kind, name, acronym, description, siret, website, address, commune_code, latitude, longitude,
      point_precision, networks, home_territory_id, source, source_key)
    select r.organisation_id, s.slug, coalesce(p.kind, 'autre'), p.name, p.acronym, coalesce(p.description, ''), p.siret, p.website, p.address,
      p.commune_code, p.latitude, p.longitude, p.point_precision, coalesce(p.networks, '{}'), i.territory_id, 'import', r.organisation_id::text
    from import_rows r join imports i on i.id = r.import_id join import_slugs s on s.line = r.line
    cross join lateral jsonb_populate_record(null::organisations, r.organisation) p
    where ${linesOf(part)} and r.is_head and not r.is_known and ${isNew}`;
}

/** What the file leaves out: everybody, free, on the spot where there is one, all over the territory. */
export function insertServices(part: Part): SQL {
  return sql`
    insert into services (id, organisation_id, slug, name, description, needs, responses, publics, conditions, papers, cost, cost_detail,
      accueil, mobilisation, mobilisation_for, mobilisation_detail, languages, zones, zone_detail)
    select r.service_id, r.organisation_id, s.slug, p.name, coalesce(p.description, ''), p.needs, coalesce(p.responses, '{}'),
      coalesce(p.publics, '{tous}'), p.conditions, coalesce(p.papers, '{}'), coalesce(p.cost, 'gratuit'), p.cost_detail,
      coalesce(p.accueil, case when r.place is null then '{a-distance}' else '{sur-place}' end::text[]), coalesce(p.mobilisation, '{}'),
      coalesce(p.mobilisation_for, '{}'), p.mobilisation_detail, coalesce(p.languages, '{fr}'), coalesce(p.zones, t.zones), p.zone_detail
    from import_rows r join imports i on i.id = r.import_id join territories t on t.id = i.territory_id
    join import_service_slugs s on s.line = r.line
    cross join lateral jsonb_populate_record(null::services, r.service) p
    where ${linesOf(part)} and r.service is not null and not r.is_service_known and ${isNew}`;
}

export function insertPlaces(part: Part): SQL {
  return sql`
    insert into places (id, service_id, label, address, commune_code, latitude, longitude, point_precision, opening_hours)
    select r.place_id, r.service_id, p.label, p.address, p.commune_code, p.latitude, p.longitude, p.point_precision, p.opening_hours
    from import_rows r cross join lateral jsonb_populate_record(null::places, r.place) p
    where ${linesOf(part)} and r.place is not null and not r.is_service_known and ${isNew}`;
}

export function insertContacts(part: Part): SQL {
  return sql`
    insert into contacts (organisation_id, channel, label, value, visibility)
    select r.organisation_id, c.channel, c.label, c.value, c.visibility
    from import_rows r
    cross join lateral jsonb_to_recordset(r.contacts) as c(channel text, label text, value text, visibility text)
    where ${linesOf(part)} and r.is_head and not r.is_known and ${isNew}`;
}
