// An event from its first line to the programme: without script on a phone, then with one; clean for axe, which needs a script.
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { enterAs, launchBrowser, newPage } from '#tests/support/browser.ts';

const PHONE: BrowserContextOptions = { viewport: { width: 320, height: 700 } };
const NASTY = '<img src=x onerror="document.title=1"> plénière';
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

it('a coordinator writes, corrects and publishes an event without script, on a phone', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, { ...PHONE, javaScriptEnabled: false });
  await page.goto('/administration/evenements');
  await page.getByRole('link', { name: 'Nouvel évènement' }).click();
  await page.getByLabel('Titre', { exact: true }).fill(NASTY);
  await page.getByLabel('Forme', { exact: true }).selectOption('Plénière');
  await page.getByLabel('Pour qui').selectOption('Ouvert au public');
  await page.getByRole('button', { name: 'Ajouter une séance' }).click();
  await page.getByRole('button', { name: 'Créer le brouillon' }).last().click();
  await page.getByText('champs sont à revoir').waitFor();
  await page.getByLabel('Jour', { exact: true }).first().fill('2030-11-12');
  await page.getByLabel('Début', { exact: true }).first().fill('09:00');
  await page.getByLabel('Fin', { exact: true }).first().fill('12:00');
  await page.getByLabel('Nom du lieu').first().fill('Maison pour tous');
  const session = page.getByRole('group', { name: 'Séance 1' });
  await session.getByLabel('Titre').fill('Tour de table');
  await session.getByLabel('Début').fill('09:30');
  await session.getByLabel('Fin').fill('10:30');
  await page.getByRole('button', { name: 'Créer le brouillon' }).last().click();
  await page.getByText('Le brouillon est créé').waitFor();
  await page.getByRole('button', { name: 'Publier', exact: true }).click();
  await page.getByText('C’est publié').waitFor();
  // What comes next: nobody can register yet.
  const next = page.getByRole('link', { name: 'voyez les inscriptions' });
  expect(await next.getAttribute('href')).toMatch(/^\/administration\/evenements\/[\w-]+\/inscriptions$/);

  const reader = await newPage(browser, app.origin, PHONE);
  await reader.goto('/evenements?passes=oui');
  await reader.getByRole('link', { name: NASTY }).click();
  await reader.getByText('Tour de table').waitFor();
  expect(await reader.title()).toContain('plénière');
  await expectClean(reader);
  await page.getByText('Annuler cet évènement').click();
  await page.getByLabel('Pourquoi').fill('La salle est fermée.');
  await page.getByRole('button', { name: 'Annuler l’évènement' }).click();
  await page.getByText('L’évènement est annulé.').waitFor();
  await reader.reload();
  await reader.getByText('La salle est fermée.').waitFor();
  await expectClean(reader);
});

it('a visitor narrows the programme, turns it into a week and a map, and opens an event', async () => {
  const page = await newPage(browser, app.origin);
  await page.goto('/evenements');
  await expectClean(page);
  await page.getByRole('checkbox', { name: 'Exposition itinérante' }).check();
  await page.waitForURL('**/evenements?format=exposition');
  await page.getByText('Un évènement', { exact: true }).waitFor();
  await page.getByRole('link', { name: 'Semaine', exact: true }).click();
  // Three days of one event.
  await page.getByRole('navigation', { name: 'Semaines' }).waitFor();
  await page.getByText('Un évènement', { exact: true }).waitFor();
  expect(await page.getByRole('link', { name: 'Habitat pédagogique itinérant' }).count()).toBe(3);
  await expectClean(page);
  await page.getByRole('link', { name: 'Carte', exact: true }).last().click();
  await page.getByRole('region', { name: 'Carte' }).waitFor();
  await expectClean(page);
  await page.getByRole('link', { name: 'Habitat pédagogique itinérant' }).click();
  await page.getByRole('heading', { level: 1, name: 'Habitat pédagogique itinérant' }).waitFor();
  await expectClean(page);
  const errors: string[] = [];
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.reload();
  await page.getByRole('button', { name: 'Imprimer' }).waitFor();
  expect(errors).toEqual([]);
  await page.goto('/evenements?commune=2A004');
  await page.getByRole('heading', { name: 'Rien ne correspond' }).waitFor();
  await expectClean(page);
});

it('last year comes again as drafts, with the keyboard alone; a partner proposes', async () => {
  const page = await enterAs(browser, app.origin, /Inès Delorme/, { colorScheme: 'dark' });
  await page.goto('/administration/evenements');
  await expectClean(page);
  const last = page.getByRole('link', { name: /^Régler ou dupliquer/ }).last();
  await last.focus();
  await page.keyboard.press('Enter');
  const copy = page.getByRole('region', { name: 'Reprendre pour l’année suivante' });
  await copy.waitFor();
  await expectClean(page);
  await copy.getByLabel('Nom', { exact: true }).fill('JCPE 2030');
  await copy.getByLabel('La journée').fill('2030-11-14');
  await copy.getByLabel('La journée').press('Enter');
  await copy.getByText('jeudi 14 novembre 2030').first().waitFor();
  await expectClean(page);
  await copy.getByRole('button', { name: 'Dupliquer l’édition' }).press('Enter');
  await page.getByText('Les évènements sont repris en brouillon').waitFor();
  expect(await page.getByText('Brouillon', { exact: true }).count()).toBe(2);
  await page.getByRole('link', { name: 'Première rencontre des partenaires' }).click();
  await page.getByRole('heading', { name: 'Séances' }).waitFor();
  await expectClean(page);
  await page.getByRole('link', { name: 'Préparation' }).click();
  await page.getByRole('button', { name: /^C’est fait/ }).click();
  await page.getByText('1 sur 1').waitFor();
  await expectClean(page);
  const partner = await enterAs(browser, app.origin, /Claire Fabre/, PHONE);
  await partner.goto('/evenements/proposer');
  await expectClean(partner);
  await partner.getByRole('button', { name: 'Envoyer la proposition' }).click();
  await partner.getByText('champs sont à revoir').waitFor();
  await expectClean(partner);
});
