// What the server answers before and around the pages: health, headers, cache, foreign origins, hostile addresses.
import { request as rawRequest } from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROUTE_TABLE } from '#app/routes.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

/** Sends a path exactly as written, which `fetch` would tidy up. */
function send(
  path: string,
  method = 'GET',
  headers: Record<string, string> = {},
): Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }> {
  const { hostname, port } = new URL(app.origin);
  return new Promise((resolve, reject) => {
    const request = rawRequest(
      { hostname, port, path, method, headers, agent: false, insecureHTTPParser: true },
      (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          body += chunk;
        });
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
      },
    );
    request.on('error', reject).end();
  });
}

it('is alive and ready', async () => {
  expect((await send('/live')).status).toBe(200);
  expect(JSON.parse((await send('/ready')).body)).toEqual({
    status: 'ok',
    checks: { postgres: 'ok', meilisearch: 'ok' },
  });
});

const LEADS_ELSEWHERE = new Set(['/carte', '/annuaire/reseau']);

it('takes a form of a page that was opened under another name of this machine', async () => {
  const port = new URL(app.origin).port;
  const answer = await send('/annuaire/caf-de-l-herault/signaler', 'POST', {
    host: `localhost:${port}`,
    origin: `http://localhost:${port}`,
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/x-www-form-urlencoded',
  });
  expect(answer.status).toBe(400);
});

it('serves every page of the table without parameters', async () => {
  // Resources answer in their own way, and the others are for who signs in: tests/rights.csv holds those.
  const pages = ROUTE_TABLE.flatMap(([path, module, policy]) =>
    !/[:*]/.test(path) && !module.startsWith('accounts/') && policy === 'anyone' && !path.endsWith('.json')
      ? [path]
      : [],
  );
  for (const path of pages) {
    const { status } = await send(path);
    expect([path, status]).toEqual([path, LEADS_ELSEWHERE.has(path) ? 302 : 200]);
  }
});

it('names no inline script of a shared page but its own, and gives it to everybody alike', async () => {
  const first = await send('/annuaire?q=froid');
  const again = await send('/annuaire?q=froid');
  expect(again.body).toBe(first.body);
  const policy = String(again.headers['content-security-policy']);
  expect(policy).not.toContain('nonce-');
  expect(policy).toMatch(/script-src 'self' 'sha256-/);
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  expect(again.body).not.toContain('nonce=');
  expect(again.headers['set-cookie']).toBeUndefined();
});

it('forgets shared pages as soon as the directory changes', async () => {
  const before = await send('/annuaire?q=zyxwvq');
  expect(before.body.includes('Aucun résultat')).toBe(true);
  await app.database.raw`
    insert into organisations (slug, name, kind, commune_code, home_territory_id)
    select 'zyxwvq', 'Zyxwvq', 'autre', '34172', id from territories limit 1`;
  const version = app.parts.directoryVersion();
  await app.index();
  await expect.poll(() => app.parts.directoryVersion()).toBeGreaterThan(version);
  expect((await send('/annuaire?q=zyxwvq')).body.includes('/annuaire/zyxwvq')).toBe(true);
});

it.each([
  ['no origin', {}],
  ['a foreign origin', { origin: 'https://ailleurs.example' }],
  ['a foreign site', { 'sec-fetch-site': 'cross-site', origin: 'https://ailleurs.example' }],
  ['a sibling site', { 'sec-fetch-site': 'same-site' }],
  ['a null origin', { origin: 'null' }],
])('refuses an unsafe method with %s', async (_name, headers) => {
  expect((await send('/annuaire', 'POST', headers)).status).toBe(403);
});

it.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'])('answers 405 to %s', async (method) => {
  expect((await send('/annuaire', method, { origin: app.origin })).status).toBe(405);
});

it.each([
  '/%',
  '/%00',
  '/annuaire/%ff',
  '/annuaire/%00',
  '//ailleurs.example',
  '/../../etc/passwd',
  '/annuaire/..%2f..%2fetc%2fpasswd',
  `/annuaire/${'a'.repeat(3000)}`,
  `/${'b'.repeat(20_000)}`,
  '/annuaire?q=%',
  '/annuaire?q=%00',
  "/annuaire?q=';drop table organisations;--",
  '/annuaire?filter=id%20EXISTS',
  '/annuaire?q=%F0%9F%98%80%F0%9F%98%80',
  '/annuaire?q=%E2%80%AEtxet',
  '/annuaire?page=-1',
  '/annuaire?commune=99999',
  '/annuaire?commune=%00&besoin=%00',
  `/annuaire?q=${'x'.repeat(10_000)}`,
  '/annuaire?besoin=__proto__&type=constructor',
  '/annuaire/points/x/acteurs?point=-1&point=NaN&point=1e9',
  '/tuiles/99/99/99',
  '/tuiles/a/b/c',
  '/annuaire.data?q=%',
  '/annuaire?_data=routes',
  '/api/v1/annuaire?q=%',
])('never breaks on %s', async (path) => {
  const { status } = await send(encodeURI(path).replaceAll('%25', '%'));
  expect(status).toBeLessThan(500);
});

it('never breaks whatever the query string', { timeout: 60_000 }, async () => {
  const name = fc.constantFrom(
    'q',
    'besoin',
    'commune',
    'lieu',
    'rayon',
    'emprise',
    'page',
    'tri',
    'vue',
    'ouvert',
    'par',
    'public',
    'territoire',
    'ignorer',
    'filter',
  );
  const value = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('34172', 'Lyon', '1', '-1', '1e99', '4,45,5,46', 'eau'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, value), { maxLength: 6 }), fc.boolean(), async (pairs, isApi) => {
      const query = new URLSearchParams(pairs.map(([key, text]) => [key, text.toWellFormed()]));
      const { status } = await send(`${isApi ? '/api/v1/annuaire' : '/annuaire'}?${query}`);
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 150 },
  );
});

it('ignores what a proxy that is not there would say', async () => {
  const { body } = await send('/annuaire?q=eau', 'GET', { 'x-forwarded-host': 'evil.example', host: 'evil.example' });
  expect(body).not.toContain('evil.example');
});

it('outlives a file of the build that goes while it is served', async () => {
  const { renameSync } = await import('node:fs');
  const file = 'build/client/robots.txt';
  renameSync(file, `${file}.away`);
  try {
    await send('/robots.txt').catch(() => null);
    expect((await send('/live')).status).toBe(200);
  } finally {
    renameSync(`${file}.away`, file);
  }
});

it('searches once for the same list asked for eight times at once, and gives all the same page', async () => {
  const { search } = app.parts;
  const asked: unknown[] = [];
  const counted: typeof search.search = (request, ...rest) => {
    asked.push(request);
    return search.search(request, ...rest);
  };
  Object.assign(app.parts, { search: { ...search, search: counted } });
  try {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => send('/annuaire?q=facture+impay%C3%A9e&commune=34172')),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(asked).toHaveLength(1);
  } finally {
    Object.assign(app.parts, { search });
  }
});
