// Who may bring files in: one sentence per right.
import type { Actor } from '#db/actor.ts';

/** The coordination of a territory imports into it, and sees, corrects and undoes its imports. */
export function mayImportInto(actor: Actor, territoryId: string): boolean {
  return (
    actor.kind === 'person' && actor.territories.some(({ id, role }) => role === 'coordinator' && id === territoryId)
  );
}
