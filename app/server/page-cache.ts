// Anonymous pages, kept ready and compressed for at most a minute. Their policy names the inline scripts by hash:
// only those that carried the nonce of the render are named, so an injected one never is.
import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { contentSecurityPolicy } from './security.ts';

export type CachedPage = { status: number; headers: Record<string, string>; body: Buffer; isZipped: boolean };

const compress = promisify(gzip);
const expand = promisify(gunzip);
/** Anonymous pages that depend on nothing but their URL. Not the guide, its sheet or a list: nothing of them is kept. */
const SHAREABLE =
  /^\/(annuaire(\/(?!guide$|feuille$|liste$|livret$)[a-z0-9-]+)?|aide|accessibilite|donnees-personnelles)?$/;
/** A choice that visitors keep, the same for many of them: pages are shared among those who made it. */
const KEPT_CHOICE = /^reseau=[a-z0-9-]{1,80}$/;

const MINUTE_MS = 60_000;
const MOST_BYTES = 48 * 2 ** 20;

export type PageCache = {
  /** As it is asked for; kept in that form too from then on. */
  find: (key: string, isZipped: boolean) => Promise<CachedPage | undefined>;
  set: (key: string, page: CachedPage) => void;
  /**
   * The page that `make` makes, once for all who ask for it meanwhile; null when `make` has answered by itself, for each of
   * them then. Throws what `make` threw to whom it was made for.
   */
  once: (key: string, make: () => Promise<CachedPage | null>) => Promise<CachedPage | null>;
};

/** `version` changes when the directory does: everything older is then forgotten. */
export function createPageCache(version: () => number, clock: { now: () => number } = performance): PageCache {
  // Compressed, a page of ours takes a seventh of the room: 2,000 lists, or 340 as they are.
  const pages = new LRUCache<string, CachedPage>({
    maxSize: MOST_BYTES,
    sizeCalculation: ({ body }) => body.length + 1_000,
    ttl: MINUTE_MS,
    // Otherwise a moment is remembered by a timer of its own.
    ttlResolution: 0,
    perf: clock,
  });
  const underway = new Map<string, Promise<CachedPage | null>>();
  let seen = version();
  function forgetOld(): void {
    if (version() === seen) return;
    seen = version();
    pages.clear();
    underway.clear();
  }
  return {
    find: async (key, isZipped) => {
      forgetOld();
      const page = pages.get(formOf(key, isZipped));
      if (page) return page;
      const other = pages.get(formOf(key, !isZipped));
      if (!other) return undefined;
      const during = seen;
      const found = await inForm(other, isZipped);
      // No form of it outlives the other.
      const ttl = Math.max(1, pages.getRemainingTTL(formOf(key, !isZipped)));
      if (during === version()) pages.set(formOf(key, isZipped), found, { ttl });
      return found;
    },
    set: (key, page) => {
      forgetOld();
      pages.set(formOf(key, page.isZipped), page);
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
  };
}

function formOf(key: string, isZipped: boolean): string {
  return `${isZipped ? 'gzip' : 'bare'} ${key}`;
}

/** `page` in the form that is asked for. */
export async function inForm(page: CachedPage, isZipped: boolean): Promise<CachedPage> {
  if (page.isZipped === isZipped) return page;
  // The usual 6 takes half as long again for a twentieth of the bytes; most lists are asked for once a minute.
  const body = isZipped ? await compress(page.body, { level: 4 }) : await expand(page.body);
  return { ...page, body, isZipped };
}

export function takesZipped({ headers }: IncomingMessage): boolean {
  return /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
}

export async function sendPage(request: IncomingMessage, response: ServerResponse, page: CachedPage): Promise<void> {
  const { status, headers, body, isZipped } = await inForm(page, takesZipped(request));
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  response.setHeader('Vary', 'Accept-Encoding, Cookie');
  if (isZipped) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', body.length);
  response.end(body);
}

/** Turns a page rendered with a nonce into one that anybody may be given. `pieces` as those of `PageResponse`. */
export function shareablePage(status: number, headers: Headers, pieces: readonly string[], nonce: string): CachedPage {
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
    body: Buffer.concat(plain),
    isZipped: false,
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
