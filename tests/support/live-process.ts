// Processes with live notes that a test may kill.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

export type LiveProcess = {
  origin: string;
  /** kill -9, and gone when it resolves. */
  kill: () => Promise<void>;
  /** As asked by the system, and gone when it resolves. */
  stop: () => Promise<void>;
};

const script = path.resolve(import.meta.dirname, '../faults/notes-server.ts');

export async function startLiveProcess(databaseUrl: string, dataDir: string): Promise<LiveProcess> {
  const child = fork(script, [databaseUrl, dataDir], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const [{ origin }] = (await once(child, 'message')) as [{ origin: string }];
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return { origin, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}
