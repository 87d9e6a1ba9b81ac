// Who may decide for a territory.
import type { Actor } from '#db/actor.ts';
import { administers } from '../policies.ts';

/** The administration of the instance and the territory's own coordination change its settings. */
export function maySetTerritory(actor: Actor, territoryId: string): boolean {
  return (
    administers(actor) ||
    (actor.kind === 'person' && actor.territories.some(({ id, role }) => role === 'coordinator' && id === territoryId))
  );
}
