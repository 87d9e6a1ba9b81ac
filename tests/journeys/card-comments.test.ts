// What is said below a card: two phones live, one of them offline a while, the keyboard alone, a column that closes, no script at all.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkshop } from '#app/workshops/create-workshop.server.ts';
import { setColumnLock } from '#app/workshops/facilitation/steer.server.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { launchBrowser, newPage } from '#tests/support/browser.ts';

const PHONE = { viewport: { width: 360, height: 740 } };
let app: TestApp;
let browser: Browser;
let page: { id: string; slug: string; noteIds: string[] };
let code: string;

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  const [territory] = await app.database.raw<{ id: string }[]>`select id from territories where slug = 'montpellier'`;
  const territoryId = territory?.id ?? '';
  page = await createWorkshop(app.database, { territoryId, title: 'Plénière', template: 'plenary' });
  const [row] = await app.database.raw<{ code: string }[]>`
    select join_code as code from workshop_pages where id = ${page.id}`;
  code = row?.code ?? '';
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function joinAs(name: string, options: BrowserContextOptions = {}): Promise<Page> {
  const phone = await newPage(browser, app.origin, { ...PHONE, ...options });
  await phone.goto(`/a/${code}`);
  await phone.getByLabel('Votre prénom').fill(name);
  await phone.getByRole('button', { name: 'Rejoindre' }).click();
  await phone.getByRole('link', { name: 'Voir d’abord la page' }).click();
  if (options.javaScriptEnabled !== false) await phone.locator('[data-status="saved"]').first().waitFor();
  return phone;
}

const card = (phone: Page) => phone.locator('li[data-card]').filter({ hasText: 'Une permanence le mardi' });
const link = (phone: Page, name: RegExp) => card(phone).getByRole('link', { name });
const field = (phone: Page) => phone.getByLabel('Votre commentaire');
const send = (phone: Page) => phone.getByRole('button', { name: 'Envoyer le commentaire' });

it('a comment reaches the others, cites one of them, waits without a line, is taken back by keyboard', async () => {
  const [ana, ben] = [await joinAs('Ana'), await joinAs('Ben', { colorScheme: 'dark' })];
  await ana.getByLabel('Votre carte').fill('Une permanence le mardi');
  await ana.getByLabel('Colonne', { exact: true }).selectOption({ label: 'Idées' });
  await ana.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await link(ben, /^Commenter/).waitFor();
  await ana.locator('[data-status="saved"]').first().waitFor();

  await link(ana, /^Commenter/).click();
  await field(ana).pressSequentially('À voir avec @Be');
  await ana
    .getByRole('list', { name: /^Personnes et structures/ })
    .getByRole('button', { name: 'Ben' })
    .click();
  expect(await field(ana).inputValue()).toContain('@Ben');
  await expectClean(ana);
  await send(ana).click();
  await ana.getByText('Commentaire envoyé.').waitFor();
  expect(await field(ana).inputValue()).toBe('');

  // Nobody has touched Ben’s phone.
  await link(ben, /^1 commentaire/).waitFor();
  await card(ben).getByText('on vous cite').waitFor();
  await link(ben, /^1 commentaire/).click();
  await ben.getByText('vous cite', { exact: false }).nth(1).waitFor();
  await field(ben).fill('Je peux le tenir');
  await ben.context().setOffline(true);
  await send(ben).click();
  await ben.getByText(/n’est pas parti/).waitFor();
  expect(await field(ben).inputValue()).toBe('Je peux le tenir');
  await expectClean(ben);
  await ben.context().setOffline(false);
  await send(ben).click();
  await ben.getByText('Commentaire envoyé.').waitFor();
  await link(ana, /^2 commentaires/).waitFor();
  await card(ana).getByText('Je peux le tenir').waitFor();
  await expect.poll(() => card(ben).getByText('on vous cite').count()).toBe(0);

  const removal = card(ben).locator('summary').filter({ hasText: 'Retirer' });
  await removal.focus();
  await ben.keyboard.press('Enter');
  await ben.getByRole('button', { name: 'Retirer pour de bon' }).press('Enter');
  await link(ana, /^1 commentaire/).waitFor();
  await expect.poll(() => card(ana).getByText('Je peux le tenir').count()).toBe(0);
  await field(ben).focus();
  await ben.keyboard.press('Escape');
  await expect.poll(() => link(ben, /^1 commentaire/).evaluate((one) => one === document.activeElement)).toBe(true);
  expect(await field(ben).count()).toBe(0);

  await link(ben, /^1 commentaire/).press('Enter');
  await field(ben).fill('Trop tard');
  await setColumnLock(app.database, page, { noteId: page.noteIds[0] ?? '', columnId: 'idees', isLocked: true });
  await send(ben).click();
  await ben.getByText(/ne prend plus de commentaire/).waitFor();
  expect(await field(ben).inputValue()).toBe('Trop tard');
  await setColumnLock(app.database, page, { noteId: page.noteIds[0] ?? '', columnId: 'idees', isLocked: false });
});

it('without script, a page of its own', async () => {
  const zoe = await joinAs('Zoé', { javaScriptEnabled: false });
  await link(zoe, /^1 commentaire/).click();
  await field(zoe).fill('Madame Durand a froid');
  await send(zoe).click();
  await zoe.getByText('On dirait le nom d’une personne').waitFor();
  await field(zoe).fill('Sans script, mais là');
  await send(zoe).click();
  await zoe.getByText('Sans script, mais là').waitFor();
  await zoe.getByRole('link', { name: 'Revenir à l’atelier' }).click();
  await link(zoe, /^2 commentaires/).waitFor();
  await zoe.getByRole('link', { name: 'Commentaires des cartes' }).click();
  await zoe.getByRole('link', { name: /^Répondre/ }).waitFor();
});
