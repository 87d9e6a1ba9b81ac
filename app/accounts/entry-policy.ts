// Who may change an entry of the directory: one sentence per right.
import type { Actor } from '#db/actor.ts';

export type EntryKeepers = { organisationId: string; homeTerritoryId: string };

/** The coordination of its home territory keeps an entry. */
export function coordinatesEntry(actor: Actor, { homeTerritoryId }: EntryKeepers): boolean {
  return (
    actor.kind === 'person' &&
    actor.territories.some(({ id, role }) => role === 'coordinator' && id === homeTerritoryId)
  );
}

/** Its own members and the coordination of its home territory may correct and confirm an entry, and treat what is reported of it. */
export function mayKeep(actor: Actor, entry: EntryKeepers): boolean {
  return (
    coordinatesEntry(actor, entry) ||
    (actor.kind === 'person' && actor.organisations.some(({ id }) => id === entry.organisationId))
  );
}

/** Its owners and the coordination of its home territory may take an entry out of the directory and bring it back. */
export function mayArchive(actor: Actor, entry: EntryKeepers): boolean {
  return (
    coordinatesEntry(actor, entry) ||
    (actor.kind === 'person' &&
      actor.organisations.some(({ id, role }) => id === entry.organisationId && role === 'owner'))
  );
}

/** The coordination of a territory may add entries to it. */
export function mayCreateIn(actor: Actor, territoryId: string): boolean {
  return coordinatesEntry(actor, { organisationId: '', homeTerritoryId: territoryId });
}
