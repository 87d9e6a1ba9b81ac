/** Keeps the parts of a running installation alive: what ends by itself comes back, later and later when it insists. */
import { type Log, poll, StartFailure, startProcess } from '#db/processes.ts';
import { root } from '#scripts/start-settings.ts';

export type Part = {
  stop(): Promise<void>;
  /** Called when the part ends without `stop`. */
  onExit(callback: () => void): void;
};

export type NodePart = Part & { pid: number };

export type Supervised = { stop(): Promise<void> };

const shortestDelayMs = 100;
const longestDelayMs = 10_000;
/** A part that held this long starts again at the shortest delay. */
const steadyMs = 30_000;

/** Watches over `part`, which is running; `restart` brings a new one up and may reject, which counts as one more end. */
export function supervise({
  name,
  part,
  restart,
  log,
}: {
  name: string;
  part: Part;
  restart: () => Promise<Part>;
  log: Log;
}): Supervised {
  let current: Part | null = part;
  let stopping = false;
  let delayMs = shortestDelayMs;
  let since = Date.now();
  let wake = () => {};
  let bringingBack: Promise<void> | null = null;

  const watch = (running: Part) => {
    running.onExit(() => {
      current = null;
      if (!stopping) bringingBack = bringBack();
    });
  };

  const bringBack = async () => {
    if (Date.now() - since > steadyMs) delayMs = shortestDelayMs;
    while (!stopping) {
      log(`${name} s’est arrêté : nouveau départ dans ${(delayMs / 1000).toLocaleString('fr-FR')} s`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, delayMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      if (stopping) return;
      delayMs = Math.min(delayMs * 2, longestDelayMs);
      try {
        current = await restart();
        since = Date.now();
        watch(current);
        log(`${name} est de nouveau là`);
        return;
      } catch (error) {
        log(`${name} ne repart pas : ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };

  watch(part);
  return {
    async stop() {
      stopping = true;
      wake();
      await bringingBack;
      await current?.stop();
    },
  };
}

export type NodePartSettings = {
  script: string;
  env: NodeJS.ProcessEnv;
  /** Asked until it says yes; without it the part is ready once it sends a message. */
  isReady?: () => Promise<boolean>;
  /** Bound of a clean stop, after which it is killed. */
  stopWithinMs: number;
  nodeOptions?: string[];
};

const readyWithinMs = 60_000;

/** Starts one of our scripts; it ends by itself when this process is killed. */
export async function startNodePart({
  script,
  env,
  isReady,
  stopWithinMs,
  nodeOptions = [],
}: NodePartSettings): Promise<NodePart> {
  const child = startProcess(process.execPath, [...nodeOptions, '--import', './scripts/end-with-parent.ts', script], {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let hasSpoken = false;
  child.onMessage(() => {
    hasSpoken = true;
  });
  const stop = () => child.stop(['SIGTERM', 'SIGKILL'], stopWithinMs);
  const state = async () => (child.hasEnded() ? 'ended' : (await (isReady?.() ?? hasSpoken)) ? 'ready' : null);
  const reached = await poll(state, { timeoutMs: readyWithinMs, intervalMs: 50 });
  if (reached !== 'ready') {
    await stop();
    throw new StartFailure(`${script} ${reached ? 's’est arrêté avant de répondre' : 'ne répond pas'}.`);
  }
  return { pid: child.pid, stop, onExit: child.onExit };
}
