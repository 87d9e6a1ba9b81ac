// Anonymous pages, kept ready and compressed for at most a minute. Their policy names the inline scripts by hash:
// only those that carried the nonce of the render are named, so an injected one never is.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import { contentSecurityPolicy } from './security.ts';

export type CachedPage = { status: number; headers: Record<string, string>; html: Buffer; gzipped: Buffer };

const compress = promisify(gzip);

export type PageCache = {
  get: (key: string) => CachedPage | undefined;
  set: (key: string, page: CachedPage) => void;
};

/** `version` changes when the directory does: everything older is then forgotten. */
export function createPageCache(version: () => number, maxBytes = 48 * 2 ** 20): PageCache {
  const pages = new LRUCache<string, CachedPage>({
    maxSize: maxBytes,
    sizeCalculation: (page) => page.html.length + page.gzipped.length + 500,
    ttl: 60_000,
  });
  let seen = version();
  function forgetOld(): void {
    if (version() === seen) return;
    seen = version();
    pages.clear();
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
  };
}

/** Turns a page rendered with a nonce into one that anybody may be given. */
export async function shareablePage(
  status: number,
  headers: Headers,
  html: string,
  nonce: string,
): Promise<CachedPage> {
  const hashes = new Set<string>();
  const inline = new RegExp(`<(script|style)([^>]*) nonce="${nonce}"([^>]*)>([\\s\\S]*?)</\\1>`, 'g');
  for (const [, , , , body] of html.matchAll(inline)) {
    if (body) hashes.add(`'sha256-${createHash('sha256').update(body).digest('base64')}'`);
  }
  const plain = Buffer.from(html.replaceAll(` nonce="${nonce}"`, ''), 'utf8');
  return {
    status,
    headers: { ...Object.fromEntries(headers), 'content-security-policy': contentSecurityPolicy([...hashes]) },
    html: plain,
    gzipped: await compress(plain, { level: 6 }),
  };
}
