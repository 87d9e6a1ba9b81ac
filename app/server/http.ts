// The HTTP server of one process: files, health, origin check, page cache, then Remix. About forty lines replace express,
// which Remix 2 and express 5 cannot share.

import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { createRequestHandler, type ServerBuild } from '@remix-run/node';
import compression from 'compression';
import sirv from 'sirv';
import { NOBODY } from '#db/actor.ts';
import { audienceOf } from '#search/audience.ts';
import { clientAddress } from './client-address.ts';
import { answerExchange, asksForWebSocket, isExchange, serveLiveNotes } from './live-server.ts';
import { pathForLog } from './log.ts';
import {
  type CachedPage,
  cacheKey,
  createPageCache,
  inForm,
  isForAll,
  sendPage,
  shareablePage,
  takesZipped,
} from './page-cache.ts';
import { PageResponse } from './page-response.ts';
import type { Parts } from './parts.ts';
import { createRequestHandlers } from './request-handlers.ts';
import { contentSecurityPolicy, isFromOurOrigin, SECURITY_HEADERS } from './security.ts';
import { staticPage } from './static-page.ts';

type Next = () => void;
type Middleware = (request: IncomingMessage, response: ServerResponse, next: Next) => void;

export type HttpOptions = {
  parts: Parts;
  /** The Remix build, or a function that reads it afresh (development). */
  build: ServerBuild | (() => Promise<ServerBuild>);
  /** Puts the policy of its line of the table before every loader and action. */
  guard: (build: ServerBuild) => ServerBuild;
  /** Folder of the browser build; null in development. */
  assets: string | null;
  /** Vite's own middleware in development. */
  development?: Middleware;
  ready: () => Promise<{ isReady: boolean; checks: Record<string, string> }>;
};

const ANONYMOUS = { actor: NOBODY, setCookie: null };
const LARGEST_BODY = 1_000_000;
/** Pages that take a file and read it as it comes; the form around it adds little. */
const FILE_PAGES: Record<string, number> = { '/administration/import': 25_200_000 };
const BODY_PATIENCE_MS = 30_000;
/** Pages that take a picture along with their form. */
const LARGE_BODIES: [path: RegExp, bytes: number][] = [
  [/^\/administration\/territoires\/[^/]+$/, 2_300_000],
  [/^\/notes\/[0-9a-f-]{36}\/images$/, 8_500_000],
];
const LONGEST_URL = 12_000;
const METHODS = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

