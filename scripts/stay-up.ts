import type { Log } from '#app/server/log.ts';
import { isCutConnection, isLostTypeQuestion } from '#db/driver-faults.ts';

/** Outlives connections that PostgreSQL drops where nobody waits; anything else that nobody caught ends the process. */
export function stayUp(log: Log): void {
  process.on('unhandledRejection', (error) => {
    if (isLostTypeQuestion(error)) log.info('a connection closed before it was used');
    else log.error({ error }, 'unhandled rejection');
  });
  process.on('uncaughtException', (error) => {
    if (isCutConnection(error)) {
      log.error({ error }, 'PostgreSQL cut a connection');
      return;
    }
    log.fatal({ error }, 'uncaught exception');
    process.exit(1);
  });
}
