// A confirmation is waited for in front of the screen: it leaves at once, and the worker takes over where that fails.

import { errorFields } from '#app/server/log.ts';
import { sendOutgoing } from '#app/server/mail-outbox.ts';
import type { Parts } from '#app/server/parts.ts';
import { registrationComposers } from './compose-registration-mails.server.ts';

type Sending = { isAskedAgain: boolean };

/** One round at a time in a process: fifty people at once make one. */
const underway = new WeakMap<object, Sending>();

export function sendSoon({ database, mail, log, env }: Pick<Parts, 'database' | 'mail' | 'log' | 'env'>): void {
  const before = underway.get(database);
  if (before) {
    before.isAskedAgain = true;
    return;
  }
  const mine: Sending = { isAskedAgain: true };
  underway.set(database, mine);
  const composers = registrationComposers(env.publicUrl);
  const run = async () => {
    while (mine.isAskedAgain) {
      mine.isAskedAgain = false;
      await sendOutgoing({ database, mail, log, composers, now: () => new Date() });
    }
  };
  void run()
    .catch((error: unknown) => log.warn({ error: errorFields(error) }, 'confirmations wait for the worker'))
    .finally(() => underway.delete(database));
}
