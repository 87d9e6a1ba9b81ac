import type { Actor, PersonActor } from '#db/actor.ts';

/** For pages whose policy lets in only people who are signed in. */
export function signedIn(actor: Actor): PersonActor {
  if (actor.kind !== 'person') throw new Error('the policy of this page lets in who is not signed in');
  return actor;
}
