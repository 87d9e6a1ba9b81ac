// Live notes over plain HTTP, for places that block websockets. The wire, for the browser's half (a `WebSocketPolyfill`):
//
//   POST   /collab/echange                      opens: 201, body = the id of the exchange (43 characters). The id then travels in
//                                               the header `X-Echange`, never in an address.
//   POST   /collab/echange   X-Echange: id      sends: body = frames, each after its length (four bytes, the largest first); one
//                                               request at a time, at most 1 MB. 204: taken, in order.
//   GET    /collab/echange   X-Echange: id      waits, at most 25 s, for frames: 200, body framed alike; 204: nothing, ask again.
//                                               One at a time: a second one answers the first with 204.
//   DELETE /collab/echange   X-Echange: id      closes: 204. As `POST` with `X-Echange-Fin: 1` where only `sendBeacon`-like requests
//                                               leave a page.
//
// 410: the exchange is gone (40 s without a request, another process, another cookie): as a websocket closed with 1006. With the header
// `X-Echange-Ferme: 4403 words` the server closed it with that code and these words; frames may come with it (then 200).
// 503: nothing was taken, send the same again after `Retry-After`. 413: more than an exchange may hold.
// Requests come from our own pages only, and the id is bound to their cookie.
import { createHash, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { packUpdates, UnreadableBatch, unpackUpdates } from './batches.ts';
import type { Room, Seat } from './room.server.ts';
import type { Wire } from './wire.ts';

const LARGEST_POST = 1_000_000;
const WAIT_MS = 25_000;
const IDLE_MS = 40_000;
/** What comes within it travels together: eight answers a second instead of fifty. */
const GATHER_MS = 40;
const MOST_WAITING = 4_000_000;
const MOST_EXCHANGES = 2_000;

type Exchange = {
  cookie: string;
  seat: Seat;
  frames: Uint8Array[];
  bytes: number;
  poll: { response: ServerResponse; timer: NodeJS.Timeout } | null;
  gathering: NodeJS.Timeout | null;
  seenAt: number;
  isPaused: boolean;
  ended: { code: number; reason: string } | null;
};

export type ExchangeDoor = {
  handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  close: () => void;
};

export function openExchanges(room: Room): ExchangeDoor {
  const exchanges = new Map<string, Exchange>();

  function open(request: IncomingMessage, response: ServerResponse) {
    if (exchanges.size >= MOST_EXCHANGES) return answer(response, 503, { 'Retry-After': '5' });
    const id = randomBytes(32).toString('base64url');
    const exchange: Exchange = {
      cookie: seal(request),
      seat: { frame: () => {}, closed: () => {} },
      frames: [],
      bytes: 0,
      poll: null,
      gathering: null,
      seenAt: Date.now(),
      isPaused: false,
      ended: null,
    };
    exchange.seat = room.enter(wireOf(exchange), request.headers.cookie ?? null);
    exchanges.set(id, exchange);
    response.writeHead(201, { 'Content-Type': 'text/plain' }).end(id);
  }

  async function take(exchange: Exchange, request: IncomingMessage, response: ServerResponse) {
    if (exchange.isPaused) return answer(response, 503, { 'Retry-After': '1' });
    const body = await bodyOf(request);
    if (body === null) return answer(response, 413, { Connection: 'close' });
    try {
      for (const bytes of unpackUpdates(body)) if (!exchange.ended) exchange.seat.frame(bytes);
    } catch (error) {
      if (!(error instanceof UnreadableBatch)) throw error;
      exchange.seat.frame(new Uint8Array());
    }
    if (exchange.ended) return answer(response, 410, endHeader(exchange));
    answer(response, 204);
  }

  const sweep = setInterval(() => {
    for (const [id, exchange] of exchanges) {
      if (exchange.poll || Date.now() - exchange.seenAt < IDLE_MS) continue;
      exchanges.delete(id);
      end(exchange, 1006, '');
    }
  }, 5_000);
  sweep.unref();

  return {
    handle: async (request, response) => {
      const id = String(request.headers['x-echange'] ?? '');
      if (id === '') return request.method === 'POST' ? open(request, response) : answer(response, 405);
      const exchange = exchanges.get(id);
      if (!exchange || exchange.cookie !== seal(request)) return answer(response, 410);
      exchange.seenAt = Date.now();
      if (request.method === 'DELETE' || request.headers['x-echange-fin'] === '1') {
        exchanges.delete(id);
        end(exchange, 1000, '');
        return answer(response, 204);
      }
      if (request.method === 'GET') return wait(exchange, response);
      if (exchange.ended) return answer(response, 410, endHeader(exchange));
      if (request.method === 'POST') return take(exchange, request, response);
      answer(response, 405);
    },
    close: () => {
      clearInterval(sweep);
      for (const exchange of exchanges.values()) end(exchange, 1012, '');
    },
  };
}

function wireOf(exchange: Exchange): Wire {
  return {
    get readyState() {
      return exchange.ended ? 3 : 1;
    },
    send: (bytes) => {
      if (exchange.ended) return;
      exchange.frames.push(bytes);
      exchange.bytes += bytes.length;
      if (exchange.bytes > MOST_WAITING) return end(exchange, 1013, '');
      exchange.gathering ??= setTimeout(() => deliver(exchange), GATHER_MS);
    },
    close: (code = 1000, reason = '') => end(exchange, code, reason),
    cut: () => end(exchange, 1006, ''),
    pause: () => {
      exchange.isPaused = true;
    },
    resume: () => {
      exchange.isPaused = false;
    },
  };
}

function end(exchange: Exchange, code: number, reason: string): void {
  if (exchange.ended) return;
  exchange.ended = { code, reason };
  // As a websocket: whoever closes is told afterwards.
  setImmediate(() => exchange.seat.closed(code, reason));
  deliver(exchange);
}

/** One at a time: the page asks again before it knows that an earlier request is lost. */
function wait(exchange: Exchange, response: ServerResponse): void {
  release(exchange);
  const timer = setTimeout(() => release(exchange), WAIT_MS);
  exchange.poll = { response, timer };
  response.on('close', () => {
    if (exchange.poll?.response !== response) return;
    clearTimeout(timer);
    exchange.poll = null;
  });
  if (exchange.ended || (exchange.frames.length > 0 && exchange.gathering === null)) deliver(exchange);
}

function release(exchange: Exchange): void {
  const { poll } = exchange;
  exchange.poll = null;
  if (!poll) return;
  clearTimeout(poll.timer);
  answer(poll.response, 204);
}

function deliver(exchange: Exchange) {
  if (exchange.gathering) clearTimeout(exchange.gathering);
  exchange.gathering = null;
  const { poll } = exchange;
  if (!poll) return;
  exchange.poll = null;
  exchange.seenAt = Date.now();
  clearTimeout(poll.timer);
  const frames = exchange.frames.splice(0);
  exchange.bytes = 0;
  const headers = endHeader(exchange);
  if (frames.length === 0) return answer(poll.response, exchange.ended ? 410 : 204, headers);
  poll.response.writeHead(200, { 'Content-Type': 'application/octet-stream', ...headers }).end(packUpdates(frames));
}

function endHeader({ ended }: Exchange): Record<string, string> {
  return ended ? { 'X-Echange-Ferme': `${ended.code} ${ended.reason}`.trim() } : {};
}

function answer(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  response.writeHead(status, headers).end();
}

/** The id alone opens nothing: it goes with the cookie that it was given to. */
function seal(request: IncomingMessage): string {
  return createHash('sha256')
    .update(request.headers.cookie ?? '')
    .digest('base64url');
}

/** null when it is too large. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length;
    if (size > LARGEST_POST) return null;
    chunks.push(chunk as Buffer);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
