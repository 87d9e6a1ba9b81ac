import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createPageCache, shareablePage } from '#app/server/page-cache.ts';

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
  expect(page.html.toString()).toBe(pieces.join('').replaceAll(' nonce="n-1"', ''));
});

it('forgets every page when the directory changes', () => {
  let version = 1;
  const cache = createPageCache(() => version);
  const page = shareablePage(200, new Headers(), ['<p>'], 'n');
  cache.set('/annuaire', page);
  expect(cache.get('/annuaire')).toBe(page);
  version = 2;
  expect(cache.get('/annuaire')).toBeUndefined();
});
