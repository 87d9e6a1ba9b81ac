// Attacks that were tried by hand on the running product, one by one, and what each must meet.
import { randomBytes } from 'node:crypto';
import { request as rawRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '#app/accounts/secrets.ts';
import { ROUTE_TABLE } from '#app/routes.ts';
import { searchNotes } from '#app/workshops/erase/search-notes.server.ts';
import { joinCookie } from '#app/workshops/joining/join-cookie.ts';
import { personActor } from '#tests/support/actors.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { plantWorkshop } from '#tests/support/planted-workshops.ts';
import { type RouteSubjects, writeRouteSubjects } from '#tests/support/route-subjects.ts';
import { persona, type Visitor } from '#tests/support/sign-in.ts';

const INERT = '<img src=x onerror=alert(1)>';
const NAME = `Ana ${INERT}"'</script></title>`;
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

let app: TestApp;
let subjects: RouteSubjects;
let coordinator: Visitor;
beforeAll(async () => {
  app = await startApp();
  subjects = await writeRouteSubjects(app);
  coordinator = await persona(app, 'coordination-lyon');
  const { raw } = app.database;
  await raw`update events set title = ${NAME}, summary = ${`${NAME}\r\nX-INJECTED:1`}, place_name = ${NAME}, address = ${NAME},
    accessibility = ${NAME}, theme = ${NAME} where slug = ${subjects.slugs.event}`;
  await raw`update working_groups set name = ${NAME}, purpose = ${NAME} where slug = ${subjects.slugs.group}`;
  await raw`update organisations set name = ${NAME}, description = ${NAME}, address = ${NAME} where slug = ${subjects.slugs.entry}`;
  await raw`update services set name = ${NAME}, description = ${NAME} where slug = (select slug from services limit 1)`;
  await plantWorkshop(app.database, {
    territory: 'lyon',
    slug: 'hostile',
    title: NAME,
    text: NAME,
    cards: [
      { id: 'c1', column: 'Actions', text: NAME, authorName: NAME, structure: NAME, theme: NAME },
      { id: 'c2', column: 'Difficultés', text: '=cmd|calc', authorName: NAME, mentions: ['"><img src=x>'] },
    ],
  });
});
afterAll(() => app?.close());

type Answer = { status: number; body: string; headers: NodeJS.Dict<string | string[]> };

/** Exactly as written: `fetch` would tidy addresses and headers. */
function send(path: string, { method = 'GET', headers = {}, body = '' } = {}): Promise<Answer> {
  const { hostname, port } = new URL(app.origin);
  return new Promise((resolve, reject) => {
    const request = rawRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text, headers: response.headers }));
    });
    request.on('error', reject).end(body);
  });
}

/** A device that joined a workshop page. */
async function joined(slug: string, role = 'contributor', personId: string | null = null): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const [row] = await asWork(
    app.database,
    'workshops',
    (raw) => raw<{ page_id: string }[]>`
    insert into workshop_joins (page_id, first_name, token_hash, role, person_id)
    select id, 'Ana', ${sha256(token)}, ${role}, ${personId} from workshop_pages where slug = ${slug} returning page_id`,
  );
  return joinCookie(row?.page_id ?? '', token, false).split(';')[0] ?? '';
}

describe('the cache of anonymous pages', () => {
  it('keeps no page under the name of another', async () => {
    expect((await send('/annuaire?q=zzz#b')).status).toBe(400);
    expect((await send('/annuaire?q=zzz%23b')).body).toContain('zzz#b');
  });

  it('gives nobody what a header of somebody else asked for', async () => {
    const path = `/annuaire?q=froid&lieu=${randomBytes(4).toString('hex')}`;
    await send(path, {
      headers: {
        host: 'ailleurs.example',
        'x-forwarded-host': 'ailleurs.example',
        'x-forwarded-proto': 'gopher',
        'x-original-url': '/compte',
        'accept-language': 'zz',
        forwarded: 'host=ailleurs.example',
      },
    });
    expect((await send(path)).body).not.toMatch(/ailleurs\.example|gopher/);
  });
});

it('knows no other host behind a backslash', async () => {
  expect((await send('/\\ailleurs.example')).status).toBe(400);
});

describe('where links of mails lead', () => {
  it('is our own address, whatever the request says', async () => {
    const mail = `${randomBytes(4).toString('hex')}@exemple.fr`;
    await app.database.raw`insert into people (name, mail) values ('Ana', ${mail})`;
    const answer = await send('/connexion', {
      method: 'POST',
      body: new URLSearchParams({ courriel: mail, geste: 'courriel' }).toString(),
      headers: { ...FORM, host: 'ailleurs.example', 'x-forwarded-host': 'ailleurs.example', origin: app.origin },
    });
    expect(answer.status).toBe(303);
    expect(String(answer.headers.location)).toMatch(/^\/connexion\/code/);
    const box = await coordinator.get('/boite-aux-lettres');
    expect(await box.text()).not.toContain('ailleurs.example');
  });
});

describe('a page that nobody should keep', () => {
  it('is not stored by the browser of who joined without an account', async () => {
    const cookie = await joined(subjects.slugs.workshop);
    const answer = await send(`/ateliers/${subjects.slugs.workshop}`, { headers: { cookie } });
    expect(answer.status).toBe(200);
    expect(answer.headers['cache-control']).toBe('private, no-store');
  });

  it('is not stored when it hands out a cookie', async () => {
    const body = new URLSearchParams({ persona: 'coordination-lyon' }).toString();
    const answer = await send('/connexion/demo', { method: 'POST', body, headers: { ...FORM, origin: app.origin } });
    expect(answer.headers['set-cookie']).toBeDefined();
    expect(answer.headers['cache-control']).toBe('private, no-store');
  });
});

