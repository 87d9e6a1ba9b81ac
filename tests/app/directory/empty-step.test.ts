// Nothing found is never the end: another spelling, the nearest need, each with somebody behind it.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

/** What the page says instead of results. */
async function said(query: string): Promise<string> {
  const html = await (await fetch(`${app.origin}/annuaire?${query}`)).text();
  const [, told = ''] = /Personne ne répond encore([\s\S]*?)Vous pouvez aussi/.exec(html) ?? [];
  return told.replaceAll('<!-- -->', '');
}

it('suggests the words as they are spelled, once they are known to find somebody', async () => {
  const told = await said('q=xqfroid');
  expect(told).toMatch(/Essayez avec <a href="\/annuaire\?q=froid"[^>]*>«\sfroid\s»<\/a>\s: \d+ services/);
  expect(await said('q=zzyzx+qwrtp')).not.toContain('Essayez');
});

it('leads to the need that was meant, for the same person, and not to a fixed list', async () => {
  const told = await said('q=punaises+de+lit&type=ars&commune=34172');
  const needs = [...told.matchAll(/href="\/annuaire\?besoin=([a-z-]+)&amp;commune=34172"/g)].map(([, code]) => code);
  expect(needs).toEqual(['indecence-insalubrite']);
  expect(told).toContain('du besoin le plus proche');
});

it('starts from the commonest needs only when nothing is near', async () => {
  const told = await said('q=zzyzx+qwrtp');
  expect(told).toContain('besoin=impayes-energie');
  expect(told).not.toContain('le plus proche');
});
