// Passwords: good ones only, costly to guess, and no way to learn who is known.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { addPerson, enterByMail } from '#tests/support/factors.ts';
import { type Visitor, visitor } from '#tests/support/sign-in.ts';

const MAIL = 'camille.aubert@exemple.fr';
const GOOD = 'lanterne Velours 3 tilleuls';
let app: TestApp;

beforeAll(async () => {
  app = await startApp();
  await addPerson(app, 'Camille Aubert', MAIL);
});
afterAll(() => app?.close());
beforeEach(async () => {
  await app.database.raw`with a as (delete from rate_limits), b as (delete from passwords) delete from sessions`;
});

const choose = (browser: Visitor, password: string) =>
  browser.post('/compte/mot-de-passe', { 'mot-de-passe': password });
const enter = (browser: Visitor, password: string, mail = MAIL, fields: Record<string, string> = {}) =>
  browser.post('/connexion', { geste: 'mot-de-passe', courriel: mail, 'mot-de-passe': password, ...fields });

it.each([
  ['onze lettre', 'au moins 12'],
  ['', 'au moins 12'],
  ['123456789012', 'premiers que l’on essaie'],
  ['Password123456!', 'premiers que l’on essaie'],
  ['aaaaaaaaaaaaaa', 'premiers que l’on essaie'],
  ['footballfootball', 'premiers que l’on essaie'],
  ['CamilleAubert1987', 'votre nom'],
  ['camille.aubert@exemple.fr', 'votre nom'],
  ['x'.repeat(201), 'au plus'],
])('refuses « %s » beside the field', async (password, words) => {
  const answer = await choose(await enterByMail(app, MAIL), password);
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain(words);
  expect(await app.database.raw`select 1 from passwords`).toHaveLength(0);
});

