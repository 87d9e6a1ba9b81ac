import { createHash, randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { createPageCache, inForm, shareablePage } from '#app/server/page-cache.ts';

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

it('names by hash the scripts that carried the nonce, and no injected one', () => {
  const pieces = [
    '<script nonce="n-1">ours()</script><style nonce="n-1">a{}</style><script>theirs()</script>',
    '<script nonce="n-1">data()</script>',
    '<script nonce="n-2">x()</script><p>é</p>',
  ];
  const page = shareablePage(200, new Headers({ 'content-type': 'text/html' }), pieces, 'n-1');
  const policy = page.headers['content-security-policy'] ?? '';
  expect(policy).toContain(hashOf('ours()'));
  expect(policy).toContain(hashOf('a{}'));
  expect(policy).toContain(hashOf('data()'));
  expect(policy).not.toContain(hashOf('theirs()'));
  expect(policy).not.toContain(hashOf('x()'));
  expect(page.body.toString()).toBe(pieces.join('').replaceAll(' nonce="n-1"', ''));
});

it('forgets every page when the directory changes', async () => {
  let version = 1;
  const cache = createPageCache(() => version);
  const page = shareablePage(200, new Headers(), ['<p>'], 'n');
  cache.set('/annuaire', page);
  expect(await cache.find('/annuaire', false)).toBe(page);
  version = 2;
  expect(await cache.find('/annuaire', false)).toBeUndefined();
});

it('keeps a thousand lists at once as browsers take them, and gives each form of a page from the other', async () => {
  const cache = createPageCache(() => 1);
  // A list of fifty compresses to about as much.
  const list = randomBytes(14_000).toString('hex').repeat(5);
  const bare = shareablePage(200, new Headers(), [list], 'n');
  const page = await inForm(bare, true);
  expect(page.body.length).toBeGreaterThan(15_000);
  for (let at = 0; at < 1_000; at++) cache.set(`/annuaire?page=${at}`, { ...page });
  expect(await cache.find('/annuaire?page=0', true)).toMatchObject({ isZipped: true });
  expect((await cache.find('/annuaire?page=0', false))?.body.toString()).toBe(list);
  cache.set('/annuaire?q=nu', bare);
  expect(await inForm((await cache.find('/annuaire?q=nu', true)) ?? bare, false)).toMatchObject({ body: bare.body });
  expect(await cache.find('/annuaire?q=inconnu', true)).toBeUndefined();
});

it('forgets a page after a minute, in whatever form it was asked for meanwhile', async () => {
  let now = 1;
  const cache = createPageCache(() => 1, { now: () => now });
  cache.set('/annuaire', shareablePage(200, new Headers(), ['<p>'], 'n'));
  now += 50_000;
  expect(await cache.find('/annuaire', true)).toMatchObject({ isZipped: true });
  now += 11_000;
  expect(await cache.find('/annuaire', true)).toBeUndefined();
  expect(await cache.find('/annuaire', false)).toBeUndefined();
});

it('makes a page once for all who ask for it meanwhile, and not for who asks after a change', async () => {
  let version = 1;
  const cache = createPageCache(() => version);
  const page = shareablePage(200, new Headers(), ['<p>'], 'n');
  const asked: PromiseWithResolvers<typeof page | null>[] = [];
  const make = () => {
    asked.push(Promise.withResolvers());
    return asked.at(-1)?.promise ?? Promise.resolve(null);
  };
  const together = [cache.once('/a', make), cache.once('/a', make), cache.once('/b', make)];
  expect(asked).toHaveLength(2);
  version = 2;
  const late = cache.once('/a', make);
  expect(asked).toHaveLength(3);
  for (const one of asked) one.resolve(page);
  expect(await Promise.all([...together, late])).toEqual([page, page, page, page]);
  expect(await cache.once('/a', async () => null)).toBe(null);
});

it('lets each make their own when the first one failed or was answered apart', async () => {
  const cache = createPageCache(() => 1);
  const page = shareablePage(200, new Headers(), ['<p>'], 'n');
  for (const first of [() => Promise.reject(new Error('cut')), () => Promise.resolve(null)]) {
    const [made, waited] = await Promise.allSettled([cache.once('/a', first), cache.once('/a', async () => page)]);
    expect(made).not.toMatchObject({ value: page });
    expect(waited).toMatchObject({ value: page });
  }
});
