// Writes the lines of an import into the directory: one transaction, all or nothing, whatever happens to the process.
import { sql } from 'drizzle-orm';
import { findDuplicatesOf } from '#app/upkeep/duplicates/find-duplicates.server.ts';
import { noteAct } from '#app/upkeep/entry/save-entry.server.ts';
import { recordCreations } from '#app/upkeep/history/record-creations.server.ts';
import { type Author, ensureBaseline, recordVersions } from '#app/upkeep/history/versions.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import type { ImportPhase } from '#db/schema/import.ts';
import { asManyLines, asUsual, compareImport, countImport } from './compare-import.server.ts';
import { takeImport } from './import-lock.ts';
import { changeContacts, changeOrganisations, changePlaces, changeServices } from './write-changes.ts';
import {
  insertContacts,
  insertOrganisations,
  insertPlaces,
  insertServices,
  nameOrganisations,
  nameServices,
} from './write-new.ts';

const PATIENCE_MS = 60 * 60_000;
const LINES_AT_ONCE = 5_000;
const ENTRIES_AT_ONCE = 1_000;
const CREATIONS_AT_ONCE = 20_000;
/** Compared at once with all others; more of them wait for the night. */
const MOST_COMPARED = 300;

/** Where one is, said outside the transaction so that others see it. */
export type SayProgress = (phase: ImportPhase, done: number, total: number) => Promise<void>;

export function progressOf(database: Database, importId: string): SayProgress {
  return async (phase, done, total) => {
    await database.query((queries) =>
      queries.execute(
        sql`update imports set progress = ${JSON.stringify({ phase, done, total })}::jsonb where id = ${importId}`,
      ),
    );
  };
}

/** False when the import was not waiting to be written: another click was faster, or it is done. */
export async function applyImport(
  database: Database,
  actor: PersonActor | { kind: 'system'; name: string },
  importId: string,
): Promise<boolean> {
  const say = progressOf(database, importId);
  const [row] = await database.query((queries) =>
    queries.execute<{ row_count: number }>(sql`
      update imports set status = 'applying', progress = null where id = ${importId} and status in ('checked', 'applying') returning row_count`),
  );
  if (!row) return false;
  const total = row.row_count;
  return database.transaction(async (queries) => {
    if (!(await takeImport(queries, importId))) return false;
    const [state] = await queries.execute<{ status: string }>(sql`select status from imports where id = ${importId}`);
    if (state?.status !== 'applying') return false;
    await say('comparaison', 0, total);
    await compareImport(queries, importId);
    await queries.execute(asManyLines);
    await queries.execute(nameOrganisations(importId));
    await queries.execute(nameServices(importId));
    await queries.execute(asUsual);
    const changed = await changedEntries(queries, importId);
    await inBatches(changed, (ids) => ensureBaseline(queries, ids));
    const [bounds] = await queries.execute<{ last: number }>(
      sql`select coalesce(max(line), 0)::int as last from import_rows where import_id = ${importId}`,
    );
    const last = bounds?.last ?? 0;
    await queries.execute(asManyLines);
    for (let from = 0; from <= last; from += LINES_AT_ONCE) {
      const part = { importId, from, to: from + LINES_AT_ONCE };
      await queries.execute(insertOrganisations(part));
      await queries.execute(changeOrganisations(part));
      await say('acteurs', Math.min(part.to, total), total);
    }
    for (let from = 0; from <= last; from += LINES_AT_ONCE) {
      const part = { importId, from, to: from + LINES_AT_ONCE };
      await queries.execute(insertServices(part));
      await queries.execute(changeServices(part));
      await queries.execute(insertPlaces(part));
      await queries.execute(changePlaces(part));
      await queries.execute(insertContacts(part));
      for (const statement of changeContacts(part)) await queries.execute(statement);
      await say('services', Math.min(part.to, total), total);
    }
    await queries.execute(asUsual);
    await recordAll(queries, { importId, actor, changed, say });
    await compareWritten(queries, importId);
    if (actor.kind === 'person')
      await noteAct(queries, actor, { action: 'import-applied', kind: 'import', id: importId, detail: {} });
    await queries.execute(sql`drop table import_slugs, import_service_slugs`);
    await countImport(queries, importId);
    await queries.execute(
      sql`update imports set status = 'applied', applied_at = now(), progress = null where id = ${importId}`,
    );
    return true;
  }, PATIENCE_MS);
}

/** Entries that were there before and will not be the same after. */
async function changedEntries(queries: Queries, importId: string): Promise<string[]> {
  const rows = await queries.execute<{ id: string }>(sql`
    select distinct organisation_id as id from import_rows where import_id = ${importId} and is_known and not is_refused
      and (changes is not null or service_changes is not null or (service is not null and not is_service_known))`);
  return rows.map(({ id }) => id);
}

type RecordAll = { importId: string; actor: Author; changed: string[]; say: SayProgress };

/** One version per entry written, and its number, for who would undo. Only ids are held, some thousand at a time. */
async function recordAll(queries: Queries, { importId, actor, changed, say }: RecordAll): Promise<void> {
  await inBatches(changed, async (ids) => {
    await recordVersions(queries, ids, { author: actor, cause: 'import' });
    await queries.execute(sql`
      insert into import_changes (import_id, organisation_id, is_created, version)
      select ${importId}, organisation_id, false, max(number) from entry_versions
      where organisation_id = any (${`{${ids.join(',')}}`}::uuid[]) group by organisation_id`);
  });
  const [counted] = await queries.execute<{ total: number }>(sql`select count(*)::int as total from import_slugs`);
  const total = counted?.total ?? 0;
  for (let after = 0, done = 0; done < total; ) {
    const rows = await queries.execute<{ id: string; line: number }>(sql`
      select r.organisation_id as id, r.line from import_slugs s join import_rows r on r.import_id = ${importId} and r.line = s.line
      where s.line > ${after} order by s.line limit ${CREATIONS_AT_ONCE}`);
    const ids = rows.map(({ id }) => id);
    await recordCreations(queries, ids, { author: actor, cause: 'import' });
    await queries.execute(sql`
      insert into import_changes (import_id, organisation_id, is_created, version)
      select ${importId}, id, true, 1 from unnest(${`{${ids.join(',')}}`}::uuid[]) id`);
    after = rows.at(-1)?.line ?? Number.MAX_SAFE_INTEGER;
    done += rows.length;
    await say('historique', done, total);
  }
}

async function compareWritten(queries: Queries, importId: string): Promise<void> {
  const written = await queries.execute<{ id: string }>(sql`
    select organisation_id as id from import_changes where import_id = ${importId} order by 1 limit ${MOST_COMPARED + 1}`);
  if (written.length > MOST_COMPARED) return;
  for (const { id } of written) await findDuplicatesOf(queries, id);
}

async function inBatches(ids: string[], run: (some: string[]) => Promise<void>): Promise<void> {
  for (let at = 0; at < ids.length; at += ENTRIES_AT_ONCE) await run(ids.slice(at, at + ENTRIES_AT_ONCE));
}
