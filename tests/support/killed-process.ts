import { type ChildProcess, spawn } from 'node:child_process';
import type { Random } from '#db/demo/random.ts';

export type KilledWork = {
  /** Source of a module that writes a dot before each piece of work, without end. */
  script: string;
  env: Record<string, string>;
  random: Random;
  /** The kill comes after a random dot of the first so many… */
  dots: number;
  /** … and at a random moment within so many milliseconds of it: another place in the transaction each time. */
  withinMs: number;
};

/** Starts the work in a process of its own, kills it with -9 at a random moment, and resolves once it is dead. */
export async function killAtRandom({ script, env, random, dots, withinMs }: KilledWork): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await Promise.race([begun(child, 1 + random.below(dots)), ended]);
  await new Promise((resolve) => setTimeout(resolve, random.below(withinMs)));
  child.kill('SIGKILL');
  await ended;
}

function begun(child: ChildProcess, wanted: number): Promise<void> {
  let dots = 0;
  return new Promise((resolve) => {
    child.stdout?.on('data', (data: Buffer) => {
      dots += data.length;
      if (dots >= wanted) resolve();
    });
  });
}
