import { expect, test } from 'vitest';
import { type Part, supervise } from '#scripts/supervise.ts';

/** A part that the test ends at will. */
function part(): Part & { end(): void; stops: number } {
  const callbacks: (() => void)[] = [];
  return {
    stops: 0,
    async stop() {
      this.stops += 1;
    },
    onExit: (callback) => callbacks.push(callback),
    end: () => {
      for (const callback of callbacks) callback();
    },
  };
}

test('a part that ends comes back, even when the first tries fail, and is stopped with the rest', async () => {
  const first = part();
  const second = part();
  const said: string[] = [];
  let tries = 0;
  let back = () => {};
  const isBack = new Promise<void>((resolve) => {
    back = resolve;
  });
  const restart = async () => {
    tries += 1;
    if (tries < 3) throw new Error('pas encore');
    return second;
  };
  const log = (line: string) => {
    said.push(line);
    if (line.includes('de nouveau')) back();
  };
  const supervised = supervise({ name: 'La recherche', part: first, restart, log });
  first.end();
  await isBack;
  expect(tries).toBe(3);
  expect(said.filter((line) => line.includes('pas encore'))).toHaveLength(2);
  await supervised.stop();
  expect([first.stops, second.stops]).toEqual([0, 1]);
});

test('a part that ends while everything stops is left alone', async () => {
  const only = part();
  let restarts = 0;
  const restart = async () => {
    restarts += 1;
    return part();
  };
  const supervised = supervise({ name: 'La recherche', part: only, restart, log: () => {} });
  only.end();
  await supervised.stop();
  expect(restarts).toBe(0);
});
