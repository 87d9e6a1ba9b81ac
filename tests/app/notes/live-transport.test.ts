// Which kind of socket is opened when: against a server whose websockets can be taken away.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { WebSocketServer } from 'ws';
import { chooseTransport } from '#app/notes/device/live-transport.client.ts';

const upgrader = new WebSocketServer({ noServer: true });
let hasWebsockets = true;
const server = createServer((request, response) => {
  if (request.method === 'POST') response.writeHead(201).end('an-exchange');
  // A long poll that nothing answers; the page gives it up.
  else if (request.method === 'DELETE') response.writeHead(204).end();
});
server.on('upgrade', (request, socket, head) => {
  if (!hasWebsockets) return void socket.destroy();
  upgrader.handleUpgrade(request, socket, head, (websocket) => websocket.send('hello'));
});
let url = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}/collab`;
});
afterAll(async () => {
  for (const websocket of upgrader.clients) websocket.terminate();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

it('after a restart during which only requests passed, websockets are back within seconds', async () => {
  const transport = chooseTransport();
  const opened = async () => {
    const socket = new transport.Socket(url);
    const ended = new Promise((resolve) => {
      socket.addEventListener('message', resolve);
      socket.addEventListener('close', resolve);
    });
    return { socket, ended };
  };
  try {
    const first = await opened();
    await first.ended;
    hasWebsockets = false;
    for (let tries = 0; tries < 4; tries += 1) await (await opened()).ended;
    const { socket: exchange } = await opened();
    expect(exchange).not.toBeInstanceOf(WebSocket);
    await vi.waitFor(() => expect(exchange.readyState).toBe(1), { timeout: 15_000 });
    hasWebsockets = true;
    // Given up for the websocket that answers again.
    await vi.waitFor(() => expect(exchange.readyState).toBe(3), { timeout: 15_000, interval: 50 });
    const last = await opened();
    expect(last.socket).toBeInstanceOf(WebSocket);
    await last.ended;
    last.socket.close();
  } finally {
    transport.stop();
  }
});
