import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markMessage, packFrames, readMarkAnswer, unpackFrames } from '#app/notes/live-protocol.ts';

it('frames come out of a packet as they went in', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), (frames) => {
      expect(unpackFrames(packFrames(frames)).map((frame) => [...frame])).toEqual(frames.map((frame) => [...frame]));
    }),
  );
});

it('a packet cut short is refused instead of giving half a frame', () => {
  const packet = packFrames([new Uint8Array([1, 2, 3, 4])]);
  expect(() => unpackFrames(packet.subarray(0, packet.length - 1))).toThrow();
});

it('knows an answer to a mark from everything else that is said in a room', () => {
  expect(markMessage(12)).toBe('m12');
  expect(readMarkAnswer('stored:12')).toEqual({ kind: 'stored', number: 12 });
  expect(readMarkAnswer('refused')).toEqual({ kind: 'refused' });
  for (const other of ['stored:', 'stored:-1', 'stored:1e3', '{"kind":"timer"}', 'm12'])
    expect(readMarkAnswer(other)).toEqual({ kind: 'other' });
});
