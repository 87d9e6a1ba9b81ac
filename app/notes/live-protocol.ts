// What browser and server of live notes say to each other besides Yjs: addresses, who asks, marks, reasons of a close.
import { createDecoder, hasContent, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint8Array } from 'lib0/encoding';

/** The websocket; frames are those of Hocuspocus, a document is named by the id of its note. */
export const LIVE_PATH = '/collab';

/**
 * The same frames where websockets do not open. `POST` without `id` opens and answers 201 with an id that is bound to the
 * session; `POST ?id=` sends frames (204); `GET ?id=` waits up to 25 s for frames (200, empty when nothing came); `DELETE ?id=`
 * closes (204). After a close every method answers 410 with `{"code","reason"}`; several frames travel as `packFrames` has them.
 */
export const EXCHANGE_PATH = '/collab/echange';

/** Grows when an editor that does not know it would harm what a newer one writes. */
export const EDITOR_VERSION = 1;

/** Codes of a close after which a client does not come back by itself. */
export const CLOSED = {
  /** May not (any more) open this note. */
  withdrawn: 4403,
  /** Words were erased for good since this copy was made: it is not merged. */
  olderEpoch: 4409,
  /** An editor older than the note wants. */
  olderEditor: 4426,
} as const;

export type LiveToken = { version: number; epoch: number };

/** What the provider sends as its token; who asks is told by the cookie alone. */
export function encodeLiveToken(token: LiveToken): string {
  return JSON.stringify(token);
}

/** null when it is not one of ours. */
export function decodeLiveToken(text: string): LiveToken | null {
  try {
    const { version, epoch } = JSON.parse(text) as Partial<LiveToken>;
    return Number.isInteger(version) && Number.isInteger(epoch)
      ? { version: Number(version), epoch: Number(epoch) }
      : null;
  } catch {
    return null;
  }
}

/** `m12`: « tell me when everything you have from me is committed »; answered `stored:12`, or `refused` to who only reads. */
export function markMessage(number: number): string {
  return `m${number}`;
}

export type MarkAnswer = { kind: 'stored'; number: number } | { kind: 'refused' } | { kind: 'other' };

export function readMarkAnswer(payload: string): MarkAnswer {
  if (payload === 'refused') return { kind: 'refused' };
  const [, number] = /^stored:(\d{1,15})$/.exec(payload) ?? [];
  return number === undefined ? { kind: 'other' } : { kind: 'stored', number: Number(number) };
}

export function packFrames(frames: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder();
  for (const frame of frames) writeVarUint8Array(encoder, frame);
  return toUint8Array(encoder) as Uint8Array<ArrayBuffer>;
}

/** Throws on bytes that are cut short. */
export function unpackFrames(bytes: Uint8Array): Uint8Array[] {
  const decoder = createDecoder(bytes);
  const frames: Uint8Array[] = [];
  while (hasContent(decoder)) frames.push(readVarUint8Array(decoder));
  return frames;
}
