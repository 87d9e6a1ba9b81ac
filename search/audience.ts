// Who an answer is for. A territory may keep its own entries to people of the network who are signed in.
import type { Actor } from '#db/actor.ts';
import type { Audience, ServiceDocument } from './service-document.ts';

/** Signed in and holding a role: somebody who has left every network reads what everybody reads. */
export function audienceOf(actor: Actor): Audience {
  if (actor.kind !== 'person') return 'public';
  const holdsRole = actor.isAdministrator || actor.territories.length > 0 || actor.organisations.length > 0;
  return holdsRole ? 'members' : 'public';
}

/** The last gate of both engines: what a filter would have let through, and ways in that are kept to members. */
export function seenBy(audience: Audience, documents: ServiceDocument[]): ServiceDocument[] {
  return documents
    .filter((document) => audience === 'members' || document.audience !== 'members')
    .map((document) => {
      if (!document.service) return document;
      const { closedRelays = [], ...service } = document.service;
      const relays = audience === 'members' ? [...service.relays, ...closedRelays] : service.relays;
      return { ...document, service: { ...service, relays } };
    });
}
