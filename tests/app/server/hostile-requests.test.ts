// No request breaks a page: every address of the table, read and written, by whoever may come, with forms and questions that
// no browser would send. 403, 404, 413 are answers; 5xx and a trace of the program are not.
import { randomBytes } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { request as rawRequest } from 'node:http';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#app/accounts/secrets.ts';
import { ROUTE_TABLE } from '#app/routes.ts';
import { joinCookie } from '#app/workshops/joining/join-cookie.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { BROKEN_BODIES, type Field, formsOf, hostileValue, type PageForm, spoilt } from '#tests/support/hostile.ts';
import { type RouteSubjects, writeRouteSubjects } from '#tests/support/route-subjects.ts';

const ROLES = ['nobody', 'participant', 'coordinator', 'administrator'] as const;
type Role = (typeof ROLES)[number];
type Sent = { method: string; url: string; type?: string; body?: string | Uint8Array };

const seed = Number(process.env.HOSTILE_SEED ?? Date.now() % 1e9);
const PER_PAGE = Number(process.env.HOSTILE_RUNS ?? 1);
const AT_ONCE = 8;
/** Signs of the inside of the program in what people read. */
const TRACE =
  /\n\s+at .+:\d+:\d+|node_modules|PostgresError|DrizzleQueryError|Failed query|invalid input syntax|TypeError/;

let turn = 0;
const nextSeed = () => (Math.imul(seed + turn++, 0x9e3779b1) >>> 1) % 2 ** 31;

let app: TestApp;
let subjects: RouteSubjects;
beforeAll(async () => {
  app = await startApp();
  subjects = await writeRouteSubjects(app);
});
afterAll(() => app?.close());

describe.each(ROUTE_TABLE.map(([route, module, policy]) => ({ route, folder: path.dirname(module), policy })))(
  '$route',
  ({ route, folder, policy }) => {
    it('answers whatever it is asked', { timeout: 60_000 }, async () => {
      const broken: string[] = [];
      for (const role of ROLES.filter((one) => mattersFor(one, route, policy))) {
        await restore();
        const cookie = await cookieOf(role);
        for (const group of inGroups(await requestsTo(route, folder, cookie))) {
          const suspects = await Promise.all(group.map(async (sent) => ((await fault(sent, cookie)) ? sent : null)));
          // Eight at once may be too many for a machine that does something else: alone, there is no excuse.
          for (const sent of suspects.filter((one) => one !== null)) {
            const found = await fault(sent, cookie);
            if (found) broken.push(`${role}: ${found}`);
          }
        }
      }
      expect(broken, `HOSTILE_SEED=${seed}`).toEqual([]);
    });
  },
);

/** Who joined a page is nobody elsewhere, and a page open to all knows no administrator. */
function mattersFor(role: Role, route: string, policy: string): boolean {
  if (role === 'participant') return /^\/(ateliers|a|notes|evenements)\//.test(route);
  return role !== 'administrator' || policy !== 'anyone';
}

/** What is sent to one address as one role: half of it the forms of the page itself, spoilt. */
async function requestsTo(route: string, folder: string, cookie: string): Promise<Sent[]> {
  const url = subjects.fill(route);
  const page = await send({ method: 'GET', url }, cookie);
  const isOpen = page.status < 300 || page.status === 405;
  const forms = isOpen ? drawn(formsOf(page.body, url)) : [];
  const words = wordsOf(folder);
  const names = [...new Set([...words.names, ...forms.flatMap(({ fields }) => fields.map(([name]) => name))])];
  const pair = fc.tuple(fc.constantFrom('q', 'page', ...names), hostileValue);
  const field = fc.tuple(
    fc.constantFrom('acte', ...names),
    fc.oneof(hostileValue, fc.constantFrom('1', ...words.values)),
  );
  const asked = fc.array(pair, { minLength: 1, maxLength: 4 }).map((pairs) => `${url.split('?')[0]}?${encoded(pairs)}`);
  const requests: fc.Arbitrary<Sent>[] = [
    asked.map((at) => ({ method: 'GET', url: at })),
    fc.tuple(asked, fc.constantFrom('HEAD', 'GET')).map(([at, method]) => ({ method, url: at.replace('?', '.data?') })),
    hostileValue.map((value) => ({ method: 'GET', url: withParameter(route, value) })),
    fc.constantFrom(...BROKEN_BODIES).map(([type, body]) => ({ method: 'POST', url, type, body })),
    fc.tuple(hostileValue, pair).map(([value, one]) => post(withParameter(route, value), [one])),
    fc.array(field, { minLength: 1, maxLength: 8 }).map((fields) => post(url, fields)),
    fc.array(field, { minLength: 1, maxLength: 8 }).map((fields) => post(url, fields)),
    ...forms.flatMap((form) =>
      Array(form.isPost ? 2 : 1).fill(spoilt(form).map((fields) => sentForm(form, fields, url))),
    ),
  ];
  // What every object inherits is said by none of our tables.
  const inherited = names.map((name): Field => [name, '__proto__']);
  requests.push(fc.constant({ method: 'GET', url: `${url.split('?')[0]}?${encoded(inherited)}` }));
  // A door that is shut answers alike, whatever is pushed through it.
  return (isOpen ? requests : drawn(requests)).flatMap((request) =>
    fc.sample(request, { numRuns: PER_PAGE, seed: nextSeed() }),
  );
}

