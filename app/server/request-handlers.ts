// Remix tries the whole table for every request, several times over: a tenth of what a page costs. Here the first word of the
// path chooses the few lines that can match.
import { createRequestHandler, type RequestHandler, type ServerBuild } from '@remix-run/node';

/** Everywhere: the frame, the home page that every page may lead back to, and what answers when nothing matches. */
function isShared({ id, path }: { id: string; path?: string }): boolean {
  return id === 'root' || path === undefined || path === '' || path.startsWith('*') || path.startsWith(':');
}

/** As `createRequestHandler`, for a table whose lines all hang under the root. */
export function createRequestHandlers(build: ServerBuild, mode: string): RequestHandler {
  const whole = createRequestHandler(build, mode);
  const routes = Object.values(build.routes).filter((route) => route !== undefined);
  const shared = routes.filter(isShared);
  const handlers = new Map<string, RequestHandler>();
  for (const [word, own] of Map.groupBy(
    routes.filter((route) => !isShared(route)),
    ({ path }) => firstWord(`/${path}`),
  )) {
    handlers.set(word, createRequestHandler(withRoutes(build, [...shared, ...own]), mode));
  }
  return (request, context) => (handlers.get(firstWord(new URL(request.url).pathname)) ?? whole)(request, context);
}

/** The browser asks for the lines it lacks at another address, which the whole table answers. */
function withRoutes(build: ServerBuild, routes: { id: string }[]): ServerBuild {
  const ids = new Set(routes.map(({ id }) => id));
  const among = <Line>(lines: Record<string, Line>): Record<string, Line> =>
    Object.fromEntries(Object.entries(lines).filter(([id]) => ids.has(id)));
  return { ...build, routes: among(build.routes), assets: { ...build.assets, routes: among(build.assets.routes) } };
}

/** Of a page or of its data: `/annuaire/x` and `/annuaire.data` both begin with `annuaire`. Matching ignores case. */
function firstWord(path: string): string {
  const word = path.split('/')[1] ?? '';
  return word.replace(/\.data$/, '').toLowerCase();
}
