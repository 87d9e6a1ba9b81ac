// A coordinator brings a table of 200 lines in, with its eleven mistakes, settles a word, writes it and takes it back: with a
// script and without, clean for axe in every state.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { enterAs, launchBrowser } from '#tests/support/browser.ts';
import { plantedImport } from '#tests/support/planted-import.ts';

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

async function send(page: Page, name: string, csv: string, source: string): Promise<void> {
  await page.goto('/administration/import');
  await page.getByLabel(/D’où vient ce tableau/).fill(source);
  await page.getByLabel('Votre fichier').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await page.getByRole('button', { name: 'Lire le fichier' }).click();
}

it('reads 200 lines with eleven mistakes, says where each is, writes the rest and takes it all back', async () => {
  const { csv, mistakes } = plantedImport();
  const page = await enterAs(browser, app.origin, /Samir Vidal/);
  await send(page, 'partenaires.csv', csv, 'Tableau de la Métropole');
  await page.getByRole('heading', { level: 1, name: /Tableau de la Métropole/ }).waitFor();
  await expectClean(page);
  for (const { line, says } of mistakes) {
    const row = page.getByRole('listitem').filter({ hasText: new RegExp(`Ligne ${line}(?!\\d)`) });
    expect([line, (await row.allTextContents()).some((text) => text.includes(says))]).toEqual([line, true]);
  }
  expect(await page.getByRole('list', { name: 'En chiffres' }).textContent()).toContain('6lignes refusées');
  await page.getByLabel(/xqzt/).selectOption('Froid chez soi, chauffage insuffisant');
  await page.getByRole('button', { name: 'Retenir ces mots' }).click();
  await page.getByText(/seront compris de la même façon/).waitFor();
  expect(await page.getByRole('list', { name: 'En chiffres' }).textContent()).toContain('5lignes refusées');
  await expectClean(page);
  await page.getByRole('button', { name: 'Écrire dans l’annuaire' }).click();
  await page.getByText('C’est dans l’annuaire').waitFor();
  await expectClean(page);
  await app.index();
  await page.goto('/annuaire?q=Entraide+du+Cèdre+Garrigue');
  await page.getByText('Entraide du Cèdre Garrigue').first().waitFor();
  await page.goto('/administration/import');
  await expectClean(page);
  await page.getByRole('link', { name: 'Tableau de la Métropole' }).click();
  await page.getByRole('button', { name: 'Défaire tout l’import' }).click();
  await page.getByText('L’import est défait').waitFor();
  await page.getByText(/195 fiches effacées/).waitFor();
  await expectClean(page);
  await page.context().close();
});

it('asks about what resembles, shows markup as text, on a phone in the dark, without a script', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, { javaScriptEnabled: false });
  const csv =
    'Nom;Commune;Service;Besoins\nCAF de l’Hérault;Montpellier;Accueil;froid\n"<img src=x onerror=alert(1)>";Lattes;Aide;froid\n';
  await send(page, 'petit.csv', csv, '<img src=x onerror=alert(1)>');
  await page.getByRole('heading', { name: 'Déjà dans l’annuaire ?' }).waitFor();
  expect(await page.locator('img[src="x"]').count()).toBe(0);
  await page.getByLabel('Laisser cette ligne de côté').check();
  await page.getByRole('button', { name: 'Retenir ces choix' }).click();
  await page.getByText('Vos choix sont notés').waitFor();
  const [, path = ''] = /(\/administration\/import\/[0-9a-f-]+)/.exec(page.url()) ?? [];
  await page.getByRole('button', { name: 'Écrire dans l’annuaire' }).click();
  await page.getByText('C’est dans l’annuaire').waitFor();
  await page.context().close();
  const phone = await enterAs(browser, app.origin, /Samir Vidal/, {
    viewport: { width: 320, height: 800 },
    colorScheme: 'dark',
  });
  await app.database.raw`update imports set status = 'checked' where id = ${path.split('/').at(-1) ?? ''}`;
  for (const address of ['/administration/import', path]) {
    await phone.goto(address);
    await expectClean(phone);
  }
  await app.database.raw`update imports set status = 'applying' where id = ${path.split('/').at(-1) ?? ''}`;
  await phone.goto(path);
  await phone.getByText('L’écriture s’est interrompue').waitFor();
  await expectClean(phone);
  await phone.context().close();
});

it('says what is wrong with a file beside the field', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/);
  await send(page, 'vide.csv', '', 'Vide');
  await page.getByText('Ce fichier est vide.').waitFor();
  await expectClean(page);
  await page.context().close();
});
