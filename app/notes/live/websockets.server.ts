// Websockets of /collab, as connections of the room.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { LARGEST_FRAME } from './frames.ts';
import { framed, isPatient } from './patience.ts';
import type { Room } from './room.server.ts';
import type { Wire } from './wire.ts';

/** A device that takes nothing any more is let go before what waits for it fills the memory. */
const MOST_WAITING = 16_000_000;
/** Where words came within it, more are to be expected. */
const PATIENCE_MS = 50;

export type WebSockets = {
  accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  cut: () => void;
};

export function openWebSockets(room: Room): WebSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, clientTracking: true });
  const wireOf = wireMaker();
  return {
    accept: (request, socket, head) => {
      server.handleUpgrade(request, socket, head, (websocket) => {
        const seat = room.enter(wireOf(websocket, socket), request.headers.cookie ?? null);
        websocket.binaryType = 'nodebuffer';
        websocket.on('message', (data: Buffer, isBinary) => {
          if (isBinary) seat.frame(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
          else seat.frame(new Uint8Array());
        });
        websocket.on('close', (code, reason) => seat.closed(code, reason.toString()));
        websocket.on('error', () => websocket.terminate());
      });
    },
    cut: () => {
      for (const websocket of server.clients) websocket.terminate();
    },
  };
}

/** Frames are made and written here rather than by the library: what goes to everybody is framed once. */
function wireMaker(): (websocket: WebSocket, socket: Duplex) => Wire {
  let last: { bytes: Uint8Array; frame: Uint8Array } | null = null;
  const waiting = new Set<() => void>();

  function frameOnce(bytes: Uint8Array): Uint8Array {
    if (last?.bytes !== bytes) last = { bytes, frame: framed(bytes) };
    return last.frame;
  }

  function flushAll(): void {
    for (const flush of waiting) flush();
    waiting.clear();
  }

  return (websocket, socket) => {
    let patient: Uint8Array[] = [];
    let hurriedAt = Number.NEGATIVE_INFINITY;
    const isOpen = () => websocket.readyState === 1;

    function write(frames: Uint8Array[]): void {
      if (!isOpen()) return;
      if (frames.length > 1) socket.cork();
      for (const frame of frames) socket.write(frame);
      if (frames.length > 1) socket.uncork();
    }

    function flush(): void {
      if (patient.length > 0) write(patient);
      patient = [];
    }

    function send(bytes: Uint8Array): void {
      if (!isOpen()) return;
      if (websocket.bufferedAmount > MOST_WAITING) {
        websocket.terminate();
        return;
      }
      const now = performance.now();
      if (isPatient(bytes) && now - hurriedAt < PATIENCE_MS) {
        patient.push(frameOnce(bytes));
        if (waiting.size === 0) setTimeout(flushAll, PATIENCE_MS);
        waiting.add(flush);
        return;
      }
      hurriedAt = now;
      if (patient.length === 0) socket.write(frameOnce(bytes));
      else write([frameOnce(bytes), ...patient]);
      patient = [];
    }

    return {
      get readyState() {
        return websocket.readyState;
      },
      send,
      close: (code, reason) => {
        flush();
        websocket.close(closeCode(code), reason);
      },
      cut: () => websocket.terminate(),
      pause: () => {
        if (isOpen()) websocket.pause();
      },
      resume: () => {
        if (isOpen()) websocket.resume();
      },
    };
  };
}

/** Hocuspocus has codes of its own; those below 3000 that a server may send are few. */
function closeCode(code = 1000): number {
  return code >= 3000 || [1000, 1001, 1003, 1007, 1008, 1009, 1011, 1012, 1013].includes(code) ? code : 1000;
}
