import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { expect, it } from 'vitest';
import * as websockets from 'ws';
import { heldFrame } from '#app/notes/live/frames.ts';
import { framed, isPatient } from '#app/notes/live/patience.ts';

/** The half of the library that reads, which its types leave out. */
const { Receiver } = websockets as unknown as { Receiver: new (options: object) => NodeJS.WritableStream };
const NOTE = '6f1b1a52-8a4e-4b62-9f6e-0f5f4d1c2b3a';

function frame(type: number, body: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, NOTE);
  writeVarUint(encoder, type);
  writeVarString(encoder, body);
  return toUint8Array(encoder);
}

it.each([0, 1, 125, 126, 300, 65_535, 65_536, 70_000])('a websocket reads a frame of %i bytes', async (length) => {
  const bytes = Buffer.alloc(length, 7);
  const receiver = new Receiver({ isServer: false });
  const read = new Promise<Buffer>((resolve) => receiver.on('message', resolve));
  receiver.write(Buffer.from(framed(bytes)));
  expect((await read).equals(bytes)).toBe(true);
});

it('carets and acknowledgements may wait; words, rights and calls to the room never do', () => {
  const words = createEncoder();
  writeVarString(words, NOTE);
  writeVarUint(words, 0);
  writeVarUint(words, 2);
  writeVarUint8Array(words, new Uint8Array(20));
  expect([frame(1, 'caret'), heldFrame(NOTE), frame(5, 'stored:12')].map(isPatient)).toEqual([true, true, true]);
  const hurried = [toUint8Array(words), frame(5, '{"type":"note"}'), frame(5, 'refused'), frame(2, 'in'), frame(7, '')];
  expect(hurried.map(isPatient)).toEqual([false, false, false, false, false]);
});
