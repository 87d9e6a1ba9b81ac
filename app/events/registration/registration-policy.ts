// Who keeps the list of those who come: one sentence per right.
import type { Actor } from '#db/actor.ts';

export type KeptEvent = { territoryId: string; organisers: readonly string[] };

/** The coordination of the territory, and the members of an organisation that organises the event. */
export function mayKeepRegistrations(actor: Actor, { territoryId, organisers }: KeptEvent): boolean {
  if (actor.kind !== 'person') return false;
  return (
    actor.territories.some(({ id, role }) => id === territoryId && role === 'coordinator') ||
    actor.organisations.some(({ id }) => organisers.includes(id))
  );
}
