// Map tiles through our own server: nobody's address or page reaches the tile service, and each tile is asked for once.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { createTileStore } from './tile-store.server.ts';

export type TileAnswer = { status: number; headers: Record<string, string>; body: Uint8Array | string };

export type TileProxyOptions = {
  /** Address with {z} {x} {y} (and {s}, replaced by "a"), http or https; nothing else is ever asked for. */
  template: string;
  cacheDir: string;
  /** Bound of the tiles kept on disk, in bytes. */
  maxBytes: number;
  fetch?: typeof globalThis.fetch;
  maxAgeMs?: number;
  timeoutMs?: number;
  maxZoom?: number;
  now?: () => number;
};

export type TileProxy = (z: string, x: string, y: string, ifNoneMatch?: string | null) => Promise<TileAnswer>;

type Fetched = { tile: Uint8Array } | { refused: 404 | 502 | 503 };

const MAX_TILE_BYTES = 2 ** 20;
const MAX_IN_FLIGHT = 32;
/** After the service could not be reached, the next tiles do not wait for it again. */
const REST_MS = 15_000;
const SENTENCES = {
  404: 'Cette tuile n’existe pas.',
  502: 'Le fond de carte a répondu autre chose qu’une image.',
  503: 'Le fond de carte ne répond pas. La liste et les points restent disponibles.',
};

/** @throws RangeError when the template is not an address with {z}, {x} and {y}. */
export function createTileProxy(options: TileProxyOptions): TileProxy {
  const { template, cacheDir, maxBytes, maxZoom = 19, timeoutMs = 5_000, maxAgeMs = 30 * 86_400_000 } = options;
  const { fetch = globalThis.fetch, now = Date.now } = options;
  checkTemplate(template);
  // Tiles of one template never answer for another.
  const source = createHash('sha256').update(template).digest('hex').slice(0, 12);
  const store = createTileStore({ folder: join(cacheDir, source), maxBytes });
  const inFlight = new Map<string, Promise<Fetched>>();
  let restUntil = 0;

  async function answer(z: string, x: string, y: string, ifNoneMatch?: string | null): Promise<TileAnswer> {
    const address = tileAddress(z, x, y, maxZoom);
    if (!address) return plain(404);
    const key = `${address.z}/${address.x}/${address.y}`;
    const kept = await store.read(key);
    if (kept && typeOf(kept.body) && now() - kept.savedAt < maxAgeMs) return image(kept.body, ifNoneMatch);
    const fetched = await fetchOnce(key, addressOf(template, address));
    if ('tile' in fetched) return image(fetched.tile, ifNoneMatch);
    // An old tile is better than none.
    if (kept && typeOf(kept.body) && fetched.refused !== 404) return image(kept.body, ifNoneMatch);
    return plain(fetched.refused);
  }

  function fetchOnce(key: string, url: string): Promise<Fetched> {
    const known = inFlight.get(key);
    if (known) return known;
    if (now() < restUntil || inFlight.size >= MAX_IN_FLIGHT) return Promise.resolve({ refused: 503 });
    const asked = ask(url)
      .then(async (fetched) => {
        if ('tile' in fetched) await store.save(key, fetched.tile);
        return fetched;
      })
      .finally(() => inFlight.delete(key));
    inFlight.set(key, asked);
    return asked;
  }

  async function ask(url: string): Promise<Fetched> {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetch(url, {
        signal,
        redirect: 'manual',
        credentials: 'omit',
        headers: { accept: 'image/png,image/jpeg', 'user-agent': 'Maillage' },
      });
      const isImage = /^image\/(png|jpeg)\b/.test(response.headers.get('content-type') ?? '');
      if (!response.ok || !isImage) {
        await response.body?.cancel();
        return { refused: response.status === 404 || response.status === 204 ? 404 : 502 };
      }
      const tile = await readBounded(response, MAX_TILE_BYTES);
      return tile && typeOf(tile) ? { tile } : { refused: 502 };
    } catch {
      restUntil = now() + REST_MS;
      return { refused: 503 };
    }
  }

  return answer;
}

function checkTemplate(template: string): void {
  const url = URL.parse(template.replaceAll(/[{}]/g, ''));
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (!isWeb || !['{z}', '{x}', '{y}'].every((part) => template.includes(part))) {
    throw new RangeError('TILE_URL doit être une adresse http(s) contenant {z}, {x} et {y}.');
  }
}

type TileNumbers = { z: number; x: number; y: number };

function tileAddress(z: string, x: string, y: string, maxZoom: number): TileNumbers | null {
  const [zoom, column, row] = [z, x, y].map((text) => (/^(0|[1-9]\d{0,6})$/.test(text) ? Number(text) : -1));
  if (zoom === undefined || column === undefined || row === undefined) return null;
  const side = 2 ** zoom;
  const exists = zoom >= 0 && zoom <= maxZoom && column >= 0 && column < side && row >= 0 && row < side;
  return exists ? { z: zoom, x: column, y: row } : null;
}

function addressOf(template: string, { z, x, y }: TileNumbers): string {
  return template
    .replaceAll('{s}', 'a')
    .replaceAll('{z}', String(z))
    .replaceAll('{x}', String(x))
    .replaceAll('{y}', String(y));
}

async function readBounded(response: Response, limit: number): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (!piece?.value) break;
    size += piece.value.length;
    if (size > limit) {
      await reader?.cancel();
      return null;
    }
    pieces.push(piece.value);
  }
  return Buffer.concat(pieces);
}

/** What the bytes are, whatever was claimed. */
function typeOf(body: Uint8Array): 'image/png' | 'image/jpeg' | null {
  const begins = (...bytes: number[]) => bytes.every((byte, index) => body[index] === byte);
  if (begins(0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  return begins(0xff, 0xd8, 0xff) ? 'image/jpeg' : null;
}

function image(body: Uint8Array, ifNoneMatch: string | null | undefined): TileAnswer {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`;
  const headers = {
    'Content-Type': typeOf(body) ?? 'image/png',
    'Cache-Control': 'public, max-age=604800, stale-while-revalidate=2592000',
    'X-Content-Type-Options': 'nosniff',
    ETag: etag,
  };
  const isSame = ifNoneMatch?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag) ?? false;
  return isSame ? { status: 304, headers, body: '' } : { status: 200, headers, body };
}

function plain(status: keyof typeof SENTENCES): TileAnswer {
  const headers: Record<string, string> = {
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': status === 404 ? 'public, max-age=3600' : 'no-store',
  };
  if (status === 503) headers['Retry-After'] = String(REST_MS / 1000);
  return { status, headers, body: SENTENCES[status] };
}
