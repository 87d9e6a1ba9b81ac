// A socket made of plain requests, for networks that let no websocket through: frames go in batched POSTs, come by long polls.
import { packUpdates, unpackUpdates } from '../live/batches.ts';
import { EXCHANGE_PATH } from '../live-protocol.ts';

/** Keys of one hand fall together: a request for each would only queue up. */
const GATHER_MS = 15;
const MOST_TRIES = 5;
/** A request holds at most a megabyte. */
const MOST_BYTES = 900_000;
const ID_HEADER = 'X-Echange';
const CLOSE_HEADER = 'X-Echange-Ferme';

type Listener = (event: never) => void;

/** As much of a WebSocket as the provider uses. */
export class ExchangeSocket {
  readyState = 0;
  binaryType = 'arraybuffer';
  private readonly url: string;
  private id = '';
  private outgoing: Uint8Array[] = [];
  private isSending = false;
  private readonly listeners = new Map<string, Set<Listener>>();
  private readonly ending = new AbortController();

  constructor(liveUrl: string) {
    const url = new URL(EXCHANGE_PATH, liveUrl);
    url.protocol = url.protocol.replace('ws', 'http');
    this.url = url.href;
    void this.open();
  }

  addEventListener(name: string, listener: Listener): void {
    const known = this.listeners.get(name) ?? new Set();
    this.listeners.set(name, known.add(listener));
  }

  removeEventListener(name: string, listener: Listener): void {
    this.listeners.get(name)?.delete(listener);
  }

  send(frame: Uint8Array): void {
    if (this.readyState !== 1) return;
    this.outgoing.push(frame);
    if (!this.isSending) {
      this.isSending = true;
      setTimeout(() => void this.flush(), GATHER_MS);
    }
  }

  close(): void {
    if (this.readyState >= 2) return;
    // The page may be going away: the request outlives it, so that the others see at once who left.
    if (this.id) void fetch(this.url, { method: 'DELETE', headers: this.headers(), keepalive: true }).catch(() => {});
    this.end(1000, '');
  }

  private async open(): Promise<void> {
    try {
      const answer = await this.ask({ method: 'POST' });
      if (answer.status !== 201) return this.endAs(answer);
      this.id = await answer.text();
      if (this.readyState !== 0) return;
      this.readyState = 1;
      this.emit('open', {});
      while (this.readyState === 1) await this.poll();
    } catch {
      this.end(1006, '');
    }
  }

  private async poll(): Promise<void> {
    const answer = await this.ask({});
    if (answer.status === 200) {
      for (const frame of unpackUpdates(new Uint8Array(await answer.arrayBuffer())))
        if (this.readyState === 1) this.emit('message', { data: frame.slice().buffer });
    }
    if ((answer.status !== 200 && answer.status !== 204) || answer.headers.has(CLOSE_HEADER)) this.endAs(answer);
  }

  private async flush(): Promise<void> {
    try {
      while (this.outgoing.length > 0 && this.readyState === 1) {
        const body = packUpdates(this.takeFrames()) as Uint8Array<ArrayBuffer>;
        // 503: nothing was taken, the same is sent again.
        for (let tries = 1; this.readyState === 1; tries++) {
          const answer = await this.ask({ method: 'POST', body });
          if (answer.status === 204) break;
          if (answer.status !== 503 || tries === MOST_TRIES) return this.endAs(answer);
          await new Promise((resolve) => setTimeout(resolve, 1_000 * Number(answer.headers.get('Retry-After') ?? 1)));
        }
      }
    } catch {
      this.end(1006, '');
    } finally {
      this.isSending = false;
    }
  }

  private takeFrames(): Uint8Array[] {
    let bytes = 0;
    const fitting = this.outgoing.findIndex((frame, at) => {
      bytes += frame.length + 4;
      return at > 0 && bytes > MOST_BYTES;
    });
    return this.outgoing.splice(0, fitting === -1 ? this.outgoing.length : fitting);
  }

  private ask(init: RequestInit): Promise<Response> {
    return fetch(this.url, { ...init, headers: this.headers(), cache: 'no-store', signal: this.ending.signal });
  }

  private headers(): Record<string, string> {
    return this.id === '' ? {} : { [ID_HEADER]: this.id };
  }

  /** `X-Echange-Ferme: 4403 words`; without it the line broke. */
  private endAs(answer: Response): void {
    const [, code, reason = ''] = /^(\d{4})(?: (.*))?$/.exec(answer.headers.get(CLOSE_HEADER) ?? '') ?? [];
    this.end(Number(code ?? 1006), reason);
  }

  private end(code: number, reason: string): void {
    if (this.readyState === 3) return;
    const wasOpening = this.readyState === 0;
    this.readyState = 3;
    this.ending.abort();
    if (wasOpening) this.emit('error', {});
    this.emit('close', { code, reason });
  }

  private emit(name: string, event: object): void {
    for (const listener of [...(this.listeners.get(name) ?? [])]) (listener as (event: object) => void)(event);
  }
}
