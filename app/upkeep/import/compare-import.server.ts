// What the lines of an import are for the directory as it is now: new, known by an earlier import of the same source, or so
// alike that somebody must say. A handful of statements whatever the number of lines.
import { type SQL, sql } from 'drizzle-orm';
import type { Queries } from '#db/client.ts';
import { importCandidates } from './import-candidates.ts';

/** Follows the address and the commune; the rest is compared field by field. */
const NOT_COMPARED = ['slug', 'latitude', 'longitude', 'point_precision'];

/**
 * Statistics know nothing of the lines of a new import, and PostgreSQL takes them for one: it would compare each of a hundred
 * thousand with each entry, one after the other. Between these two, tables are joined as the large ones that they may be.
 */
export const asManyLines = sql`set local enable_nestloop = off`;
export const asUsual = sql`set local enable_nestloop = on`;

/** In the caller's transaction. Forgets what an earlier comparison said. */
export async function compareImport(queries: Queries, importId: string): Promise<void> {
  const run = (statement: SQL) => queries.execute(statement);
  await run(asManyLines);
  await run(sql`
    update import_rows set organisation_id = md5(import_id::text || ':o:' || organisation_key)::uuid,
      service_id = case when service_key is not null then md5(import_id::text || ':s:' || organisation_key || '|' || service_key)::uuid end,
      place_id = case when place is not null then md5(import_id::text || ':p:' || organisation_key || '|' || service_key)::uuid end,
      is_known = false, is_service_known = false, is_left = false, candidates = null, changes = null,
      service_changes = null, kept = null, written = null
    where import_id = ${importId} and (is_known or is_left or candidates is not null)`);
  await run(sql`drop table if exists import_matched`);
  await run(sql`drop table if exists import_prior`);
  await run(priorRows(importId));
  await run(sql`analyze import_prior`);
  await run(matchedOrganisations(importId));
  await run(sql`analyze import_matched`);
  await run(sql`
    update import_rows r set organisation_id = m.organisation_id, is_known = true,
      written = jsonb_build_object('organisation', coalesce(m.written, '{}') || r.organisation, 'contacts', r.contacts)
    from import_matched m
    where r.import_id = ${importId} and r.organisation_key = m.organisation_key and not r.is_refused`);
  await run(organisationDifferences(importId));
  await run(contactDifferences(importId));
  await run(knownServices(importId));
  await run(serviceDifferences(importId, 'service'));
  await run(serviceDifferences(importId, 'place'));
  await run(importCandidates(importId));
  await run(sql`
    update import_rows r set is_left = true from import_rows h, imports i
    where i.id = ${importId} and r.import_id = i.id and h.import_id = i.id and h.candidates is not null
      and h.organisation_key = r.organisation_key and not r.is_refused
      and coalesce(i.choices ->> h.organisation_key, '') <> 'create'`);
  await run(sql`drop table import_matched, import_prior`);
  await run(asUsual);
}

/** Apart from the comparison: it holds the import's own row until the end of the transaction. */
export async function countImport(queries: Queries, importId: string): Promise<void> {
  await queries.execute(counted(importId));
}

/** The last line that wrote each key in an applied import of the same source; an entry that became another is that other. */
function priorRows(importId: string): SQL {
  return sql`
    create temp table import_prior on commit drop as
    with recursive steps as (
      select gone_id, kept_id from merges where undone_at is null
      union select steps.gone_id, next.kept_id from steps join merges next on next.gone_id = steps.kept_id and next.undone_at is null
    ), became as (
      select gone_id, kept_id from steps
      where not exists (select from merges later where later.gone_id = steps.kept_id and later.undone_at is null)
    )
    select distinct on (r.organisation_key, r.service_key) r.organisation_key, r.service_key, r.is_head, o.id as organisation_id, r.service_id,
      r.place_id, coalesce(r.written -> 'organisation', r.organisation) as organisation,
      coalesce(r.written -> 'contacts', r.contacts) as contacts, r.service, r.place
    from imports me
    join imports before on before.territory_id = me.territory_id and before.source = me.source and before.status = 'applied'
    join import_rows r on r.import_id = before.id and not r.is_refused and not r.is_left
    left join became m on m.gone_id = r.organisation_id
    join organisations o on o.id = coalesce(m.kept_id, r.organisation_id)
    where me.id = ${importId} and before.id <> me.id
    order by r.organisation_key, r.service_key, before.applied_at desc`;
}

