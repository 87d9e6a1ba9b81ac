// The beginning of a frame that the server sent: the two things the provider keeps to itself.
import { createDecoder, readVarInt, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';

export type FrameHead =
  /** The server says what it holds, and asks for the rest. */
  | { kind: 'asks-what-is-missing'; stateVector: Uint8Array }
  /** The server brings what it holds and this device does not. */
  | { kind: 'brings-what-is-missing'; update: Uint8Array }
  /** `isHeld`: the server has everything of the update it was sent. */
  | { kind: 'update-judged'; isHeld: boolean }
  | { kind: 'other' };

const SYNC = 0;
const STEP_ONE = 0;
const STEP_TWO = 1;
const SYNC_STATUS = 8;

export function readFrameHead(frame: Uint8Array): FrameHead {
  try {
    const decoder = createDecoder(frame);
    readVarString(decoder);
    const type = readVarUint(decoder);
    if (type === SYNC_STATUS) return { kind: 'update-judged', isHeld: readVarInt(decoder) === 1 };
    if (type !== SYNC) return { kind: 'other' };
    const step = readVarUint(decoder);
    if (step === STEP_ONE) return { kind: 'asks-what-is-missing', stateVector: readVarUint8Array(decoder) };
    if (step === STEP_TWO) return { kind: 'brings-what-is-missing', update: readVarUint8Array(decoder) };
  } catch {
    // A frame that is not one is the provider's to refuse.
  }
  return { kind: 'other' };
}
