// What an entry was after each change, who changed it and why. Every way of saving goes through here.
import { randomUUID } from 'node:crypto';
import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { PersonActor } from '#db/actor.ts';
import type { Queries } from '#db/client.ts';
import { contacts, organisations, places, serviceClosures, serviceRelays, services } from '#db/schema/directory.ts';
import { type EntrySnapshot, NOT_CONTENT, type ServiceSnapshot } from './snapshot.ts';

export type Author = PersonActor | { kind: 'link' | 'system'; name: string };
export type VersionCause = 'saisie' | 'import' | 'proposition' | 'courriel' | 'fusion' | 'restauration' | 'annulation';
/** The state in which an entry was found before its first recorded change. */
export const BASELINE = 'depart';

export type Recording = { author: Author; cause: VersionCause; why?: string };

type Row = Record<string, unknown>;

/** Throws when there is no such entry. */
export async function readSnapshot(queries: Queries, organisationId: string): Promise<EntrySnapshot> {
  const [row] = await queries.execute<{ snapshot: Row | null }>(
    sql`select entry_snapshot(${organisationId}::uuid) as snapshot`,
  );
  if (!row?.snapshot) throw new Error('there is no such entry');
  return snapshotOf(row.snapshot);
}

/** What `entry_snapshot(uuid)` wrote, in the names of the code. */
export function snapshotOf(stored: Row): EntrySnapshot {
  const list = (value: unknown) => (value ?? []) as Row[];
  return {
    organisation: named(organisations, stored.organisation as Row, NOT_CONTENT),
    contacts: list(stored.contacts).map((row) => named(contacts, row)),
    services: list(stored.services).map((row) => ({
      ...named<ServiceSnapshot>(services, row),
      places: list(row.places).map((place) => named(places, place)),
      relays: list(row.relays).map((relay) => ({
        ...named<ServiceSnapshot['relays'][number]>(serviceRelays, relay),
        organisationName: String(relay.organisation_name ?? ''),
      })),
      closures: list(row.closures).map((closure) => named(serviceClosures, closure)),
      contacts: list(row.contacts).map((contact) => named(contacts, contact)),
    })),
  };
}

/**
 * Replaces the entry's content by the snapshot, in the caller's transaction. Services and places keep their ids; what
 * meanwhile belongs to another entry is written anew beside it. Services that the snapshot does not know are deleted.
 */
export async function writeSnapshot(queries: Queries, organisationId: string, snapshot: EntrySnapshot): Promise<void> {
  const { organisation, contacts: own, services: wanted } = await withOwnIds(queries, organisationId, snapshot);
  await writeOrganisation(queries, organisationId, organisation);
  const mine = sql`service_id in (select id from services where organisation_id = ${organisationId})`;
  const gone = (ids: string[]) => sql`id <> all (${uuids(ids)})`;
  const under = <T extends object>(list: (service: ServiceSnapshot) => T[]) =>
    wanted.flatMap((service) => list(service).map((row) => ({ ...row, serviceId: service.id })));
  const stays = under((service) => service.places);
  await queries.execute(sql`delete from contacts where organisation_id = ${organisationId}`);
  await queries.execute(sql`delete from service_closures where ${mine}`);
  await queries.execute(sql`delete from service_relays where ${mine}`);
  await queries.execute(sql`delete from places where ${mine} and ${gone(stays.map(({ id }) => id))}`);
  await queries.execute(
    sql`delete from services where organisation_id = ${organisationId} and ${gone(wanted.map(({ id }) => id))}`,
  );
  await writeRows(
    queries,
    services,
    wanted.map((service) => ({ ...service, organisationId })),
    'update',
  );
  await queries.execute(
    sql`update services set revision = revision + 1, updated_at = now() where organisation_id = ${organisationId}`,
  );
  await writeRows(queries, places, stays, 'update');
  await writeRows(
    queries,
    serviceClosures,
    under((service) => service.closures),
    'update',
  );
  await writeRows(
    queries,
    serviceRelays,
    await reachable(
      queries,
      under((service) => service.relays),
    ),
    'skip',
  );
  const all = [...own, ...wanted.flatMap((service) => service.contacts)];
  await writeRows(
    queries,
    contacts,
    all.map((contact) => ({ ...contact, organisationId })),
    'update',
  );
}

/** Who verified is known only of the verification that stands: another date has no name. */
async function writeOrganisation(
  queries: Queries,
  id: string,
  organisation: EntrySnapshot['organisation'],
): Promise<void> {
  const columns = Object.entries(getTableColumns(organisations)).filter(([name]) => name in organisation);
  const stored = Object.fromEntries(columns.map(([name, column]) => [column.name, (organisation as Row)[name]]));
  const set = columns.map(([, { name }]) => sql`${sql.identifier(name)} = given.${sql.identifier(name)}`);
  const isSame = sql`organisations.verified_at is not distinct from given.verified_at`;
  await queries.execute(sql`
    update organisations set ${sql.join(set, sql`, `)}, revision = organisations.revision + 1, updated_at = now(),
      verified_by = case when ${isSame} then organisations.verified_by end
    from jsonb_populate_record(null::organisations, ${JSON.stringify(stored)}::jsonb) as given
    where organisations.id = ${id}`);
}

