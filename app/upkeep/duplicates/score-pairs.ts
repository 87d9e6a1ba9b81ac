// How alike two entries are, in SQL: one statement for a single entry or for all of them.
import { type SQL, sql } from 'drizzle-orm';

/** Pairs below are not shown. Chosen from the planted duplicates of tests/app/upkeep/duplicates/precision.test.ts. */
export const LEAST_SCORE = 50;
/** A number or a site that more entries share is a switchboard or a platform: it says nothing. */
export const MOST_SHARING = 6;
/** Below it, two names of one commune are not even looked at. */
export const LEAST_LIKENESS = 0.5;

export const REASON_CODES = [
  'siret',
  'telephone',
  'courriel',
  'site',
  'nom-identique',
  'nom-proche',
  'sigle',
  'adresse',
  'distance',
  'a-la-main',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

/** Rows that have to exist as `pairs (left_id, right_id, siret, telephone, courriel, site, adresse)`, the last five boolean. */
export const SCORED_PAIRS: SQL = sql`
  select left_id, right_id, distance_km, reasons,
    least(100, greatest(0, round(
      case when same_siret then 60
           when a_siret is not null and b_siret is not null then case when left(a_siret, 9) = left(b_siret, 9) then -10 else -40 end
           else 0 end
      + case when same_phone then 28 else 0 end
      + case when same_mail then 28 else 0 end
      + case when same_site then 15 else 0 end
      + 55 * greatest(0, (likeness - 0.4) / 0.6)
      + case when same_address then 12 else 0 end
      + case when a_commune = b_commune then 8 when a_commune <> b_commune then -12 else 0 end
      + case when distance_km <= 0.15 then 6 when distance_km > 30 then -15 else 0 end
      + case when has_other_number then -30 else 0 end
      + case when a_kind <> b_kind and 'autre' not in (a_kind, b_kind) then -10 else 0 end
    )))::int as score
  from (
    select *,
      array_remove(array[
        case when same_siret then 'siret' end,
        case when same_phone then 'telephone' end,
        case when same_mail then 'courriel' end,
        case when same_site then 'site' end,
        case when likeness >= 0.999 then 'nom-identique' when is_acronym then 'sigle' when likeness >= 0.55 then 'nom-proche' end,
        case when same_address then 'adresse' when distance_km <= 0.15 then 'distance' end
      ], null) as reasons
    from (
      select pairs.left_id, pairs.right_id, pairs.siret as same_siret, pairs.telephone as same_phone, pairs.courriel as same_mail,
        pairs.site as same_site, pairs.adresse as same_address, a.siret as a_siret, b.siret as b_siret,
        a.commune_code as a_commune, b.commune_code as b_commune, a.kind as a_kind, b.kind as b_kind,
        acronym.is_acronym,
        -- « Maison des solidarités 3 » and « 7 » are two houses.
        coalesce(nullif(regexp_replace(a.name, '\\D', '', 'g'), '') <> nullif(regexp_replace(b.name, '\\D', '', 'g'), ''), false)
          as has_other_number,
        greatest(similarity(a.name, b.name),
          case when a.name_key = b.name_key then 1 when acronym.is_acronym then 0.85 else 0 end) as likeness,
        111.2 * sqrt((a.latitude - b.latitude) ^ 2 + ((a.longitude - b.longitude) * cos(radians(a.latitude))) ^ 2) as distance_km
      from pairs
      join duplicate_traits a on a.organisation_id = pairs.left_id
      join duplicate_traits b on b.organisation_id = pairs.right_id
      cross join lateral (select coalesce(a.acronym = b.acronym and a.commune_code = b.commune_code
        or a.acronym = replace(b.name, ' ', '') or b.acronym = replace(a.name, ' ', ''), false) as is_acronym) acronym
    ) compared
  ) reasoned`;

/** All pairs that share a key, or a commune and most of a name. */
export const ALL_PAIRS: SQL = sql`
  with keys as materialized (
    select organisation_id as id, 'siret' as kind, siret as key from duplicate_traits where siret is not null
    union all select organisation_id, 'telephone', unnest(phones) from duplicate_traits
    union all select organisation_id, 'courriel', unnest(mails) from duplicate_traits
    union all select organisation_id, 'site', unnest(sites) from duplicate_traits
    union all select organisation_id, 'adresse', commune_code || ' ' || address from duplicate_traits where address is not null
    union all select organisation_id, 'nom', departement || ' ' || name_key from duplicate_traits
  ), telling as materialized (
    select id, kind, key from (select id, kind, key, count(*) over (partition by kind, key) as sharing from keys) counted
    where sharing between 2 and ${MOST_SHARING}
  ), matched as materialized (
    select a.id as left_id, b.id as right_id, bool_or(a.kind = 'siret') as siret, bool_or(a.kind = 'telephone') as telephone,
      bool_or(a.kind = 'courriel') as courriel, bool_or(a.kind = 'site') as site, bool_or(a.kind = 'adresse') as adresse
    from telling a join telling b on b.kind = a.kind and b.key = a.key and a.id < b.id
    group by a.id, b.id
  ), named as materialized (
    select a.organisation_id as left_id, b.organisation_id as right_id
    from duplicate_traits a join duplicate_traits b on a.commune_code = b.commune_code and a.organisation_id < b.organisation_id
    where similarity(a.name, b.name) >= ${LEAST_LIKENESS}
      or a.acronym = b.acronym or a.acronym = replace(b.name, ' ', '') or b.acronym = replace(a.name, ' ', '')
  ), pairs as (
    select left_id, right_id, coalesce(siret, false) as siret, coalesce(telephone, false) as telephone,
      coalesce(courriel, false) as courriel, coalesce(site, false) as site, coalesce(adresse, false) as adresse
    from matched full join named using (left_id, right_id)
  )`;

/** The same pairs for one entry, by its indexes. */
export function pairsOf(organisationId: string): SQL {
  return sql`
    with me as materialized (select * from duplicate_traits where organisation_id = ${organisationId}),
    found as materialized (
      select other.organisation_id as id, 'siret' as kind, me.siret as key from me join duplicate_traits other on other.siret = me.siret
      union all
      select other.organisation_id, 'telephone', key from me cross join unnest(me.phones) key
        join duplicate_traits other on other.phones @> array[key]
      union all
      select other.organisation_id, 'courriel', key from me cross join unnest(me.mails) key
        join duplicate_traits other on other.mails @> array[key]
      union all
      select other.organisation_id, 'site', key from me cross join unnest(me.sites) key
        join duplicate_traits other on other.sites @> array[key]
      union all
      select other.organisation_id, 'adresse', me.address from me
        join duplicate_traits other on other.commune_code = me.commune_code and other.address = me.address
      union all
      select other.organisation_id, 'nom', me.name_key from me
        join duplicate_traits other on other.name_key = me.name_key and other.departement = me.departement
    ), telling as (
      select id, kind from (select id, kind, count(*) over (partition by kind, key) as sharing from found) counted
      where sharing <= ${MOST_SHARING} and id <> ${organisationId}
    ), named as (
      select other.organisation_id as id, 'proche' as kind from me
        join duplicate_traits other on other.commune_code = me.commune_code and other.organisation_id <> me.organisation_id
      where similarity(me.name, other.name) >= ${LEAST_LIKENESS}
        or me.acronym = other.acronym or me.acronym = replace(other.name, ' ', '') or other.acronym = replace(me.name, ' ', '')
    ), pairs as (
      select least(id, ${organisationId}::uuid) as left_id, greatest(id, ${organisationId}::uuid) as right_id,
        bool_or(kind = 'siret') as siret, bool_or(kind = 'telephone') as telephone, bool_or(kind = 'courriel') as courriel,
        bool_or(kind = 'site') as site, bool_or(kind = 'adresse') as adresse
      from (select * from telling union all select * from named) one
      group by id
    )`;
}
