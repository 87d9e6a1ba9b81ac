// What hangs on an entry besides its content follows it into the one that takes it up, and comes back by an undo.
import { type SQL, sql } from 'drizzle-orm';
import type { Queries } from '#db/client.ts';
import type { MovedRows } from './merge-record.ts';

/** Tables with an id of their own and `organisation_id`, that may hold any number of lines per entry. */
const FOLLOWING = ['reports', 'proposals', 'invitations', 'claims'] as const;

type Ends = { from: string; to: string };

/** Services change hands under an address that nobody has: the snapshot that is written next gives them theirs. */
export async function moveServices(queries: Queries, { from, to }: Ends): Promise<MovedRows['services']> {
  const rows = await queries.execute<{ id: string; slug: string }>(
    sql`select id, slug from services where organisation_id = ${from} order by id`,
  );
  await queries.execute(
    sql`update services set slug = id::text, organisation_id = ${to} where organisation_id = ${from}`,
  );
  await moveContactsOfServices(queries, to);
  return [...rows];
}

/** Contacts of a service or of a place belong to the entry that has the service. */
export async function moveContactsOfServices(queries: Queries, organisationId: string): Promise<void> {
  await queries.execute(sql`
    update contacts set organisation_id = ${organisationId} where organisation_id <> ${organisationId} and (
      service_id in (select id from services where organisation_id = ${organisationId})
      or place_id in (select places.id from places join services on services.id = service_id where organisation_id = ${organisationId}))`);
}

export async function moveRows(
  queries: Queries,
  { from, to }: Ends,
): Promise<Omit<MovedRows, 'services' | 'joinedReports'>> {
  const following: Record<string, string[]> = {};
  for (const table of FOLLOWING) {
    const rows = await queries.execute<{ id: string }>(
      sql`update ${sql.identifier(table)} set organisation_id = ${to} where organisation_id = ${from} returning id`,
    );
    following[table] = rows.map(({ id }) => id);
  }
  const sameMemberships = await queries.execute<{ personId: string; role: string }>(sql`
    delete from memberships own using memberships other
    where own.organisation_id = ${from} and other.organisation_id = ${to} and other.person_id = own.person_id and other.role = own.role
    returning own.person_id as "personId", own.role`);
  const memberships = await queries.execute<{ id: string }>(
    sql`update memberships set organisation_id = ${to} where organisation_id = ${from} returning id`,
  );
  const favourites = await queries.execute<{ personId: string }>(
    sql`delete from favourites where organisation_id = ${from} returning person_id as "personId"`,
  );
  await queries.execute(sql`
    insert into favourites (person_id, organisation_id)
    select id::uuid, ${to} from unnest(${textArray(favourites.map(({ personId }) => personId))}) id on conflict do nothing`);
  const keptRelays = await queries.execute<{ id: string }>(
    sql`select service_id as id from service_relays where organisation_id = ${to}`,
  );
  const relays = await queries.execute<{ serviceId: string; how: string }>(sql`
    delete from service_relays where organisation_id = ${from} returning service_id as "serviceId", how`);
  await queries.execute(sql`
    insert into service_relays (service_id, organisation_id, how)
    select services.id, ${to}, line.how
    from jsonb_to_recordset(${JSON.stringify(relays)}::jsonb) as line ("serviceId" uuid, how text)
    join services on services.id = line."serviceId"
    where services.organisation_id <> ${to}
    on conflict do nothing`);
  return {
    following,
    memberships: memberships.map(({ id }) => id),
    sameMemberships: [...sameMemberships],
    favourites: favourites.map(({ personId }) => personId),
    relays: [...relays],
    keptRelays: keptRelays.map(({ id }) => id),
  };
}

/** Only what is still where the merge put it goes back. */
export async function moveRowsBack(queries: Queries, { from, to }: Ends, moved: MovedRows): Promise<void> {
  for (const table of FOLLOWING) {
    await queries.execute(sql`
      update ${sql.identifier(table)} set organisation_id = ${to}
      where organisation_id = ${from} and id::text = any (${textArray(moved.following[table] ?? [])})`);
  }
  await queries.execute(sql`
    update memberships set organisation_id = ${to}
    where organisation_id = ${from} and id::text = any (${textArray(moved.memberships)})
      and not exists (select from memberships same where same.organisation_id = ${to}
        and same.person_id = memberships.person_id and same.role = memberships.role)`);
  await queries.execute(sql`
    insert into memberships (person_id, role, organisation_id)
    select people.id, line.role, ${to}
    from jsonb_to_recordset(${JSON.stringify(moved.sameMemberships)}::jsonb) as line ("personId" uuid, role text)
    join people on people.id = line."personId" on conflict do nothing`);
  // Who had starred both keeps both: a star is taken away by its person alone.
  await queries.execute(sql`
    insert into favourites (person_id, organisation_id)
    select people.id, ${to} from people where people.id::text = any (${textArray(moved.favourites)}) on conflict do nothing`);
  const relays = sql`jsonb_to_recordset(${JSON.stringify(moved.relays)}::jsonb) as line ("serviceId" uuid, how text)`;
  await queries.execute(sql`
    insert into service_relays (service_id, organisation_id, how)
    select services.id, ${to}, line.how from ${relays} join services on services.id = line."serviceId"
    where services.organisation_id <> ${to} on conflict do nothing`);
  await queries.execute(sql`
    delete from service_relays using ${relays}
    where service_id = line."serviceId" and organisation_id = ${from} and service_relays.how = line.how
      and not (${textArray(moved.keptRelays)} @> array[service_id::text])`);
}

/** What was said of a service that is joined with another is said of the one that stays. */
export async function moveToJoinedService(
  queries: Queries,
  from: string,
  to: string,
): Promise<MovedRows['joinedReports']> {
  const rows = await queries.execute<{ id: string }>(
    sql`update reports set service_id = ${to} where service_id = ${from} returning id`,
  );
  return rows.map(({ id }) => ({ id, serviceId: from }));
}

export async function moveBackToService(queries: Queries, reports: MovedRows['joinedReports']): Promise<void> {
  for (const { id, serviceId } of reports) {
    await queries.execute(
      sql`update reports set service_id = services.id from services where services.id = ${serviceId} and reports.id = ${id}`,
    );
  }
}

/** An array as one parameter. */
export function textArray(values: string[]): SQL {
  return sql`${`{${values.map((value) => `"${value.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`}::text[]`;
}
