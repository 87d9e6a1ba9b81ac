// « Ailleurs, pour le même besoin »: below a short list, and nowhere else.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';

const TITLE = 'Ailleurs, pour le même besoin';
const SHORT = 'q=moisissures&commune=34057';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const get = async (path: string) => (await fetch(`${app.origin}${path}`)).text();

function partsOf(html: string): { listed: string[]; elsewhere: string[]; below: string } {
  const below = /<section class="elsewhere".*?<\/section>/s.exec(html)?.[0] ?? '';
  return {
    listed: [...html.matchAll(/<li[^>]* data-slug="([^"]+)"/g)].map(([, slug]) => slug ?? ''),
    elsewhere: [...below.matchAll(/<h3><a href="\/annuaire\/([^"#]+)/g)].map(([, slug]) => slug ?? ''),
    below,
  };
}

it.each(['acteurs', 'services'])('completes a short list of %s, apart from it and never counted', async (by) => {
  const html = await get(`/annuaire?${SHORT}&par=${by}`);
  const { listed, elsewhere, below } = partsOf(html);
  expect(listed.length).toBeLessThan(10);
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(listed.length + elsewhere.length).toBeLessThanOrEqual(10);
  expect(listed.filter((slug) => elsewhere.includes(slug))).toEqual([]);
  expect(below).toContain('à Castelnau-le-Lez');
  expect(below).toContain('À appeler pour un conseil ou une orientation');
  expect(html).toMatch(new RegExp(`>${listed.length} ${by === 'services' ? 'services' : 'acteurs'}`));
  for (const item of below.split('<li>').slice(1)) {
    expect(item).toContain('agit ');
    expect(item).toMatch(/href="(tel:|mailto:|http)/);
  }
  // Neither numbered nor picked: what is below never reaches the plan or the sheet.
  expect(below).not.toMatch(/resultat-|choix=|data-slug/);
});

it('comes with the list alone: no full one, no map, no other order, no export, not among the results of the API', async () => {
  const { elsewhere } = partsOf(await get(`/annuaire?${SHORT}`));
  for (const path of [
    '/annuaire?q=moisissures',
    '/annuaire?commune=34057',
    `/annuaire?${SHORT}&tri=nom`,
    `/annuaire?${SHORT}&vue=carte`,
    `/annuaire?${SHORT}&rayon=10`,
  ]) {
    expect(await get(path), path).not.toContain(TITLE);
  }
  const api = JSON.parse(await get(`/api/v1/annuaire?${SHORT}`)) as { items: { slug: string }[] };
  const file = await get(`/annuaire/export/csv?${SHORT}`);
  const [first = ''] = elsewhere;
  expect(first).not.toBe('');
  expect(api.items.map(({ slug }) => slug)).not.toContain(first);
  expect(file).not.toContain(first);
});

it('is there where nobody acts for the commune', async () => {
  const { listed, elsewhere, below } = partsOf(await get('/annuaire?q=moisissures&commune=97411'));
  expect(listed).toEqual([]);
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(below).toContain('répond à distance');
  // Nobody is told to cross an ocean.
  expect(below).not.toMatch(/à [\d\s]{3,} km/u);
});
