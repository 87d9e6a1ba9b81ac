// Rights and names of working groups. Pure.
import type { Actor } from '#db/actor.ts';

export type GroupMembers = { territoryId: string; organisationIds: string[] };

/** Reads a group: the coordination of its territory, and the members of its organisations. */
export function mayReadGroup(actor: Actor, { territoryId, organisationIds }: GroupMembers): boolean {
  return (
    mayKeepGroup(actor, { territoryId }) ||
    (actor.kind === 'person' && actor.organisations.some(({ id }) => organisationIds.includes(id)))
  );
}

/** Keeps it: the coordination of its territory. */
export function mayKeepGroup(actor: Actor, { territoryId }: { territoryId: string }): boolean {
  return (
    actor.kind === 'person' && actor.territories.some(({ id, role }) => role === 'coordinator' && id === territoryId)
  );
}

/** The first line of a card, short enough for a title. */
export function titleOfCard(text: string): string {
  const [first = ''] = text.trim().split('\n');
  const words = first.replaceAll(/\s+/g, ' ');
  return words.length <= 120 ? words : `${words.slice(0, 119).replace(/\s\S*$/, '')}…`;
}
