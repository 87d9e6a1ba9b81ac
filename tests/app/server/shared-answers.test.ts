import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSharedAnswers } from '#app/server/shared-answers.ts';

/** An answer that is given when the test says so. */
function maker() {
  const made: { resolve: (value: number) => void; reject: (error: Error) => void }[] = [];
  const make = () => new Promise<number>((resolve, reject) => made.push({ resolve, reject }));
  return { made, make };
}

it('makes one more for all who ask while one is being made, and begins it after them', async () => {
  const share = createSharedAnswers<number>();
  const { made, make } = maker();
  const first = share('page', make);
  const others = Array.from({ length: 39 }, () => share('page', make));
  const elsewhere = share('another page', make);
  expect(made).toHaveLength(2);
  made[1]?.resolve(0);
  await elsewhere;
  made[0]?.resolve(1);
  expect(await first).toBe(1);
  await expect.poll(() => made.length).toBe(3);
  made[2]?.resolve(2);
  expect(new Set(await Promise.all(others))).toEqual(new Set([2]));
});

it('keeps nothing, neither an answer nor a failure', async () => {
  const share = createSharedAnswers<number>();
  const { made, make } = maker();
  const first = share('page', make);
  const second = share('page', make);
  made[0]?.reject(new Error('the base is away'));
  await expect(first).rejects.toThrow('the base is away');
  await expect.poll(() => made.length).toBe(2);
  made[1]?.resolve(5);
  expect(await second).toBe(5);
  const third = share('page', make);
  expect(made).toHaveLength(3);
  made[2]?.resolve(6);
  expect(await third).toBe(6);
});

it('never gives what was begun before it was asked for, however asking and writing mix', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('write', 'ask', 'wait'), { maxLength: 60 }), async (steps) => {
      const share = createSharedAnswers<number>();
      let written = 0;
      const asked: Promise<boolean>[] = [];
      for (const step of steps) {
        if (step === 'write') written += 1;
        else if (step === 'wait') await Promise.resolve();
        else {
          const before = written;
          const read = async () => {
            const seen = written;
            await Promise.resolve();
            await Promise.resolve();
            return seen;
          };
          asked.push(share('page', read).then((seen) => seen >= before));
        }
      }
      expect((await Promise.all(asked)).every(Boolean)).toBe(true);
    }),
  );
});
