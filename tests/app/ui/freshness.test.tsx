import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FreshnessBadge } from '#app/ui/badge.tsx';
import { freshnessOf } from '#app/ui/freshness.ts';

const now = new Date('2026-11-21T12:00:00Z');
const words = { now, verb: 'vérifié en', verbWithDay: 'vérifié le', unknown: 'jamais vérifié' };

test.each([
  ['2026-11-18', 'fresh'],
  ['2026-05-23', 'fresh'],
  ['2026-05-20', 'ageing'],
  ['2025-11-21', 'ageing'],
  ['2025-11-10', 'old'],
  ['2024-11-21', 'old'],
  ['2027-01-01', 'fresh'],
])('something verified on %s is %s', (date, expected) => {
  expect(freshnessOf(new Date(date), now)).toBe(expected);
});

test('no date and a broken date are both unknown', () => {
  expect(freshnessOf(null, now)).toBe('unknown');
  expect(freshnessOf(new Date('hier'), now)).toBe('unknown');
});

test('the badge says the month, and the whole date in its title', () => {
  const html = renderToStaticMarkup(<FreshnessBadge {...words} date={new Date('2026-11-17T09:00:00Z')} />);
  expect(html).toContain('title="vérifié le mardi 17 novembre 2026"');
  expect(html).toContain('vérifié en <time dateTime="2026-11-17">novembre 2026</time>');
});

test('the badge of what nobody verified says so', () => {
  expect(renderToStaticMarkup(<FreshnessBadge {...words} date={null} />)).toContain('jamais vérifié');
});

test('green is only for what was verified within a year', () => {
  const old = renderToStaticMarkup(<FreshnessBadge {...words} date={new Date('2024-01-17')} />);
  expect(old).not.toContain('verified');
});
