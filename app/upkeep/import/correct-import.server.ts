// What a person corrects on the screen that shows an import before it is written: columns, words, entries that resemble.
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Database, Queries } from '#db/client.ts';
import { normalise } from '#db/normalise.ts';
import { importRows, imports, importWords } from '#db/schema/import.ts';
import { compareImport, countImport } from './compare-import.server.ts';
import { takeImport } from './import-lock.ts';
import { readMemory } from './start-import.server.ts';
import { rowReader } from './store-rows.server.ts';

const PATIENCE_MS = 10 * 60_000;
const LINES_AT_ONCE = 1_000;

export type Correction = {
  mapping?: string[];
  /** What words mean from now on in this territory; no code: they stay text. */
  words?: { field: string; words: string; codes: string[] }[];
  /** Organisation key → `create`, `skip` or the id of an entry; '' takes the choice back. */
  choices?: Record<string, string>;
};

/** False when the import is no longer waiting: nothing is changed then. */
export async function correctImport(database: Database, importId: string, correction: Correction): Promise<boolean> {
  const [row] = await database.query((queries) => queries.select().from(imports).where(eq(imports.id, importId)));
  if (row?.status !== 'checked') return false;
  const { words = [], choices = {}, mapping = row.mapping } = correction;
  if (words.length > 0) {
    const values = words.map((one) => ({
      territoryId: row.territoryId,
      field: one.field,
      words: normalise(one.words).slice(0, 300),
      codes: one.codes,
    }));
    await database.query((queries) =>
      queries
        .insert(importWords)
        .values(values)
        .onConflictDoUpdate({
          target: [importWords.territoryId, importWords.field, importWords.words],
          set: { codes: sql`excluded.codes` },
        }),
    );
  }
  const memory = await readMemory(database, row.territoryId);
  const kept = Object.fromEntries(Object.entries({ ...row.choices, ...choices }).filter(([, choice]) => choice !== ''));
  return database.transaction(async (queries) => {
    if (!(await takeImport(queries, importId))) return false;
    const [state] = await queries.select({ status: imports.status }).from(imports).where(eq(imports.id, importId));
    if (state?.status !== 'checked') return false;
    await queries.update(imports).set({ mapping, choices: kept }).where(eq(imports.id, importId));
    if (words.length > 0 || correction.mapping)
      await readAgain(queries, importId, rowReader(importId, { headers: row.headers, mapping, memory }));
    await compareImport(queries, importId);
    await countImport(queries, importId);
    return true;
  }, PATIENCE_MS);
}

/** The cells are kept: the same lines say something else. */
async function readAgain(queries: Queries, importId: string, read: ReturnType<typeof rowReader>): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await queries
      .select({ line: importRows.line, cells: importRows.cells })
      .from(importRows)
      .where(and(eq(importRows.importId, importId), gt(importRows.line, after)))
      .orderBy(asc(importRows.line))
      .limit(LINES_AT_ONCE);
    const last = rows.at(-1)?.line;
    if (last === undefined) return;
    const given = rows.map(({ line, cells }) => {
      const row = read({ line, cells });
      return {
        line,
        organisation_key: row.organisationKey,
        service_key: row.serviceKey,
        is_head: row.isHead,
        organisation_id: row.organisationId,
        service_id: row.serviceId,
        place_id: row.placeId,
        organisation: row.organisation,
        contacts: row.contacts,
        service: row.service,
        place: row.place,
        issues: row.issues,
        words: row.words,
        is_refused: row.isRefused,
      };
    });
    await queries.execute(sql`
      update import_rows r set organisation_key = g.organisation_key, service_key = g.service_key, is_head = g.is_head,
        organisation_id = g.organisation_id, service_id = g.service_id, place_id = g.place_id, organisation = g.organisation,
        contacts = g.contacts, service = nullif(g.service, 'null'), place = nullif(g.place, 'null'), issues = g.issues, words = g.words,
        is_refused = g.is_refused, is_known = false, is_service_known = false, is_left = false, candidates = null, changes = null,
        service_changes = null, kept = null, written = null
      from jsonb_populate_recordset(null::import_rows, ${JSON.stringify(given)}::jsonb) g
      where r.import_id = ${importId} and r.line = g.line`);
    after = last;
  }
}

/** Nothing of it was written: the lines go. */
export async function forgetImport(database: Database, importId: string): Promise<boolean> {
  const gone = await database.query((queries) =>
    queries
      .delete(imports)
      .where(and(eq(imports.id, importId), eq(imports.status, 'checked')))
      .returning({ id: imports.id }),
  );
  return gone.length > 0;
}

/** Imports that nobody wrote within a week go; of the others the cells as they came go after a month. */
export async function forgetOldImports(database: Database): Promise<void> {
  await database.query(async (queries) => {
    await queries.execute(sql`delete from imports where status = 'checked' and created_at < now() - interval '7 days'`);
    await queries.execute(sql`
      update import_rows r set cells = '{}' from imports i
      where i.id = r.import_id and i.applied_at < now() - interval '30 days' and r.cells <> '{}'`);
  }, 60_000);
}
