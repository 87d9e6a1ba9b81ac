// How the list travels: seen at once, sent once, and whole again when the router asks for data alone.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const get = async (path: string) => (await fetch(`${app.origin}${path}`)).text();

it('sends the results once: as what is seen, not again as data', async () => {
  const html = await get('/annuaire?q=froid&commune=34172');
  const slugs = [...html.matchAll(/<li[^>]* data-slug="([^"]+)"/g)].map(([, slug]) => slug);
  expect(slugs.length).toBeGreaterThan(3);
  const [seen = '', data = ''] = html.split('streamController.enqueue(');
  expect(seen).toContain(`href="/annuaire/${slugs[0]}`);
  expect(data).toContain('Froid');
  for (const slug of slugs) expect(data).not.toContain(`/annuaire/${slug}`);
});

it('gives the router of the browser the same results as the page', async () => {
  const html = await get('/annuaire?q=froid&commune=34172');
  const data = await get('/annuaire.data?q=froid&commune=34172');
  const [first] = /<li[^>]* data-slug="[^"]+"/.exec(html) ?? [];
  expect(data).toContain(JSON.stringify(first).slice(1, -1));
});
