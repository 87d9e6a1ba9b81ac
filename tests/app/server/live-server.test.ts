// The door of live notes in the whole web process: which connections it opens to.
import { request as rawRequest } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startApp, type TestApp } from '#tests/support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ isEmpty: true });
});
afterAll(() => app?.close());

/** What became of a websocket: opened, or refused before it was one. */
function knock(path: string, headers: Record<string, string>): Promise<'open' | 'refused'> {
  const socket = new WebSocket(`${app.origin.replace('http', 'ws')}${path}`, { headers });
  return new Promise((resolve) => {
    socket.on('open', () => {
      socket.terminate();
      resolve('open');
    });
    socket.on('error', () => resolve('refused'));
  });
}

it('opens to our own pages only, whatever name they are reached by', async () => {
  const { host } = new URL(app.origin);
  expect(await knock('/collab', { origin: app.origin })).toBe('open');
  expect(await knock('/collab', { origin: `https://maillage.example`, host: 'maillage.example' })).toBe('open');
  expect(await knock('/collab', { origin: 'https://ailleurs.example' })).toBe('refused');
  expect(await knock('/collab', { origin: `https://ailleurs.example`, host })).toBe('refused');
  expect(await knock('/collab', { origin: 'null' })).toBe('refused');
  expect(await knock('/collab', {})).toBe('refused');
  expect(await knock('/annuaire', { origin: app.origin })).toBe('refused');
});

it('takes requests of the exchange from our own pages only', async () => {
  const post = async (headers: Record<string, string>) =>
    (await fetch(`${app.origin}/collab/echange`, { method: 'POST', headers })).status;
  expect(await post({ origin: app.origin })).toBe(201);
  expect(await post({ origin: 'https://ailleurs.example' })).toBe(403);
});

it('a client that offers HTTP/2 in passing gets its page', async () => {
  const { hostname, port } = new URL(app.origin);
  const headers = { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c', 'HTTP2-Settings': '' };
  const status = await new Promise((resolve, reject) => {
    rawRequest({ hostname, port, path: '/live', headers }, (response) => resolve(response.resume().statusCode))
      .on('error', reject)
      .end();
  });
  expect(status).toBe(200);
});
