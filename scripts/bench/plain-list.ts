// The contender of the list bench: the same cards on a plain Remix page, found and rendered anew at each request, every
// link a <Link>. No filters, no plan; compressed for who asks for it, as `remix-serve` does.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { PassThrough, Readable } from 'node:stream';
import {
  createReadableStreamFromReadable,
  createRequestHandler,
  type EntryContext,
  type LoaderFunctionArgs,
  type ServerBuild,
} from '@remix-run/node';
import { Link, Links, Meta, Outlet, RemixServer, Scripts, ScrollRestoration, useLoaderData } from '@remix-run/react';
import compression from 'compression';
import { createElement as h, type ReactElement } from 'react';
import { renderToPipeableStream } from 'react-dom/server';
import { readDirectoryQuery } from '#app/directory/directory-query.ts';
import { knownCodes } from '#app/directory/known-codes.server.ts';
import { resolveQuery } from '#app/directory/resolve-query.server.ts';
import { type ResultView, resultView } from '#app/directory/result-view.server.ts';
import type { Parts } from '#app/server/parts.ts';
import { NOBODY } from '#db/actor.ts';
import { buildParts } from '#scripts/parts.ts';

const CARDS = Number(process.argv[2]);
const KNOWN = knownCodes([]);

type List = { total: number; results: ResultView[] };

async function loader({ request, context }: LoaderFunctionArgs): Promise<List> {
  const { search } = (context as { parts: Parts }).parts;
  const { query } = readDirectoryQuery(new URL(request.url).searchParams, KNOWN);
  const resolved = resolveQuery(query, [], { offset: (query.page - 1) * CARDS, limit: CARDS }, new Date());
  const result = await search.search(resolved.request);
  const results = result.items.flatMap((item) => resultView(item, resolved.request) ?? []);
  return { total: result.organisations, results };
}

function Root(): ReactElement {
  return h(
    'html',
    { lang: 'fr' },
    h('head', null, h('meta', { charSet: 'utf-8' }), h(Meta), h(Links)),
    h('body', null, h(Outlet), h(ScrollRestoration), h(Scripts)),
  );
}

function ListPage(): ReactElement {
  const { total, results } = useLoaderData() as List;
  return h(
    'main',
    null,
    h('h1', null, `${total} acteurs`),
    h('ol', null, ...results.map((result) => h(Card, { key: result.slug, result }))),
  );
}

function Card({ result }: { result: ResultView }): ReactElement {
  const { slug, name, acronym, kind, commune, because, services, contacts } = result;
  return h(
    'li',
    { 'data-slug': slug },
    h(
      'article',
      null,
      h('h2', null, h(Link, { to: `/annuaire/${slug}` }, name), acronym && h('abbr', { title: name }, acronym)),
      h('p', null, [kind, commune].filter(Boolean).join(' · ')),
      h('p', null, 'parce que : ', h('strong', null, because.join(' · '))),
      h(
        'ul',
        null,
        ...services.map((service) =>
          h(
            'li',
            { key: service.id },
            h(Link, { to: `/annuaire/${slug}#${service.slug}` }, service.name),
            h('span', null, [...service.accueil, ...service.publics.slice(0, 3)].join(' · ')),
          ),
        ),
      ),
      h('p', null, ...contacts.map((contact) => h('a', { key: contact.channel, href: contact.value }, contact.value))),
    ),
  );
}

function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  return new Promise((resolve, reject) => {
    const body = new PassThrough();
    const stream = renderToPipeableStream(h(RemixServer, { context, url: request.url }), {
      onShellReady() {
        headers.set('Content-Type', 'text/html; charset=utf-8');
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
        stream.pipe(body);
      },
      onShellError: reject,
    });
  });
}

const NO_BOUNDARY = { hasAction: false, hasClientAction: false, hasClientLoader: false, hasErrorBoundary: false };

const build: ServerBuild = {
  mode: 'production',
  entry: { module: { default: handleRequest } },
  routes: {
    root: { id: 'root', path: '', module: { default: Root } },
    list: { id: 'list', parentId: 'root', path: 'annuaire', module: { default: ListPage, loader } },
  },
  assets: {
    version: '1',
    url: '/assets/manifest.js',
    entry: { imports: [], module: '/assets/entry.js' },
    routes: {
      root: { ...NO_BOUNDARY, id: 'root', path: '', hasLoader: false, module: '/assets/root.js' },
      list: {
        ...NO_BOUNDARY,
        id: 'list',
        parentId: 'root',
        path: 'annuaire',
        hasLoader: true,
        module: '/assets/list.js',
      },
    },
  },
  publicPath: '/assets/',
  assetsBuildDirectory: 'assets',
  isSpaMode: false,
  future: {
    v3_fetcherPersist: false,
    v3_relativeSplatPath: false,
    v3_throwAbortReason: false,
    v3_singleFetch: false,
    v3_lazyRouteDiscovery: false,
  },
};

const { parts, close } = await buildParts();
const handle = createRequestHandler(build, 'production');
type Middleware = (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) => void;
const zip = compression() as unknown as Middleware;
const server = createServer((incoming, outgoing) => zip(incoming, outgoing, () => void answer(incoming, outgoing)));

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const answer = await handle(new Request(new URL(incoming.url ?? '/', 'http://localhost')), {
    parts,
    actor: NOBODY,
    address: '',
    nonce: '',
  });
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body) Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]).pipe(outgoing);
  else outgoing.end();
}
server.listen(parts.env.port, parts.env.host, () => {
  const address = server.address();
  process.send?.({ kind: 'listening', port: typeof address === 'object' ? address?.port : 0 });
});
process.on('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  void close().finally(() => process.exit(0));
});
