// First versions of entries that this transaction has just written, many thousand at a time: what `entry_snapshot(uuid)` says
// of one entry, said of all of them by one statement.
import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Queries } from '#db/client.ts';
import { contacts, organisations, places, services } from '#db/schema/directory.ts';
import type { Recording } from './versions.server.ts';

const NOT_OF_ORGANISATION =
  'id slug home_territory_id source source_key verified_by revision created_at updated_at'.split(' ');

/** For entries without relays, closures or contacts of services; in the caller's transaction. */
export async function recordCreations(
  queries: Queries,
  organisationIds: string[],
  { author, cause }: Recording,
): Promise<void> {
  const personId = author.kind === 'person' ? author.id : null;
  await queries.execute(sql`set local timezone = 'UTC'`);
  // Sorted in memory; a table this transaction has filled is unknown to the planner, which would go to the disk.
  await queries.execute(sql`set local work_mem = '64MB'`);
  // Written as text and read once: `to_jsonb` would copy every level of the tree into the next.
  await queries.execute(sql`
    with ids as materialized (
      select unnest(${`{${organisationIds.join(',')}}`}::uuid[]) as id
    ), mine as materialized (
      select services.* from services join ids on ids.id = organisation_id
    ), places_of as materialized (
      select p.service_id, json_agg(${asJson(places, 'p', ['service_id'])} order by p.label, p.id) as list
      from places p join mine on mine.id = p.service_id group by p.service_id
    ), services_of as materialized (
      select s.organisation_id, json_agg(${asJson(
        services,
        's',
        ['organisation_id', 'revision', 'created_at', 'updated_at'],
        sql`coalesce(p.list, '[]') as places, '[]'::json as relays, '[]'::json as closures, '[]'::json as contacts`,
      )} order by s.name, s.id) as list
      from mine s left join places_of p on p.service_id = s.id group by s.organisation_id
    ), contacts_of as materialized (
      select c.organisation_id, json_agg(${asJson(contacts, 'c', ['organisation_id'])} order by c.label, c.id) as list
      from contacts c join ids on ids.id = c.organisation_id group by c.organisation_id
    )
    insert into entry_versions (organisation_id, number, at, person_id, author_name, cause, snapshot)
    select o.id, 1, clock_timestamp(), ${personId}::uuid, ${author.name}::text, ${cause}::text, json_build_object(
      'organisation', ${asJson(organisations, 'o', NOT_OF_ORGANISATION)},
      'contacts', coalesce(c.list, '[]'), 'services', coalesce(s.list, '[]'))::jsonb
    from ids join organisations o on o.id = ids.id
    left join services_of s on s.organisation_id = o.id left join contacts_of c on c.organisation_id = o.id`);
}

/** A row without some of its columns. */
function asJson(table: PgTable, alias: string, except: string[], more?: SQL): SQL {
  const columns = Object.values(getTableColumns(table))
    .filter(({ name }) => !except.includes(name))
    .map(({ name }) => sql`${sql.identifier(alias)}.${sql.identifier(name)}`);
  return sql`(select to_json(x) from (select ${sql.join(more ? [...columns, more] : columns, sql`, `)}) x)`;
}
