// A draft that waits and a copy that nobody sees yet, in a browser.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { launchBrowser, newPage } from '#tests/support/browser.ts';

const ENTRY = '/administration/annuaire/caf-de-l-herault';
let app: TestApp;
let browser: Browser;
let service = '';

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  const [row] = await app.database.raw<{ slug: string }[]>`select services.slug from services
    join organisations on organisations.id = organisation_id where organisations.slug = 'caf-de-l-herault' order by 1 limit 1`;
  service = `${ENTRY}/services/${row?.slug}`;
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function enterAs(name: RegExp, options: Parameters<typeof newPage>[2] = {}): Promise<Page> {
  const page = await newPage(browser, app.origin, options);
  await page.goto('/connexion');
  await page.getByRole('button', { name }).click();
  await page.waitForURL((url) => url.pathname !== '/connexion');
  return page;
}

async function expectClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
  expect([page.url(), found]).toEqual([page.url(), []]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect([page.url(), overflow]).toEqual([page.url(), 0]);
}

it('keeps a draft while one types, gives it back, and gives it up; nothing is published so', async () => {
  const page = await enterAs(/Claire Fabre/);
  await page.goto(ENTRY);
  const before = await page.getByRole('textbox', { name: 'Présentation' }).inputValue();
  await page.getByRole('textbox', { name: 'Présentation' }).fill('Un texte commencé dans le train.');
  await page.getByText(/Brouillon gardé à/).waitFor();
  await page.getByRole('complementary', { name: 'Aperçu et qualité' }).getByText('commencé dans le train').waitFor();
  const [row] = await app.database.raw`select description from organisations where slug = 'caf-de-l-herault'`;
  expect(row?.description).toBe(before);
  await page.goto(ENTRY);
  await page.getByText(/Brouillon du .* repris/).waitFor();
  expect(await page.getByRole('textbox', { name: 'Présentation' }).inputValue()).toBe(
    'Un texte commencé dans le train.',
  );
  await expectClean(page);
  const other = await enterAs(/Samir Vidal/);
  await other.goto(ENTRY);
  expect(await other.getByRole('textbox', { name: 'Présentation' }).inputValue()).toBe(before);
  await page.getByRole('button', { name: 'Abandonner ce brouillon' }).click();
  await page.waitForURL((url) => url.pathname === ENTRY);
  expect(await page.getByRole('textbox', { name: 'Présentation' }).inputValue()).toBe(before);
  await page.context().close();
  await other.context().close();
});

it('copies a service as a draft that only its keepers see', async () => {
  const page = await enterAs(/Claire Fabre/);
  await page.goto(service);
  await page.getByRole('button', { name: 'Dupliquer ce service' }).click();
  await page.getByText('Voici la copie.').waitFor();
  await expect.poll(() => page.getByRole('textbox', { name: 'Nom du service' }).inputValue()).toContain('(copie)');
  await page.getByRole('button', { name: 'Publier ce service' }).waitFor();
  await page.context().close();
});

it('adds a place and a closure without script, though the service of addresses is away', async () => {
  const page = await enterAs(/Samir Vidal/, { javaScriptEnabled: false });
  await page.goto(service);
  const places = await page.getByRole('group', { name: /^Lieu \d/ }).count();
  await page.getByRole('button', { name: 'Ajouter un lieu' }).click();
  const place = page.getByRole('group', { name: `Lieu ${places + 1}` });
  await place.getByRole('textbox', { name: 'Nom du lieu' }).fill('Permanence du matin');
  await place.getByRole('textbox', { name: 'Adresse' }).fill('12 rue des Lilas');
  await place.getByRole('textbox', { name: 'Commune' }).fill('Montpellier');
  await place.getByRole('textbox', { name: 'Horaires' }).fill('Tu[1,3] 14:00-17:00; PH off');
  await place.getByRole('button', { name: 'Placer l’adresse' }).click();
  await page.getByText('ne répond pas').first().waitFor();
  await page.getByRole('button', { name: 'Ajouter une fermeture' }).click();
  const closure = page.getByRole('group', { name: /^Fermeture \d/ }).last();
  await closure.getByLabel('Du', { exact: true }).fill('2030-12-24');
  await closure.getByLabel('Au', { exact: true }).fill('2030-12-31');
  await page.getByRole('button', { name: 'Enregistrer le service' }).click();
  await page.getByText('C’est enregistré.').waitFor();
  const rows = await app.database.raw`
    select opening_hours, point_precision from places where label = 'Permanence du matin'`;
  expect([...rows]).toEqual([{ opening_hours: 'Tu[1,3] 14:00-17:00; PH off', point_precision: 'commune' }]);
  await page.context().close();
});
