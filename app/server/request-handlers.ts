// Remix tries the whole table for every request, several times over: a tenth of what a page costs. Here the path,
// or its first word, chooses the few lines that can match.
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
  const own = routes.filter((route) => !isShared(route));
  const handlerFor = (lines: Route[]) => createRequestHandler(withRoutes(build, [...shared, ...lines]), mode);
  const byWord = new Map<string, RequestHandler>();
  for (const [word, lines] of Map.groupBy(own, ({ path }) => firstWord(`/${path}`))) {
    byWord.set(word, handlerFor(lines));
  }
  // A path without a parameter wins over every other line, so the others need not be tried.
  const byPath = new Map<string, RequestHandler>();
  for (const route of own) if (!/[:*?]/.test(route.path ?? '')) byPath.set(`/${route.path}`, handlerFor([route]));
  return (request, context) => {
    const path = plainPath(request.url);
    return (byPath.get(path) ?? byWord.get(firstWord(path)) ?? whole)(request, context);
  };
}

type Route = ServerBuild['routes'][string] & object;

/** The browser asks for the lines it lacks at another address, which the whole table answers. */
function withRoutes(build: ServerBuild, routes: { id: string }[]): ServerBuild {
  const ids = new Set(routes.map(({ id }) => id));
  const among = <Line>(lines: Record<string, Line>): Record<string, Line> =>
    Object.fromEntries(Object.entries(lines).filter(([id]) => ids.has(id)));
  return { ...build, routes: among(build.routes), assets: { ...build.assets, routes: among(build.assets.routes) } };
}

/** Of a page or of its data: `/annuaire.data` is about `/annuaire`. Matching ignores case. */
function plainPath(url: string): string {
  return new URL(url).pathname.replace(/\.data$/, '').toLowerCase();
}

function firstWord(path: string): string {
  return (path.split('/')[1] ?? '').toLowerCase();
}
