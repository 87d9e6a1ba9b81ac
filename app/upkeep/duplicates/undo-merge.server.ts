// A merge is taken back: both entries as they were, but for what somebody changed since and wants to keep.
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { merges, slugRedirects } from '#db/schema/duplicates.ts';
import { noteAct } from '../entry/save-entry.server.ts';
import type { EntrySnapshot } from '../history/snapshot.ts';
import { ensureBaseline, readSnapshot, recordVersions, writeSnapshot } from '../history/versions.server.ts';
import { findDuplicatesOf } from './find-duplicates.server.ts';
import { MERGE_DEADLINE_MS, stateOf } from './merge-entries.server.ts';
import type { MergeRecord, MovedRows } from './merge-record.ts';
import { moveMentionsBack, moveNoteBack } from './moved-mentions.server.ts';
import { moveBackToService, moveContactsOfServices, moveRowsBack, textArray } from './moved-rows.server.ts';
import { moveAskingBack, moveDraftsBack } from './moved-upkeep.server.ts';
import { type Unmerged, unmergedSnapshots } from './unmerged-snapshots.ts';

export type UndoMerge = { actor: PersonActor; mergeId: string; bringsBack: string[]; state: string };

/** `changed`: somebody saved since the page was shown. `later`: the entry was itself taken up by another one since. */
export async function undoMerge(
  database: Database,
  { actor, mergeId, bringsBack, state }: UndoMerge,
): Promise<'done' | 'changed' | 'later' | 'undone'> {
  return database.transaction(async (queries) => {
    const [merge] = await queries.select().from(merges).where(eq(merges.id, mergeId)).for('update');
    if (!merge || merge.undoneAt) return 'undone';
    const { keptId, goneId } = merge;
    const record = merge.record as MergeRecord;
    const doors = await entriesOf(queries, record.moved.relays);
    const touched = [...new Set([keptId, goneId, ...doors])];
    await ensureBaseline(queries, touched);
    if (await wasTakenUp(queries, keptId)) return 'later';
    const now = { kept: await readSnapshot(queries, keptId), gone: await readSnapshot(queries, goneId) };
    if (stateOf(now.kept, now.gone) !== state) return 'changed';
    await writeBack(queries, { keptId, goneId, record }, unmergedSnapshots(record, now, new Set(bringsBack)));
    await queries
      .delete(slugRedirects)
      .where(
        sql`${slugRedirects.organisationId} = ${keptId} and slug = (select slug from organisations where id = ${goneId})`,
      );
    await queries.update(merges).set({ undoneAt: new Date(), undoneById: actor.id }).where(eq(merges.id, mergeId));
    await noteAct(queries, actor, {
      action: 'merge-undone',
      kind: 'organisation',
      id: keptId,
      detail: { gone: goneId, merge: mergeId, bringsBack },
    });
    await recordVersions(queries, touched, { author: actor, cause: 'annulation' });
    await findDuplicatesOf(queries, keptId);
    await findDuplicatesOf(queries, goneId);
    return 'done';
  }, MERGE_DEADLINE_MS);
}

/** Undone in their order: the entry has to be there again before something is taken out of it. */
export async function wasTakenUp(queries: Queries, organisationId: string): Promise<boolean> {
  const rows = await queries
    .select({ id: merges.id })
    .from(merges)
    .where(and(eq(merges.goneId, organisationId), isNull(merges.undoneAt)))
    .limit(1);
  return rows.length > 0;
}

async function writeBack(
  queries: Queries,
  { keptId, goneId, record }: { keptId: string; goneId: string; record: MergeRecord },
  { kept, gone }: Unmerged,
): Promise<void> {
  const { moved } = record;
  for (const { id, slug } of moved.services) {
    await queries.execute(sql`
      update services set organisation_id = ${goneId}, slug = case when exists (
        select from services other where other.organisation_id = ${goneId} and other.slug = ${slug} and other.id <> ${id}
      ) then services.slug || '-' || left(${id}::text, 8) else ${slug} end
      where id = ${id} and organisation_id = ${keptId}`);
  }
  await moveContactsOfServices(queries, goneId);
  await takeAway(queries, [kept, gone]);
  await writeSnapshot(queries, keptId, kept);
  await writeSnapshot(queries, goneId, gone);
  await moveRowsBack(queries, { from: keptId, to: goneId }, moved);
  await moveBackToService(queries, moved.joinedReports);
  const ends = { from: keptId, to: goneId };
  if (moved.asking) await moveAskingBack(queries, ends, moved.asking);
  await moveDraftsBack(queries, ends, moved.drafts ?? []);
  await moveMentionsBack(queries, ends, moved.mentions ?? {});
  if (moved.note) await moveNoteBack(queries, keptId, moved.note);
}

/** What stood in a joined service may belong to either entry: it is written again where it belongs, under its own id. */
async function takeAway(queries: Queries, entries: EntrySnapshot[]): Promise<void> {
  const services = entries.flatMap((entry) => entry.services);
  const rows = {
    contacts: [...entries, ...services].flatMap(({ contacts }) => contacts),
    service_closures: services.flatMap(({ closures }) => closures),
    places: services.flatMap(({ places }) => places),
  };
  for (const [table, list] of Object.entries(rows)) {
    const ids = textArray(list.map(({ id }) => id));
    await queries.execute(sql`delete from ${sql.identifier(table)} where id::text = any (${ids})`);
  }
}

async function entriesOf(queries: Queries, relays: MovedRows['relays']): Promise<string[]> {
  const rows = await queries.execute<{ id: string }>(sql`
    select distinct organisation_id as id from services
    where id in (select "serviceId" from jsonb_to_recordset(${JSON.stringify(relays)}::jsonb) as line ("serviceId" uuid))`);
  return rows.map(({ id }) => id);
}
