// Writing a rich note: tools by keyboard, menus, Markdown, pictures, comments, who wrote, undoing only what is one's own.
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { richMarkdown, richText } from '#app/notes/rich/rich-html.server.ts';
import { RICH_FIELD } from '#app/notes/rich/rich-schema.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { launchBrowser, newPage } from '#tests/support/browser.ts';

const NASTY = '<img src=x onerror="document.title=1">';
const BRUNO = { id: 'b', name: 'Bruno', structure: 'ADIL', colour: 3 };
let app: TestApp;
let browser: Browser;
let page: Page;
let id = '';
const complaints: string[] = [];

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  page = await newPage(browser, app.origin, { permissions: ['clipboard-read', 'clipboard-write'] });
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  await page.goto('/connexion');
  await page.getByRole('button', { name: /Inès Delorme/ }).click();
  await page.waitForURL((url) => url.pathname !== '/connexion');
  await page.goto('/compte');
  await page.getByRole('link', { name: 'Mes notes' }).click();
  await page.getByRole('button', { name: 'Nouvelle note' }).click();
  await page.waitForURL(/\/notes\/[0-9a-f-]{36}$/);
  id = new URL(page.url()).pathname.split('/')[2] ?? '';
  await text().waitFor();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const text = () => page.getByRole('textbox', { name: 'Texte de la note' });
const saved = () =>
  page
    .locator('[data-status]')
    .filter({ hasText: /^Enregistré$/ })
    .waitFor();
const read = () => app.parts.notes.read(id);

async function atEnd(words = ''): Promise<void> {
  await text().press('Control+End');
  if (words) await page.keyboard.type(words);
}

async function paste(plain: string): Promise<void> {
  await page.evaluate((words) => navigator.clipboard.writeText(words), plain);
  await page.keyboard.press('Control+V');
}

it('is written by keyboard alone: shortcuts, tools, « / », a table walked with Tab', async () => {
  await text().focus();
  await page.keyboard.type(`## Décisions ${NASTY}`);
  await page.keyboard.press('Enter');
  await page.keyboard.type('[ ] Écrire à la mairie');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('/tabl');
  await page.getByRole('option', { name: /Tableau/ }).waitFor();
  await page.keyboard.press('Enter');
  for (const words of ['Qui', 'Quoi', 'Quand']) {
    await page.keyboard.type(words);
    await page.keyboard.press('Tab');
  }
  const tools = page.getByRole('toolbar', { name: 'Mise en forme' });
  await tools.getByRole('button', { name: 'Titre', exact: true }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  expect(
    await tools.getByRole('button', { name: 'Gras' }).evaluate((button) => button === document.activeElement),
  ).toBe(true);
  await page.keyboard.press('Enter');
  // Focus is given back to the text with the next frame.
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('contenteditable'))).toBe('true');
  await page.keyboard.type('Amina');
  await saved();
  const markdown = richMarkdown(await read());
  expect(markdown).toContain('## Décisions');
  expect(markdown).toContain('- [ ] Écrire à la mairie');
  expect(markdown).toMatch(/\| *Qui *\| *Quoi *\| *Quand *\|/);
  expect(markdown).toContain('**Amina**');
  await text()
    .getByRole('checkbox', { name: /Écrire à la mairie/ })
    .click();
  await saved();
  expect(richMarkdown(await read())).toContain('- [x] Écrire à la mairie');
});

