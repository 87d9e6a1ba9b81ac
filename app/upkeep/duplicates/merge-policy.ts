// Who may decide about two entries that look alike: one sentence per right.
import type { Actor } from '#db/actor.ts';

/** Home territories of the two entries. */
export type PairTerritories = { left: string; right: string };

export function coordinates(actor: Actor, territoryId: string): boolean {
  return (
    actor.kind === 'person' && actor.territories.some(({ id, role }) => role === 'coordinator' && id === territoryId)
  );
}

/** Who coordinates the home territory of one of the two sees the pair, and may say that they are no duplicates. */
export function seesPair(actor: Actor, { left, right }: PairTerritories): boolean {
  return coordinates(actor, left) || coordinates(actor, right);
}

/** Merging writes on both entries: who coordinates both home territories does it at once. */
export function mayMerge(actor: Actor, { left, right }: PairTerritories): boolean {
  return coordinates(actor, left) && coordinates(actor, right);
}

/** Who coordinates only one of them proposes the merge; the coordination of the other one accepts or refuses. */
export function mayPropose(actor: Actor, pair: PairTerritories): boolean {
  return seesPair(actor, pair) && !mayMerge(actor, pair);
}

/** `agreed`: territories whose coordination proposed it. */
export function mayAccept(actor: Actor, { left, right }: PairTerritories, agreed: string[]): boolean {
  return [left, right].every((territory) => agreed.includes(territory) || coordinates(actor, territory));
}

/** Undoing gives each side back what it had: who coordinates one of the two may do it. */
export function mayUndo(actor: Actor, pair: PairTerritories): boolean {
  return seesPair(actor, pair);
}
