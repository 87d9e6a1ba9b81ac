// Anonymous pages, kept ready and compressed for at most a minute. Their policy names the inline scripts by hash:
// only those that carried the nonce of the render are named, so an injected one never is.
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { contentSecurityPolicy } from './security.ts';

export type CachedPage = { status: number; headers: Record<string, string>; gzipped: Buffer };

const compress = promisify(gzip);
const expand = promisify(gunzip);
/** Anonymous pages that depend on nothing but their URL. Not the guide, its sheet or a list: nothing of them is kept. */
const SHAREABLE =
  /^\/(annuaire(\/(?!guide$|feuille$|liste$|livret$)[a-z0-9-]+)?|aide|accessibilite|donnees-personnelles)?$/;
/** A choice that visitors keep, the same for many of them: pages are shared among those who made it. */
const KEPT_CHOICE = /^reseau=[a-z0-9-]{1,80}$/;

/** For the few who take nothing compressed. */
const MOST_BARE_BYTES = 32 * 2 ** 20;
const MINUTE_MS = 60_000;

export type PageCache = {
  get: (key: string) => CachedPage | undefined;
  set: (key: string, page: CachedPage) => void;
  /**
   * The page that `make` makes, once for all who ask for it meanwhile; null when `make` has answered by itself, for each of
   * them then. Throws what `make` threw to whom it was made for.
   */
  once: (key: string, make: () => Promise<CachedPage | null>) => Promise<CachedPage | null>;
  send: (request: IncomingMessage, response: ServerResponse, page: CachedPage) => Promise<void>;
};

/** `version` changes when the directory does: everything older is then forgotten. */
export function createPageCache(version: () => number, maxBytes = 24 * 2 ** 20): PageCache {
  const pages = new LRUCache<string, CachedPage>({
    maxSize: maxBytes,
    sizeCalculation: ({ gzipped }) => gzipped.length + 1_000,
    ttl: MINUTE_MS,
  });
  const expanded = new LRUCache<CachedPage, Buffer>({
    maxSize: MOST_BARE_BYTES,
    sizeCalculation: ({ length }) => length + 100,
    ttl: MINUTE_MS,
  });
  const underway = new Map<string, Promise<CachedPage | null>>();
  let seen = version();
  function forgetOld(): void {
    if (version() === seen) return;
    seen = version();
    pages.clear();
    expanded.clear();
    underway.clear();
  }
  async function bare(page: CachedPage): Promise<Buffer> {
    const known = expanded.get(page);
    if (known) return known;
    const html = await expand(page.gzipped);
    expanded.set(page, html);
    return html;
  }
  return {
    get: (key) => {
      forgetOld();
      return pages.get(key);
    },
    set: (key, page) => {
      forgetOld();
      pages.set(key, page);
    },
    once: async (key, make) => {
      forgetOld();
      const waited = underway.get(key);
      if (waited) return (await waited.catch(() => null)) ?? make();
      const made = make();
      underway.set(key, made);
      const forget = () => void (underway.get(key) === made && underway.delete(key));
      made.then(forget, forget);
      return made;
    },
    send: async (request, response, page) => {
      const isZipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
      const body = isZipped ? page.gzipped : await bare(page);
      response.statusCode = page.status;
      for (const [name, value] of Object.entries(page.headers)) response.setHeader(name, value);
      response.setHeader('Vary', 'Accept-Encoding, Cookie');
      if (isZipped) response.setHeader('Content-Encoding', 'gzip');
      response.setHeader('Content-Length', body.length);
      response.end(body);
    },
  };
}

/** Turns a page rendered with a nonce into one that anybody may be given. `pieces` as those of `PageResponse`. */
export async function shareablePage(
  status: number,
  headers: Headers,
  pieces: readonly string[],
  nonce: string,
): Promise<CachedPage> {
  const hashes = new Set<string>();
  const mark = ` nonce="${nonce}"`;
  const plain: Buffer[] = [];
  for (const piece of pieces) {
    // Between two marks: the rest of a tag, its text, then the page up to the next tag that bears one.
    const parts = piece.split(mark);
    for (const [at, part] of parts.entries()) {
      plain.push(Buffer.from(part, 'utf8'));
      const before = parts[at - 1];
      if (before === undefined) continue;
      const element = /^(script|style)\b/.exec(before.slice(before.lastIndexOf('<') + 1))?.[1];
      const from = part.indexOf('>') + 1;
      const body = element ? part.slice(from, part.indexOf(`</${element}>`, from)) : '';
      if (body) hashes.add(`'sha256-${createHash('sha256').update(body).digest('base64')}'`);
    }
  }
  return {
    status,
    headers: { ...Object.fromEntries(headers), 'content-security-policy': contentSecurityPolicy([...hashes]) },
    // The usual 6 takes half as long again for a twentieth of the bytes; most lists are asked for once a minute.
    gzipped: await compress(Buffer.concat(plain), { level: 4 }),
  };
}

/** No cookie says who asks. */
export function isForAll(cookie: string): boolean {
  return cookie === '' || KEPT_CHOICE.test(cookie);
}

/** null when the page may not be shared: another method, a cookie that says who asks, data for the router. Parameters in
 * another order ask for the same page. */
export function cacheKey(request: IncomingMessage, path: string): string | null {
  const { cookie = '' } = request.headers;
  if (request.method !== 'GET' || !isForAll(cookie) || !SHAREABLE.test(path)) return null;
  const parameters = new URLSearchParams(request.url?.split('?').slice(1).join('?'));
  parameters.sort();
  return `${cookie} ${path}?${parameters}`;
}
