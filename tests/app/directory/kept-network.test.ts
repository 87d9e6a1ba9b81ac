// A network chosen once is shown at each visit, because somebody asked for it and never because they passed by.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

function get(path: string, cookie?: string): Promise<Response> {
  return fetch(`${app.origin}${path}`, { redirect: 'manual', headers: cookie ? { cookie } : {} });
}

function keep(fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams(fields);
  return fetch(`${app.origin}/annuaire/reseau`, {
    method: 'POST',
    redirect: 'manual',
    body,
    headers: { origin: app.origin },
  });
}

it('sets no cookie for who only looks, even at one network', async () => {
  const seen = await get('/annuaire?territoire=lyon');
  expect(seen.headers.get('set-cookie')).toBeNull();
  expect(await seen.text()).toContain('Le montrer à chaque visite');
});

it('keeps the network asked for, and lets go of it', async () => {
  const kept = await keep({ territoire: 'lyon', retour: '/annuaire?q=froid&territoire=lyon' });
  expect([kept.status, kept.headers.get('location')]).toEqual([303, '/annuaire?q=froid&territoire=lyon']);
  expect(kept.headers.get('set-cookie')).toMatch(/^reseau=lyon; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d{8}$/);
  const gone = await keep({ territoire: '', retour: 'https://ailleurs.example' });
  expect([gone.status, gone.headers.get('location')]).toEqual([303, '/annuaire']);
  expect(gone.headers.get('set-cookie')).toContain('Max-Age=0');
  expect((await keep({ territoire: 'nulle-part' })).status).toBe(404);
});

it.each([
  ['/annuaire', '/annuaire?territoire=lyon'],
  ['/annuaire?q=froid&lieu=', '/annuaire?q=froid&lieu=&territoire=lyon'],
  ['/annuaire?q=froid&territoire=tous', null],
  ['/annuaire?territoire=marseille', null],
  ['/annuaire?commune=34172', null],
])('with a kept network, %s leads to %s', async (path, narrowed) => {
  const answer = await get(path, 'reseau=lyon');
  expect([answer.status, answer.headers.get('location')]).toEqual(narrowed ? [302, narrowed] : [200, null]);
});

it('leaves a network that does not exist aside', async () => {
  expect((await get('/annuaire', 'reseau=nulle-part')).status).toBe(200);
  expect((await get('/annuaire', 'reseau=a%00b')).status).toBe(200);
});

it('shares pages among those who keep the same network, and with nobody else', async () => {
  const path = '/annuaire?q=froid&territoire=lyon';
  const [nobody, first] = [await (await get(path)).text(), await (await get(path, 'reseau=lyon')).text()];
  expect(first).toContain('Ne plus le montrer');
  expect(nobody).not.toContain('Ne plus le montrer');
  const again = await get('/annuaire?territoire=lyon&q=froid', 'reseau=lyon');
  expect(await again.text()).toBe(first);
  expect(again.headers.get('content-security-policy')).not.toContain('nonce-');
});
