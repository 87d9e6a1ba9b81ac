// Entries that an earlier import or a person said these lines are: only what differs is written.
import { type SQL, sql } from 'drizzle-orm';
import { linesOf, type Part } from './write-new.ts';

const ORGANISATION = [
  'kind',
  'name',
  'acronym',
  'description',
  'siret',
  'website',
  'address',
  'commune_code',
  'latitude',
  'longitude',
  'point_precision',
  'networks',
];
const SERVICE = [
  'name',
  'description',
  'needs',
  'responses',
  'publics',
  'conditions',
  'papers',
  'cost',
  'cost_detail',
  'accueil',
  'mobilisation',
  'mobilisation_for',
  'mobilisation_detail',
  'languages',
  'zones',
  'zone_detail',
];
const PLACE = ['label', 'address', 'commune_code', 'latitude', 'longitude', 'point_precision', 'opening_hours'];

function fromGiven(columns: string[]): SQL {
  return sql.join(
    columns.map((column) => sql`${sql.identifier(column)} = given.${sql.identifier(column)}`),
    sql`, `,
  );
}

export function changeOrganisations(part: Part): SQL {
  return sql`
    update organisations o set ${fromGiven(ORGANISATION)}, revision = o.revision + 1, updated_at = now()
    from import_rows r join organisations now on now.id = r.organisation_id
    cross join lateral jsonb_populate_record(now, r.changes) given
    where ${linesOf(part)} and r.is_head and r.is_known and r.changes is not null and o.id = r.organisation_id`;
}

export function changeServices(part: Part): SQL {
  return sql`
    update services s set ${fromGiven(SERVICE)}, revision = s.revision + 1, updated_at = now()
    from import_rows r join services now on now.id = r.service_id
    cross join lateral jsonb_populate_record(now, r.service_changes -> 'service') given
    where ${linesOf(part)} and r.is_service_known and r.service_changes -> 'service' is not null and s.id = r.service_id`;
}

export function changePlaces(part: Part): SQL {
  return sql`
    update places p set ${fromGiven(PLACE)}
    from import_rows r join places now on now.id = r.place_id
    cross join lateral jsonb_populate_record(now, r.service_changes -> 'place') given
    where ${linesOf(part)} and r.is_service_known and r.service_changes -> 'place' is not null and p.id = r.place_id`;
}

export function changeContacts(part: Part): SQL[] {
  const concerned = sql`${linesOf(part)} and r.is_head and r.is_known`;
  return [
    sql`
      delete from contacts c using import_rows r cross join lateral jsonb_array_elements_text(coalesce(r.changes -> '-', '[]')) as gone(id)
      where ${concerned} and c.id = gone.id::uuid and c.organisation_id = r.organisation_id`,
    sql`
      insert into contacts (organisation_id, channel, label, value, visibility)
      select r.organisation_id, c.channel, c.label, c.value, c.visibility
      from import_rows r
      cross join lateral jsonb_to_recordset(coalesce(r.changes -> '+', '[]')) as c(channel text, label text, value text, visibility text)
      where ${concerned}`,
  ];
}
