/** What the two embedded servers share: who owns one, is it alive, where does it write its journal. Linux only. */
import { type SpawnOptions, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

export type Log = (line: string) => void;

/** A start that cannot go on; the message is one French sentence for the person at the keyboard. */
export class StartFailure extends Error {
  override name = 'StartFailure';
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return statFields(pid)[0] !== 'Z';
}

/** Processes started with `folder` or something below it among their arguments. */
export function processesUsing(folder: string): number[] {
  const uses = (argument: string) => argument === folder || argument.startsWith(`${folder}/`);
  const pids = readdirSync('/proc').map(Number);
  return pids.filter((pid) => pid > 0 && pid !== process.pid && commandLine(pid).some(uses));
}

export function commandLine(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
  } catch {
    return [];
  }
}

/** Fields of /proc/<pid>/stat after the name: state first, start time at 19. */
function statFields(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

/** 0 when it is gone. */
export function parentOf(pid: number): number {
  return Number(statFields(pid)[1] ?? 0);
}

export type Owner = { pid: number; started: string };

export function thisProcess(): Owner {
  return { pid: process.pid, started: statFields(process.pid)[19] ?? '' };
}

/** The process that wrote `file`, when it still lives and is not this one; a recycled pid does not count. */
export function foreignOwner(file: string): Owner | null {
  if (!existsSync(file)) return null;
  try {
    const owner = JSON.parse(readFileSync(file, 'utf8')) as Owner;
    const lives = isAlive(owner.pid) && statFields(owner.pid)[19] === owner.started;
    return lives && owner.pid !== process.pid ? owner : null;
  } catch {
    return null;
  }
}

export function claim(file: string): void {
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(thisProcess()));
  renameSync(`${file}.${process.pid}`, file);
}

export type RunningProcess = {
  pid: number;
  hasEnded(): boolean;
  /** Tries each signal in turn, leaving `graceMs` each time. */
  stop(signals: NodeJS.Signals[], graceMs: number): Promise<void>;
  /** Called when it ends without `stop`. */
  onExit(callback: () => void): void;
  /** Called with what a Node child sends over its channel. */
  onMessage(callback: (message: unknown) => void): void;
};

/** Starts a program in a session of its own: a Ctrl-C meant for us does not reach it before its clients are done. */
export function startProcess(file: string, args: string[], options: SpawnOptions): RunningProcess {
  const child = spawn(file, args, { ...options, detached: true });
  const pid = child.pid ?? 0;
  const callbacks: (() => void)[] = [];
  let stopping = false;
  let ended = false;
  const exited = new Promise<void>((resolve) => {
    const end = () => {
      ended = true;
      resolve();
      if (!stopping) for (const callback of callbacks) callback();
    };
    child.once('exit', end);
    child.once('error', end);
  });
  return {
    pid,
    hasEnded: () => ended,
    async stop(signals, graceMs) {
      stopping = true;
      if (!ended && pid) await endProcess(pid, signals, graceMs);
      await exited;
    },
    onExit: (callback) => callbacks.push(callback),
    onMessage: (callback) => child.on('message', callback),
  };
}

/** Gives `run` the descriptor of a fresh journal, the previous one being kept beside it. */
export function withJournal<T>(journal: string, run: (fd: number) => T): T {
  if (existsSync(journal)) renameSync(journal, `${journal}.1`);
  const fd = openSync(journal, 'a', 0o600);
  try {
    return run(fd);
  } finally {
    closeSync(fd);
  }
}

export function lastLines(path: string, count: number): string {
  if (!existsSync(path)) return '';
  return readFileSync(path, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

/** Asks every `intervalMs` until `check` gives something; null once `timeoutMs` have passed. */
export async function poll<T>(
  check: () => T | null | Promise<T | null>,
  { timeoutMs, intervalMs = 10 }: { timeoutMs: number; intervalMs?: number },
): Promise<T | null> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const found = await check();
    if (found !== null) return found;
    if (Date.now() >= deadline) return null;
    await delay(intervalMs);
  }
}

/** Sends each signal in turn until the process is gone, leaving it `graceMs` each time. */
export async function endProcess(pid: number, signals: NodeJS.Signals[], graceMs: number): Promise<boolean> {
  for (const signal of signals) {
    try {
      process.kill(pid, signal);
    } catch {
      return true;
    }
    if (await poll(() => (isAlive(pid) ? null : true), { timeoutMs: graceMs })) return true;
  }
  return false;
}
