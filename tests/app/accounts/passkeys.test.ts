// Passkeys: right ones let in with both factors at once; forged, replayed, late and foreign ones never do.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { type Authenticator, softAuthenticator } from '#tests/support/authenticator.ts';
import { addPerson, enterByMail } from '#tests/support/factors.ts';
import { type Visitor, visitor } from '#tests/support/sign-in.ts';

const [MAIL, OTHER] = ['nadia@exemple.fr', 'paul@exemple.fr'];
let app: TestApp;
let id: string;

beforeAll(async () => {
  app = await startApp({ host: 'localhost' });
  id = await addPerson(app, 'Nadia Clé', MAIL);
  await addPerson(app, 'Paul Autre', OTHER);
});
afterAll(() => app?.close());
beforeEach(async () => {
  await app.database
    .raw`with a as (delete from rate_limits), b as (delete from passkeys), c as (delete from kept_mails) delete from sessions`;
});

async function challenge(browser: Visitor, path: '/connexion/cle' | '/compte/cles/nouvelle'): Promise<string> {
  const offer = await browser.post(path);
  expect([offer.status, offer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  return ((await offer.json()) as { challenge: string }).challenge;
}

const wish = async (browser: Visitor, path: '/connexion/cle' | '/compte/cles/nouvelle') => ({
  origin: app.origin,
  challenge: await challenge(browser, path),
});

async function addKey(browser: Visitor, device: Authenticator, changed = {}): Promise<number> {
  const reponse = device.made({ ...(await wish(browser, '/compte/cles/nouvelle')), ...changed });
  return (await browser.post('/compte/cles', { geste: 'ajouter', nom: 'Mon téléphone', reponse })).status;
}

async function show(device: Authenticator, changed = {}, browser = visitor(app)): Promise<Response> {
  const reponse = device.shown({ ...(await wish(browser, '/connexion/cle')), userHandle: id, ...changed });
  return browser.post('/connexion', { geste: 'cle', reponse, suite: '/compte/cles' });
}

it('asks for verification and a discoverable key, for this host only', async () => {
  const browser = await enterByMail(app, MAIL);
  const made = await (await browser.post('/compte/cles/nouvelle')).json();
  expect(made).toMatchObject({
    rp: { id: 'localhost' },
    user: { name: MAIL },
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const shown = await (await visitor(app).post('/connexion/cle')).json();
  expect(shown).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
  expect(JSON.stringify(shown)).not.toContain(MAIL);
});

it('adds a key, lets in by it with both factors, names it and takes it away', async () => {
  const [browser, elsewhere] = [await enterByMail(app, MAIL), await enterByMail(app, MAIL)];
  const device = softAuthenticator();
  expect(await addKey(browser, device)).toBe(303);
  expect((await elsewhere.get('/compte')).status).toBe(303);
  expect(await (await browser.get('/compte/cles')).text()).toContain('Mon téléphone');
  const entered = visitor(app);
  expect((await show(device, {}, entered)).headers.get('location')).toBe('/compte/cles');
  const [session] = await app.database
    .raw`select proof, second_factor_at is not null as strong from sessions where proof = 'passkey'`;
  expect(session).toEqual({ proof: 'passkey', strong: true });
  const [key] = await app.database.raw`select id from passkeys`;
  const cle = String(key?.id);
  expect((await entered.post('/compte/cles', { geste: 'renommer', cle, nom: '<img onerror=alert(1)>' })).status).toBe(
    303,
  );
  expect(await (await entered.get('/compte/cles')).text()).toContain('&lt;img onerror');
  const stranger = await enterByMail(app, OTHER);
  for (const geste of ['renommer', 'retirer'])
    expect((await stranger.post('/compte/cles', { geste, cle, nom: 'à moi' })).status).toBe(404);
  expect((await entered.post('/compte/cles', { geste: 'retirer', cle: 'x' })).status).toBe(404);
  expect((await entered.post('/compte/cles', { geste: 'retirer', cle })).status).toBe(303);
  expect((await show(device)).status).toBe(400);
  await expect
    .poll(async () => (await app.database.raw`select text from kept_mails where text like '%clé d’accès%'`).length)
    .toBe(2);
});

it.each<[string, Record<string, unknown>]>([
  ['another origin', { origin: 'https://ailleurs.example' }],
  ['another host', { rpId: 'ailleurs.example' }],
  ['nobody verified', { isVerified: false }],
  ['a question never asked', { challenge: 'a'.repeat(43) }],
])('adds no key and lets nobody in: %s', async (_what, changed) => {
  const browser = await enterByMail(app, MAIL);
  expect(await addKey(browser, softAuthenticator(), changed)).toBe(400);
  const device = softAuthenticator();
  expect(await addKey(browser, device)).toBe(303);
  expect((await show(device, changed)).status).toBe(400);
  expect((await show(device)).status).toBe(303);
});

it('refuses the key of another device, another handle, an unknown key and a counter that went back', async () => {
  const browser = await enterByMail(app, MAIL);
  const device = softAuthenticator();
  await addKey(browser, device);
  expect((await show(softAuthenticator())).status).toBe(400);
  expect((await show(device, { userHandle: 'x' })).status).toBe(400);
  expect((await show(device, { counter: 7 })).status).toBe(303);
  expect((await show(device, { counter: 6 })).status).toBe(400);
  await app.database.raw`update people set disabled_at = now() where mail = ${MAIL}`;
  expect((await show(device, { counter: 8 })).status).toBe(400);
  await app.database.raw`update people set disabled_at = null where mail = ${MAIL}`;
});

it('answers a question once, within five minutes, even when sent 200 times at once', async () => {
  const browser = await enterByMail(app, MAIL);
  const device = softAuthenticator();
  await addKey(browser, device);
  const once = device.shown({ ...(await wish(visitor(app), '/connexion/cle')), userHandle: id });
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => visitor(app).post('/connexion', { geste: 'cle', reponse: once })),
  );
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status === 303)).toHaveLength(1);
  expect(statuses.filter((status) => ![303, 400, 429].includes(status))).toEqual([]);
  await app.database.raw`delete from rate_limits`;
  const late = device.shown({ ...(await wish(visitor(app), '/connexion/cle')), userHandle: id });
  const [kept] = await app.database.raw`select expires_at <= now() + interval '5 minutes' as soon from challenges`;
  expect(kept?.soon).toBe(true);
  await app.database.raw`update challenges set expires_at = now() - interval '1 second'`;
  expect((await visitor(app).post('/connexion', { geste: 'cle', reponse: late })).status).toBe(400);
});

