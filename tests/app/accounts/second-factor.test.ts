// The authenticator application: set up, asked for, never fooled twice.
import { statSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { addAuthenticator, addPerson, enterByMail, lastCode, totpCode } from '#tests/support/factors.ts';
import { persona } from '#tests/support/sign-in.ts';

const MAIL = 'ines@exemple.fr';
let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  const { raw } = app.database;
  await raw`delete from rate_limits`;
  await raw`with a as (delete from kept_mails) delete from people where mail = ${MAIL}`;
  const id = await addPerson(app, 'Inès Nouvelle', MAIL);
  await raw`insert into memberships (person_id, role, territory_id) select ${id}, 'coordinator', id from territories where slug = 'lyon'`;
});

it('keeps the secret encrypted, the recovery codes hashed, and its own key where only it can read', async () => {
  const browser = await enterByMail(app, MAIL);
  const { secret, codes } = await addAuthenticator(browser);
  expect([secret.length >= 32, codes.length]).toEqual([true, 10]);
  const { raw } = app.database;
  const [kept] = await raw`select secret, confirmed_at is not null as confirmed from totp_secrets`;
  expect(kept).toMatchObject({ confirmed: true, secret: expect.stringMatching(/^v1\.own\./) });
  const rows = JSON.stringify([await raw`select * from totp_secrets`, await raw`select * from recovery_codes`]);
  for (const told of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
    expect(rows).not.toContain(told);
  expect(statSync(path.join(app.parts.env.dataDir, 'keys')).mode & 0o777).toBe(0o600);
  const again = (await (await browser.get('/compte/second-facteur')).text()).replaceAll('<!-- -->', '');
  expect([again.includes('10 codes de secours'), again.includes(codes[0] ?? '')]).toEqual([true, false]);
});

it('asks for it at the next sign-in, before any page of a role, and then lets in where one wanted to go', async () => {
  const { secret } = await addAuthenticator(await enterByMail(app, MAIL));
  const browser = await enterByMail(app, MAIL, { suite: '/administration/annuaire' });
  const stepUp = '/connexion/second-facteur?suite=%2Fadministration%2Fannuaire';
  expect((await browser.get('/administration/annuaire')).headers.get('location')).toBe(stepUp);
  for (const url of ['/compte', '/compte/mot-de-passe', '/compte/cles', '/connexion/preuve'])
    expect((await browser.get(url)).headers.get('location')).toContain('/connexion/second-facteur');
  expect(await (await browser.get('/annuaire')).text()).not.toContain('Tenir à jour');
  expect((await browser.get(stepUp)).status).toBe(200);
  const before = browser.cookie('session');
  const code = await totpCode(secret, 1);
  const shown = await browser.post('/connexion/second-facteur', {
    moyen: 'application',
    code,
    suite: '/administration/annuaire',
  });
  expect([shown.status, shown.headers.get('location')]).toEqual([303, '/administration/annuaire']);
  expect(browser.cookie('session')).not.toBe(before);
  expect((await browser.get('/administration/annuaire')).status).toBe(200);
  browser.setCookie('session', before);
  expect((await browser.get('/compte')).headers.get('location')).toContain('/connexion?');
});

it('takes a code once, and none before it', async () => {
  const { secret } = await addAuthenticator(await enterByMail(app, MAIL));
  const show = async (code: string) => {
    const browser = await enterByMail(app, MAIL);
    return (await browser.post('/connexion/second-facteur', { moyen: 'application', code })).status;
  };
  // The code of now set it up.
  expect(await show(await totpCode(secret))).toBe(400);
  const next = await totpCode(secret, 1);
  const browsers = [await enterByMail(app, MAIL), await enterByMail(app, MAIL), await enterByMail(app, MAIL)];
  const statuses = await Promise.all(
    browsers.map(
      async (browser) => (await browser.post('/connexion/second-facteur', { moyen: 'application', code: next })).status,
    ),
  );
  expect(statuses.sort()).toEqual([303, 400, 400]);
  expect([await show(next), await show(await totpCode(secret)), await show(await totpCode(secret, -1))]).toEqual([
    400, 400, 400,
  ]);
});

it('bears 200 codes tried at once: ten are compared, and none is a 500', async () => {
  const { secret } = await addAuthenticator(await enterByMail(app, MAIL));
  const browser = await enterByMail(app, MAIL);
  const right = await totpCode(secret, 1);
  const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0');
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => browser.post('/connexion/second-facteur', { moyen: 'application', code: wrong })),
  );
  const count = (status: number) => answers.filter((answer) => answer.status === status).length;
  expect([count(400), count(429)]).toEqual([10, 190]);
  expect((await browser.post('/connexion/second-facteur', { moyen: 'application', code: right })).status).toBe(429);
});

