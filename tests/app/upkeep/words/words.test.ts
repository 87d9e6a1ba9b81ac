// Words and notes of a territory through real requests: judged before they count, known to every process at once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readTerritories } from '#app/directory/known-codes.server.ts';
import { buildParts, type Composition } from '#scripts/parts.ts';
import { SERVICES_INDEX } from '#search/settings.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { textOf } from '#tests/support/forms.ts';
import { testMeilisearch } from '#tests/support/meilisearch.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';

let app: TestApp;
let other: Composition;
let guest: Visitor;
let coordinator: Visitor;
const WORDS = '/administration/mots';
const XSS = '<img src=x onerror=alert(1)>';

beforeAll(async () => {
  app = await startApp();
  // A second web process on the same base.
  other = await buildParts(app.parts.env, `${testMeilisearch().prefix}${SERVICES_INDEX}`);
  guest = visitor(app);
  coordinator = await persona(app, 'coordination-montpellier');
});
afterAll(async () => {
  await other?.close();
  await app?.close();
});

const list = (query: string) => textOf(guest.get(`/annuaire?${query}`));

it('shows before saving what a word alone and the judged queries become', async () => {
  await coordinator.post(WORDS, {
    geste: 'juger',
    recherche: 'zyxobus du quartier',
    'recherche-besoin': 'petits-travaux-ara',
  });
  const tried = await coordinator.post(WORDS, { geste: 'essayer', mot: 'Zyxobus', besoin: 'petits-travaux-ara' });
  expect(tried.status).toBe(200);
  const html = await textOf(tried);
  expect(html).toContain('« zyxobus du quartier » monte de');
  expect(html).toContain('Avec ce mot');
  expect(html).toContain('Enregistrer ce mot');
  expect((await app.database.raw`select count(*)::int as n from local_words`)[0]?.n).toBe(0);
  const worse = await textOf(
    coordinator.post(WORDS, { geste: 'essayer', mot: 'coupure électricité', besoin: 'mobilite' }),
  );
  expect(worse).toContain('« coupure électricité » baisse de');
});

it('leads there and only there, within seconds, in every process', async () => {
  const known = other.parts.directoryVersion();
  const before = await list('q=zyxobus&territoire=montpellier');
  expect(before).not.toContain('Petits travaux');
  expect(
    (await coordinator.post(WORDS, { geste: 'ajouter', mot: 'Zyxobus', besoin: 'petits-travaux-ara' })).status,
  ).toBe(303);
  await expect
    .poll(async () => (await list('q=zyxobus&territoire=montpellier')).includes('Compagnons Bâtisseurs'), {
      timeout: 15_000,
    })
    .toBe(true);
  await expect
    .poll(async () => (await list('q=zyxobus&commune=34172')).includes('Compagnons Bâtisseurs'), { timeout: 15_000 })
    .toBe(true);
  expect(await list('q=zyxobus&territoire=lyon')).not.toContain('Compagnons Bâtisseurs');
  // The other process was told: its pages are forgotten, its words are read again.
  await expect.poll(() => other.parts.directoryVersion(), { timeout: 15_000 }).toBeGreaterThan(known);
  expect((await readTerritories(other.parts)).find(({ slug }) => slug === 'montpellier')?.words).toEqual([
    { phrase: 'zyxobus', need: 'petits-travaux-ara' },
  ]);
});

it('pins a dated note above the results of a need in that territory, as plain text', async () => {
  const answer = await coordinator.post(WORDS, {
    geste: 'noter',
    'note-besoin': 'impayes-energie',
    note: `Coupure aujourd’hui ? ${XSS}`,
  });
  expect(answer.status).toBe(303);
  await expect
    .poll(() => list('q=facture+impayée&commune=34172'), { timeout: 15_000 })
    .toContain('Coupure aujourd’hui ?');
  const html = await list('besoin=impayes-energie&territoire=montpellier');
  expect(html).toContain('Note de la coordination');
  expect(html).toContain('&lt;img src=x');
  expect(html).not.toContain('<img src=x');
  expect(await list('besoin=impayes-energie&territoire=lyon')).not.toContain('Note de la coordination');
  expect(await list('besoin=eau&territoire=montpellier')).not.toContain('Note de la coordination');
  const guide = (commune: string) =>
    coordinator.get(`/annuaire/guide?commune=${commune}&situation=facture`).then((page) => page.text());
  expect(await guide('34172')).toContain('Coupure aujourd’hui ?');
  expect(await guide('69123')).not.toContain('Note de la coordination');
  await coordinator.post(WORDS, { geste: 'noter', 'note-besoin': 'impayes-energie' });
  await expect
    .poll(() => list('besoin=impayes-energie&territoire=montpellier'), { timeout: 15_000 })
    .not.toContain('Note de la coordination');
});

it('says what is wrong, keeps what was written, and lets nobody touch another territory', async () => {
  for (const [fields, words] of [
    [{ geste: 'essayer', mot: 'le', besoin: 'eau' }, 'au moins trois lettres'],
    [{ geste: 'ajouter', mot: 'aide', besoin: 'x' }, 'Choisissez un besoin'],
    [{ geste: 'ajouter', mot: 'a b c d e f g hh', besoin: 'eau' }, '6 mots'],
    [{ geste: 'noter', note: 'x'.repeat(401), 'note-besoin': 'eau' }, '400 caractères au plus'],
    [{ geste: 'juger', recherche: '', 'recherche-besoin': 'eau' }, 'Écrivez une recherche'],
  ] as [Record<string, string>, string][]) {
    const answer = await coordinator.post(WORDS, fields);
    expect(answer.status).toBe(400);
    expect(await textOf(answer)).toContain(words);
  }
  expect(
    (await coordinator.post(`${WORDS}?territoire=lyon`, { geste: 'noter', note: 'x', 'note-besoin': 'eau' })).status,
  ).toBe(403);
  const lyon = await persona(app, 'coordination-lyon');
  const [word] = await app.database.raw`select id from local_words limit 1`;
  expect((await lyon.post(WORDS, { geste: 'retirer-mot', id: String(word?.id) })).status).toBe(303);
  expect((await app.database.raw`select count(*)::int as n from local_words`)[0]?.n).toBe(1);
  for (const id of ['', 'x', "' or 1=1"])
    expect((await coordinator.post(WORDS, { geste: 'retirer-mot', id })).status).toBe(400);
  expect((await coordinator.post(WORDS, { geste: 'retirer-mot', id: String(word?.id) })).status).toBe(303);
  expect((await app.database.raw`select count(*)::int as n from local_words`)[0]?.n).toBe(0);
});