it('adds a key for nobody but who was asked, and not with a question of the sign-in page', async () => {
  const [mine, theirs] = [await enterByMail(app, MAIL), await enterByMail(app, OTHER)];
  const asked = await wish(mine, '/compte/cles/nouvelle');
  const reponse = softAuthenticator().made(asked);
  expect((await theirs.post('/compte/cles', { geste: 'ajouter', reponse })).status).toBe(400);
  const mixed = softAuthenticator().made(await wish(mine, '/connexion/cle'));
  expect((await mine.post('/compte/cles', { geste: 'ajouter', reponse: mixed })).status).toBe(400);
});

it.each(['', '{', 'null', '[]', '{"id":"a"}', `{"id":"${'a'.repeat(30_000)}"}`, '"\\u0000"'])(
  'answers %s.40 with 400',
  async (reponse) => {
    const browser = await enterByMail(app, MAIL);
    expect((await browser.post('/compte/cles', { geste: 'ajouter', reponse })).status).toBe(400);
    expect((await visitor(app).post('/connexion', { geste: 'cle', reponse })).status).toBe(400);
  },
);

it('proves again who one is, for a change and for a second factor', async () => {
  const device = softAuthenticator();
  await addKey(await enterByMail(app, MAIL), device);
  const browser = await enterByMail(app, MAIL);
  expect((await browser.get('/connexion/second-facteur?suite=/compte')).status).toBe(200);
  const reponse = device.shown({ ...(await wish(browser, '/connexion/cle')), userHandle: id });
  const shown = await browser.post('/connexion/second-facteur', { moyen: 'cle', reponse, suite: '/compte' });
  expect(shown.headers.get('location')).toBe('/compte');
  await app.database.raw`update sessions set proven_at = now() - interval '1 hour'`;
  const again = device.shown({ ...(await wish(browser, '/connexion/cle')), userHandle: id });
  expect((await browser.post('/connexion/preuve', { moyen: 'cle', reponse: again })).status).toBe(303);
  expect((await browser.post('/compte/mot-de-passe', { geste: 'retirer' })).headers.get('location')).toBe(
    '/compte?fait=compte',
  );
});
