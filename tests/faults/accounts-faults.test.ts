// Somebody is signed in, and the house falls apart around them: the base goes away, the web is killed and started again.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { poll } from '#db/processes.ts';
import { dataFolder } from '#tests/support/data-folder.ts';
import { bringUp, type RealInstallation, type RealWeb } from '#tests/support/real-installation.ts';
import { visitor } from '#tests/support/sign-in.ts';

const MAIL = 'coordination-lyon@demonstration.example';
const folder = dataFolder();
let app: RealInstallation;
let web: RealWeb;

beforeAll(async () => {
  app = await bringUp(folder.path);
  web = await app.startWeb();
});
afterAll(async () => {
  await app?.stop();
  await folder.remove();
});

/** The public address of a web without PUBLIC_URL: the only one from which it takes a form. */
const ours = ({ origin }: RealWeb) => ({ origin: origin.replace('127.0.0.1', 'localhost') });

const guess = (at: RealWeb) =>
  visitor(ours(at)).post('/connexion', { geste: 'mot-de-passe', courriel: MAIL, 'mot-de-passe': 'pas le bon mot' });

test('limits hold across a restart, and between two processes on one base', async () => {
  const first = await Promise.all(Array.from({ length: 6 }, () => guess(web)));
  expect(first.map(({ status }) => status)).toEqual([400, 400, 400, 400, 400, 400]);
  await web.kill();
  web = await app.startWeb();
  const second = await app.startWeb();
  const rest = await Promise.all([...Array(20)].map((_, at) => guess(at % 2 === 0 ? web : second)));
  const count = (status: number) => rest.filter((answer) => answer.status === status).length;
  expect([count(400), count(429)]).toEqual([4, 16]);
  expect((await guess(second)).status).toBe(429);

  const browser = visitor(ours(web));
  await browser.post('/connexion/demo', { persona: 'coordination-lyon' });
  const elsewhere = visitor(ours(second));
  elsewhere.setCookie('session', browser.cookie('session'));
  expect((await elsewhere.get('/compte')).status).toBe(200);
  await second.kill();
});

test('without PostgreSQL who is signed in is told when to come back, and still reads what is public', async () => {
  const browser = visitor(ours(web));
  await browser.post('/connexion/demo', { persona: 'coordination-lyon' });
  expect((await browser.get('/compte')).status).toBe(200);
  const session = browser.cookie('session');
  await app.killDatabase();
  for (const path of [
    '/compte',
    '/administration',
    '/compte/second-facteur',
    '/compte/donnees',
    '/connexion/second-facteur',
  ]) {
    const answer = await browser.get(path);
    expect([path, answer.status, Number(answer.headers.get('retry-after')) > 0]).toEqual([path, 503, true]);
  }
  for (const [path, fields] of [
    ['/compte/mot-de-passe', { 'mot-de-passe': 'lanterne Velours 3 tilleuls' }],
    ['/connexion', { courriel: MAIL }],
    ['/connexion', { geste: 'mot-de-passe', courriel: MAIL, 'mot-de-passe': 'pas le bon mot' }],
    ['/connexion/code', { code: '123456' }],
    ['/connexion/cle', {}],
  ] as const) {
    const { status } = await browser.post(path, fields);
    expect([path, status === 503 || status === 400]).toEqual([path, true]);
  }
  for (const path of ['/aide', '/annuaire?q=facture+connectee', '/connexion'])
    expect([path, (await browser.get(path)).status]).toEqual([path, 200]);
  expect(browser.cookie('session')).toBe(session);
  await app.startServersAgain();
  const isBack = async () => ((await browser.get('/compte')).status === 200 ? true : null);
  expect(await poll(isBack, { timeoutMs: 15_000, intervalMs: 100 })).toBe(true);
});
