// Somebody in danger types into whatever box is there: each of them answers with the same words, before any result.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { dangerAdvice } from '#app/directory/danger/danger-advice.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';

const AIR = dangerAdvice('air');

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const get = async (path: string) => (await fetch(`${app.origin}${path}`)).text();
const asked = (words: string) => encodeURIComponent(words);

it.each([
  ['/annuaire?q='],
  ['/annuaire?commune=34172&q='],
  ['/annuaire?vue=carte&q='],
  ['/annuaire?par=services&q='],
  ['/annuaire/guide?texte='],
  ['/annuaire/qui-fait-quoi?q='],
])('%s says what to do, above the results', async (path) => {
  const html = await get(`${path}${asked('odeur de gaz')}`);
  const at = html.indexOf(AIR.title);
  expect(at).toBeGreaterThan(0);
  for (const number of AIR.calls) expect(html).toContain(`href="tel:${number}"`);
  const results = html.search(/<ol class="results"|<ul class="mt-2 divide-y|Aucun service connu|<table/);
  if (results > 0) expect(at).toBeLessThan(results);
});

it('says it again from the pages kept for everybody, and to the router of the browser', async () => {
  const first = await get(`/annuaire?q=${asked('mon détecteur de gaz sonne')}`);
  const kept = await get(`/annuaire?q=${asked('mon détecteur de gaz sonne')}`);
  for (const html of [first, kept]) expect(html).toContain(AIR.title);
  expect(await get(`/annuaire.data?q=${asked('mon détecteur de gaz sonne')}`)).toContain('"air"');
});

it('says it where nothing is found', async () => {
  const html = await get(`/annuaire?q=${asked('le détecteur sonne')}&type=mdph&commune=97411`);
  expect(html).toContain(AIR.title);
});

it('makes no fuss of a bill', async () => {
  for (const path of ['/annuaire?q=', '/annuaire/guide?texte=']) {
    expect(await get(`${path}${asked('facture de gaz')}`)).not.toContain('tel:112');
  }
});
