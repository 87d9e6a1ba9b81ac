/** `npm start` as typed in a terminal, without npm: the launcher and all it starts, in a process group of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { commandLine, parentOf, poll } from '#db/processes.ts';

export type StartCommand = {
  child: ChildProcess;
  /** All it has said. */
  said(): string;
  /** Resolves with the address once it says « Prêt ». */
  ready(): Promise<string>;
  exitCode(): Promise<number | null>;
  /** What a terminal does: the whole foreground group gets the signal. */
  pressCtrlC(): void;
  /** Pids of the processes that run that script, or program, for this command. */
  pidsOf(name: string): number[];
};

const root = path.resolve(import.meta.dirname, '../..');

export function startCommand(dataDir: string, environment: Record<string, string> = {}): StartCommand {
  const child = spawn(process.execPath, ['scripts/launch.js', 'start'], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { NODE_ENV: 'production', PATH: '/usr/bin:/bin', DATA_DIR: dataDir, PORT: '0', ...environment },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (said += chunk));
  const exited = once(child, 'exit');
  return {
    child,
    said: () => said,
    async ready() {
      const found = await poll(
        () => (child.exitCode === null ? (said.match(/Prêt en .* : (http\S+)/)?.[1] ?? null) : ''),
        {
          timeoutMs: 90_000,
          intervalMs: 50,
        },
      );
      if (!found) throw new Error(`npm start did not get ready:\n${said}`);
      return found;
    },
    exitCode: async () => ((await exited) as [number | null])[0],
    pressCtrlC: () => void process.kill(-(child.pid ?? 0), 'SIGINT'),
    pidsOf: (name) => descendants(child.pid ?? 0).filter((pid) => commandLine(pid).some((word) => word.includes(name))),
  };
}

function descendants(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc').map(Number).filter(Boolean)) parents.set(entry, parentOf(entry));
  const isBelow = (candidate: number): boolean =>
    candidate === pid || (candidate > 1 && isBelow(parents.get(candidate) ?? 0));
  return [...parents.keys()].filter(isBelow);
}
