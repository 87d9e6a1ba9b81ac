// Sign-in with an account elsewhere, against a real provider: who is known here enters, nobody is registered.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { addAuthenticator, addPerson, enterByMail } from '#tests/support/factors.ts';
import { startOpenIdProvider, type TestOpenId } from '#tests/support/openid-provider.ts';
import { type Visitor, visitor } from '#tests/support/sign-in.ts';

const MAIL = 'ines@exemple.fr';
let provider: TestOpenId;
let app: TestApp;

beforeAll(async () => {
  provider = await startOpenIdProvider({ id: 'maillage', secret: 'a-secret-for-tests' });
  app = await startApp({
    env: {
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: 'maillage',
      OIDC_CLIENT_SECRET: 'a-secret-for-tests',
      OIDC_NAME: 'Mon service public',
    },
  });
  provider.admit(`${app.origin}/connexion/openid/retour`);
});
afterAll(async () => {
  await app?.close();
  await provider?.close();
});
beforeEach(async () => {
  const { raw } = app.database;
  await raw`with a as (delete from rate_limits), b as (delete from challenges), c as (delete from kept_mails) delete from people where mail in (${MAIL}, 'nouveau@exemple.fr')`;
  await addPerson(app, 'Inès Nouvelle', MAIL);
});

/** Follows the way to the provider and back; the address of the return is not opened yet. */
async function wayBack(browser: Visitor, path = '/connexion/openid'): Promise<string> {
  const start = await browser.get(path);
  expect(start.status).toBe(303);
  const there = visitor({ origin: provider.issuer });
  let at = start.headers.get('location') ?? '';
  expect(new URL(at).searchParams.get('code_challenge_method')).toBe('S256');
  while (at.startsWith(provider.issuer)) {
    at = new URL((await there.get(at)).headers.get('location') ?? '', at).href;
  }
  return at;
}

async function come(claims: TestOpenId['claims'], path?: string, browser = visitor(app)): Promise<Response> {
  provider.claims = claims;
  return browser.get(await wayBack(browser, path));
}

it('offers it only where it is configured', async () => {
  expect(await (await visitor(app).get('/connexion?suite=/compte')).text()).toMatch(
    /href="\/connexion\/openid\?suite=%2Fcompte"[^>]*>Entrer avec (<!-- -->)?Mon service public/,
  );
});

it('lets in who is known by a verified mail, keeps the identity, and says so once', async () => {
  const browser = visitor(app);
  const claims = { sub: 'agent-1', email: MAIL.toUpperCase(), email_verified: true };
  const entered = await come(claims, '/connexion/openid?suite=%2Fcompte&poste=partage', browser);
  expect([entered.status, entered.headers.get('location')]).toEqual([303, '/compte']);
  expect(entered.headers.getSetCookie().join()).not.toMatch(/session=[^,]*Max-Age/);
  expect(await (await browser.get('/compte')).text()).toContain('Inès Nouvelle');
  const [session] = await app.database
    .raw`select proof, is_shared, second_factor_at from sessions where proof = 'openid'`;
  expect(session).toEqual({ proof: 'openid', is_shared: true, second_factor_at: null });
  // Later the identity is enough, whatever the mail has become there.
  expect((await come({ sub: 'agent-1', email: 'autre@exemple.fr', email_verified: true })).status).toBe(303);
  expect((await come({ sub: 'agent-1' })).status).toBe(303);
  await expect
    .poll(async () => (await app.database.raw`select 1 from kept_mails where recipient = ${MAIL}`).length)
    .toBe(1);
});

it.each([
  ['an unknown mail', { sub: 'agent-2', email: 'nouveau@exemple.fr', email_verified: true }],
  ['a mail nobody verified', { sub: 'agent-3', email: MAIL, email_verified: false }],
  ['a mail nobody vouches for', { sub: 'agent-4', email: MAIL }],
  ['no mail', { sub: 'agent-5' }],
])('registers nobody: %s gets a calm sentence', async (_what, claims) => {
  const browser = visitor(app);
  const answer = await come(claims, undefined, browser);
  expect([answer.status, browser.cookie('session')]).toEqual([400, '']);
  expect(await answer.text()).toContain('Demandez une invitation');
  expect(
    await app.database
      .raw`select 1 from people where mail = 'nouveau@exemple.fr' union all select 1 from openid_identities`,
  ).toHaveLength(0);
});

it('hands a known person to nobody who has taken their mail over at the provider', async () => {
  expect((await come({ sub: 'agent-1', email: MAIL, email_verified: true })).status).toBe(303);
  const answer = await come({ sub: 'agent-9', email: MAIL, email_verified: true });
  expect([answer.status, (await answer.text()).includes('autre identité')]).toEqual([400, true]);
  await app.database.raw`update people set disabled_at = now() where mail = ${MAIL}`;
  expect((await come({ sub: 'agent-1', email: MAIL, email_verified: true })).status).toBe(400);
});

it('still asks for the second factor', async () => {
  await addAuthenticator(await enterByMail(app, MAIL));
  const answer = await come({ sub: 'agent-1', email: MAIL, email_verified: true }, '/connexion/openid?suite=%2Fcompte');
  expect(answer.headers.get('location')).toBe('/connexion/second-facteur?suite=%2Fcompte');
});

it('takes an answer once, from the browser that asked, unchanged and in time', async () => {
  provider.claims = { sub: 'agent-1', email: MAIL, email_verified: true };
  const browser = visitor(app);
  const way = await wayBack(browser);
  expect((await visitor(app).get(way)).status).toBe(400);
  expect((await browser.get(way)).status).toBe(400);
  const second = await wayBack(browser);
  expect((await browser.get(second)).status).toBe(303);
  expect((await browser.get(second)).status).toBe(400);

  const forged = new URL(await wayBack(browser));
  forged.searchParams.set('code', 'a'.repeat(43));
  expect((await browser.get(forged.href)).status).toBe(400);
  const mixed = new URL(await wayBack(browser));
  mixed.searchParams.set('iss', 'https://ailleurs.example');
  expect((await browser.get(mixed.href)).status).toBe(400);
  const late = await wayBack(browser);
  await app.database.raw`update challenges set expires_at = now() - interval '1 second'`;
  expect((await browser.get(late)).status).toBe(400);
  for (const path of ['', '?state=', '?state=x&code=y', '?error=access_denied&state=%00'])
    expect((await browser.get(`/connexion/openid/retour${path}`)).status).toBe(400);
  const denied = new URL((await browser.get('/connexion/openid')).headers.get('location') ?? '');
  const back = `/connexion/openid/retour?error=access_denied&state=${denied.searchParams.get('state')}`;
  expect(await (await browser.get(back)).text()).toContain('vous y avez renoncé');
});

it('is detached by its person, from an account that is still open by mail', async () => {
  const browser = visitor(app);
  await come({ sub: 'agent-1', email: MAIL, email_verified: true }, '/connexion/openid?suite=%2Fcompte', browser);
  expect(await (await browser.get('/compte')).text()).toContain('ouvre aussi ce compte');
  const answer = await browser.post('/compte', { geste: 'detacher' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/compte?fait=compte']);
  expect(await app.database.raw`select 1 from openid_identities`).toHaveLength(0);
  expect(await (await browser.get('/compte')).text()).not.toContain('ouvre aussi ce compte');
  expect((await come({ sub: 'agent-1' })).status).toBe(400);
});
