// What somebody has just asked for does not wait for the worker's next round: the web process sends it behind its answer.
// When that process dies on the way, the worker finds the lines again.
import { DatabaseUnavailable } from '#db/deadline.ts';
import { type OutboxOptions, sendOutgoing } from './mail-outbox.ts';

export type HurriedMails = {
  /** Call after the commit. Returns at once. */
  hurry: () => void;
  /** Waits a little for what is on its way. */
  close: () => Promise<void>;
};

const PATIENCE_MS = 5_000;

export function hurryMails(options: OutboxOptions): HurriedMails {
  let round: Promise<void> | null = null;
  let isAskedAgain = false;

  async function send(): Promise<void> {
    do {
      isAskedAgain = false;
      await sendOutgoing({ ...options, perHour: Number.POSITIVE_INFINITY });
    } while (isAskedAgain);
  }

  return {
    hurry: () => {
      isAskedAgain = true;
      round ??= send()
        .catch((error: unknown) => {
          const code = error instanceof DatabaseUnavailable ? 'database' : 'unknown';
          options.log.warn({ code }, 'mails wait for the next round of the worker');
        })
        .finally(() => {
          round = null;
        });
    },
    close: async () => {
      const late = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS).unref());
      await Promise.race([round, late]);
    },
  };
}
