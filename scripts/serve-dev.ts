/** The web process while developing: Vite answers for pages and their modules, on the same port. */
import type { ServerBuild } from '@remix-run/node';
import { createServer as createVite, type ViteDevServer } from 'vite';
import { createHttpServer } from '#app/server/http.ts';
import { buildParts } from '#scripts/parts.ts';

const { parts, guard, ready, close } = await buildParts();
const { env, log } = parts;
// Vite wants the server for its live reload, and the server wants Vite for its pages.
let vite: ViteDevServer;
const server = createHttpServer({
  parts,
  guard,
  build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
  assets: null,
  development: (request, response, next) => vite.middlewares(request, response, next),
  ready,
});
vite = await createVite({ server: { middlewareMode: true, hmr: { server } } });
server.listen(env.port, env.host);
server.on('error', (error) => {
  log.fatal({ error }, 'cannot listen');
  process.exit(1);
});

async function stop(): Promise<void> {
  setTimeout(() => process.exit(0), 3_000).unref();
  server.close();
  server.closeAllConnections();
  await vite.close();
  await close();
  process.exit(0);
}
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