/** From the few keys that somebody chose or that an earlier import wrote: a new file of a hundred thousand lines has none. */
function matchedOrganisations(importId: string): SQL {
  return sql`
    create temp table import_matched on commit drop as
    with chosen as materialized (
      select c.key, o.id from imports i cross join lateral jsonb_each_text(i.choices) c
      join organisations o on o.id::text = c.value and o.home_territory_id = i.territory_id where i.id = ${importId}
    ), prior as materialized (
      select distinct on (organisation_key) organisation_key, organisation_id, organisation, contacts
      from import_prior order by organisation_key, is_head desc
    ), said as materialized (
      select key from chosen union select organisation_key from prior
    )
    select distinct on (h.organisation_key) h.organisation_key, coalesce(o.id, prior.organisation_id) as organisation_id,
      case when o.id is null or o.id = prior.organisation_id then prior.organisation end as written,
      case when o.id is null or o.id = prior.organisation_id then prior.contacts end as contacts, o.id is not null as is_chosen
    from said
    join import_rows h on h.import_id = ${importId} and h.organisation_key = said.key and h.is_head
    left join chosen o on o.key = said.key
    left join prior on prior.organisation_key = said.key`;
}

/**
 * `n`: what the file says, `c`: what the entry says, `w`: what the source wrote last. A field that somebody corrected since
 * stays as it is; a field that the source never wrote is filled, and replaced only where a person chose this entry.
 */
function judged(isChosen: SQL): SQL {
  return sql`case
    when n = c then 'same'
    when w is null and (${isChosen} or c is null or c in ('null', '[]', '""')) then 'change'
    when c = w then 'change'
    when n = w then 'same'
    else 'kept' end`;
}

function organisationDifferences(importId: string): SQL {
  return sql`
    with pairs as (
      select r.line, k.key, r.organisation -> k.key as n, to_jsonb(o) -> k.key as c, m.written -> k.key as w, m.is_chosen
      from import_rows r
      join import_matched m on m.organisation_key = r.organisation_key
      join organisations o on o.id = m.organisation_id
      cross join lateral jsonb_object_keys(r.organisation) as k(key)
      where r.import_id = ${importId} and r.is_head and k.key <> all (${`{${NOT_COMPARED.join(',')}}`}::text[])
    ), said as (select line, key, n, c, ${judged(sql`is_chosen`)} as what from pairs),
    folded as (
      select line, jsonb_object_agg(key, n) filter (where what = 'change') as changes,
        jsonb_object_agg(key, jsonb_build_object('n', n, 'c', c)) filter (where what = 'kept') as kept
      from said group by line)
    update import_rows r set
      kept = case when f.kept is not null then jsonb_build_object('organisation', f.kept) end,
      changes = f.changes || case when f.changes ?| '{address,commune_code}' then
        jsonb_strip_nulls(jsonb_build_object('latitude', r.organisation -> 'latitude', 'longitude', r.organisation -> 'longitude',
          'point_precision', r.organisation -> 'point_precision')) else '{}' end
    from folded f where r.import_id = ${importId} and r.line = f.line`;
}

/** Numbers and mails are sets: what the source adds is added, what it dropped is taken away, what a partner removed stays away. */
function contactDifferences(importId: string): SQL {
  return sql`
    with news as (
      select r.line, m.organisation_id, n.channel, n.value, n.contact, ${plainContact(sql`n.channel`, sql`n.value`)} as plain, m.contacts as w
      from import_rows r join import_matched m on m.organisation_key = r.organisation_key
      cross join lateral (select e ->> 'channel' as channel, e ->> 'value' as value, e as contact from jsonb_array_elements(r.contacts) e) n
      where r.import_id = ${importId} and r.is_head
    ), own as (
      select c.id, c.organisation_id, c.channel, ${plainContact(sql`c.channel`, sql`c.value`)} as plain
      from contacts c where c.service_id is null and c.place_id is null and c.organisation_id in (select organisation_id from import_matched)
    ), added as (
      select line, jsonb_agg(contact) as list from news n
      where not exists (select from own o where o.organisation_id = n.organisation_id and o.channel = n.channel and o.plain = n.plain)
        and not exists (select from jsonb_array_elements(coalesce(n.w, '[]')) e where e ->> 'value' = n.value)
      group by line
    ), removed as (
      select r.line, jsonb_agg(o.id) as list
      from import_rows r join import_matched m on m.organisation_key = r.organisation_key
      cross join lateral jsonb_array_elements(coalesce(m.contacts, '[]')) as w(e)
      join own o on o.organisation_id = m.organisation_id and o.channel = w.e ->> 'channel'
        and o.plain = ${plainContact(sql`w.e ->> 'channel'`, sql`w.e ->> 'value'`)}
      where r.import_id = ${importId} and r.is_head
        and exists (select from news n where n.line = r.line and n.channel = o.channel)
        and not exists (select from news n where n.line = r.line and n.channel = o.channel and n.plain = o.plain)
      group by r.line)
    update import_rows r set changes = coalesce(r.changes, '{}') || jsonb_strip_nulls(jsonb_build_object('+', a.list, '-', d.list))
    from added a full join removed d on d.line = a.line
    where r.import_id = ${importId} and r.line = coalesce(a.line, d.line)`;
}