it('takes the form of a secret page from a browser that says neither where it stands nor whence it comes', async () => {
  const path = subjects.fill('/evenements/inscription/:token');
  const from = (headers: Record<string, string>) =>
    send(path, { method: 'POST', body: 'geste=rien', headers: { ...FORM, ...headers } }).then(({ status }) => status);
  expect((await send(path)).headers['referrer-policy']).toBe('no-referrer');
  expect(await from({ origin: 'null' })).not.toBe(403);
  expect(await from({ origin: 'null', 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await from({ origin: 'https://ailleurs.example' })).toBe(403);
  const badge = subjects.fill('/evenements/presence/:token');
  expect((await send(badge)).headers['referrer-policy']).toBe('same-origin');
});

it('sends whoever asks too long a question to the sign-in page with a short address', async () => {
  const answer = await send(`/administration/annuaire?q=${'%C3%A9'.repeat(1_500)}`);
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe('/connexion?suite=%2Fadministration%2Fannuaire');
});

describe('workshop pages', () => {
  it('open to the cookie of no other page, and to none that was withdrawn', async () => {
    const cookie = await joined(subjects.slugs.workshop);
    const [, value = ''] = cookie.split('=');
    const [other] = await app.database.raw<{ id: string }[]>`select id from workshop_pages where slug = 'hostile'`;
    const forged = joinCookie(other?.id ?? '', value, false).split(';')[0] ?? '';
    for (const end of ['compte-rendu', 'compte-rendu.md', 'compte-rendu.docx', 'acteurs?q=a', 'historique', 'animer']) {
      const answers = await Promise.all(
        [cookie, forged].map((one) => send(`/ateliers/hostile/${end}`, { headers: { cookie: one } })),
      );
      expect([end, ...answers.map(({ status }) => status)]).toEqual([end, 403, 403]);
    }
    expect((await send(`/ateliers/${subjects.slugs.workshop}/compte-rendu`, { headers: { cookie } })).status).toBe(200);
    await asWork(
      app.database,
      'workshops',
      (raw) => raw`update workshop_joins set revoked_at = now() where token_hash = ${sha256(value)}`,
    );
    expect((await send(`/ateliers/${subjects.slugs.workshop}/compte-rendu`, { headers: { cookie } })).status).toBe(403);
  });

  it('take no unknown actor from somebody who was asked to read', async () => {
    const note = (cookie: string) =>
      send('/ateliers/hostile/acteurs', {
        method: 'POST',
        body: 'nom=Un+collectif',
        headers: { ...FORM, cookie, origin: app.origin },
      }).then(({ status }) => status);
    expect(await note(await joined('hostile', 'reader'))).toBe(403);
    expect(await note(await joined('hostile'))).toBe(200);
  });

  it('are searched by no member who was put out of them', async () => {
    const { raw } = app.database;
    await raw`insert into note_texts (note_id, text) select note_id, 'zibeline' from workshop_notes
      join workshop_pages on workshop_pages.id = page_id where slug = 'hostile'`;
    const [person] = await raw<
      { id: string }[]
    >`insert into people (name, mail) values ('Luc', 'luc.sorti@exemple.fr') returning id`;
    const [home] = await raw<{ id: string }[]>`select id from territories where slug = 'marseille'`;
    const actor = personActor({
      id: person?.id ?? '',
      territories: [{ id: home?.id ?? '', name: 'Marseille', role: 'alert-giver' }],
    });
    expect((await searchNotes(app.database, actor, 'zibeline')).length).toBeGreaterThan(0);
    await joined('hostile', 'contributor', person?.id);
    await asWork(
      { raw },
      'workshops',
      (asPage) => asPage`update workshop_joins set revoked_at = now() where person_id = ${person?.id ?? ''}`,
    );
    expect(await searchNotes(app.database, actor, 'zibeline')).toEqual([]);
  });
});

describe('names that are markup', () => {
  it('stay words on every page, which runs no script but its own', { timeout: 60_000 }, async () => {
    const pages = ROUTE_TABLE.flatMap(([route]) => [
      subjects.fill(route),
      ...(route.includes('/ateliers/:slug') ? [route.replace(':slug', 'hostile')] : []),
    ]);
    const wrong: string[] = [];
    for (const page of pages) {
      const answer = await coordinator.get(page);
      const type = answer.headers.get('content-type') ?? '';
      const body = await answer.text();
      if (type.includes('text/calendar') && /^X-INJECTED/m.test(body)) wrong.push(`${page}: a line of its own`);
      if (!/html|svg/.test(type)) continue;
      if (body.includes('<img src=x')) wrong.push(`${page}: an element`);
      if (/<[a-z][^>]*\son[a-z]+=/i.test(body.replaceAll(/"[^"]*"/g, '""'))) wrong.push(`${page}: a handler`);
      const policy = answer.headers.get('content-security-policy') ?? '';
      if (answer.status < 400 && !policy.includes("default-src 'none'") && /script-src[^;]*unsafe|^$/.test(policy))
        wrong.push(`${page}: ${policy || 'no policy'}`);
      if (answer.headers.get('x-content-type-options') !== 'nosniff') wrong.push(`${page}: may be sniffed`);
      // Scripts without the nonce of the policy are data.
      for (const [tag = ''] of body.matchAll(/<script\b[^>]*>/g))
        if (!/nonce="|type="application\/(ld\+)?json"/.test(tag)) wrong.push(`${page}: ${tag}`);
    }
    expect(wrong).toEqual([]);
  });
});
