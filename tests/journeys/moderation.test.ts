// A guest corrects a card on a phone without script; who keeps it takes one field, refuses another, and answers; the search
// knows as soon as its engine has said so. History and local words beside it; clean for axe in every state.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { enterAs, launchBrowser, newPage } from '#tests/support/browser.ts';

let app: TestApp;
let browser: Browser;
const CARD = '/annuaire/caf-de-l-herault';
const PHONE = { viewport: { width: 320, height: 700 } };

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

it('takes a guest’s correction from a phone without script, field by field, to the search and back by mail', async () => {
  const guest = await newPage(browser, app.origin, { ...PHONE, javaScriptEnabled: false });
  await guest.goto(CARD);
  await guest.getByRole('link', { name: 'Proposer une correction' }).click();
  await guest.getByRole('textbox', { name: /Site internet/ }).fill('pas une adresse');
  await guest.getByRole('button', { name: 'Envoyer la proposition' }).click();
  await guest.getByText('Un champ est à revoir').waitFor();
  await guest.getByRole('textbox', { name: /Site internet/ }).fill('https://www.caf-zyxwvut.example');
  await guest.getByRole('textbox', { name: 'Nom', exact: true }).fill('Caisse Zyxwvut de l’Hérault');
  await guest
    .getByRole('textbox', { name: 'Un mot d’explication' })
    .fill('Vu sur leur porte <img src=x onerror=alert(1)>');
  await guest.getByRole('textbox', { name: 'Votre courriel' }).fill('passante@reseau.example');
  await guest.getByRole('button', { name: 'Envoyer la proposition' }).click();
  await guest.getByRole('heading', { name: 'Merci, votre proposition est partie' }).waitFor();

  const page = await enterAs(browser, app.origin, /Samir Vidal/);
  await page.goto('/administration/propositions');
  await expectClean(page);
  await page.getByRole('link', { name: 'Caisse d’allocations familiales de l’Hérault' }).click();
  await page.getByText('Vu sur leur porte <img src=x onerror=alert(1)>').waitFor();
  await expectClean(page);
  await page
    .getByRole('group', { name: /« Nom »/ })
    .getByRole('radio', { name: 'Prendre', exact: true })
    .check();
  await page
    .getByRole('group', { name: /« Site internet »/ })
    .getByRole('radio', { name: 'Ne pas prendre' })
    .check();
  await page.getByRole('button', { name: 'Appliquer ces choix' }).click();
  await page.getByText('la personne attend une réponse par courriel').waitFor();
  await expectClean(page);
  await page.getByRole('textbox', { name: 'Pourquoi, pour « Site internet »' }).fill('Ce site n’existe pas.');
  await page.getByRole('button', { name: 'Appliquer ces choix' }).click();
  await page.getByText('Visible dans la recherche dans quelques secondes').waitFor();
  await expectClean(page);

  await app.relay();
  await guest.goto('/annuaire?q=Zyxwvut');
  await guest.getByRole('link', { name: 'Caisse Zyxwvut de l’Hérault' }).first().waitFor();
  const mailbox = await newPage(browser, app.origin);
  await expect
    .poll(async () => {
      await mailbox.goto('/boite-aux-lettres');
      return mailbox.getByText('Ce site n’existe pas.').count();
    })
    .toBeGreaterThan(0);
  for (const one of [guest, page, mailbox]) await one.context().close();
});

it('shows the correction form clean on a phone, its errors too', async () => {
  const page = await newPage(browser, app.origin, PHONE);
  for (const path of [`${CARD}/corriger`, '/annuaire/proposer']) {
    await page.goto(path);
    for (const summary of await page.locator('form summary').all()) await summary.click();
    await expectClean(page);
    await page.getByRole('button', { name: 'Envoyer la proposition' }).click();
    await page.getByText(/à revoir/).waitFor();
    await expectClean(page);
  }
  await page.context().close();
});

it('reads the history of the card and goes back, by keyboard', async () => {
  const page = await enterAs(browser, app.origin, /Claire Fabre/, PHONE);
  await page.goto('/administration/annuaire/caf-de-l-herault/historique');
  await page.getByText('Proposition acceptée, par Samir Vidal').waitFor();
  await expectClean(page);
  await page.getByRole('link', { name: 'Revenir à la version 1' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: /Revenir à la version du/ }).waitFor();
  await expectClean(page);
  await page.getByRole('textbox', { name: 'Pourquoi' }).fill('Le nom était juste');
  await page.getByRole('button', { name: 'Rétablir cette version' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('La version est rétablie').waitFor();
  await page.getByText('Version 1 rétablie. Le nom était juste').waitFor();
  await expectClean(page);
  await app.relay();
  await page.goto(CARD);
  await page.getByRole('heading', { level: 1, name: /Caisse d’allocations familiales/ }).waitFor();
  await page.context().close();
});

it('tries a word before it counts, and pins a note', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, PHONE);
  await page.goto('/administration/mots');
  await expectClean(page);
  await page.getByRole('textbox', { name: 'Un mot ou une expression' }).fill('Zyxobus');
  await page.getByRole('combobox', { name: 'Mène au besoin' }).selectOption('petits-travaux-ara');
  await page.getByRole('button', { name: 'Voir ce que cela change' }).click();
  await page.getByRole('heading', { name: /« Zyxobus » menant à/ }).waitFor();
  await expectClean(page);
  await page.getByRole('button', { name: 'Enregistrer ce mot' }).click();
  await page.getByText('Le mot est enregistré').waitFor();
  await page.getByRole('combobox', { name: 'Pour le besoin' }).selectOption('impayes-energie');
  await page.getByRole('textbox', { name: 'Note' }).fill('Coupure aujourd’hui ? Appelez le 01 99 00 00 00.');
  await page.getByRole('button', { name: 'Afficher cette note' }).click();
  await page.getByText('la note s’affiche').waitFor();
  await expectClean(page);
  await expect
    .poll(async () => {
      await page.goto('/annuaire?besoin=impayes-energie&territoire=montpellier');
      return page.getByText('Coupure aujourd’hui ? Appelez le 01 99 00 00 00.').count();
    })
    .toBe(1);
  await expectClean(page);
  await page.context().close();
});

it('keeps what was typed and chosen before the scripts came', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, PHONE);
  const arrived = Promise.withResolvers<void>();
  await page.route('**/assets/*.js', async (route) => {
    await arrived.promise;
    await route.continue();
  });
  await page.goto('/administration/mots', { waitUntil: 'commit' });
  const need = page.getByRole('combobox', { name: 'Pour le besoin' });
  await need.selectOption('impayes-energie');
  await page.getByRole('textbox', { name: 'Note' }).fill('Appelez avant de venir.');
  arrived.resolve();
  // A page that is alive answers without loading: React has put its own marks on the form.
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('form[method="post"] textarea, form select') ?? {}).some((key) =>
      key.startsWith('__reactProps'),
    ),
  );
  await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
  expect(await need.inputValue()).toBe('impayes-energie');
  expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('Appelez avant de venir.');
  await page.context().close();
});
