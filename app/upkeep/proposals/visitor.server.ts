// Who proposes, and how often one address may.
import type { AppLoadContext } from '@remix-run/node';
import type { LimitName } from '#app/server/limits.ts';
import type { Actor } from '#db/actor.ts';
import type { ProposalAuthor } from './propose-change.server.ts';

export function proposalAuthor(actor: Actor, { name, mail }: { name: string; mail: string | null }): ProposalAuthor {
  return actor.kind === 'person' ? actor : { kind: 'guest', name, mail };
}

/** A person who is signed in counts for themself, everybody else for the address they come from. */
export function withinLimit({ actor, address, parts }: AppLoadContext, name: LimitName): Promise<boolean> {
  return parts.limits.take(name, actor.kind === 'person' ? actor.id : address);
}
