// A coordinator keeps the directory true: in by mail, two editors, a report; without script, and clean for axe in every state.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { enterAs, launchBrowser, newPage } from '#tests/support/browser.ts';

let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

it('comes in by the code of the mail, then by its link elsewhere', async () => {
  const page = await newPage(browser, app.origin, { javaScriptEnabled: false });
  await page.goto('/compte');
  await page
    .getByRole('textbox', { name: 'Votre adresse de courriel' })
    .fill('coordination-lyon@demonstration.example');
  await page.getByRole('button', { name: 'Recevoir mon code' }).click();
  await page.waitForURL(/\/connexion\/code/);
  const mailbox = await newPage(browser, app.origin);
  await expect
    .poll(async () => {
      await mailbox.goto('/boite-aux-lettres');
      return mailbox.getByText('Votre code pour entrer').count();
    })
    .toBe(1);
  const code = /: (\d{3} \d{3})/.exec((await mailbox.locator('summary').first().textContent()) ?? '')?.[1] ?? '';
  await page.getByRole('textbox', { name: 'Code à six chiffres' }).fill(code);
  await page.getByRole('button', { name: 'Entrer' }).click();
  await page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor();
  await mailbox.getByRole('link', { name: 'Suivre le lien de ce message' }).click();
  await mailbox.getByRole('heading', { name: 'Ce lien ne sert plus' }).waitFor();
  await page.context().close();
  await mailbox.context().close();
});

it('is told of both versions when two people correct one entry, without script', async () => {
  const first = await enterAs(browser, app.origin, /Samir Vidal/, { javaScriptEnabled: false });
  const second = await enterAs(browser, app.origin, /Claire Fabre/, { viewport: { width: 320, height: 800 } });
  for (const page of [first, second]) await page.goto('/administration/annuaire/caf-de-l-herault');
  await first.getByRole('textbox', { name: 'Sigle' }).fill('CAF 34');
  await first.getByRole('button', { name: 'Enregistrer la fiche' }).click();
  await first.getByText('C’est enregistré').waitFor();
  await second.getByRole('textbox', { name: 'Sigle' }).fill('CAF Hérault');
  await second.getByRole('button', { name: 'Enregistrer la fiche' }).click();
  await second.getByText('Quelqu’un d’autre vient d’enregistrer cette fiche').waitFor();
  await expectClean(second);
  await second.getByRole('radio', { name: /La version enregistrée entre-temps/ }).check();
  await second.getByRole('button', { name: 'Enregistrer la fiche' }).click();
  await second.getByText('C’est enregistré').waitFor();
  expect(await second.getByRole('textbox', { name: 'Sigle' }).inputValue()).toBe('CAF 34');
  await first.context().close();
  await second.context().close();
});

it('hears of an error from a visitor, and settles it', async () => {
  const visitor = await newPage(browser, app.origin, { javaScriptEnabled: false });
  await visitor.goto('/annuaire/caf-de-l-herault/signaler');
  await visitor.getByRole('radio', { name: /Les horaires ont changé/ }).check();
  await visitor.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await visitor.getByRole('heading', { name: 'Merci, c’est noté' }).waitFor();
  const page = await enterAs(browser, app.origin, /Claire Fabre/);
  await page.getByRole('link', { name: /Les horaires ont changé/ }).click();
  await expectClean(page);
  await page.getByRole('button', { name: 'C’est corrigé' }).click();
  await page.getByText('Le signalement est classé.').waitFor();
  await visitor.context().close();
  await page.context().close();
});

it.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 320],
] as const)('axe finds nothing on the pages of who keeps entries (%s, %i px)', async (colorScheme, width) => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, { colorScheme, viewport: { width, height: 800 } });
  const entry = '/administration/annuaire/caf-de-l-herault';
  for (const path of [
    '/administration',
    '/administration/annuaire',
    '/administration/annuaire/nouvelle',
    entry,
    `${entry}/services/nouveau`,
    '/compte',
    '/boite-aux-lettres',
  ]) {
    await page.goto(path);
    await expectClean(page);
  }
  await page.goto(`${entry}/services/nouveau`);
  await page.getByRole('button', { name: 'Ajouter le service' }).click();
  await page.getByText('champs sont à revoir').waitFor();
  await expectClean(page);
  await page.getByRole('link', { name: /Mon compte/ }).click();
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  for (const path of ['/connexion?suite=/compte', '/connexion/code', '/connexion/lien?jeton=x']) {
    await page.goto(path);
    await expectClean(page);
  }
  await page.context().close();
});
