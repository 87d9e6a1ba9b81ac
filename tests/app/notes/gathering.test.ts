import { expect, it } from 'vitest';
import { gatheringTime, nowBusy } from '#app/notes/live/gathering.ts';

it('few wait for nobody, many only while the process is busy, a crowd always', () => {
  const times = [1, 79, 80, 200, 249, 250, 1_000].map((count) => [
    gatheringTime(count, false),
    gatheringTime(count, true),
  ]);
  expect(times).toEqual([
    [0, 0],
    [0, 0],
    [0, 2],
    [0, 2],
    [0, 2],
    [5, 5],
    [5, 5],
  ]);
});

it('who becomes busy stays so until there is much room again', () => {
  let isBusy = false;
  const seen = [0.3, 0.74, 0.75, 0.5, 0.4, 0.39, 0.6].map((share) => {
    isBusy = nowBusy(isBusy, share);
    return isBusy;
  });
  expect(seen).toEqual([false, false, true, true, true, false, false]);
});