/** Some of them: pages with many rows repeat the same form. */
function drawn<One>(all: One[]): One[] {
  return all.length <= 3
    ? all
    : (fc.sample(fc.shuffledSubarray(all, { minLength: 3, maxLength: 3 }), { numRuns: 1, seed: nextSeed() })[0] ?? []);
}

function sentForm({ action, isPost }: PageForm, fields: Field[], page: string): Sent {
  const { pathname, search } = new URL(action === '' ? page : action, new URL(page, app.origin));
  return isPost ? post(`${pathname}${search}`, fields) : { method: 'GET', url: `${pathname}?${encoded(fields)}` };
}
function post(url: string, fields: Field[]): Sent {
  return { method: 'POST', url, type: 'application/x-www-form-urlencoded', body: encoded(fields) };
}
function encoded(fields: Field[]): string {
  return new URLSearchParams(fields.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]))
    .toString()
    .slice(0, 11_000);
}

/** The address with something odd where a parameter stands; as it is when it has none. */
function withParameter(route: string, value: string): string {
  const names = route.match(/:[a-z]+/g) ?? [];
  const name = names[value.length % Math.max(1, names.length)];
  return name
    ? subjects.fill(route.replace(name, encodeURIComponent(value.toWellFormed()).slice(0, 6_000) || '%20'))
    : subjects.fill(route);
}

/** What the sources of a page read and compare: names of fields and parameters, words for buttons. */
function wordsOf(folder: string): { names: string[]; values: string[] } {
  const source = globSync(`app/${folder}/**/*.{ts,tsx}`)
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const all = (pattern: RegExp) => [...new Set([...source.matchAll(pattern)].map(([, word = '']) => word))];
  return {
    names: all(/(?:formText\(\w+,\s*|\.(?:get|getAll|has)\(|name=")['"]?([A-Za-z0-9-]{1,30})['"]/g),
    values: all(/(?:===|!==|case|value:?=?) ?["'`]([a-z0-9-]{2,30})["'`]/g),
  };
}

async function fault(sent: Sent, cookie: string): Promise<string | null> {
  const { status, body } = await send(sent, cookie).catch((error: Error) => ({ status: 599, body: error.message }));
  if ((status < 500 || (status === 503 && isTile(sent))) && !TRACE.test(body)) return null;
  const said = TRACE.exec(body)?.[0] ?? '';
  return `${status} ${said} ${sent.method} ${sent.url.slice(0, 300)} ${sent.type ?? ''} ${String(sent.body ?? '').slice(0, 500)}`;
}

/** Tiles come from elsewhere, which is out of reach here. */
function isTile({ url }: Sent): boolean {
  return url.startsWith('/tuiles/');
}

function send({ method, url, type, body }: Sent, cookie: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(app.origin);
  const headers = {
    origin: app.origin,
    cookie,
    ...(type && { 'content-type': type }),
    ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
  };
  return new Promise((resolve, reject) => {
    const request = rawRequest({ hostname, port, path: url, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    request.on('error', reject).end(body);
  });
}

/** Somebody new for each page: what they send may end their session, or them. */
async function cookieOf(role: Role): Promise<string> {
  const { raw } = app.database;
  if (role === 'nobody') return '';
  if (role === 'participant') {
    const [page] = await raw<{ id: string }[]>`select id from workshop_pages where slug = ${subjects.slugs.workshop}`;
    const token = randomBytes(32).toString('base64url');
    await asWork(
      { raw },
      'workshops',
      (asPage) =>
        asPage`insert into workshop_joins (page_id, first_name, token_hash) values (${page?.id ?? ''}, 'Ana', ${sha256(token)})`,
    );
    return joinCookie(page?.id ?? '', token, false).split(';')[0] ?? '';
  }
  const [person] = await raw<{ id: string }[]>`insert into people (name, mail, is_administrator)
    values ('Ana', ${`${randomBytes(6).toString('hex')}@exemple.fr`}, ${role === 'administrator'}) returning id`;
  if (role === 'coordinator')
    await raw`insert into memberships (person_id, role, territory_id) select ${person?.id ?? ''}, 'coordinator', id from territories where slug in ('lyon', 'montpellier')`;
  const { setCookie } = await app.parts.sessions.start(person?.id ?? '', null);
  return setCookie.split(';')[0] ?? '';
}

/** What the requests before may have closed is open again. */
async function restore(): Promise<void> {
  const { raw } = app.database;
  await raw`delete from rate_limits`;
  await raw`update workshop_pages set frozen_at = null, locked_at = null where slug = ${subjects.slugs.workshop}`;
  await raw`update events set status = 'published', is_registration_open = true where slug = ${subjects.slugs.event}`;
  await raw`update organisations set status = 'published' where slug = ${subjects.slugs.entry}`;
}

function inGroups(requests: Sent[]): Sent[][] {
  return Array.from({ length: Math.ceil(requests.length / AT_ONCE) }, (_, at) =>
    requests.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
}