it('keeps argon2id with the parameters asked for, ends the other sessions, and lets in by it', async () => {
  const [here, there] = [await enterByMail(app, MAIL), await enterByMail(app, MAIL)];
  expect((await choose(here, GOOD)).headers.get('location')).toBe('/compte?fait=compte');
  const [kept] = await app.database.raw`select hash from passwords`;
  expect(kept?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect([(await here.get('/compte')).status, (await there.get('/compte')).status]).toEqual([200, 303]);

  const browser = visitor(app);
  const entered = await enter(browser, GOOD, MAIL.toUpperCase(), { suite: '/compte/cles' });
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/compte/cles']);
  expect((await browser.get('/compte')).status).toBe(200);
  const decomposed = 'Été à la plage, 4 pélicans'.normalize('NFD');
  expect((await choose(browser, decomposed)).status).toBe(303);
  expect((await here.get('/compte')).status).toBe(303);
  expect((await enter(visitor(app), decomposed.normalize('NFC'))).status).toBe(303);
  expect((await enter(visitor(app), GOOD)).status).toBe(400);
  expect((await browser.post('/compte/mot-de-passe', { geste: 'retirer' })).status).toBe(303);
  expect((await enter(visitor(app), decomposed)).status).toBe(400);
});

it('answers a known mail, a mail without password and an unknown one alike, in the same time', async () => {
  await choose(await enterByMail(app, MAIL), GOOD);
  await addPerson(app, 'Sans mot de passe', 'sans@exemple.fr');
  const mails = [MAIL, 'sans@exemple.fr', 'inconnue@exemple.fr'];
  const seen = new Map<string, { texts: Set<string>; times: number[] }>(
    mails.map((mail) => [mail, { texts: new Set(), times: [] }]),
  );
  for (let round = 0; round < 15; round += 1) {
    for (const mail of mails) {
      await app.database.raw`delete from rate_limits`;
      const started = performance.now();
      const answer = await enter(visitor(app), 'Un tout autre mot 42', mail);
      seen.get(mail)?.times.push(performance.now() - started);
      seen
        .get(mail)
        ?.texts.add(`${answer.status} ${(await answer.text()).replaceAll(mail, '').replaceAll(/nonce="[^"]*"/g, '')}`);
    }
  }
  const texts = new Set([...seen.values()].flatMap(({ texts }) => [...texts]));
  expect([texts.size, [...texts][0]?.slice(0, 3)]).toEqual([1, '400']);
  // The quickest of each: the machine may be busy, but nobody is answered before the hash.
  const quickest = [...seen.values()].map(({ times }) => Math.min(...times));
  const spread = Math.max(...quickest) - Math.min(...quickest);
  expect(spread).toBeLessThan(Math.max(10, Math.min(...quickest)));
});

it('bears 200 wrong passwords at once, and the owner still enters by mail', async () => {
  await choose(await enterByMail(app, MAIL), GOOD);
  await app.database.raw`delete from rate_limits`;
  const answers = await Promise.all(Array.from({ length: 200 }, () => enter(visitor(app), 'Un tout autre mot 42')));
  expect(answers.filter(({ status }) => ![400, 429].includes(status)).map(({ status }) => status)).toEqual([]);
  expect(answers.filter(({ status }) => status === 400)).toHaveLength(10);
  expect((await enter(visitor(app), GOOD)).status).toBe(429);
  expect((await (await enterByMail(app, MAIL)).get('/compte')).status).toBe(200);
});

it('lets a room behind one address in, and asks the crowd to come back instead of falling over', async () => {
  const { raw } = app.database;
  await choose(await enterByMail(app, MAIL), GOOD);
  await raw`insert into people (name, mail) select 'Siège ' || n, 'siege-' || n || '@exemple.fr' from generate_series(1, 60) n`;
  await raw`insert into passwords (person_id, hash) select people.id, passwords.hash from people, passwords where people.mail like 'siege-%'`;
  await raw`delete from rate_limits`;
  for (let seat = 1; seat <= 60; seat += 1) {
    expect((await enter(visitor(app), GOOD, `siege-${seat}@exemple.fr`)).status).toBe(303);
  }
  const crowd = await Promise.all(
    Array.from({ length: 60 }, (_, seat) => enter(visitor(app), GOOD, `siege-${seat + 1}@exemple.fr`)),
  );
  const statuses = new Set(crowd.map(({ status }) => status));
  expect([...statuses].filter((status) => status !== 303 && status !== 503)).toEqual([]);
  for (const answer of crowd.filter(({ status }) => status === 503))
    expect(answer.headers.get('retry-after')).toBe('10');
});

it('forgets a shared machine after half an hour, and with its browser', async () => {
  await choose(await enterByMail(app, MAIL), GOOD);
  const browsers = [visitor(app), await enterByMail(app, MAIL, { poste: 'partage' })];
  const [byPassword, byCode] = browsers;
  const entered = await enter(byPassword ?? visitor(app), GOOD, MAIL, { poste: 'partage' });
  expect(entered.headers.getSetCookie()[0]).toMatch(/^session=(?!.*Max-Age)(?!.*Expires)/i);
  const { raw } = app.database;
  const rows =
    await raw`select is_shared, expires_at between now() + interval '29 minutes' and now() + interval '30 minutes' as soon from sessions where is_shared`;
  expect(rows.map(({ soon }) => soon)).toEqual([true, true]);
  expect(await (await byCode?.get('/compte'))?.text()).toContain('poste partagé');
  await raw`update sessions set expires_at = now() + interval '20 minutes' where is_shared`;
  expect((await byCode?.get('/compte'))?.status).toBe(200);
  const [prolonged] =
    await raw`select max(expires_at) between now() + interval '29 minutes' and now() + interval '31 minutes' as soon from sessions where is_shared`;
  expect(prolonged?.soon).toBe(true);
  await raw`update sessions set expires_at = now() - interval '1 second' where is_shared`;
  for (const browser of browsers) expect((await browser.get('/compte')).status).toBe(303);
});
