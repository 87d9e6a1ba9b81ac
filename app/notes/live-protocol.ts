// What the browser says of live notes besides Yjs: to which addresses, and marks.

/** The websocket; frames are those of Hocuspocus, a document is named by the id of its note. */
export const LIVE_PATH = '/collab';

/** The same frames over plain requests, where websockets do not open. */
export const EXCHANGE_PATH = '/collab/echange';

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