function plainContact(channel: SQL, value: SQL): SQL {
  return sql`case when ${channel} = 'telephone' then regexp_replace(${value}, '\\D', '', 'g') else lower(${value}) end`;
}

/** By the key of the source; where a person chose the entry, by the name as well. */
function knownServices(importId: string): SQL {
  return sql`
    update import_rows r set is_service_known = true, service_id = f.service_id, place_id = coalesce(f.place_id, r.place_id)
    from (
      select r2.line, s.id as service_id, coalesce(own.id, (select id from places where service_id = s.id order by label, id limit 1)) as place_id
      from import_rows r2
      left join import_prior p on p.organisation_key = r2.organisation_key and p.service_key = r2.service_key and p.organisation_id = r2.organisation_id
      join services s on s.organisation_id = r2.organisation_id and (s.id = p.service_id or (p.service_id is null and s.slug = r2.service ->> 'slug'))
      left join places own on own.id = p.place_id and own.service_id = s.id
      where r2.import_id = ${importId} and r2.is_known and r2.service is not null
    ) f
    where r.import_id = ${importId} and r.line = f.line`;
}

function serviceDifferences(importId: string, what: 'service' | 'place'): SQL {
  const [table, id] = what === 'service' ? [sql`services`, sql`service_id`] : [sql`places`, sql`place_id`];
  const said = what === 'service' ? sql`r.service` : sql`r.place`;
  const written = what === 'service' ? sql`p.service` : sql`p.place`;
  return sql`
    with pairs as (
      select r.line, k.key, ${said} -> k.key as n, to_jsonb(t) -> k.key as c, ${written} -> k.key as w, p.organisation_key is null as is_first
      from import_rows r
      join ${table} t on t.id = r.${id}
      left join import_prior p on p.organisation_key = r.organisation_key and p.service_key = r.service_key
      cross join lateral jsonb_object_keys(${said}) as k(key)
      where r.import_id = ${importId} and r.is_service_known and k.key <> all (${`{${NOT_COMPARED.join(',')}}`}::text[])
    ), said as (select line, key, n, c, ${judged(sql`is_first`)} as what from pairs),
    folded as (
      select line, jsonb_object_agg(key, n) filter (where what = 'change') as changes,
        jsonb_object_agg(key, jsonb_build_object('n', n, 'c', c)) filter (where what = 'kept') as kept
      from said group by line having bool_or(what <> 'same'))
    update import_rows r set
      service_changes = case when f.changes is null then r.service_changes
        else coalesce(r.service_changes, '{}') || jsonb_build_object(${what}::text, f.changes || case when f.changes ?| '{address,commune_code}' then
          jsonb_strip_nulls(jsonb_build_object('latitude', ${said} -> 'latitude', 'longitude', ${said} -> 'longitude',
            'point_precision', ${said} -> 'point_precision')) else '{}' end) end,
      kept = case when f.kept is null then r.kept else coalesce(r.kept, '{}') || jsonb_build_object(${what}::text, f.kept) end
    from folded f where r.import_id = ${importId} and r.line = f.line`;
}

function counted(importId: string): SQL {
  return sql`
    update imports set counts = (
      select jsonb_build_object(
        'lines', count(*),
        'refused', count(*) filter (where is_refused),
        'organisationsCreated', count(*) filter (where is_head and not is_known and not is_left),
        'servicesCreated', count(*) filter (where service is not null and not is_refused and not is_left and not is_service_known),
        'organisationsUpdated', count(distinct organisation_id) filter (where is_known and (changes is not null or service_changes is not null or (service is not null and not is_service_known))),
        'organisationsKnown', count(distinct organisation_id) filter (where is_known),
        'left', count(*) filter (where candidates is not null and is_left),
        'alike', count(*) filter (where candidates is not null),
        'kept', count(*) filter (where kept is not null),
        'faults', coalesce(sum(jsonb_array_length(issues)) filter (where issues <> '[]'), 0)
      ) from import_rows where import_id = ${importId})
    where id = ${importId}`;
}
