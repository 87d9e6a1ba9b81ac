// Keeps the table of candidates: all of them at night, those of one entry when it is saved.
import { and, asc, eq, gt, inArray, ne, sql } from 'drizzle-orm';
import type { Database, Queries } from '#db/client.ts';
import { contacts, organisations } from '#db/schema/directory.ts';
import { duplicateTraits } from '#db/schema/duplicates.ts';
import { type Traits, traitsOf } from './duplicate-traits.ts';
import { ALL_PAIRS, LEAST_SCORE, pairsOf, SCORED_PAIRS } from './score-pairs.ts';

const BATCH = 1_000;
const NIGHTLY_DEADLINE_MS = 15 * 60_000;

/** Every entry against every other. Decisions of people stay; what no longer looks alike goes. */
export async function findAllDuplicates(database: Database): Promise<{ compared: number; candidates: number }> {
  const compared = await writeAllTraits(database);
  const rows = await database.transaction(async (queries) => {
    await queries.execute(sql`set local work_mem = '64MB'`);
    return keepCandidates(queries, sql`${ALL_PAIRS}`, sql`true`);
  }, NIGHTLY_DEADLINE_MS);
  return { compared, candidates: rows };
}

/** Call in the transaction that saves the entry. */
export async function findDuplicatesOf(queries: Queries, organisationId: string): Promise<void> {
  await writeTraits(queries, await readSources(queries, eq(organisations.id, organisationId)));
  await queries.execute(
    sql`delete from duplicate_traits using organisations
      where organisations.id = organisation_id and organisation_id = ${organisationId} and status = 'archived'`,
  );
  await keepCandidates(queries, pairsOf(organisationId), sql`${organisationId} in (left_id, right_id)`);
}

/** Only waiting pairs that a person did not put together are replaced. */
async function keepCandidates(queries: Queries, pairs: ReturnType<typeof pairsOf>, scope: ReturnType<typeof pairsOf>) {
  const [row] = await queries.execute<{ count: number }>(sql`
    ${pairs}, scored as materialized (select * from (${SCORED_PAIRS}) scored where score >= ${LEAST_SCORE}),
    gone as (
      delete from duplicate_candidates where state = 'waiting' and not is_by_hand and ${scope}
        and (left_id, right_id) not in (select left_id, right_id from scored)
    ), kept as (
      insert into duplicate_candidates (left_id, right_id, score, reasons, distance_km)
      select left_id, right_id, score, reasons, distance_km from scored
      on conflict (left_id, right_id) do update
        set score = excluded.score, reasons = excluded.reasons, distance_km = excluded.distance_km
        where duplicate_candidates.state = 'waiting' and not duplicate_candidates.is_by_hand
      returning 1
    ) select count(*)::int as count from kept`);
  return row?.count ?? 0;
}

async function writeAllTraits(database: Database): Promise<number> {
  let last = '00000000-0000-0000-0000-000000000000';
  let count = 0;
  for (;;) {
    const next = await database.transaction(async (queries) => {
      const sources = await readSources(queries, gt(organisations.id, last));
      await writeTraits(queries, sources);
      return sources;
    }, 60_000);
    count += next.length;
    const end = next.at(-1);
    if (!end || next.length < BATCH) break;
    last = end.id;
  }
  await database.query((queries) =>
    queries.execute(sql`delete from duplicate_traits using organisations
      where organisations.id = organisation_id and status = 'archived'`),
  );
  return count;
}

type Source = Parameters<typeof traitsOf>[0];

async function readSources(queries: Queries, where: ReturnType<typeof eq>): Promise<Source[]> {
  const rows = await queries
    .select({
      id: organisations.id,
      name: organisations.name,
      acronym: organisations.acronym,
      kind: organisations.kind,
      siret: organisations.siret,
      website: organisations.website,
      address: organisations.address,
      communeCode: organisations.communeCode,
      latitude: organisations.latitude,
      longitude: organisations.longitude,
      pointPrecision: organisations.pointPrecision,
    })
    .from(organisations)
    .where(and(where, ne(organisations.status, 'archived')))
    .orderBy(asc(organisations.id))
    .limit(BATCH);
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const reach = await queries
    .select({ organisationId: contacts.organisationId, channel: contacts.channel, value: contacts.value })
    .from(contacts)
    .where(inArray(contacts.organisationId, ids));
  const byOrganisation = Map.groupBy(reach, ({ organisationId }) => organisationId);
  return rows.map((row) => ({ ...row, contacts: byOrganisation.get(row.id) ?? [] }));
}

async function writeTraits(queries: Queries, sources: Source[]): Promise<void> {
  if (sources.length === 0) return;
  const excluded = (column: string) => sql.raw(`excluded.${column}`);
  await queries
    .insert(duplicateTraits)
    .values(sources.map(traitsOf) satisfies Traits[])
    .onConflictDoUpdate({
      target: duplicateTraits.organisationId,
      set: {
        name: excluded('name'),
        nameKey: excluded('name_key'),
        acronym: excluded('acronym'),
        kind: excluded('kind'),
        siret: excluded('siret'),
        phones: excluded('phones'),
        mails: excluded('mails'),
        sites: excluded('sites'),
        address: excluded('address'),
        communeCode: excluded('commune_code'),
        departement: excluded('departement'),
        latitude: excluded('latitude'),
        longitude: excluded('longitude'),
      },
    });
}
