// The room over plain requests, with the browser's own half and the provider of Hocuspocus.
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { ExchangeSocket } from '#app/notes/device/exchange-socket.client.ts';
import { packUpdates } from '#app/notes/live/batches.ts';
import { EDITOR_VERSION } from '#app/notes/live/editor-version.ts';
import { type LiveStage, openStage, said, soon, type } from '#tests/support/live-stage.ts';

let stage: LiveStage;
const providers: HocuspocusProviderWebsocket[] = [];

beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  for (const provider of providers) provider.destroy();
  await stage?.close();
});

/** As in a browser whose cookie says who it is. */
function socketOf(writer: string): typeof ExchangeSocket {
  class Device extends ExchangeSocket {}
  Object.assign(Device.prototype, {
    headers(this: { id: string }) {
      return { cookie: `writer=${writer}`, ...(this.id && { 'X-Echange': this.id }) };
    },
  });
  return Device;
}

function joinByRequests(noteId: string, writer: string) {
  const document = new Y.Doc();
  const messages: string[] = [];
  const codes: number[] = [];
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `${stage.room.origin.replace('http', 'ws')}/collab`,
    WebSocketPolyfill: socketOf(writer),
    onClose: ({ event }) => codes.push(event.code),
  });
  providers.push(websocketProvider);
  const provider = new HocuspocusProvider({
    name: noteId,
    document,
    websocketProvider,
    token: JSON.stringify({ version: EDITOR_VERSION, client: document.clientID }),
    onStateless: ({ payload }) => messages.push(payload),
  });
  provider.attach();
  return { document, provider, messages, codes };
}

it('writes, sees the others, is told what is stored, and shows itself', async () => {
  const noteId = await stage.newNote();
  const ana = await stage.join(noteId, 'ana');
  const luc = joinByRequests(noteId, 'luc');
  expect(await soon(() => luc.provider.isSynced)).toBe(true);
  luc.document.getText('words').insert(0, 'par requêtes');
  luc.provider.sendStateless('m1');
  expect(await soon(() => luc.messages.includes('stored:1'))).toBe(true);
  expect(said(await stage.room.notes.read(noteId))).toBe('par requêtes');
  type(ana, 'Vu ');
  expect(await soon(() => said(luc.document) === 'Vu par requêtes')).toBe(true);
  luc.provider.setAwarenessField('user', { name: 'quelqu’un d’autre' });
  expect(await soon(() => ana.presences.get(luc.document.clientID)?.user?.id === 'luc')).toBe(true);
});

it('withdrawn rights are told over requests too', async () => {
  const noteId = await stage.newNote();
  const eve = joinByRequests(noteId, 'eve');
  expect(await soon(() => eve.provider.isSynced)).toBe(true);
  stage.room.access.set('eve', 'none');
  await stage.room.notes.rightsChanged(noteId);
  expect(await soon(() => eve.codes.includes(4403))).toBe(true);
});

it('an exchange belongs to the cookie that opened it, and bad requests end in 4xx', async () => {
  const url = `${stage.room.origin}/collab/echange`;
  const opened = await fetch(url, { method: 'POST', headers: { cookie: 'writer=ana' } });
  const id = await opened.text();
  expect([opened.status, id.length]).toEqual([201, 43]);
  const ask = async (method: string, headers: Record<string, string>, body?: Uint8Array<ArrayBuffer>) =>
    (await fetch(url, { method, headers, body })).status;
  const mine = { cookie: 'writer=ana', 'X-Echange': id };
  expect(await ask('GET', { cookie: 'writer=eve', 'X-Echange': id })).toBe(410);
  expect(await ask('POST', { ...mine, 'X-Echange': 'x'.repeat(43) })).toBe(410);
  expect(await ask('GET', {})).toBe(405);
  expect(await ask('POST', mine, new Uint8Array(1_200_000))).toBe(413);
  expect(await ask('POST', mine, packUpdates([]) as Uint8Array<ArrayBuffer>)).toBe(204);
  expect(await ask('POST', mine, new Uint8Array([0, 0]))).toBe(410);
  const closed = await fetch(url, { headers: mine });
  expect([closed.status, closed.headers.get('X-Echange-Ferme')]).toEqual([410, '1008']);
  expect(await ask('DELETE', mine)).toBe(204);
  expect(await ask('GET', mine)).toBe(410);
});
