// Serves the pages of the contender, built as its readers would build them: within our own page, and bare.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { runBuild } from '#scripts/build-pages.ts';
import type { BenchServers } from '../servers.ts';
import { startProcess, type WebProcess } from '../web.ts';

const FOLDER = path.join(import.meta.dirname, 'stock-page');

const SERVE = fileURLToPath(new URL('../../serve.ts', import.meta.url));
/** As its `vite.config.ts` says. */
const BUILT = path.join(import.meta.dirname, '../../../.cache/stock-in-our-page');

export async function startStockInOurPage(servers: BenchServers, port: number): Promise<WebProcess> {
  await runBuild({ config: path.join(import.meta.dirname, 'stock-in-our-page', 'vite.config.ts') });
  return startProcess(SERVE, servers, [BUILT], port);
}

export async function serveStockPage(): Promise<{ origin: string; close: () => void }> {
  const built = (await build({
    configFile: false,
    logLevel: 'error',
    root: FOLDER,
    define: { 'process.env.NODE_ENV': '"production"' },
    esbuild: { jsx: 'automatic' },
    build: { write: false, rollupOptions: { input: path.join(FOLDER, 'page.tsx') }, modulePreload: false },
  })) as Rollup.RollupOutput;
  const files = new Map<string, Uint8Array>();
  for (const output of built.output)
    files.set(`/${output.fileName}`, gzipSync(output.type === 'chunk' ? output.code : output.source));
  const entry = built.output.find((output) => output.type === 'chunk' && output.isEntry);
  const body = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>note</title><style>body{max-width:42rem;margin:auto;font:17px/1.6 sans-serif}</style><div id="root"></div><script type="module" src="/${entry?.fileName}"></script></html>`;
  files.set('/', gzipSync(body));
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://stock');
    const file = files.get(url.pathname);
    const type = url.pathname.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.writeHead(file ? 200 : 404, { 'content-type': type, 'content-encoding': 'gzip' }).end(file);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}
