// Which entries an export holds, and how they are read: in the order of names, a few hundred at a time.
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { type DirectoryQuery, readDirectoryQuery, writeDirectoryQuery } from '#app/directory/directory-query.ts';
import { knownCodes, readTerritories } from '#app/directory/known-codes.server.ts';
import { resolveQuery } from '#app/directory/resolve-query.server.ts';
import { factOf } from '#app/directory/set-aside.ts';
import type { Parts } from '#app/server/parts.ts';
import type { Database } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { territories } from '#db/schema/territories.ts';
import { type OrganisationRows, readOrganisations } from '#search/read-organisations.ts';

const BATCH = 300;
const DEADLINE_MS = 20_000;

export type Visibility = 'public' | 'professionnels' | 'coordination';

/** `services`: only these of each entry; null for all. `visibilities` decides which contacts leave. */
export type ExportScope = {
  ids: string[];
  services: ReadonlySet<string> | null;
  seesClosed: boolean;
  visibilities: readonly Visibility[];
};

/** What the list of `/annuaire` shows for this query; `isCut` when the engine does not name all of it. */
export async function scopeOfQuery(
  parts: Parts,
  url: URL,
): Promise<{ scope: ExportScope; isCut: boolean } | { wrong: string[] }> {
  const networks = await readTerritories(parts);
  const { query, ignored } = readDirectoryQuery(url.searchParams, knownCodes(networks));
  const plain: DirectoryQuery = {
    ...query,
    groupBy: 'acteurs',
    sort: 'pertinence',
    view: 'liste',
    page: 1,
    picked: [],
  };
  const seesClosed = parts.audience === 'members';
  const rest = { seesClosed, visibilities: ['public'] as const };
  // A file has no room for a notice: what is not understood is refused.
  if (ignored.length > 0) return { wrong: ignored.map(factOf) };
  if (writeDirectoryQuery(plain).toString() === '') {
    return {
      scope: { ids: await orderedIds(parts.database, seesClosed ? sql`true` : notClosed()), services: null, ...rest },
      isCut: false,
    };
  }
  const { request, unknownCommune } = resolveQuery(plain, networks, { offset: 0, limit: 1 }, new Date());
  if (unknownCommune) return { wrong: ['Cette commune n’existe pas.'] };
  const { ids, isComplete } = await parts.search.matchedIds(request);
  const services = new Set(ids);
  const list = sql`${`{${ids.join(',')}}`}::uuid[]`;
  const where = sql`(${organisations.id} in (select organisation_id from services where id = any (${list})) or ${organisations.id} = any (${list}))`;
  return { scope: { ids: await orderedIds(parts.database, where), services, ...rest }, isCut: !isComplete };
}

/** All that some territories keep in the directory. */
export async function scopeOfTerritories(
  database: Database,
  territoryIds: string[],
  visibilities: readonly Visibility[],
): Promise<ExportScope> {
  const ids = await orderedIds(database, sql`${inArray(organisations.homeTerritoryId, territoryIds)}`);
  return { ids, services: null, seesClosed: true, visibilities };
}

async function orderedIds(database: Database, where: ReturnType<typeof sql>): Promise<string[]> {
  const rows = await database.query(
    (queries) =>
      queries
        .select({ id: organisations.id })
        .from(organisations)
        .where(and(eq(organisations.status, 'published'), where))
        .orderBy(asc(organisations.name), asc(organisations.id)),
    DEADLINE_MS,
  );
  return rows.map(({ id }) => id);
}

function notClosed(): ReturnType<typeof sql> {
  return sql`exists (select from ${territories} where ${territories.id} = ${organisations.homeTerritoryId} and not ${territories.isClosed})`;
}

/** Contacts and doors that the reader may not see are gone already. */
export async function* readEntries(database: Database, scope: ExportScope): AsyncGenerator<OrganisationRows[]> {
  for (let at = 0; at < scope.ids.length; at += BATCH) {
    const ids = scope.ids.slice(at, at + BATCH);
    const rows = await database.query((queries) => readOrganisations(queries, ids), DEADLINE_MS);
    const byId = new Map(rows.map((row) => [row.organisation.id, row]));
    yield ids.flatMap((id) => byId.get(id) ?? []).map((row) => shownOf(row, scope));
  }
}

function shownOf(row: OrganisationRows, { services, seesClosed, visibilities }: ExportScope): OrganisationRows {
  return {
    ...row,
    contacts: row.contacts.filter(({ visibility }) => visibilities.includes(visibility)),
    services: row.services
      .filter(({ service }) => services === null || services.has(service.id))
      .map((one) => ({ ...one, relays: one.relays.filter(({ isClosed }) => seesClosed || !isClosed) })),
  };
}
