// What changes how one comes in asks again who one is: a session left open on a desk is not enough.
import { redirect } from '@remix-run/node';
import type { PersonActor } from '#db/actor.ts';
import { proofUrl } from './step-up-url.ts';

const MINUTES = 10;

export function isFresh(actor: Pick<PersonActor, 'provenAt'>, now = new Date()): boolean {
  return now.getTime() - actor.provenAt.getTime() < MINUTES * 60_000;
}

/** Throws the way to the proof, and back to the page `path` afterwards; what was posted is not kept. */
export function askFreshProof(actor: PersonActor, path: string): void {
  if (!isFresh(actor)) throw redirect(proofUrl(path), 303);
}
