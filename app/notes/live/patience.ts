// Carets and acknowledgements may wait a blink for words that leave on the same line: one write instead of two. Writes are what a
// busy room costs.

const AWARENESS = 1;
const STATELESS = 5;
const SYNC_STATUS = 8;
/** Of `stored:12`. */
const STORED = 's'.charCodeAt(0);

/** Words, and what the room is told, never wait. */
export function isPatient(frame: Uint8Array): boolean {
  const type = 1 + (frame[0] ?? 0);
  if (type > 127) return false;
  if (frame[type] === AWARENESS || frame[type] === SYNC_STATUS) return true;
  return frame[type] === STATELESS && frame[type + 2] === STORED;
}

/** One frame of a websocket as a server sends it: whole, binary, in the clear. */
export function framed(bytes: Uint8Array): Uint8Array {
  const { length } = bytes;
  const start = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = 0x82;
  frame[1] = start === 2 ? length : start === 4 ? 126 : 127;
  if (start === 4) frame.writeUInt16BE(length, 2);
  if (start === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(bytes, start);
  return frame;
}
