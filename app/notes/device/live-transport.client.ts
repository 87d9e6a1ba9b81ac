// Which kind of socket to open next: a websocket, until two in a row said nothing; then requests, while a websocket is tried
// again now and then in the background.
import { ExchangeSocket } from './exchange-socket.client.ts';
import { frameParts } from './large-frames.ts';

const MUTE_SOCKETS = 2;
/** Where websockets have worked before, the server is away rather than the network narrow. */
const MUTE_SOCKETS_LATER = 4;
/** A network that swallows the handshake never says no. */
const PATIENCE_MS = 5_000;
/** Where websockets have worked, they come back with the server: asked soon, then less and less often. */
const TRY_AGAIN_MS = { first: 1_000, longest: 30_000 };

export type LiveTransport = {
  /** For the provider, in place of `WebSocket`. */
  Socket: new (
    url: string,
  ) => WebSocket;
  stop: () => void;
};

export function chooseTransport(): LiveTransport {
  let mute = 0;
  let hasEverSpoken = false;
  let trial: WebSocket | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = TRY_AGAIN_MS.first;

  function openWebSocket(url: string): WebSocket {
    const socket = new WebSocket(url);
    let hasSpoken = false;
    const late = setTimeout(() => !hasSpoken && socket.close(), PATIENCE_MS);
    socket.addEventListener('message', () => {
      hasSpoken = true;
      hasEverSpoken = true;
      mute = 0;
      wait = TRY_AGAIN_MS.first;
      clearTimeout(late);
    });
    socket.addEventListener('close', () => {
      clearTimeout(late);
      if (!hasSpoken) mute += 1;
    });
    return socket;
  }

  function openExchange(url: string): WebSocket {
    const socket = new ExchangeSocket(url);
    socket.addEventListener('open', () => hasEverSpoken && scheduleTrial(url, socket));
    // The server may simply be away: websockets get their chance again.
    socket.addEventListener('error', () => {
      mute = 0;
    });
    return socket as unknown as WebSocket;
  }

  function scheduleTrial(url: string, exchange: ExchangeSocket): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (exchange.readyState !== 1) return;
      const asked = new WebSocket(url);
      trial = asked;
      const late = setTimeout(() => asked.close(), PATIENCE_MS);
      asked.addEventListener('open', () => {
        clearTimeout(late);
        mute = 0;
        asked.close();
        exchange.close();
      });
      asked.addEventListener('error', () => {
        clearTimeout(late);
        scheduleTrial(url, exchange);
      });
    }, wait);
    wait = Math.min(TRY_AGAIN_MS.longest, 2 * wait);
  }

  return {
    Socket: class {
      constructor(url: string) {
        const isMute = mute >= (hasEverSpoken ? MUTE_SOCKETS_LATER : MUTE_SOCKETS);
        // biome-ignore lint/correctness/noConstructorReturn: the provider insists on calling `new`.
        return inParts(isMute || isCut() ? openExchange(url) : openWebSocket(url));
      }
    } as LiveTransport['Socket'],
    stop() {
      clearTimeout(timer);
      trial?.close();
    },
  };
}

/** After a minute of websockets that fail, browsers make each new one wait for seconds; requests may fail as often as they like. */
function isCut(): boolean {
  return globalThis.navigator?.onLine === false;
}

/** The same socket, which cuts what is too large for the server. */
function inParts(socket: WebSocket): WebSocket {
  const send = socket.send.bind(socket);
  socket.send = (frame) => {
    for (const part of frame instanceof Uint8Array ? frameParts(frame) : [frame]) send(part as Uint8Array<ArrayBuffer>);
  };
  return socket;
}
