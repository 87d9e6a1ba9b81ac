// Where the HTTP server hands connections to the live notes: upgrades of /collab, and the same over plain requests.
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Parts } from './parts.ts';
import { isFromOurOrigin, isUpgradeFromOurOrigin } from './security.ts';

const SOCKET = '/collab';
const EXCHANGE = '/collab/echange';

/** Clients that offer HTTP/2 in passing are answered as they asked. */
export function asksForWebSocket(request: IncomingMessage): boolean {
  return request.headers.upgrade?.toLowerCase() === 'websocket';
}

export function serveLiveNotes(server: Server, parts: Parts): void {
  server.on('upgrade', (request, socket, head) => {
    const isOurs = request.url?.split('?')[0] === SOCKET;
    if (!isOurs && !parts.env.isProduction) return;
    if (!isOurs || !isUpgradeFromOurOrigin(request, parts.env.publicUrl)) return void socket.destroy();
    parts.notes.handleUpgrade(request, socket, head);
  });
  server.on('listening', () => {
    const address = server.address();
    if (typeof address === 'object' && address) parts.notes.listening(address.port);
  });
}

export function isExchange(request: IncomingMessage): boolean {
  return request.url?.split('?')[0] === EXCHANGE;
}

export async function answerExchange(request: IncomingMessage, response: ServerResponse, parts: Parts) {
  response.setHeader('Cache-Control', 'no-store');
  if (isFromOurOrigin(request, parts.env.publicUrl)) return parts.notes.handleExchange(request, response);
  response.writeHead(403).end();
}
