// One writer of the load: its own paragraph, one letter at a time, a caret each second, and for our server the mark that
// asks « is it stored? ». Probes read what everybody writes and say when each letter came.
import WebSocket from 'ws';
import * as Y from 'yjs';
import {
  askFrame,
  authFrame,
  awarenessFrame,
  nothingFrame,
  receive,
  type SideName,
  statelessFrame,
  tokenOf,
  updateFrame,
} from './wire.ts';

export type Keys = Map<string, number>;

export type Typist = {
  type: () => void;
  moveCaret: () => void;
  /** Letters written so far. */
  letters: () => number;
  /** Letters of others that this probe has seen. */
  seen: () => number;
  /** Of our protocol: from the mark until « stored ». */
  acknowledged: number[];
  close: () => void;
};

export type TypistOptions = {
  url: string;
  note: string;
  side: SideName;
  /** When each letter left, by `client:clock`; shared by the typists of one process. */
  sent: Keys;
  /** Filled by probes: milliseconds from key to remote. */
  latencies: number[] | null;
  headers?: Record<string, string>;
};

export async function openTypist(options: TypistOptions): Promise<Typist> {
  const { url, note, side, sent, latencies } = options;
  // Ours answers marks; stock says nothing of what is stored.
  const marks = side === 'ours';
  const socket = new WebSocket(url, { headers: options.headers ?? {}, perMessageDeflate: false });
  socket.binaryType = 'nodebuffer';
  const document = new Y.Doc();
  const paragraph = new Y.XmlElement('paragraph');
  const text = new Y.XmlText();
  const acknowledged: number[] = [];
  let letters = 0;
  let seen = 0;
  let carets = 0;
  let mark = 0;
  let markedAt: number | null = null;
  let isMarkWanted = false;

  function sendMark(): void {
    if (!marks) return;
    if (markedAt !== null) {
      isMarkWanted = true;
      return;
    }
    mark += 1;
    markedAt = performance.now();
    socket.send(statelessFrame(note, `m${mark}`));
  }

  function observe(update: Uint8Array): void {
    if (!latencies) return;
    const now = performance.now();
    for (const struct of Y.decodeUpdate(update).structs) {
      for (let clock = struct.id.clock; clock < struct.id.clock + struct.length; clock += 1) {
        const at = sent.get(`${struct.id.client}:${clock}`);
        if (at === undefined || struct.id.client === document.clientID) continue;
        latencies.push(now - at);
        seen += 1;
      }
    }
  }

  let isReady = false;
  const ready = Promise.withResolvers<void>();
  socket.on('open', () => {
    socket.send(authFrame(note, tokenOf(side, document.clientID)));
    socket.send(askFrame(note));
  });
  socket.on('message', (data: Buffer) => {
    // Most writers only count as connections: reading every frame would measure this process instead.
    if (isReady && !latencies && !marks) return;
    const received = receive(data);
    if (received.kind === 'asked') socket.send(nothingFrame(note));
    else if (received.kind === 'update') {
      if (isReady) observe(received.update);
      isReady = true;
      ready.resolve();
    } else if (received.kind === 'stateless' && received.words === `stored:${mark}` && markedAt !== null) {
      acknowledged.push(performance.now() - markedAt);
      markedAt = null;
      if (isMarkWanted) {
        isMarkWanted = false;
        sendMark();
      }
    }
  });
  socket.on('error', ready.reject);
  socket.on('close', (code, reason) => ready.reject(new Error(`closed ${code} ${reason}`)));
  await ready.promise;

  document.on('update', (update: Uint8Array) => {
    socket.send(updateFrame(note, update));
    sendMark();
  });
  document.transact(() => {
    paragraph.insert(0, [text]);
    document.getXmlFragment('default').insert(0, [paragraph]);
  });

  return {
    acknowledged,
    type: () => {
      const clock = Y.getState(document.store, document.clientID);
      sent.set(`${document.clientID}:${clock}`, performance.now());
      text.insert(text.length, 'e');
      letters += 1;
    },
    moveCaret: () => {
      carets += 1;
      socket.send(awarenessFrame(note, { client: document.clientID, clock: carets }));
    },
    letters: () => letters,
    seen: () => seen,
    close: () => socket.close(),
  };
}

/** What somebody who comes afterwards reads. */
export async function readNote(options: Pick<TypistOptions, 'url' | 'note' | 'side' | 'headers'>): Promise<Y.Doc> {
  const { url, note, side } = options;
  const socket = new WebSocket(url, { headers: options.headers ?? {} });
  const document = new Y.Doc();
  const read = Promise.withResolvers<Y.Doc>();
  socket.on('open', () => {
    socket.send(authFrame(note, tokenOf(side, document.clientID)));
    socket.send(askFrame(note));
  });
  socket.on('message', (data: Buffer) => {
    const received = receive(data);
    if (received.kind !== 'update') return;
    Y.applyUpdate(document, received.update);
    read.resolve(document);
  });
  socket.on('error', read.reject);
  return read.promise.finally(() => socket.close());
}
