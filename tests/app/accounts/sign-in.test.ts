// Who may come in by mail, and every way in which nobody else may.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

const KNOWN = 'coordination-lyon@demonstration.example';
let smtp: SmtpCatcher;
let app: TestApp;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'reseau@exemple.fr' } });
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});
beforeEach(async () => {
  smtp.mails.length = 0;
  await app.database.raw`with a as (delete from rate_limits), b as (delete from sign_ins) delete from sessions`;
});

/** Asks for a mail and reads it. */
async function asked(browser: Visitor, mail = KNOWN): Promise<{ code: string; link: string }> {
  const before = smtp.mails.length;
  const answer = await browser.post('/connexion', { courriel: mail, suite: '/compte' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/connexion/code?suite=%2Fcompte']);
  await expect.poll(() => smtp.mails.length).toBe(before + 1);
  const text = smtp.mails.at(-1)?.text ?? '';
  const [, first = '', last = ''] = /ce code\D+(\d{3}) (\d{3})/.exec(text) ?? [];
  const link = /https?:\/\/\S+/.exec(text)?.[0] ?? '';
  return { code: first + last, link };
}

const jetonOf = (link: string) => new URL(link).searchParams.get('jeton') ?? '';

it('lets in who types the code where it was asked for, once', async () => {
  const browser = visitor(app);
  const { code } = await asked(browser);
  expect(smtp.mails[0]).toMatchObject({ to: [KNOWN], from: 'reseau@exemple.fr' });
  const entered = await browser.post('/connexion/code', {
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
    suite: '/compte',
  });
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/compte']);
  expect(entered.headers.getSetCookie()[0]).toMatch(/^session=[a-z0-9]{40}; .*HttpOnly/);
  const account = await browser.get('/compte');
  expect(account.status).toBe(200);
  expect(account.headers.get('cache-control')).toBe('private, no-store');
  expect(await account.text()).toContain('Inès Delorme');

  const again = visitor(app);
  again.setCookie('connexion', browser.cookie('connexion'));
  expect((await again.post('/connexion/code', { code })).status).toBe(400);
});

it('takes the code of no other browser', async () => {
  const { code } = await asked(visitor(app));
  const other = visitor(app);
  expect((await other.post('/connexion/code', { code })).status).toBe(400);
  await other.post('/connexion', { courriel: 'personne@exemple.fr' });
  expect((await other.post('/connexion/code', { code })).status).toBe(400);
});

it('uses a link up by POST, not by opening it, and only once', async () => {
  const { link } = await asked(visitor(app));
  const browser = visitor(app);
  for (let scans = 0; scans < 3; scans += 1)
    expect(await (await browser.get(link)).text()).toContain('Bonjour Inès Delorme');
  const entered = await browser.post('/connexion/lien', { jeton: jetonOf(link) });
  expect([entered.status, browser.cookie('session').length]).toEqual([303, 40]);
  const replay = visitor(app);
  expect((await replay.post('/connexion/lien', { jeton: jetonOf(link) })).status).toBe(400);
  expect(await (await replay.get(link)).text()).toContain('Ce lien ne sert plus');
});

it('lets two clicks on one link open one session', async () => {
  const { link } = await asked(visitor(app));
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => visitor(app).post('/connexion/lien', { jeton: jetonOf(link) })),
  );
  expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
});

it('forgets links and codes after fifteen minutes', async () => {
  const browser = visitor(app);
  const { code, link } = await asked(browser);
  const [kept] = await app.database
    .raw`select extract(epoch from expires_at - created_at)::int as seconds from sign_ins`;
  expect(kept?.seconds).toBeLessThanOrEqual(900);
  await app.database.raw`update sign_ins set expires_at = now() - interval '1 second'`;
  expect((await browser.post('/connexion/code', { code })).status).toBe(400);
  expect((await browser.post('/connexion/lien', { jeton: jetonOf(link) })).status).toBe(400);
});

it('bears 200 codes tried at once: five are compared, none breaks anything', async () => {
  const browser = visitor(app);
  const { code } = await asked(browser);
  const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => browser.post('/connexion/code', { code: wrong })),
  );
  expect([...new Set(answers.map(({ status }) => status))].filter((status) => ![400, 429].includes(status))).toEqual(
    [],
  );
  const [line] = await app.database.raw`select tries from sign_ins`;
  expect(line?.tries).toBe(5);
  expect((await browser.post('/connexion/code', { code })).status).not.toBe(303);
});

