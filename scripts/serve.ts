// `npm run serve`: the web process. Builds its parts once; nothing opens a connection at import time.
import { fileURLToPath } from 'node:url';
import { createHttpServer } from '#app/server/http.ts';
import { PicturesUnavailable } from '#app/server/picture-store.ts';
import { buildParts } from './parts.ts';
import { stayUp } from './stay-up.ts';

process.env.NODE_ENV ??= 'production';
/** Of a bench, which compares two builds; otherwise the product’s. */
const pages = process.argv[2] ?? fileURLToPath(new URL('../build', import.meta.url));
const { parts, guard, ready, close } = await buildParts().catch((error: unknown) => {
  if (!(error instanceof PicturesUnavailable)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
const { env, log } = parts;
const build = await import(`${pages}/server/index.js`);
const server = createHttpServer({ parts, build, guard, assets: `${pages}/client`, ready });

server.listen(env.port, env.host, () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : env.port;
  log.info({ host: env.host, port }, 'serving');
  process.send?.({ kind: 'listening', port });
});
server.on('error', (error) => {
  log.fatal({ error }, 'cannot listen');
  process.exitCode = 1;
  void close();
});

stayUp(log);

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  const limit = setTimeout(() => process.exit(0), 10_000);
  limit.unref();
  server.close();
  server.closeIdleConnections();
  await close();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