export function createHttpServer(options: HttpOptions): Server {
  const { parts, build, guard, assets, ready, development } = options;
  const mode = parts.env.isProduction ? 'production' : 'development';
  const handle =
    typeof build === 'function'
      ? createRequestHandler(async () => guard(await build()), mode)
      : createRequestHandlers(guard(build), mode);
  const cache = createPageCache(parts.directoryVersion);
  const files: Middleware = assets
    ? sirv(assets, {
        etag: true,
        gzip: false,
        setHeaders: (response, path) => {
          if (path.startsWith('/assets/')) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
        },
      })
    : (_request, _response, next) => next();
  const zip = compression({ threshold: 1024 }) as unknown as Middleware;

  const server = createServer({ shouldUpgradeCallback: asksForWebSocket }, (request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    answer(request, response).catch((error: unknown) => {
      parts.log.error({ err: error, path: pathForLog(pathOf(request)) }, 'request failed');
      sendStatic(response, 500);
    });
  });
  // A file of 25 MB takes minutes on a slow line; other bodies have a shorter patience of their own.
  server.requestTimeout = 600_000;
  server.headersTimeout = 15_000;

  serveLiveNotes(server, parts);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (isExchange(request)) return answerExchange(request, response, parts);
    if (!METHODS.has(request.method ?? ''))
      return plain(response, 405, 'Méthode refusée.', { Allow: [...METHODS].join(', ') });
    if ((request.url?.length ?? 0) > LONGEST_URL) return plain(response, 414, 'Adresse trop longue.');
    const path = pathOf(request);
    if (path === null) return sendStatic(response, 400);
    if (path === '/live') return plain(response, 200, 'ok');
    if (path === '/ready') return sendReady(response);
    if (!isFromOurOrigin(request, parts.env.publicUrl))
      return plain(response, 403, 'Demande venue d’un autre site : refusée.');
    const room = request.method === 'POST' ? FILE_PAGES[path] : undefined;
    if (room !== undefined && Number(request.headers['content-length'] ?? 0) > room)
      return refuseFile(request, response);
    const key = parts.env.isProduction ? cacheKey(request, path) : null;
    const kept = key === null ? undefined : await cache.find(key, takesZipped(request));
    if (kept) return sendPage(request, response, kept);
    // A file replaced by a new build while it is read must not end the process.
    response.on('pipe', (file: Readable) => file.on('error', () => response.destroy()));
    zip(request, response, () =>
      files(request, response, () => {
        const last = () => {
          renderOnce(request, response, key).catch((error: unknown) => {
            parts.log.error({ err: error, path: pathForLog(path) }, 'page failed');
            sendStatic(response, 503);
          });
        };
        if (development) development(request, response, last);
        else last();
      }),
    );
  }

  async function renderOnce(request: IncomingMessage, response: ServerResponse, key: string | null): Promise<void> {
    const page =
      key === null
        ? await render(request, response, null)
        : await cache.once(key, () => render(request, response, key));
    if (page) await sendPage(request, response, page);
  }

  /** The page, when it may be shared; null once anything else was answered. */
  async function render(
    request: IncomingMessage,
    response: ServerResponse,
    key: string | null,
  ): Promise<CachedPage | null> {
    const nonce = randomBytes(16).toString('base64url');
    const remixRequest = await toRequest(request, response, parts.env.publicUrl);
    if (!remixRequest) {
      leaveUnread(request, response);
      plain(response, 413, 'Envoi trop volumineux.');
      return null;
    }
    const cookie = request.headers.cookie ?? null;
    const { actor, setCookie } = cookie === null ? ANONYMOUS : await parts.sessions.identify(cookie);
    const address = clientAddress(request, parts.env.trustProxy);
    const isMember = audienceOf(actor) === 'members';
    const own: Parts = isMember ? { ...parts, search: parts.searchForMembers, audience: 'members' } : parts;
    // The router of the browser asks for `….data` and needs everything in it.
    const markup = new URL(remixRequest.url).pathname.endsWith('.data') ? undefined : new Map<string, string>();
    const version = parts.directoryVersion();
    const answered = await handle(remixRequest, { parts: own, nonce, actor, address, markup });
    if (key !== null && answered.status === 200 && isHtml(answered) && !answered.headers.has('set-cookie')) {
      const pieces = answered instanceof PageResponse ? answered.pieces : [await answered.text()];
      const page = await inForm(shareablePage(200, answered.headers, pieces, nonce), takesZipped(request));
      // The directory may have changed while the page was made.
      if (version === parts.directoryVersion()) cache.set(key, page);
      return page;
    }
    response.statusCode = answered.status;
    for (const [name, value] of answered.headers) {
      if (name === 'set-cookie') response.appendHeader(name, value);
      else response.setHeader(name, value);
    }
    // Remix drops the headers of a thrown answer.
    if (answered.status === 503) response.setHeader('Retry-After', '10');
    if (answered.status === 405) response.setHeader('Allow', request.method === 'POST' ? 'GET, HEAD' : 'POST');
    // A page that has just signed somebody in knows better than the old cookie.
    if (setCookie !== null && !answered.headers.has('set-cookie')) response.appendHeader('set-cookie', setCookie);
    // A closed directory must not wait in a cache that others share.
    const caching = String(response.getHeader('cache-control') ?? '');
    if (isMember && caching.startsWith('public'))
      response.setHeader('Cache-Control', caching.replace('public', 'private'));
    // What is made for one person stays with that person; somebody who joined a page has no account, but a cookie.
    const isPersonal = !isForAll(cookie ?? '') || setCookie !== null || answered.headers.has('set-cookie');
    if (isPersonal && !response.hasHeader('cache-control')) {
      response.setHeader('Cache-Control', 'private, no-store');
    }
    if (isHtml(answered)) {
      response.setHeader(
        'Content-Security-Policy',
        contentSecurityPolicy([`'nonce-${nonce}'`], !parts.env.isProduction),
      );
    }
    if (!request.complete) leaveUnread(request, response);
    if (request.method === 'HEAD') response.end();
    // A file is sent while it is written: an export may be larger than memory should hold.
    else if (answered.body && answered.headers.get('content-disposition')?.startsWith('attachment'))
      await pipeline(Readable.fromWeb(answered.body as WebStream), response);
    else response.end(isHtml(answered) ? await answered.text() : Buffer.from(await answered.arrayBuffer()));
    return null;
  }

  async function sendReady(response: ServerResponse): Promise<void> {
    const { isReady, checks } = await ready();
    response.statusCode = isReady ? 200 : 503;
    response.setHeader('Content-Type', 'application/json; charset=utf-8');
    response.end(JSON.stringify({ status: isReady ? 'ok' : 'degraded', checks }));
  }

  return server;
}

