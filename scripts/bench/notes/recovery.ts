// The server is killed for five seconds while forty people go on writing: how long until every copy is the same again.
import { HocuspocusProvider, HocuspocusProviderWebsocket } from '@hocuspocus/provider';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { reconnectSettings } from '#app/notes/device/live-reconnect.ts';
import { openDatabase } from '#db/client.ts';
import { percentile, round, table } from '../figures.ts';
import type { WebProcess } from '../web.ts';
import { type PartOptions, type PartResult, type Side, sides } from './sides.ts';
import { tokenOf } from './wire.ts';

const CLIENTS = 40;
const OFFLINE_LETTERS = 20;
const OUTAGE_MS = 5_000;
const PATIENCE_MS = 60_000;
const SOONER = 5;

export async function measureRecovery({ say, options, servers }: PartOptions): Promise<PartResult> {
  const rounds = Number(options.rounds ?? 3);
  const database = openDatabase(servers.postgres.url('app'));
  const milliseconds: Record<Side['name'], number[]> = { ours: [], stock: [] };
  let lost = 0;
  let refused = 0;
  try {
    for (let turn = 0; turn < rounds; turn += 1) {
      const order = sides(servers, database);
      for (const side of turn % 2 === 0 ? order : order.toReversed()) {
        const round = await cutAndReturn(side);
        milliseconds[side.name].push(round.milliseconds);
        if (side.name === 'ours') {
          lost += round.lost;
          refused += round.refused;
        }
      }
    }
  } finally {
    await database.close();
  }
  const ours = percentile(milliseconds.ours, 0.5);
  const stock = percentile(milliseconds.stock, 0.5);
  say(
    `\nback in step after ${OUTAGE_MS / 1_000} s without server, ${CLIENTS} clients of one address, median of ${rounds}`,
  );
  for (const line of table(
    ['', 'ms from the return'],
    [
      ['ours', round(ours, 0)],
      ['stock defaults', round(stock, 0)],
    ],
  ))
    say(line);
  return {
    checks: {
      [`back in step ${SOONER} × sooner than stock`]: stock >= SOONER * ours,
      'no letter lost over the outage': lost === 0,
      'forty clients of one address join, none refused': refused === 0,
    },
    contenders: [
      { name: 'ours, back in step', milliseconds: round(ours, 0) },
      { name: 'stock, back in step', milliseconds: round(stock, 0) },
    ],
    ratios: { 'back in step, stock / ours': round(stock / ours) },
  };
}

type Client = { provider: HocuspocusProvider; socket: HocuspocusProviderWebsocket; text: Y.XmlText };

async function cutAndReturn(side: Side): Promise<{ milliseconds: number; lost: number; refused: number }> {
  let web: WebProcess = await side.start();
  const port = Number(new URL(web.url).port);
  const note = await side.newNote();
  let refused = 0;
  const clients = Array.from({ length: CLIENTS }, (_, at) =>
    connect(side, { url: side.socketUrl(web), note, at, refuse: () => (refused += 1) }),
  );
  try {
    await until(() => clients.every(({ provider }) => provider.isSynced));
    for (const { text } of clients) text.insert(0, '.');
    await until(() => areSame(clients));
    await web.kill();
    const cut = performance.now();
    for (let letter = 0; letter < OFFLINE_LETTERS; letter += 1) {
      for (const { text } of clients) text.insert(text.length, 'e');
      await pause(OUTAGE_MS / OFFLINE_LETTERS / 2);
    }
    await pause(Math.max(0, OUTAGE_MS - (performance.now() - cut)));
    web = await side.start(port);
    const back = performance.now();
    await until(() => areSame(clients));
    const milliseconds = performance.now() - back;
    const letters = words(clients[0]).length;
    return { milliseconds, lost: CLIENTS * (OFFLINE_LETTERS + 1) - letters, refused };
  } finally {
    for (const { provider, socket } of clients) {
      provider.destroy();
      socket.destroy();
    }
    await web.stop();
  }
}

type Connection = { url: string; note: string; at: number; refuse: () => void };

function connect(side: Side, { url, note, at, refuse }: Connection): Client {
  class NamedSocket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie: `bench-${at}` } });
    }
  }
  const settings = side.name === 'ours' ? reconnectSettings() : {};
  const socket = new HocuspocusProviderWebsocket({ url, WebSocketPolyfill: NamedSocket, ...settings });
  const document = new Y.Doc();
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: note,
    document,
    token: tokenOf(side.name, document.clientID),
    onAuthenticationFailed: refuse,
  });
  provider.attach();
  const text = new Y.XmlText();
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [text]);
  document.getXmlFragment('default').insert(0, [paragraph]);
  return { provider, socket, text };
}

function words(client: Client | undefined): string {
  const fragment = client?.provider.document.getXmlFragment('default').toString() ?? '';
  return fragment.replace(/<[^>]*>/g, '');
}

function areSame(clients: Client[]): boolean {
  const [first, ...others] = clients.map(({ provider }) => provider.document);
  if (!first) return false;
  const state = Buffer.from(Y.encodeStateVector(first));
  // Vectors list clients in any order: lengths first, then each clock.
  const clocks = Y.decodeStateVector(state);
  return others.every((other) => {
    const theirs = Y.decodeStateVector(Y.encodeStateVector(other));
    return theirs.size === clocks.size && [...clocks].every(([id, clock]) => theirs.get(id) === clock);
  });
}

async function until(isSo: () => boolean): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (!isSo()) {
    if (performance.now() > deadline) throw new Error('the copies did not come together');
    await pause(10);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((soon) => setTimeout(soon, milliseconds));
}
