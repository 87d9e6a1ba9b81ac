import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packUpdates, UnreadableBatch, unpackUpdates } from '#app/notes/live/batches.ts';
import { openAllowance } from '#app/notes/live/wire.ts';

const updates = fc.array(fc.uint8Array({ maxLength: 50 }), { maxLength: 10 });

it('updates come out of a row as they went in', () => {
  fc.assert(
    fc.property(updates, (each) => {
      expect(unpackUpdates(packUpdates(each)).map((update) => [...update])).toEqual(each.map((update) => [...update]));
    }),
  );
});

it('a row that was cut is never read as a shorter one', () => {
  fc.assert(
    fc.property(updates, fc.nat({ max: 500 }), (each, at) => {
      const packed = packUpdates(each);
      const starts = each.map((_, index) => packUpdates(each.slice(0, index)).length).concat(packed.length);
      const cut = packed.subarray(0, at % (packed.length + 1));
      if (starts.includes(cut.length)) expect(unpackUpdates(cut)).toHaveLength(starts.indexOf(cut.length));
      else expect(() => unpackUpdates(cut)).toThrow(UnreadableBatch);
    }),
  );
});

it('nobody who types waits; who sends thousands of frames does, and is forgiven with time', () => {
  let now = 0;
  const typing = openAllowance(() => now);
  for (let at = 0; at < 10_000; at += 1) {
    now += 20;
    expect(typing.take(100)).toBe(0);
  }
  let waits = 0;
  for (let at = 0; at < 3_000; at += 1) waits = typing.take(100);
  expect(waits).toBeGreaterThan(1_000);
  now += 60_000;
  expect(typing.take(100)).toBe(0);
  expect(typing.take(6_000_000)).toBeGreaterThan(1_000);
});
