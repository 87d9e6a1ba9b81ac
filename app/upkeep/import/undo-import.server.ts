// Takes an import back: what nobody touched goes or returns to what it was; what somebody changed or uses stays, and is listed.
import { type SQL, sql } from 'drizzle-orm';
import { noteAct } from '#app/upkeep/entry/save-entry.server.ts';
import { recordVersions, snapshotOf, writeSnapshot } from '#app/upkeep/history/versions.server.ts';
import { actIn, type PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { progressOf } from './apply-import.server.ts';
import { takeImport } from './import-lock.ts';

const PATIENCE_MS = 60 * 60_000;
const ENTRIES_AT_ONCE = 1_000;
const LISTED = 200;

export type KeptEntry = { name: string; slug: string; why: string };
export type UndoReport = { removed: number; restored: number; archived: number; left: number; entries: KeptEntry[] };

/** Tables that belong to an entry: everything else that names it is somebody's use of it. */
const OWN = [
  'services',
  'contacts',
  'places',
  'service_closures',
  'service_relays',
  'entry_versions',
  'import_rows',
  'import_changes',
  'search_documents',
  'search_names',
  'duplicate_candidates',
  'duplicate_traits',
];

/** False when there is nothing to undo any more. */
export async function undoImport(database: Database, actor: PersonActor, importId: string): Promise<boolean> {
  const say = progressOf(database, importId);
  const [row] = await database.query((queries) =>
    queries.execute(
      sql`update imports set status = 'undoing', progress = null where id = ${importId} and status in ('applied', 'undoing') returning id`,
    ),
  );
  if (!row) return false;
  return database.transaction(async (queries) => {
    if (!(await takeImport(queries, importId))) return false;
    const [state] = await queries.execute<{ status: string }>(sql`select status from imports where id = ${importId}`);
    if (state?.status !== 'undoing') return false;
    await queries.execute(
      sql`select from organisations where id in (select organisation_id from import_changes where import_id = ${importId}) order by id for update`,
    );
    const report: UndoReport = { removed: 0, restored: 0, archived: 0, left: 0, entries: [] };
    await judgeChanges(queries, importId);
    const [counted] = await queries.execute<{ total: number }>(sql`select count(*)::int as total from import_undo`);
    const total = counted?.total ?? 0;
    await say('annulation', 0, total);
    report.restored = await restoreUpdated(queries, actor, (done) => say('annulation', done, total));
    await archiveUsed(queries, actor, report);
    report.removed = await removeUntouched(queries, (done) =>
      say('annulation', Math.min(total, report.restored + done), total),
    );
    const left = await queries.execute<{ name: string; slug: string; keeps: boolean }>(sql`
      select o.name, o.slug, u.is_keeper as keeps from import_undo u join organisations o on o.id = u.organisation_id
      where u.is_keeper or (not u.is_created and u.is_touched) order by o.name`);
    report.left = left.length;
    report.entries.push(
      ...left.map(({ name, slug, keeps }) => ({
        name,
        slug,
        why: keeps
          ? 'fusionnée depuis avec une autre fiche : laissée comme elle est ; défaites la fusion pour pouvoir la retirer'
          : 'corrigée depuis l’import : laissée comme elle est',
      })),
    );
    report.entries.splice(LISTED);
    await noteAct(queries, actor, {
      action: 'import-undone',
      kind: 'import',
      id: importId,
      detail: { ...report, entries: [] },
    });
    await queries.execute(sql`
      update imports set status = 'undone', undone_at = now(), progress = null, report = ${JSON.stringify(report)}::jsonb where id = ${importId}`);
    return true;
  }, PATIENCE_MS);
}

/**
 * Touched: a version later than the one the import left. Used: somebody else's row names the entry or something of it.
 * Keeper: it took up an entry that was there before; taken out, it would take that one along.
 */
async function judgeChanges(queries: Queries, importId: string): Promise<void> {
  const uses = await usesOfEntries(queries);
  // Participants stand behind row-level security, and may have come for the entry: the work of forgetting sees who is there.
  await actIn(queries, { kind: 'work', name: 'forgetting' }, (asWork) =>
    asWork.execute(sql`
    create temp table import_undo on commit drop as
    select c.organisation_id, c.is_created, c.version,
      exists (select from entry_versions v where v.organisation_id = c.organisation_id and v.number > c.version) as is_touched,
      c.is_created and (${uses}) as is_used,
      c.is_created and exists (
        select from merges m where m.kept_id = c.organisation_id and m.undone_at is null and not exists (
          select from import_changes own where own.import_id = c.import_id and own.organisation_id = m.gone_id and own.is_created)
      ) as is_keeper
    from import_changes c join organisations o on o.id = c.organisation_id where c.import_id = ${importId}`),
  );
}

/** Rooms to come add tables: the base says itself which ones name an entry. */
async function usesOfEntries(queries: Queries): Promise<SQL> {
  const keys = await queries.execute<{ owner: string; column: string; target: string }>(sql`
    select conrelid::regclass::text as owner, attname as column, confrelid::regclass::text as target
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and array_length(conkey, 1) = 1 and confrelid in ('organisations'::regclass, 'services'::regclass, 'places'::regclass)`);
  const others = keys.filter(({ owner }) => !OWN.includes(owner));
  const own = sql`select id from services where organisation_id = c.organisation_id`;
  const named = others.map(({ owner, column, target }) => {
    const of = sql`x.${sql.identifier(column)}`;
    const match =
      target === 'organisations'
        ? sql`${of} = c.organisation_id`
        : target === 'services'
          ? sql`${of} in (${own})`
          : sql`${of} in (select id from places where service_id in (${own}))`;
    return sql`exists (select from ${sql.identifier(owner)} x where ${match})`;
  });
  const relays = sql`exists (select from service_relays r join services s on s.id = r.service_id where r.organisation_id = c.organisation_id and s.organisation_id <> c.organisation_id)`;
  return sql.join([relays, ...named], sql` or `);
}

async function restoreUpdated(
  queries: Queries,
  actor: PersonActor,
  onProgress: (done: number) => Promise<void>,
): Promise<number> {
  let done = 0;
  for (;;) {
    const rows = await queries.execute<{ id: string; snapshot: Record<string, unknown> }>(sql`
      select u.organisation_id as id, v.snapshot from import_undo u
      join entry_versions v on v.organisation_id = u.organisation_id and v.number = u.version - 1
      where not u.is_created and not u.is_touched order by u.organisation_id limit 100 offset ${done}`);
    for (const { id, snapshot } of rows) await writeSnapshot(queries, id, snapshotOf(snapshot));
    if (rows.length === 0) return done;
    await recordVersions(
      queries,
      rows.map(({ id }) => id),
      { author: actor, cause: 'annulation' },
    );
    done += rows.length;
    await onProgress(done);
  }
}

async function archiveUsed(queries: Queries, actor: PersonActor, report: UndoReport): Promise<void> {
  const rows = await queries.execute<{ id: string; name: string; slug: string; touched: boolean }>(sql`
    update organisations o set status = 'archived', revision = o.revision + 1, updated_at = now()
    from import_undo u where u.organisation_id = o.id and u.is_created and not u.is_keeper and (u.is_touched or u.is_used)
    returning o.id, o.name, o.slug, u.is_touched as touched`);
  for (let at = 0; at < rows.length; at += ENTRIES_AT_ONCE) {
    const ids = rows.slice(at, at + ENTRIES_AT_ONCE).map(({ id }) => id);
    await recordVersions(queries, ids, { author: actor, cause: 'annulation' });
  }
  report.archived = rows.length;
  report.entries.push(
    ...rows.slice(0, LISTED).map(({ name, slug, touched }) => ({
      name,
      slug,
      why: touched
        ? 'modifiée depuis l’import : retirée de l’annuaire, pas effacée'
        : 'utilisée ailleurs depuis l’import : retirée de l’annuaire, pas effacée',
    })),
  );
}

async function removeUntouched(queries: Queries, onProgress: (done: number) => Promise<void>): Promise<number> {
  let done = 0;
  for (;;) {
    const gone = await queries.execute(sql`
      delete from organisations where id in (
        select u.organisation_id from import_undo u join organisations o on o.id = u.organisation_id
        where u.is_created and not u.is_keeper and not u.is_touched and not u.is_used limit 5000) returning id`);
    if (gone.length === 0) return done;
    done += gone.length;
    await onProgress(done);
  }
}
