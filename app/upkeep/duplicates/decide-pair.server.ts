// What a coordinator decides about a pair, besides merging it.
import { eq } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { duplicateCandidates } from '#db/schema/duplicates.ts';
import { noteAct } from '../entry/save-entry.server.ts';
import type { PairTerritories } from './merge-policy.ts';
import { coordinates } from './merge-policy.ts';
import type { MergeChoices } from './merge-snapshots.ts';

type Decision = Partial<typeof duplicateCandidates.$inferInsert>;

/** « Pas des doublons »: remembered, the nightly comparison leaves the pair alone. */
export async function setPairAside(database: Database, actor: PersonActor, pairId: string): Promise<void> {
  await decide(database, { actor, pairId, action: 'pair-set-aside', decision: { state: 'set-aside', proposal: null } });
}

export async function reopenPair(database: Database, actor: PersonActor, pairId: string): Promise<void> {
  await decide(database, { actor, pairId, action: 'pair-reopened', decision: { state: 'waiting', proposal: null } });
}

/** Waits for the coordination of the other territory. */
export async function proposeMerge(
  database: Database,
  {
    actor,
    pairId,
    territories,
    choices,
    mark,
  }: {
    actor: PersonActor;
    pairId: string;
    territories: PairTerritories;
    choices: MergeChoices;
    mark: string;
  },
): Promise<void> {
  const own = [territories.left, territories.right].filter((id) => coordinates(actor, id));
  const proposal = { territories: own, choices, mark };
  await decide(database, { actor, pairId, action: 'merge-proposed', decision: { state: 'proposed', proposal } });
}

async function decide(
  database: Database,
  { actor, pairId, action, decision }: { actor: PersonActor; pairId: string; action: string; decision: Decision },
): Promise<void> {
  await database.transaction(async (queries) => {
    const [pair] = await queries
      .update(duplicateCandidates)
      .set({ ...decision, decidedById: actor.id, decidedAt: new Date() })
      .where(eq(duplicateCandidates.id, pairId))
      .returning({ left: duplicateCandidates.leftId, right: duplicateCandidates.rightId });
    if (!pair) return;
    await noteAct(queries, actor, { action, kind: 'organisation', id: pair.left, detail: { other: pair.right } });
  });
}

/** Two entries that somebody wants to see side by side; the id of their pair. */
export async function putSideBySide(queries: Queries, a: string, b: string): Promise<string> {
  const [leftId = a, rightId = b] = [a, b].sort();
  const [row] = await queries
    .insert(duplicateCandidates)
    .values({ leftId, rightId, score: 0, reasons: ['a-la-main'], isByHand: true })
    .onConflictDoUpdate({ target: [duplicateCandidates.leftId, duplicateCandidates.rightId], set: { leftId } })
    .returning({ id: duplicateCandidates.id });
  if (!row) throw new Error('the pair was not written');
  return row.id;
}