it('lets in by a recovery code, each once, however it is typed', async () => {
  const { codes } = await addAuthenticator(await enterByMail(app, MAIL));
  const typed = (codes[3] ?? '').toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l');
  const browser = await enterByMail(app, MAIL);
  expect((await browser.post('/connexion/second-facteur', { moyen: 'secours', secours: typed })).status).toBe(303);
  expect(await (await browser.get('/compte')).text()).toContain('9 codes de secours');
  const replay = await enterByMail(app, MAIL);
  expect((await replay.post('/connexion/second-facteur', { moyen: 'secours', secours: codes[3] ?? '' })).status).toBe(
    400,
  );
  await expect
    .poll(
      async () =>
        (
          await app.database
            .raw`select 1 from kept_mails where recipient = ${MAIL} and text like '%codes de secours a servi%'`
        ).length,
    )
    .toBe(1);
});

it('asks for a fresh proof, ends the other sessions and says so by mail at each change', async () => {
  const [here, there] = [await enterByMail(app, MAIL), await enterByMail(app, MAIL)];
  await app.database.raw`update sessions set proven_at = now() - interval '11 minutes'`;
  for (const [url, fields] of [
    ['/compte/second-facteur', { geste: 'commencer' }],
    ['/compte/mot-de-passe', { 'mot-de-passe': 'quatre mots pris au hasard' }],
    ['/compte/cles', { geste: 'ajouter' }],
  ] as const) {
    const asked = await here.post(url, fields);
    expect([asked.status, asked.headers.get('location')]).toEqual([
      303,
      `/connexion/preuve?${new URLSearchParams({ suite: url })}`,
    ]);
  }
  expect((await here.post('/compte/cles/nouvelle')).status).toBe(409);
  expect((await here.post('/connexion/preuve', { geste: 'envoyer', suite: '/compte/second-facteur' })).status).toBe(
    303,
  );
  const proven = await here.post('/connexion/preuve', {
    moyen: 'courriel',
    code: await lastCode(app, MAIL),
    suite: '/compte/second-facteur',
  });
  expect(proven.headers.get('location')).toBe('/compte/second-facteur');
  const { secret } = await addAuthenticator(here);
  expect(secret).not.toBe('');
  expect((await here.get('/compte')).status).toBe(200);
  expect((await there.get('/compte')).headers.get('location')).toContain('/connexion?');
  await expect
    .poll(
      async () =>
        (
          await app.database
            .raw`select 1 from kept_mails where recipient = ${MAIL} and text like '%application%ajoutée%'`
        ).length,
    )
    .toBe(1);
  const lines = await app.database
    .raw`select action from audit_lines where person_name = 'Inès Nouvelle' order by id desc limit 1`;
  expect(lines[0]?.action).toBe('totp-added');
});

it('wants the application itself, not a mail, to take it away', async () => {
  const browser = await enterByMail(app, MAIL);
  const { secret } = await addAuthenticator(browser);
  await app.database.raw`update sessions set proven_at = now() - interval '11 minutes'`;
  expect((await browser.post('/compte/second-facteur', { geste: 'retirer' })).headers.get('location')).toContain(
    '/connexion/preuve',
  );
  expect((await browser.post('/connexion/preuve', { geste: 'envoyer' })).status).toBe(400);
  expect((await browser.post('/connexion/preuve', { moyen: 'courriel', code: '123456' })).status).toBe(400);
  const proven = await browser.post('/connexion/preuve', {
    moyen: 'application',
    code: await totpCode(secret, 1),
    suite: '/compte/second-facteur',
  });
  expect(proven.status).toBe(303);
  expect((await browser.post('/compte/second-facteur', { geste: 'retirer' })).headers.get('location')).toBe(
    '/compte?fait=compte',
  );
  expect(await app.database.raw`select 1 from totp_secrets union all select 1 from recovery_codes`).toHaveLength(0);
});

it('tells a coordinator and a home visitor to add one, and nobody else', async () => {
  for (const [code, isTold] of [
    ['coordination-lyon', true],
    ['visite-montpellier', true],
    ['agent-caf-herault', false],
    ['administration', false],
  ] as const) {
    const page = await (await (await persona(app, code)).get('/compte')).text();
    expect([code, page.includes('Ajoutez un second facteur')]).toEqual([code, isTold]);
  }
});
