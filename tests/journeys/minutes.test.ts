// After the workshop: minutes to take away, a new actor found in the directory, a difficulty that goes on, a bilan that is
// published, a card erased for good. Clean for axe in every state, on a phone too.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { enterAs, launchBrowser, newPage } from '#tests/support/browser.ts';
import { openOfficeFile } from '#tests/support/office-file.ts';
import { plantWorkshop } from '#tests/support/planted-workshops.ts';

let app: TestApp;
let browser: Browser;
const PHONE = { viewport: { width: 320, height: 700 } };
const KEPT = '/administration/ateliers/essai';

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  await plantWorkshop(app.database, {
    territory: 'montpellier',
    slug: 'essai',
    title: 'Plénière d’essai',
    text: 'Deux décisions et beaucoup d’envie.',
    cards: [
      { id: 'a1', column: 'Actions', text: 'Permanence du mardi au CCAS', structure: 'CCAS de Montpellier' },
      { id: 'd1', column: 'Difficultés', text: 'Logements froids à Lunel, personne à appeler le soir' },
      { id: 'd2', column: 'Difficultés', text: 'Impayés de gaz qui reviennent' },
      { id: 'n1', column: 'Acteurs à contacter', text: 'Ressourcerie Zyxwvut : demander leurs horaires' },
      { id: 'o1', column: 'Décisions', text: 'Se revoir en mars' },
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

it('takes the minutes away, and takes an actor into the directory once, from a phone without script', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, { ...PHONE, javaScriptEnabled: false });
  await page.goto('/ateliers/essai/animer');
  await page.getByRole('link', { name: /Compte rendu : lire/ }).click();
  await page.getByText('Se revoir en mars').waitFor();
  const answer = await page.request.get('/ateliers/essai/compte-rendu.docx');
  expect((await openOfficeFile(await answer.body())).text('word/document.xml')).toContain(
    'Impayés de gaz qui reviennent',
  );
  expect(await (await page.request.get('/ateliers/essai/compte-rendu.md')).text()).toContain('- Se revoir en mars');

  await page.goto(`${KEPT}/appris`);
  const item = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: 'Ressourcerie Zyxwvut' }) });
  await item.getByLabel(/Ce qu’il fait/).fill('Vente de petit équipement');
  await item.getByLabel('Besoin').selectOption('');
  await item.getByRole('button', { name: /Prendre dans l’annuaire/ }).click();
  await page.getByText('Choisissez le besoin auquel ce service répond').waitFor();
  await item.getByLabel('Besoin').selectOption('equipements-economes');
  await item.getByRole('button', { name: /Prendre dans l’annuaire/ }).click();
  await page.getByText('C’est dans l’annuaire.').waitFor();
  await app.relay();
  await page.goto('/annuaire?q=Zyxwvut');
  await page.getByRole('link', { name: 'Ressourcerie Zyxwvut' }).first().waitFor();
  await page.context().close();
});

it('is clean on a phone, page after page', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, PHONE);
  const pages = [
    '/ateliers/essai/compte-rendu',
    `${KEPT}/appris`,
    `${KEPT}/bilan`,
    `${KEPT}/suites`,
    '/administration/groupes',
  ];
  for (const path of [
    ...pages,
    '/ateliers/essai/historique',
    '/ateliers/essai/effacer',
    '/ateliers/recherche?q=froid',
  ]) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await expectClean(page);
  }
  await page.context().close();
});

it('makes the bilan in one click, edits it, publishes it; somebody without account reads it', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/);
  await page.goto(`${KEPT}/bilan`);
  await page.getByRole('button', { name: 'Préparer le bilan' }).click();
  await page.getByText('Le bilan est prêt').waitFor();
  await expectClean(page);
  const added = page.locator('textarea[name="ajout-taches"]');
  await page.locator('details', { has: added }).locator('summary').press('Enter');
  await added.fill('Réserver une salle plus grande');
  await page.getByRole('button', { name: 'Enregistrer et publier' }).click();
  await page.getByText('Le bilan est publié').waitFor();
  const reader = await newPage(browser, app.origin, PHONE);
  await reader.goto('/ateliers/essai/bilan');
  await reader.getByText('Réserver une salle plus grande').waitFor();
  await reader.getByText('Lunel', { exact: false }).first().waitFor();
  await expectClean(reader);
  expect(await reader.getByRole('link', { name: /La carte « Se revoir en mars »/ }).getAttribute('href')).toBe(
    '/ateliers/essai#carte-o1',
  );
  await reader.context().close();
  await page.context().close();
});

it('makes a group of a difficulty, gives it a task, and shows it at the next meeting', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/);
  await page.goto(`${KEPT}/suites`);
  await page.getByRole('button', { name: /Un groupe de travail : Impayés/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Impayés de gaz qui reviennent' }).waitFor();
  await page.getByRole('textbox', { name: 'Ajouter une tâche' }).fill('Inviter le médiateur de l’énergie');
  await page.getByRole('button', { name: 'Ajouter' }).click();
  await page.getByText('Dire qui et pour quand').click();
  await page.getByRole('textbox', { name: 'Qui s’en charge' }).first().fill('Le Gefosat');
  await page.getByRole('button', { name: 'Enregistrer' }).first().click();
  await page.getByText('Inviter le médiateur de l’énergie · Le Gefosat').waitFor();
  await expectClean(page);
  await page.goto('/ateliers/essai');
  await page.getByText('Inviter le médiateur de l’énergie').waitFor();
  await page.context().close();
});

it('keeps a moment, goes back to it, and erases a card for good, by keyboard', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, PHONE);
  await page.goto('/ateliers/essai/historique');
  await page.getByRole('textbox', { name: /Garder ce moment/ }).fill('Fin de matinée');
  await page.keyboard.press('Enter');
  await page.getByText('Ce moment est gardé').waitFor();
  await page.getByRole('link', { name: /Fin de matinée/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Rien n’a changé.').waitFor();
  await expectClean(page);
  await page.goto('/ateliers/essai/effacer');
  await page.getByLabel('Une carte entière').selectOption('d2');
  await page.getByLabel('Je sais que cela ne se défait pas.').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Effacer vraiment' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('C’est effacé partout').waitFor();
  await expectClean(page);
  await page.goto('/ateliers/essai/compte-rendu');
  await page.getByText('Se revoir en mars').waitFor();
  expect(await page.getByText('Impayés de gaz qui reviennent').count()).toBe(0);
  await page.context().close();
});
