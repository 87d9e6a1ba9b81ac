// Who may see, write and settle an event: one sentence per right.
import type { Actor } from '#db/actor.ts';
import type { EventStatus } from '#db/schema/events.ts';

export type EventKeepers = {
  territoryId: string;
  status: EventStatus;
  /** Organisations that organise it, and the one that proposed it. */
  organisers: readonly string[];
};

/** The coordination of the territory keeps its editions and all of its events. */
export function coordinatesEvents(actor: Actor, territoryId: string): boolean {
  return (
    actor.kind === 'person' && actor.territories.some(({ id, role }) => role === 'coordinator' && id === territoryId)
  );
}

/** Members of an organisation that organises an event, or proposed it. */
export function organisesEvent(actor: Actor, { organisers }: EventKeepers): boolean {
  return actor.kind === 'person' && actor.organisations.some(({ id }) => organisers.includes(id));
}

/** What is published or was cancelled is everybody's to see; the rest only its coordination's and its organisers'. */
export function seesEvent(actor: Actor, event: EventKeepers): boolean {
  return isPublic(event) || coordinatesEvents(actor, event.territoryId) || organisesEvent(actor, event);
}

/** The coordination writes at any time; its organisers as long as it is a proposal. */
export function writesEvent(actor: Actor, event: EventKeepers): boolean {
  return coordinatesEvents(actor, event.territoryId) || (event.status === 'proposed' && organisesEvent(actor, event));
}

/** The coordination alone publishes, refuses, cancels and brings back. */
export function settlesEvent(actor: Actor, event: EventKeepers): boolean {
  return coordinatesEvents(actor, event.territoryId);
}

/** What nobody has seen yet may be deleted: drafts and refusals by the coordination, a proposal by its organisers too. */
export function deletesEvent(actor: Actor, event: EventKeepers): boolean {
  return !isPublic(event) && writesEvent(actor, event);
}

/** The checklist is shared between the coordination and the organisers. */
export function preparesEvent(actor: Actor, event: EventKeepers): boolean {
  return coordinatesEvents(actor, event.territoryId) || organisesEvent(actor, event);
}

/** Members of an organisation propose an event in its name. */
export function proposesFor(actor: Actor, organisationId: string): boolean {
  return actor.kind === 'person' && actor.organisations.some(({ id }) => id === organisationId);
}

export function isPublic({ status }: Pick<EventKeepers, 'status'>): boolean {
  return status === 'published' || status === 'cancelled';
}