it('answers a known and an unknown mail alike, in the same time', async () => {
  const seen: Record<string, { text: string; times: number[] }> = {};
  for (let round = 0; round < 30; round += 1) {
    for (const mail of [KNOWN, 'inconnue@exemple.fr']) {
      await app.database.raw`delete from rate_limits`;
      const started = performance.now();
      const answer = await visitor(app).post('/connexion', { courriel: mail });
      const time = performance.now() - started;
      const text = [
        answer.status,
        answer.headers.get('location'),
        answer.headers
          .getSetCookie()
          .join()
          .replace(/=[\w-]{43};/, '=…;'),
        await answer.text(),
      ].join('\n');
      seen[mail] ??= { text, times: [] };
      expect(text).toBe(seen[KNOWN]?.text);
      seen[mail].times.push(time);
    }
  }
  await expect.poll(() => smtp.mails.length).toBe(30);
  const median = (mail: string) => seen[mail]?.times.sort((a, b) => a - b)[15] ?? 0;
  expect(Math.abs(median(KNOWN) - median('inconnue@exemple.fr'))).toBeLessThan(Math.max(10, median(KNOWN)));
});

it('tells after many wrong codes neither which mails are known nor shuts the room out', async () => {
  const said: Record<string, string[]> = {};
  for (const mail of [KNOWN, 'inconnue@exemple.fr']) {
    for (let attempt = 0; attempt < 3; attempt += 1) {
      const browser = visitor(app);
      await browser.post('/connexion', { courriel: mail });
      for (let tries = 0; tries < 6; tries += 1) {
        const answer = await browser.post('/connexion/code', { code: `12345${tries}` });
        const [words] = /pas le bon code|ne sert plus|Trop de codes faux/.exec(await answer.text()) ?? [];
        said[mail] = [...(said[mail] ?? []), `${answer.status} ${words}`];
      }
    }
  }
  expect(said['inconnue@exemple.fr']).toEqual(said[KNOWN]);
  expect(said[KNOWN]?.slice(12)).toContain('429 Trop de codes faux');
  await expect.poll(() => smtp.mails.length).toBe(3);
  const { link } = await asked(visitor(app));
  expect((await visitor(app).post('/connexion/lien', { jeton: jetonOf(link) })).status).toBe(303);
});

it('lets the room in while one of its devices sends dead codes and links without end', async () => {
  const machine = visitor(app);
  const { link } = await asked(machine);
  await Promise.all(Array.from({ length: 200 }, () => machine.post('/connexion/code', { code: '000000' })));
  for (let times = 0; times < 160; times += 1) await visitor(app).post('/connexion/lien', { jeton: `perdu-${times}` });
  expect((await visitor(app).post('/connexion/lien', { jeton: jetonOf(link) })).status).toBe(303);
  const neighbour = visitor(app);
  const { code } = await asked(neighbour, 'administration@demonstration.example');
  expect((await neighbour.post('/connexion/code', { code })).status).toBe(303);
});

it('sends five mails to one account in a quarter of an hour, and still answers the same', async () => {
  for (let times = 0; times < 9; times += 1) {
    expect((await visitor(app).post('/connexion', { courriel: KNOWN.toUpperCase() })).status).toBe(303);
  }
  await expect.poll(() => smtp.mails.length).toBe(5);
  const [{ count } = { count: 0 }] = await app.database
    .raw`select count(*)::int as count from rate_limits where key ilike ${'%lyon%'}`;
  expect(count).toBe(0);
});

it('lets a room of sixty in behind one address', async () => {
  await app.database
    .raw`insert into people (name, mail) select 'Personne ' || n, 'salle-' || n || '@exemple.fr' from generate_series(1, 60) n on conflict do nothing`;
  for (let seat = 1; seat <= 60; seat += 1) {
    const browser = visitor(app);
    const { code } = await asked(browser, `salle-${seat}@exemple.fr`);
    expect((await browser.post('/connexion/code', { code })).status).toBe(303);
  }
});

it.each([
  'a=%',
  'session=%',
  'session=',
  '=;;;=',
  'session=a; session=b',
  `session=${'x'.repeat(600)}`,
  'session=é%00',
  '__proto__=1; session=null',
])('takes the cookie %s for nobody, on every kind of page', async (cookie) => {
  for (const path of ['/', '/annuaire?q=froid', '/compte', '/connexion', '/compte.data']) {
    const { status } = await visitor(app).get(path, { cookie });
    expect([path, status < 400]).toEqual([path, true]);
  }
});

it('takes no session that was read from the base, nor one that was planted', async () => {
  const browser = await persona(app, 'coordination-lyon');
  const [row] = await app.database.raw`select id from sessions`;
  const thief = visitor(app);
  thief.setCookie('session', String(row?.id));
  expect((await thief.get('/compte')).headers.get('location')).toBe('/connexion?suite=%2Fcompte');

  const planted = visitor(app);
  planted.setCookie('session', 'a'.repeat(40));
  await planted.post('/connexion/demo', { persona: 'coordination-lyon' });
  expect(planted.cookie('session')).toMatch(/^(?!a{40})\w{40}$/);
  expect((await planted.get('/compte')).status).toBe(200);
  expect((await browser.get('/compte')).status).toBe(200);
});

