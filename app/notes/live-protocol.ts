// What browser and server of live notes say to each other besides Yjs: addresses, who asks, marks, reasons of a close.

/** The websocket; frames are those of Hocuspocus, a document is named by the id of its note. */
export const LIVE_PATH = '/collab';

/** The same frames over plain requests, where websockets do not open. */
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

/** `epoch`: of the copy on the device. `client`: `document.clientID`, which the server binds to who is signed in. */
export type LiveToken = { version: number; epoch: number; client: number };

/** What the provider sends as its token; who asks is told by the cookie alone. */
export function encodeLiveToken(token: LiveToken): string {
  return JSON.stringify(token);
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

/** Several frames in one body: each after its length, four bytes, the largest first. */
export function packFrames(frames: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(frames.reduce((sum, frame) => sum + 4 + frame.length, 0));
  const view = new DataView(packed.buffer);
  let at = 0;
  for (const frame of frames) {
    view.setUint32(at, frame.length);
    packed.set(frame, at + 4);
    at += 4 + frame.length;
  }
  return packed;
}

/** Throws on bytes that are cut short. */
export function unpackFrames(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const frames: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 4 + view.getUint32(at);
    if (end > bytes.length) throw new RangeError('a frame is cut short');
    frames.push(bytes.slice(at + 4, end));
    at = end;
  }
  return frames;
}
