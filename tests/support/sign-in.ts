// A browser without pictures: keeps its cookies, says where it comes from, follows nothing by itself.
import type { TestApp } from './app.ts';

export type Visitor = {
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  post: (
    path: string,
    fields?: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  /** The value of a cookie, '' when there is none. */
  cookie: (name: string) => string;
  setCookie: (name: string, value: string) => void;
  /** As a header, for what is no request of HTTP. */
  cookies: () => string;
};

export function visitor(app: Pick<TestApp, 'origin'>): Visitor {
  const jar = new Map<string, string>();
  async function send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (jar.size > 0 && !headers.has('cookie'))
      headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await fetch(new URL(path, app.origin), { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }
  return {
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, fields = {}, headers = {}) => {
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
      );
      return send(path, { method: 'POST', body, headers: { origin: app.origin, ...headers } });
    },
    cookie: (name) => jar.get(name) ?? '',
    setCookie: (name, value) => void jar.set(name, value),
    cookies: () => [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
  };
}

/** Somebody of the demonstration, signed in. */
export async function persona(app: TestApp, code: string): Promise<Visitor> {
  const browser = visitor(app);
  const answer = await browser.post('/connexion/demo', { persona: code });
  if (answer.status !== 303) throw new Error(`${code} cannot sign in: ${answer.status}`);
  return browser;
}
