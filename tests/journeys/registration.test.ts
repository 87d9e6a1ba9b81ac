// Three people register for two seats, without script and on a phone; one waits and comes up; the door notes who is there.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { presenceToken } from '#app/events/registration/presence-token.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { enterAs, launchBrowser, newPage } from '#tests/support/browser.ts';
import { type Registering, registering, SLUG } from '#tests/support/registration.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

const PHONE = { viewport: { width: 320, height: 740 }, isMobile: true, hasTouch: true };
const SCRIPTLESS = { ...PHONE, javaScriptEnabled: false };

let app: TestApp;
let smtp: SmtpCatcher;
let browser: Browser;
let at: Registering;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ env: { SMTP_URL: smtp.url } });
  browser = await launchBrowser();
  at = registering(app, smtp);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await smtp?.close();
});
beforeEach(() => at.clear());

/** axe itself is a script: the state is looked at in a browser that runs them. */
async function expectCleanAt(path: string): Promise<void> {
  const page = await newPage(browser, app.origin, PHONE);
  await page.goto(path);
  await expectClean(page);
  await page.context().close();
}

async function registerAs(page: Page, name: string): Promise<void> {
  await page.goto(`/evenements/${SLUG}`);
  await page.getByRole('link', { name: 'S’inscrire' }).click();
  await page.getByLabel('Nom et prénom').fill(name);
  await page.getByLabel('Structure').fill('CCAS de Montpellier');
  await page.getByLabel('Adresse de courriel').fill(`${name.toLowerCase()}@essai.example`);
  await page.getByRole('checkbox', { name: /Froid et logement/ }).check();
  await page.getByRole('button', { name: /M’inscrire|Rejoindre la liste d’attente/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Regardez vos courriels' }).waitFor();
}

it('lets three people register without script; who waits comes up when one cancels from the mail', async () => {
  await at.write({ capacity: 2, sessions: [{ title: 'Froid et logement', capacity: 5 }] });
  const page = await newPage(browser, app.origin, SCRIPTLESS);
  await page.goto(`/evenements/${SLUG}/inscription`);
  await page.getByRole('button', { name: 'M’inscrire' }).click();
  await page.getByText('Écrivez votre nom.').waitFor();
  await expectCleanAt(`/evenements/${SLUG}/inscription`);
  for (const name of ['Ana', 'Bilal', 'Chloe']) await registerAs(page, name);
  await expectCleanAt(`/evenements/${SLUG}/inscription`);
  await expectCleanAt(`/evenements/${SLUG}/inscription?merci=1`);
  const waiting = await at.link('chloe@essai.example');
  await page.goto(waiting);
  await page.getByRole('heading', { level: 1, name: 'Vous êtes sur la liste d’attente' }).waitFor();
  await expectCleanAt(waiting);
  const first = await at.link('ana@essai.example');
  await page.goto(first);
  await page.getByRole('heading', { level: 1, name: 'Votre place est gardée' }).waitFor();
  await expectCleanAt(first);
  await page.getByText('Je ne viens plus').click();
  await page.getByRole('button', { name: 'Annuler mon inscription' }).click();
  await page.getByRole('heading', { level: 1, name: 'Votre inscription est annulée' }).waitFor();
  await expectCleanAt(first);
  expect((await at.mailsTo('chloe@essai.example', 2)).at(-1)?.text).toContain('une place s’est libérée');
  await page.goto(waiting);
  await page.getByRole('heading', { level: 1, name: 'Votre place est gardée' }).waitFor();
  await page.getByText('Changer mon inscription').click();
  await page.getByRole('checkbox', { name: /Froid et logement/ }).uncheck();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('C’est enregistré.').waitFor();
  await page.getByText('Mes données', { exact: true }).click();
  await page.getByRole('button', { name: 'Effacer mes données' }).click();
  await page.getByRole('heading', { level: 1, name: 'Vos données sont effacées' }).waitFor();
  await expectCleanAt('/evenements/inscription/inconnu');
  await page.context().close();
});

it('lets an organiser keep the list and note who is there, by keyboard and by badge', async () => {
  await at.write({ capacity: 1, inDays: 0 });
  await app.database.raw`update events set ends_at = now() + interval '5 hours'`;
  for (const name of ['ana', 'bilal']) await at.register(`${name}@essai.example`, { nom: name });
  const page = await enterAs(browser, app.origin, /Samir Vidal/, PHONE);
  await page.goto(`/administration/evenements/${SLUG}/inscriptions`);
  await expectClean(page);
  await page.getByRole('button', { name: 'Donner une place à bilal' }).click();
  await page.getByText('La personne a une place.').waitFor();
  await page.getByText('Ajouter quelqu’un').click();
  await page.getByText('Effacement des données').click();
  await expectClean(page);
  await page.getByRole('link', { name: 'Noter les présences' }).click();
  await page.getByRole('button', { name: 'Noter présent(e) bilal' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Présent(e) · corriger bilal' }).waitFor();
  await expectClean(page);
  await page.getByRole('link', { name: 'Feuille à signer' }).click();
  await page.getByRole('columnheader', { name: 'Signature' }).first().waitFor();
  await expectClean(page);
  // What the camera at the door reads is what the participant shows.
  const guest = await newPage(browser, app.origin, SCRIPTLESS);
  const secret = (await at.link('ana@essai.example')).split('/').at(-1) ?? '';
  const badge = `/evenements/presence/${presenceToken(secret)}`;
  await guest.goto(badge);
  await guest.getByRole('heading', { level: 1, name: 'Montrez cet écran à l’accueil' }).waitFor();
  await expectCleanAt(badge);
  await page.goto(badge);
  await page.getByRole('button', { name: 'Noter présent(e)' }).click();
  await page.getByText('C’est noté').waitFor();
  await expectClean(page);
  await guest.context().close();
  await page.context().close();
});
