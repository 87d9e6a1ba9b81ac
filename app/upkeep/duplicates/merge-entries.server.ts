// Two entries become one, or nothing happens: one transaction, which leaves what is needed to undo it.
import { createHash } from 'node:crypto';
import { inArray, sql } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { duplicateCandidates, merges, slugRedirects } from '#db/schema/duplicates.ts';
import { noteAct } from '../entry/save-entry.server.ts';
import type { EntrySnapshot } from '../history/snapshot.ts';
import { ensureBaseline, readSnapshot, recordVersions, writeSnapshot } from '../history/versions.server.ts';
import { findDuplicatesOf } from './find-duplicates.server.ts';
import type { MergeRecord } from './merge-record.ts';
import { type MergeChoices, mergedSnapshot } from './merge-snapshots.ts';
import { moveMentions, moveNote } from './moved-mentions.server.ts';
import { moveRows, moveServices, moveToJoinedService } from './moved-rows.server.ts';
import { moveAsking, moveDrafts } from './moved-upkeep.server.ts';

export const MERGE_DEADLINE_MS = 15_000;

export type MergeEntries = {
  actor: PersonActor;
  leftId: string;
  rightId: string;
  choices: MergeChoices;
  /** Of both entries as the person saw them, see `stateOf`. */
  state: string;
};

/** A mark of two entries: another one means that somebody saved meanwhile. */
export function stateOf(left: EntrySnapshot, right: EntrySnapshot): string {
  return createHash('sha256')
    .update(JSON.stringify([left, right]))
    .digest('base64url')
    .slice(0, 22);
}

/** The id of the merge; null when one of the entries is not as it was seen: nothing is written then. */
export async function mergeEntries(database: Database, merge: MergeEntries): Promise<string | null> {
  return database.transaction((queries) => mergeInside(queries, merge), MERGE_DEADLINE_MS);
}

async function mergeInside(queries: Queries, { actor, leftId, rightId, choices, state }: MergeEntries) {
  const [keptId, goneId] = choices.keep === 'left' ? [leftId, rightId] : [rightId, leftId];
  const doors = await entriesWithDoor(queries, goneId);
  const touched = [...new Set([leftId, rightId, ...doors])];
  await ensureBaseline(queries, touched);
  const rows = await queries
    .select({ id: organisations.id, slug: organisations.slug, status: organisations.status })
    .from(organisations)
    .where(inArray(organisations.id, [leftId, rightId]));
  const gone = rows.find(({ id }) => id === goneId);
  const kept = rows.find(({ id }) => id === keptId);
  if (!gone || !kept) return null;
  const [left, right] = [await readSnapshot(queries, leftId), await readSnapshot(queries, rightId)];
  if (stateOf(left, right) !== state) return null;

  const merged = mergedSnapshot(left, right, choices);
  const stays = new Set(merged.services.map(({ id }) => id));
  const ends = { from: goneId, to: keptId };
  const moved = await moveServices(queries, ends);
  const joined = new Map<string, string>();
  const joinedReports = [];
  for (const { left: a, right: b, text } of choices.joins) {
    const [to, from] = text === 'left' ? [a, b] : [b, a];
    if (!stays.has(to) || stays.has(from)) continue;
    joined.set(from, to);
    joinedReports.push(...(await moveToJoinedService(queries, from, to)));
  }
  const asking = await moveAsking(queries, ends);
  await writeSnapshot(queries, keptId, merged);
  await queries.execute(
    sql`update organisations set status = 'archived', revision = revision + 1, updated_at = now() where id = ${goneId}`,
  );
  const following = await moveRows(queries, ends);
  const mentions = await moveMentions(queries, ends);
  const note = await moveNote(queries, ends);
  const drafts = await moveDrafts(queries, {
    ...ends,
    fromSlug: gone.slug,
    toSlug: kept.slug,
    services: moved.map(({ id, slug }) => ({ slug, id: joined.get(id) ?? id })),
  });
  await queries
    .insert(slugRedirects)
    .values({ slug: gone.slug, organisationId: keptId })
    .onConflictDoUpdate({ target: slugRedirects.slug, set: { organisationId: keptId, at: new Date() } });
  await queries.delete(duplicateCandidates).where(sql`${goneId} in (left_id, right_id)`);
  const record: MergeRecord = {
    keptBefore: choices.keep === 'left' ? left : right,
    goneBefore: choices.keep === 'left' ? right : left,
    keptAfter: await readSnapshot(queries, keptId),
    goneAfter: await readSnapshot(queries, goneId),
    moved: { ...following, services: moved, joinedReports, asking, drafts, mentions, note },
  };
  const [written] = await queries
    .insert(merges)
    .values({ keptId, goneId, record, personId: actor.id })
    .returning({ id: merges.id });
  if (!written) throw new Error('the merge was not written');
  await noteAct(queries, actor, {
    action: 'entries-merged',
    kind: 'organisation',
    id: keptId,
    detail: { gone: goneId, slug: gone.slug, merge: written.id },
  });
  await recordVersions(queries, touched, { author: actor, cause: 'fusion' });
  await findDuplicatesOf(queries, keptId);
  await findDuplicatesOf(queries, goneId);
  return written.id;
}

/** Entries of which the one that goes opens a service: their door changes its name. */
async function entriesWithDoor(queries: Queries, organisationId: string): Promise<string[]> {
  const rows = await queries.execute<{ id: string }>(sql`
    select distinct services.organisation_id as id from service_relays
    join services on services.id = service_id where service_relays.organisation_id = ${organisationId}`);
  return rows.map(({ id }) => id);
}