it('ends a session after twelve idle hours and after seven days whatever happens', async () => {
  const browser = await persona(app, 'coordination-lyon');
  await app.database.raw`update sessions set expires_at = now() + interval '1 hour'`;
  expect((await browser.get('/compte')).status).toBe(200);
  const [prolonged] = await app.database.raw`select expires_at > now() + interval '11 hours' as well from sessions`;
  expect(prolonged?.well).toBe(true);
  await app.database.raw`update sessions set absolute_expires_at = now() - interval '1 second'`;
  expect((await browser.get('/compte')).status).toBe(303);
  const idle = await persona(app, 'coordination-lyon');
  await app.database.raw`update sessions set expires_at = now() - interval '1 second'`;
  expect((await idle.get('/compte')).status).toBe(303);
});

it('lists the sessions of a person and closes one or all the others, never those of somebody else', async () => {
  const [here, there, elsewhere] = [
    await persona(app, 'coordination-lyon'),
    await persona(app, 'coordination-lyon'),
    await persona(app, 'coordination-lyon'),
  ];
  const stranger = await persona(app, 'administration');
  const [foreign] = await app.database
    .raw`select id from sessions where person_id = (select id from people where name = 'Maud Lenoir')`;
  expect((await here.post('/compte', { session: String(foreign?.id) })).status).toBe(404);
  expect((await stranger.get('/compte')).status).toBe(200);

  const ids = [...(await (await here.get('/compte')).text()).matchAll(/name="session" value="(\w+)"/g)].map(
    ([, id]) => id ?? '',
  );
  expect(ids).toHaveLength(2);
  expect((await here.post('/compte', { session: ids[0] ?? '' })).status).toBe(303);
  expect([(await there.get('/compte')).status, (await elsewhere.get('/compte')).status].sort()).toEqual([200, 303]);
  expect((await here.post('/compte', { geste: 'fermer-les-autres' })).status).toBe(303);
  expect([(await there.get('/compte')).status, (await elsewhere.get('/compte')).status]).toEqual([303, 303]);
  expect((await here.get('/compte')).status).toBe(200);

  const kept = here.cookie('session');
  await here.post('/deconnexion');
  here.setCookie('session', kept);
  expect((await here.get('/compte')).status).toBe(303);
});

it('never keeps for others a page made for somebody', async () => {
  const browser = await persona(app, 'coordination-lyon');
  const mine = await browser.get('/annuaire?q=chauffage');
  expect(mine.headers.get('cache-control')).toBe('private, no-store');
  expect(await mine.text()).toContain('Inès Delorme');
  for (let times = 0; times < 2; times += 1) {
    expect(await (await visitor(app).get('/annuaire?q=chauffage')).text()).not.toContain('Inès Delorme');
  }
});

it.each(['https://ailleurs.example', 'null', 'http://127.0.0.1', ''])('refuses a POST from %s', async (origin) => {
  for (const path of ['/connexion', '/connexion/demo', '/connexion/lien', '/compte', '/deconnexion']) {
    expect((await visitor(app).post(path, {}, { origin })).status).toBe(403);
  }
});

it.each([
  '//ailleurs.example',
  'https://ailleurs.example',
  '/\\ailleurs.example',
  'javascript:alert(1)',
  '/a\r\nSet-Cookie: x=1',
])('never leads to %s', async (suite) => {
  const browser = visitor(app);
  const { code } = await asked(browser);
  const entered = await browser.post('/connexion/code', { code, suite });
  expect(entered.headers.get('location')).toBe('/administration');
});

it.each<Record<string, string | string[]>>([
  {},
  { courriel: 'pas une adresse' },
  { courriel: `${'a'.repeat(5000)}@b.fr` },
  { courriel: 'a@b.fr\u0000' },
  { courriel: ['x', 'y'] },
])('answers a mail that is none beside its field', async (fields) => {
  const answer = await visitor(app).post('/connexion', fields);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain('Écrivez une adresse complète');
});

it('lets in nobody who was disabled, at once', async () => {
  const browser = await persona(app, 'alerte-marseille');
  await app.database.raw`update people set disabled_at = now() where name = 'Paul Ferrand'`;
  expect((await browser.get('/compte')).status).toBe(303);
  await app.database.raw`update people set disabled_at = null where name = 'Paul Ferrand'`;
});

it('says that what was sent after the end of a session was not kept, and leads back to its page', async () => {
  const late = visitor(app);
  const from = (referer: string) => late.post('/administration/ateliers', { titre: 'Perdu' }, { referer });
  const answer = await from(`${app.origin}/administration/ateliers?page=2`);
  const location = answer.headers.get('location') ?? '';
  expect([answer.status, location]).toEqual([
    303,
    '/connexion?suite=%2Fadministration%2Fateliers%3Fpage%3D2&interrompu=1',
  ]);
  expect(await (await late.get(location)).text()).toContain('n’a pas été enregistré');
  expect((await from('https://ailleurs.example/x')).headers.get('location')).toBe('/connexion');
});