/** The path, decoded for matching; null when it is not a valid one (`%`, `%00`, `//host`, `/\\host`), nor with `#`, which no
 * browser sends: the router would drop what follows, and the cache keep the page under another name. */
function pathOf(request: IncomingMessage): string | null {
  const raw = request.url?.split('?')[0] ?? '/';
  if (request.url?.includes('#') || raw.includes('\\')) return null;
  try {
    const decoded = decodeURIComponent(raw);
    return decoded.includes('\0') || !raw.startsWith('/') || raw.startsWith('//') ? null : decoded;
  } catch {
    return null;
  }
}

/** null when the body is too large. */
async function toRequest(
  request: IncomingMessage,
  response: ServerResponse,
  publicUrl: string,
): Promise<Request | null> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    // Remix believes the forwarded host; only our own counts. It compares the origin with the public address alone, and would
    // refuse whoever wrote 127.0.0.1 for localhost: where a form comes from is checked before.
    if (value === undefined || name.startsWith('x-forwarded-') || name === 'host' || name === 'origin') continue;
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one);
  }
  headers.set('host', new URL(publicUrl).host);
  const aborter = new AbortController();
  response.once('close', () => aborter.abort());
  const init: RequestInit & { duplex?: 'half' } = { method: request.method, headers, signal: aborter.signal };
  const isFile = new URL(request.url ?? '/', publicUrl).pathname in FILE_PAGES;
  if (request.method === 'POST' && isFile && request.headers['content-type']?.startsWith('multipart/form-data')) {
    init.body = Readable.toWeb(request) as unknown as ReadableStream;
    init.duplex = 'half';
  } else if (request.method === 'POST') {
    const late = setTimeout(() => request.destroy(), BODY_PATIENCE_MS).unref();
    request.once('close', () => clearTimeout(late));
    const chunks: Buffer[] = [];
    let size = 0;
    const path = pathOf(request) ?? '';
    const largest = LARGE_BODIES.find(([pattern]) => pattern.test(path))?.[1] ?? LARGEST_BODY;
    // Left early, the iterator must not cut the line before the answer is on it.
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += (chunk as Buffer).length;
      if (size > largest) return null;
      chunks.push(chunk as Buffer);
    }
    init.body = Readable.toWeb(Readable.from([Buffer.concat(chunks)])) as unknown as ReadableStream;
    init.duplex = 'half';
  }
  return new Request(new URL(request.url ?? '/', publicUrl), init);
}

/** Said at once, whatever is still on its way. */
function refuseFile(request: IncomingMessage, response: ServerResponse): void {
  leaveUnread(request, response);
  sendStatic(response, 413);
}

/** The rest of a body that nobody wants: a little is let through so that the answer arrives, then the line is cut. */
function leaveUnread(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Connection', 'close');
  response.once('finish', () => {
    let passed = 0;
    request.on('data', (chunk: Buffer) => {
      passed += chunk.length;
      if (passed > LARGEST_BODY) request.pause();
    });
    setTimeout(() => request.destroy(), 2_000).unref();
  });
}

function isHtml(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/html') ?? false;
}

function plain(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', ...headers });
  response.end(text);
}

function sendStatic(response: ServerResponse, status: number): void {
  if (response.headersSent) return void response.destroy();
  const headers: Record<string, string> = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
  if (status === 503) headers['Retry-After'] = '10';
  response.writeHead(status, { ...headers, 'Content-Security-Policy': contentSecurityPolicy([], true) });
  response.end(staticPage(status));
}
