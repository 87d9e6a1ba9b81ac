// First versions of entries that this transaction has just written, many thousand at a time: what `entry_snapshot(uuid)` says
// of one entry, said of all of them by one statement.
import { sql } from 'drizzle-orm';
import type { Queries } from '#db/client.ts';
import type { Recording } from './versions.server.ts';

/** For entries without relays, closures or contacts of services; in the caller's transaction. */
export async function recordCreations(
  queries: Queries,
  organisationIds: string[],
  { author, cause }: Recording,
): Promise<void> {
  const ids = sql`${`{${organisationIds.join(',')}}`}::uuid[]`;
  const personId = author.kind === 'person' ? author.id : null;
  await queries.execute(sql`set local timezone = 'UTC'`);
  await queries.execute(sql`
    with mine as materialized (
      select * from services where organisation_id = any (${ids})
    ), places_of as materialized (
      select p.service_id, jsonb_agg(to_jsonb(p) - 'service_id' order by p.label, p.id) as list
      from places p where p.service_id in (select id from mine) group by p.service_id
    ), services_of as materialized (
      select s.organisation_id, jsonb_agg((to_jsonb(s) - '{organisation_id,revision,created_at,updated_at}'::text[]) || jsonb_build_object(
        'places', coalesce(p.list, '[]'), 'relays', jsonb_build_array(), 'closures', jsonb_build_array(), 'contacts', jsonb_build_array())
        order by s.name, s.id) as list
      from mine s left join places_of p on p.service_id = s.id group by s.organisation_id
    ), contacts_of as materialized (
      select c.organisation_id, jsonb_agg(to_jsonb(c) - 'organisation_id' order by c.label, c.id) as list
      from contacts c where c.organisation_id = any (${ids}) group by c.organisation_id
    )
    insert into entry_versions (organisation_id, number, at, person_id, author_name, cause, snapshot)
    select o.id, 1, clock_timestamp(), ${personId}::uuid, ${author.name}::text, ${cause}::text, jsonb_build_object(
      'organisation', to_jsonb(o) - '{id,slug,home_territory_id,source,source_key,verified_by,revision,created_at,updated_at}'::text[],
      'contacts', coalesce(c.list, '[]'), 'services', coalesce(s.list, '[]'))
    from organisations o left join services_of s on s.organisation_id = o.id left join contacts_of c on c.organisation_id = o.id
    where o.id = any (${ids})`);
}
