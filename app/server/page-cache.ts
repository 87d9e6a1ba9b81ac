// Anonymous pages, kept ready and compressed for at most a minute. Their policy names the inline scripts by hash:
// only those that carried the nonce of the render are named, so an injected one never is.
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { contentSecurityPolicy } from './security.ts';

export type CachedPage = {
  status: number;
  headers: Record<string, string>;
  html: Buffer;
  /** Compressed for the first who takes it so, and kept. */
  gzipped: () => Promise<Buffer>;
};

const compress = promisify(gzip);
/** Anonymous pages that depend on nothing but their URL. Not the guide, its sheet or a list: nothing of them is kept. */
const SHAREABLE =
  /^\/(annuaire(\/(?!guide$|feuille$|liste$|livret$)[a-z0-9-]+)?|aide|accessibilite|donnees-personnelles)?$/;
/** A choice that visitors keep, the same for many of them: pages are shared among those who made it. */
const KEPT_CHOICE = /^reseau=[a-z0-9-]{1,80}$/;

export type PageCache = {
  get: (key: string) => CachedPage | undefined;
  set: (key: string, page: CachedPage) => void;
  /**
   * The page that `make` makes, once for all who ask for it meanwhile; null when `make` has answered by itself, for each of
   * them then. Throws what `make` threw to whom it was made for.
   */
  once: (key: string, make: () => Promise<CachedPage | null>) => Promise<CachedPage | null>;
};

/** `version` changes when the directory does: everything older is then forgotten. */
export function createPageCache(version: () => number, maxBytes = 48 * 2 ** 20): PageCache {
  const pages = new LRUCache<string, CachedPage>({
    maxSize: maxBytes,
    // A page of ours compresses to less than a fifth.
    sizeCalculation: (page) => Math.ceil(page.html.length * 1.2) + 500,
    ttl: 60_000,
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
  };
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
  const html = Buffer.concat(plain);
  let gzipped: Promise<Buffer> | undefined;
  return {
    status,
    headers: { ...Object.fromEntries(headers), 'content-security-policy': contentSecurityPolicy([...hashes]) },
    html,
    gzipped: () => {
      // The usual 6 takes half as long again for a twentieth of the bytes; most lists are asked for once a minute.
      gzipped ??= compress(html, { level: 4 });
      return gzipped;
    },
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