it('names structures of the directory with « @ », and keeps one that it does not know', async () => {
  await app.parts.notes.change(id, BRUNO, (document) => {
    const fragment = document.getXmlFragment(RICH_FIELD);
    fragment.delete(0, fragment.length);
    fragment.push([new Y.XmlElement('paragraph')]);
  });
  await atEnd('Voir @compagnons b');
  await page
    .getByRole('option', { name: /Compagnons Bâtisseurs/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type('et @Régie Neuve');
  await page.getByRole('option', { name: /Nouvelle structure/ }).waitFor();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await saved();
  expect(richText(await read())).toMatch(/^Voir @.*Compagnons Bâtisseurs.* et @Régie Neuve$/m);
  expect(
    await text()
      .getByRole('link', { name: /Compagnons/ })
      .getAttribute('href'),
  ).toMatch(/^\/annuaire\//);
});

it('pastes Markdown as blocks and refuses addresses that are scripts', async () => {
  await page.keyboard.press('Enter');
  await paste('## Suites\n\n- un point\n- un **autre**\n\n[piège](javascript:alert(1))');
  await text().getByRole('heading', { name: 'Suites' }).waitFor();
  await saved();
  expect(richMarkdown(await read())).toContain('- un **autre**');
  expect(await page.locator('a[href^="javascript"]').count()).toBe(0);
});

it('asks about what seems to name somebody: in what is pasted, and where one stops writing', async () => {
  await page.keyboard.press('Enter');
  await paste('Voir Mme Dupont\n\n## Ensuite');
  const asked = page.locator('p').filter({ hasText: 'On dirait' });
  await asked.filter({ hasText: /^Mme Dupont/ }).waitFor();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Écrire à jean.dupont@gmail.com');
  expect(await asked.count()).toBe(1);
  await page.getByRole('button', { name: 'J’ai vérifié' }).focus();
  await asked.filter({ hasText: /^jean\.dupont@gmail\.com/ }).waitFor();
  await expectClean(page);
  await page.getByRole('button', { name: 'J’ai vérifié' }).click();
  await expect.poll(() => asked.count()).toBe(0);
  await text().press('Control+End');
});

it('takes a picture with what it shows', async () => {
  await page.getByRole('button', { name: 'Mettre une image' }).click();
  const buffer = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#B84514' } })
    .png()
    .toBuffer();
  await page.getByLabel('Fichier de l’image').setInputFiles({ name: 'plan.png', mimeType: 'image/png', buffer });
  await page.getByRole('textbox', { name: 'Ce que montre l’image' }).fill('Plan de la salle');
  await page.getByRole('button', { name: 'Mettre l’image' }).click();
  const picture = text().getByRole('img', { name: 'Plan de la salle' });
  await picture.waitFor();
  await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(900);
});

it('is commented, and tells who wrote what; what others write moves neither the window nor my undoing', async () => {
  await text().getByText('un point').click();
  await page.getByRole('button', { name: 'Commenter ces mots' }).click();
  await page.getByRole('textbox', { name: 'Votre commentaire' }).fill(`À préciser ${NASTY}`);
  await page.getByRole('button', { name: 'Commenter', exact: true }).click();
  await page.getByText('À préciser').waitFor();
  await saved();
  await atEnd(' MOI');
  await saved();
  await page.evaluate(() => window.scrollTo(0, 0));
  const long = Array.from({ length: 30 }, (_, at) => `Bruno ${at}`);
  await app.parts.notes.change(id, BRUNO, (document) => {
    const paragraphs = long.map((words) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(words)]);
      return paragraph;
    });
    document.getXmlFragment(RICH_FIELD).insert(1, paragraphs);
  });
  await text().getByText('Bruno 29').waitFor();
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
  await page.keyboard.press('Control+Z');
  await text().getByText('MOI').waitFor({ state: 'detached' });
  await text().getByText('Bruno 29').waitFor();
  await page.getByRole('button', { name: 'Qui a écrit' }).click();
  await page.getByRole('list', { name: 'Qui a écrit' }).getByText('Bruno').waitFor();
  await text().locator('[title="Écrit par Bruno"]').first().waitFor();
  await expectClean(page);
  await page.reload();
  await page.getByText('À préciser').waitFor();
});

it('a block that this page does not know closes the editor and is not deleted', async () => {
  await app.parts.notes.change(id, BRUNO, (document) => {
    const block = new Y.XmlElement('encadre');
    block.insert(0, [new Y.XmlText('du futur')]);
    document.getXmlFragment(RICH_FIELD).insert(0, [block]);
  });
  await page.getByText('Rechargez-la pour écrire').waitFor();
  expect(await text().count()).toBe(0);
  await page.reload();
  await page.locator('.rich').getByText('du futur').waitFor();
  expect(richText(await read())).toContain('du futur');
  expect(complaints).toEqual([]);
});