/** Call before the first change of a transaction: writes what the entry was when it has no version yet, and locks it. */
export async function ensureBaseline(queries: Queries, organisationIds: string[]): Promise<void> {
  await lockEntries(queries, organisationIds);
  await queries.execute(sql`
    insert into entry_versions (organisation_id, number, at, author_name, cause, snapshot)
    select id, 1, updated_at, '', ${BASELINE}, entry_snapshot(id) from organisations
    where id = any (${uuids(organisationIds)})
      and not exists (select from entry_versions where organisation_id = organisations.id)`);
}

/** Call after the last one, once per entry and transaction. Nothing is written where nothing changed. */
export async function recordVersions(
  queries: Queries,
  organisationIds: string[],
  { author, cause, why }: Recording,
): Promise<void> {
  await lockEntries(queries, organisationIds);
  const personId = author.kind === 'person' ? author.id : null;
  await queries.execute(sql`
    insert into entry_versions (organisation_id, number, at, person_id, author_name, cause, why, snapshot)
    select id, coalesce(last.number, 0) + 1, clock_timestamp(), ${personId}::uuid, ${author.name}::text, ${cause}::text, ${why?.trim() || null}::text, now.snapshot
    from organisations
    cross join lateral (select entry_snapshot(organisations.id) as snapshot offset 0) as now
    left join lateral (
      select number, snapshot from entry_versions where organisation_id = organisations.id order by number desc limit 1
    ) as last on true
    where id = any (${uuids(organisationIds)}) and now.snapshot is distinct from last.snapshot`);
}

/** Numbers follow each other: whoever saves the same entry at the same time waits. */
async function lockEntries(queries: Queries, organisationIds: string[]): Promise<void> {
  await queries.execute(
    sql`select from organisations where id = any (${uuids(organisationIds)}) order by id for no key update`,
  );
}

/** Names come from the schema; types of the values from PostgreSQL itself. Columns that the rows do not name stay as they are. */
async function writeRows(
  queries: Queries,
  table: PgTable,
  rows: object[],
  onConflict: 'update' | 'skip',
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.entries(getTableColumns(table)).filter(([name]) => name in first);
  const stored = (row: object) =>
    Object.fromEntries(columns.map(([name, column]) => [column.name, (row as Row)[name]]));
  const list = (each: (column: SQL) => SQL) =>
    sql.join(
      columns.map(([, { name }]) => each(sql`${sql.identifier(name)}`)),
      sql`, `,
    );
  const same = list((column) => sql`${column} = excluded.${column}`);
  await queries.execute(sql`
    insert into ${table} (${list((column) => column)})
    select ${list((column) => column)} from jsonb_populate_recordset(null::${table}, ${JSON.stringify(rows.map(stored))}::jsonb)
    on conflict ${onConflict === 'skip' ? sql`do nothing` : sql`(id) do update set ${same}`}`);
}

/** A service that has gone over to another entry keeps its id there: here it comes back under a new one. */
async function withOwnIds(queries: Queries, organisationId: string, snapshot: EntrySnapshot): Promise<EntrySnapshot> {
  const all = [
    ...snapshot.contacts,
    ...snapshot.services.flatMap((one) => [one, ...one.places, ...one.contacts, ...one.closures]),
  ];
  const ids = uuids(all.map(({ id }) => id));
  const taken = await queries.execute<{ id: string }>(sql`
    select id from services where id = any (${ids}) and organisation_id <> ${organisationId}
    union all select id from contacts where id = any (${ids}) and organisation_id <> ${organisationId}
    union all select places.id from places join services on services.id = service_id
      where places.id = any (${ids}) and organisation_id <> ${organisationId}
    union all select service_closures.id from service_closures join services on services.id = service_id
      where service_closures.id = any (${ids}) and organisation_id <> ${organisationId}`);
  const text = taken.reduce((json, { id }) => json.replaceAll(id, randomUUID()), JSON.stringify(snapshot));
  return taken.length === 0 ? snapshot : (JSON.parse(text) as EntrySnapshot);
}

/** Relays whose organisation is still there. */
async function reachable(queries: Queries, relays: Row[]): Promise<Row[]> {
  const there = await queries.execute<{ id: string }>(
    sql`select id from organisations where id = any (${uuids(relays.map(({ organisationId }) => String(organisationId)))})`,
  );
  const ids = new Set(there.map(({ id }) => id));
  return relays.filter(({ organisationId }) => ids.has(String(organisationId)));
}

function named<T>(table: PgTable, stored: Row, except: readonly string[] = []): T {
  const columns = Object.entries(getTableColumns(table)).filter(
    ([name, column]) => column.name in stored && !except.includes(name),
  );
  return Object.fromEntries(columns.map(([name, column]) => [name, stored[column.name]])) as T;
}

/** An array as one parameter: PostgreSQL takes no more than 65,535 of them. */
function uuids(ids: string[]): SQL {
  return sql`${`{${ids.join(',')}}`}::uuid[]`;
}
