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

it.each([
  ['12 rue de Verdun', 'Une rue ne dit pas qui peut aider', 'Voici tous les acteurs.', '/annuaire/guide'],
  [
    '12 rue de Verdun&commune=69123',
    'Une rue ne dit pas',
    'Voici tous les acteurs qui agissent',
    '/annuaire/guide?commune=69123',
  ],
  ['12 rue de Verdun Lyon', 'Une rue ne dit pas', 'agissent à Lyon', '/annuaire/guide?commune=69123'],
  ['facture edf 12 rue de Verdun', 'La rue n’a pas été prise en compte', 'indiquez-la', '/annuaire/guide'],
  ['🥶', 'Aucun mot n’a été reconnu', 'Voici tous les acteurs.', '/annuaire/guide'],
])('says what it made nothing of: « %s »', async (words, title, sentence, guide) => {
  const html = await get(`/annuaire?q=${words.replaceAll(' ', '+')}`);
  for (const part of [title, sentence, `href="${guide}"`]) expect(html).toContain(part);
});

it('makes no fuss of a commune alone', async () => {
  const html = await get('/annuaire?q=Lyon');
  expect(html).toContain('<title>Tous les acteurs à Lyon');
  expect(html).not.toContain('pris en compte');
});
