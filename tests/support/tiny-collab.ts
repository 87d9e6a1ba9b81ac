// As much of a live server as the browser's half needs: stock Hocuspocus, marks answered when a test lets them, rights and
// closes as a test wants them. What is stored, and how, is tested with the real one.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { Hocuspocus } from '@hocuspocus/server';
import { WebSocketServer } from 'ws';
import type * as Y from 'yjs';

export type TinyCollab = {
  origin: string;
  /** What the server holds of a note. */
  document: (noteId: string) => Y.Doc | undefined;
  /** While true, marks wait. */
  holdMarks: (isHeld: boolean) => void;
  setReadOnly: (isReadOnly: boolean) => void;
  /** Closes every socket, and each new one too until it is null. */
  refuseWith: (code: number | null) => void;
  cutAll: () => void;
  /** Keeps sockets open and lets nothing through either way. */
  swallow: (isSwallowed: boolean) => void;
  tell: (noteId: string, message: object) => void;
  tokens: string[];
  opened: () => number;
  stop: () => Promise<void>;
  start: () => Promise<void>;
};

export async function tinyCollab(): Promise<TinyCollab> {
  const tokens: string[] = [];
  const sockets = new Set<Duplex>();
  const waiting: (() => void)[] = [];
  let isHeld = false;
  let isReadOnly = false;
  let isSwallowed = false;
  let refusal: number | null = null;
  let opened = 0;
  let port = 0;
  let server: Server;
  const live = new Hocuspocus({
    quiet: true,
    // Nothing is stored: what was written stays in memory for the next visitor.
    unloadImmediately: false,
    async beforeUnloadDocument() {
      throw new Error('');
    },
    async onAuthenticate({ token, connectionConfig }) {
      tokens.push(token);
      connectionConfig.readOnly = isReadOnly;
    },
    async onStateless({ payload, connection }) {
      if (!payload.startsWith('m')) return;
      if (connection.readOnly) return connection.sendStateless('refused');
      if (isHeld) await new Promise<void>((resolve) => waiting.push(resolve));
      connection.sendStateless(`stored:${payload.slice(1)}`);
    },
  });

  function listen(): Promise<void> {
    server = createServer((_request, response) => response.writeHead(404).end());
    const upgrader = new WebSocketServer({ noServer: true });
    server.on('upgrade', (request, duplex, head) => {
      opened += 1;
      sockets.add(duplex);
      duplex.once('close', () => sockets.delete(duplex));
      upgrader.handleUpgrade(request, duplex, head, (socket) => {
        if (refusal !== null) return socket.close(refusal, 'refused');
        const asked = new Request(`http://127.0.0.1${request.url}`, {
          headers: { cookie: request.headers.cookie ?? '' },
        });
        const shown = {
          get readyState() {
            return socket.readyState;
          },
          send: (frame: Uint8Array) => !isSwallowed && socket.send(frame),
          close: (code?: number, reason?: string) => socket.close(code, reason),
        };
        const connection = live.handleConnection(shown as never, asked);
        socket.on('message', (frame) => !isSwallowed && connection.handleMessage(new Uint8Array(frame as Buffer)));
        socket.on('close', (code, reason) => connection.handleClose({ code, reason: String(reason) }));
      });
    });
    return new Promise((resolve) =>
      server.listen(port, '127.0.0.1', () => {
        port = (server.address() as AddressInfo).port;
        resolve();
      }),
    );
  }

  await listen();
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    get origin() {
      return `http://127.0.0.1:${port}`;
    },
    document: (noteId) => live.documents.get(noteId),
    holdMarks(held) {
      isHeld = held;
      if (!held) for (const go of waiting.splice(0)) go();
    },
    setReadOnly(readOnly) {
      isReadOnly = readOnly;
      for (const document of live.documents.values())
        for (const connection of document.getConnections()) connection.readOnly = readOnly;
    },
    refuseWith(code) {
      refusal = code;
      if (code !== null) cutAll();
    },
    cutAll,
    swallow: (swallowed) => {
      isSwallowed = swallowed;
    },
    tell: (noteId, message) => live.documents.get(noteId)?.broadcastStateless(JSON.stringify(message)),
    tokens,
    opened: () => opened,
    async stop() {
      cutAll();
      await new Promise((resolve) => server.close(resolve));
    },
    start: listen,
  };
}
