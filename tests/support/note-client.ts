// A device in a live note, frame by frame: what the browser's half does, without its comforts.
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { EDITOR_VERSION, type EditorToken } from '#app/notes/live/editor-version.ts';
import { poll } from '#db/processes.ts';

export type NoteClient = {
  document: Y.Doc;
  writer: string;
  /** Stateless messages, in order. */
  messages: string[];
  /** What the others show of themselves, by client id. */
  presences: Map<number, { user?: { id: string; name: string }; [field: string]: unknown }>;
  /** null while open. */
  closed: () => { code: number } | null;
  isSynced: () => boolean;
  send: (bytes: Uint8Array | string) => void;
  /** Resolves when everything written so far is said to be stored; null when it is refused or the line breaks. */
  mark: () => Promise<'stored' | 'refused' | null>;
  show: (state: object, client?: number) => void;
  /** Comes back with the same copy. */
  connect: () => Promise<void>;
  leave: () => void;
};

export type NoteClientOptions = {
  origin: () => string;
  noteId: string;
  writer: string;
  document?: Y.Doc;
  epoch?: number;
  version?: number;
  /** Of a page of the product; a stage of the tests knows `writer`. */
  cookie?: string;
};

const REMOTE = Symbol('from the server');

export function frame(noteId: string, type: number, write: (encoder: ReturnType<typeof createEncoder>) => void) {
  const encoder = createEncoder();
  writeVarString(encoder, noteId);
  writeVarUint(encoder, type);
  write(encoder);
  return toUint8Array(encoder);
}

export function syncFrame(noteId: string, step: number, payload: Uint8Array): Uint8Array {
  return frame(noteId, 0, (encoder) => {
    writeVarUint(encoder, step);
    writeVarUint8Array(encoder, payload);
  });
}

export function noteClient(options: NoteClientOptions): NoteClient {
  const { noteId, writer } = options;
  const document = options.document ?? new Y.Doc();
  const messages: string[] = [];
  const presences: NoteClient['presences'] = new Map();
  let epoch = options.epoch ?? 0;
  let socket: WebSocket | null = null;
  let ended: { code: number } | null = null;
  let isSynced = false;
  let marks = 0;
  const waiting = new Map<number, (answer: 'stored' | 'refused' | null) => void>();

  const send = (bytes: Uint8Array | string) => {
    if (socket?.readyState === 1) socket.send(bytes);
  };
  const say = (text: string) => send(frame(noteId, 5, (encoder) => writeVarString(encoder, text)));

  document.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== REMOTE) send(syncFrame(noteId, 2, update));
  });

  function hear(bytes: Uint8Array) {
    const decoder = createDecoder(bytes);
    readVarString(decoder);
    const type = readVarUint(decoder);
    if (type === 0 || type === 4) {
      const step = readVarUint(decoder);
      const payload = readVarUint8Array(decoder);
      if (step === 0) return send(syncFrame(noteId, 1, Y.encodeStateAsUpdate(document, payload)));
      if (step === 1) isSynced = true;
      Y.applyUpdate(document, payload, REMOTE);
    } else if (type === 1) hearPresence(readVarUint8Array(decoder));
    else if (type === 2 && readVarUint(decoder) === 2) send(syncFrame(noteId, 0, Y.encodeStateVector(document)));
    else if (type === 5) hearMessage(readVarString(decoder));
  }

  function hearPresence(bytes: Uint8Array): void {
    const decoder = createDecoder(bytes);
    for (let left = readVarUint(decoder); left > 0; left -= 1) {
      const client = readVarUint(decoder);
      readVarUint(decoder);
      const state = JSON.parse(readVarString(decoder));
      if (state === null) presences.delete(client);
      else presences.set(client, state);
    }
  }

  function hearMessage(text: string): void {
    messages.push(text);
    const [, number] = /^stored:(\d+)$/.exec(text) ?? [];
    if (number) waiting.get(Number(number))?.('stored');
    else if (text === 'refused') for (const answer of waiting.values()) answer('refused');
    else if (text.startsWith('{')) epoch = (JSON.parse(text) as { epoch?: number }).epoch ?? epoch;
  }

  let clock = 0;
  return {
    document,
    writer,
    messages,
    presences,
    closed: () => ended,
    isSynced: () => isSynced,
    send,
    mark: () => {
      marks += 1;
      const number = marks;
      const answered = new Promise<'stored' | 'refused' | null>((resolve) => waiting.set(number, resolve));
      if (socket?.readyState !== 1) waiting.get(number)?.(null);
      say(`m${number}`);
      return answered.finally(() => waiting.delete(number));
    },
    show: (state, client = document.clientID) => {
      clock += 1;
      const inner = createEncoder();
      writeVarUint(inner, 1);
      writeVarUint(inner, client);
      writeVarUint(inner, clock);
      writeVarString(inner, JSON.stringify(state));
      send(frame(noteId, 1, (encoder) => writeVarUint8Array(encoder, toUint8Array(inner))));
    },
    connect: async () => {
      ended = null;
      isSynced = false;
      const fresh = new WebSocket(`${options.origin().replace('http', 'ws')}/collab`, {
        headers: { cookie: options.cookie ?? `writer=${writer}`, origin: options.origin() },
      });
      socket = fresh;
      fresh.on('open', () => {
        const token: EditorToken = { version: options.version ?? EDITOR_VERSION, epoch, client: document.clientID };
        send(
          frame(noteId, 2, (encoder) => {
            writeVarUint(encoder, 0);
            writeVarString(encoder, JSON.stringify(token));
          }),
        );
      });
      fresh.on('message', (data: Buffer) => {
        if (socket === fresh) hear(new Uint8Array(data));
      });
      const gone = (code: number) => {
        if (socket !== fresh || ended) return;
        ended = { code };
        for (const answer of waiting.values()) answer(null);
      };
      fresh.on('error', () => gone(1006));
      fresh.on('close', gone);
      await poll(() => (isSynced || ended ? true : null), { timeoutMs: 10_000, intervalMs: 2 });
    },
    leave: () => socket?.terminate(),
  };
}

/** Comes back, as often as it takes. */
export async function connectAgain(client: NoteClient, milliseconds = 15_000): Promise<void> {
  const isIn = async () => {
    await client.connect();
    return client.isSynced() && client.closed() === null ? true : null;
  };
  if (!(await poll(isIn, { timeoutMs: milliseconds, intervalMs: 30 }))) throw new Error('the note did not open again');
}
