// The wire of Hocuspocus 4 by hand, for load: one client is a socket and a counter, so that what is measured is the server.
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { EDITOR_VERSION, type EditorToken } from '#app/notes/live/editor-version.ts';

export type SideName = 'ours' | 'stock';

const SYNC = 0;
const AWARENESS = 1;
const AUTH = 2;
const STATELESS = 5;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
const TOKEN = 0;

function framed(note: string, write: (encoder: encoding.Encoder) => void): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarString(encoder, note);
    write(encoder);
  });
}

/** What a page says of itself, its note being of the first epoch; stock asks for nothing. */
export function tokenOf(side: SideName, client: number): string {
  return side === 'ours' ? JSON.stringify({ version: EDITOR_VERSION, epoch: 1, client } satisfies EditorToken) : '-';
}

export function authFrame(note: string, token: string): Uint8Array {
  return framed(note, (encoder) => {
    encoding.writeVarUint(encoder, AUTH);
    encoding.writeVarUint(encoder, TOKEN);
    encoding.writeVarString(encoder, token);
  });
}

/** Asks for everything that a client who knows nothing lacks. */
export function askFrame(note: string): Uint8Array {
  return framed(note, (encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, STEP_1);
    encoding.writeVarUint8Array(encoder, new Uint8Array([0]));
  });
}

export function updateFrame(note: string, update: Uint8Array): Uint8Array {
  return framed(note, (encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, UPDATE);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** A caret moved. */
export function awarenessFrame(note: string, { client, clock }: { client: number; clock: number }): Uint8Array {
  const update = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify({ user: { name: 'Ana' }, cursor: { anchor: clock, head: clock } }));
  });
  return framed(note, (encoder) => {
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, update);
  });
}

export function statelessFrame(note: string, words: string): Uint8Array {
  return framed(note, (encoder) => {
    encoding.writeVarUint(encoder, STATELESS);
    encoding.writeVarString(encoder, words);
  });
}

export type Received =
  | { kind: 'update'; update: Uint8Array }
  /** `asked`: the server wants to know what this client has. */
  | { kind: 'asked' }
  | { kind: 'stateless'; words: string }
  | { kind: 'other' };

export function receive(frame: Uint8Array): Received {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarString(decoder);
  const type = decoding.readVarUint(decoder);
  if (type === STATELESS) return { kind: 'stateless', words: decoding.readVarString(decoder) };
  // 4 is a sync answer that waits for none.
  if (type !== SYNC && type !== 4) return { kind: 'other' };
  const step = decoding.readVarUint(decoder);
  if (step === STEP_1) return { kind: 'asked' };
  if (step === STEP_2 || step === UPDATE) return { kind: 'update', update: decoding.readVarUint8Array(decoder) };
  return { kind: 'other' };
}

/** The answer of a client that holds nothing: an empty document. */
export function nothingFrame(note: string): Uint8Array {
  return framed(note, (encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, STEP_2);
    encoding.writeVarUint8Array(encoder, new Uint8Array([0, 0]));
  });
}
