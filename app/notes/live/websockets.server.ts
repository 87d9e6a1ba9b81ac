// Websockets of /collab, as connections of the room.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { LARGEST_FRAME } from './frames.ts';
import type { Room } from './room.server.ts';
import type { Wire } from './wire.ts';

/** A device that takes nothing any more is let go before what waits for it fills the memory. */
const MOST_WAITING = 16_000_000;

export type WebSockets = {
  accept: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  cut: () => void;
};

export function openWebSockets(room: Room): WebSockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, clientTracking: true });
  return {
    accept: (request, socket, head) => {
      server.handleUpgrade(request, socket, head, (websocket) => {
        const seat = room.enter(wireOf(websocket), request.headers.cookie ?? null);
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

function wireOf(websocket: WebSocket): Wire {
  return {
    get readyState() {
      return websocket.readyState;
    },
    send: (bytes) => {
      if (websocket.readyState !== 1) return;
      if (websocket.bufferedAmount > MOST_WAITING) websocket.terminate();
      else websocket.send(bytes);
    },
    close: (code, reason) => websocket.close(closeCode(code), reason),
    cut: () => websocket.terminate(),
    pause: () => {
      if (websocket.readyState === 1) websocket.pause();
    },
    resume: () => {
      if (websocket.readyState === 1) websocket.resume();
    },
  };
}

/** Hocuspocus has codes of its own; those below 3000 that a server may send are few. */
function closeCode(code = 1000): number {
  return code >= 3000 || [1000, 1001, 1003, 1007, 1008, 1009, 1011, 1012, 1013].includes(code) ? code : 1000;
}
