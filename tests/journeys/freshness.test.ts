// A partner keeps its card true from a mail, on a phone, without script and without an account; clean for axe in every state.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { parisDay } from '#search/opening-hours.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { enterAs, launchBrowser, newPage } from '#tests/support/browser.ts';
import { days, type Freshness, freshnessOf, SLUG } from '#tests/support/freshness.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

const PHONE = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const TITLE = 'Vos informations sont-elles toujours exactes ?';

let app: TestApp;
let smtp: SmtpCatcher;
let browser: Browser;
let fresh: Freshness;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ env: { SMTP_URL: smtp.url } });
  browser = await launchBrowser();
  fresh = freshnessOf(app, smtp);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await smtp?.close();
});
beforeEach(async () => {
  await fresh.clear();
  await fresh.makeDue(new Date());
  await fresh.ask(new Date());
  await fresh.send(new Date());
});

/** axe itself is a script: the state is looked at in a browser that runs them. */
async function expectCleanAt(path: string): Promise<void> {
  const page = await newPage(browser, app.origin, PHONE);
  await page.goto(path);
  await expectClean(page);
  await page.context().close();
}

it('confirms the card from the mail, on a phone, with JavaScript off', async () => {
  const page = await newPage(browser, app.origin, { ...PHONE, javaScriptEnabled: false });
  const before = (await fresh.entry()).verified_at;
  await page.goto(fresh.link());
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'Caisse d’allocations familiales de l’Hérault' }).waitFor();
  expect((await fresh.entry()).verified_at).toEqual(before);
  await expectCleanAt(fresh.link());
  const confirm = page.getByRole('button', { name: 'Tout est exact' });
  expect(await confirm.isVisible()).toBe(true);
  await confirm.click();
  await page.getByRole('heading', { name: 'Merci, c’est confirmé' }).waitFor();
  await expectCleanAt(page.url());
  expect((await fresh.entry()).verified_by).toBe('lien reçu par courriel');
  await page.goto(fresh.link());
  await page.getByRole('heading', { name: 'Ce lien a déjà servi' }).waitFor();
  await expectCleanAt(fresh.link());
  await page.getByRole('link', { name: /Voir la fiche/ }).click();
  await page.waitForURL(`**/annuaire/${SLUG}`);
  await page.context().close();
});

it('corrects the card in place, sees its errors beside the fields, then the correction', async () => {
  const page = await newPage(browser, app.origin, { ...PHONE, javaScriptEnabled: false });
  await page.goto(fresh.link());
  await page.getByText('Corriger la fiche').click();
  await page.getByRole('textbox', { name: 'Présentation' }).fill('Écrit depuis un téléphone.');
  await page.getByRole('textbox', { name: 'Nom de l’organisme' }).fill('');
  await page.getByRole('button', { name: 'Enregistrer mes corrections' }).click();
  await page.getByText('Écrivez le nom de l’organisme.').waitFor();
  const description = page.getByRole('textbox', { name: 'Présentation' });
  expect(await description.inputValue()).toBe('Écrit depuis un téléphone.');
  await page.getByRole('textbox', { name: 'Nom de l’organisme' }).fill('CAF de l’Hérault');
  await page.getByRole('button', { name: 'Enregistrer mes corrections' }).click();
  await page.getByRole('heading', { name: 'Merci, c’est corrigé' }).waitFor();
  await app.index();
  await page.getByRole('link', { name: /Voir la fiche/ }).click();
  await page.getByText('Écrit depuis un téléphone.').waitFor();
  await page.context().close();
});

it('says that a service is full and closed, and the page stays clean with everything unfolded and refused', async () => {
  const page = await newPage(browser, app.origin, PHONE);
  await page.goto(fresh.link());
  const soon = parisDay(days(10, new Date()));
  await page.getByText('Un service est complet').click();
  await page.getByRole('button', { name: 'Annoncer que c’est complet' }).click();
  await page.getByText('Écrivez une date qui existe.').waitFor();
  for (const name of [
    'Corriger la fiche',
    'Un service ferme quelques jours',
    'Nous n’existons plus, ou ce n’est pas nous',
  ])
    await page.getByText(name, { exact: true }).click();
  await expectClean(page);
  await page.getByLabel('Complet jusqu’au').fill(soon);
  await page.getByRole('button', { name: 'Annoncer que c’est complet' }).click();
  await page.getByText('le service est annoncé complet').waitFor();
  await page.getByText('Un service ferme quelques jours').click();
  await page.getByLabel('Fermé du').fill(soon);
  await page.getByLabel('au', { exact: true }).fill(soon);
  await page.getByRole('button', { name: 'Annoncer la fermeture' }).click();
  await page.getByText('la fermeture est annoncée').waitFor();
  await page.getByText('Nous n’existons plus, ou ce n’est pas nous').click();
  await page.getByRole('button', { name: 'Ce n’est pas nous' }).click();
  await page.getByRole('heading', { name: 'Merci de nous l’avoir dit' }).waitFor();
  await expectClean(page);
  await page.context().close();
});

it('lets a person keep an actor and a search at hand, by keyboard and by star', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, PHONE);
  await page.goto('/annuaire?besoin=impayes-energie&commune=34172');
  const star = page.getByRole('button', { name: /Ajouter .* à mes favoris/ }).first();
  await star.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /Retirer .* de mes favoris/ }).waitFor();
  await expectClean(page);
  await page.getByRole('link', { name: 'Garder cette recherche' }).click();
  await page.getByRole('heading', { level: 1, name: 'Mes favoris' }).waitFor();
  await expectClean(page);
  await page.getByRole('button', { name: 'Garder cette recherche' }).click();
  await page.getByText('La recherche est gardée.').waitFor();
  await expectClean(page);
  await page.goto(`/administration/annuaire/${SLUG}/fraicheur`);
  await page.getByRole('radio', { name: /Une fois par an/ }).check();
  await page.getByRole('button', { name: 'Enregistrer le rythme' }).click();
  await page.getByText('C’est enregistré.').waitFor();
  await expectClean(page);
  await expectCleanAt('/fiche/inconnu');
  await expectCleanAt('/desabonnement/inconnu');
  await page.context().close();
});
