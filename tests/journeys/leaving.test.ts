// Leaving a device, and words that come too late in a text: what stays on the device, what is offered, what becomes of it.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { richText } from '#app/notes/rich/rich-html.server.ts';
import { createWorkshop } from '#app/workshops/create-workshop.server.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { enterAs, launchBrowser, newPage } from '#tests/support/browser.ts';

const PHONE = { viewport: { width: 360, height: 740 } };
let app: TestApp;
let browser: Browser;
let page: { id: string; slug: string; noteIds: string[] };
let code: string;

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  const [territory] = await app.database.raw<{ id: string }[]>`select id from territories where slug = 'montpellier'`;
  page = await createWorkshop(app.database, { territoryId: territory?.id ?? '', title: 'Bilan', template: 'free' });
  const [row] = await app.database.raw<
    { code: string }[]
  >`select join_code as code from workshop_pages where id = ${page.id}`;
  code = row?.code ?? '';
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const copies = (on: Page) =>
  on.evaluate(
    async () => (await indexedDB.databases()).filter(({ name = '' }) => name.startsWith('maillage-note:')).length,
  );
const saved = (on: Page) => on.locator('[data-status="saved"]').first().waitFor();

async function join(name: string): Promise<Page> {
  const phone = await newPage(browser, app.origin, PHONE);
  await phone.goto(`/a/${code}`);
  await phone.getByLabel('Votre prénom').fill(name);
  await phone.getByRole('button', { name: 'Rejoindre' }).click();
  await phone.getByRole('link', { name: 'Voir d’abord la page' }).click();
  await saved(phone);
  return phone;
}

it('signing out takes stored words from the device, and offers those that never left it', async () => {
  const amina = await enterAs(browser, app.origin, /Samir Vidal/, {});
  await amina.goto('/compte/notes');
  await amina.getByRole('button', { name: 'Nouvelle note' }).click();
  const text = amina.getByRole('textbox', { name: 'Texte de la note' });
  await text.click();
  await amina.keyboard.type('Pour moi seule');
  await saved(amina);
  expect(await copies(amina)).toBe(1);
  const note = amina.url();
  await amina.goto('/compte');
  await amina.getByRole('button', { name: 'Se déconnecter' }).click();
  await amina.waitForURL(`${app.origin}/`);
  expect(await copies(amina)).toBe(0);

  const again = await enterAs(browser, app.origin, /Samir Vidal/, {});
  await again.goto(note);
  await again.getByRole('textbox', { name: 'Texte de la note' }).click();
  await saved(again);
  await again.context().setOffline(true);
  await again.keyboard.type('Jamais partie ');
  await again.getByText('gardé sur cet appareil').first().waitFor();
  await again.context().routeWebSocket(/\/collab/, (socket) => socket.close());
  await again.context().route('**/collab/echange', (route) => route.abort());
  again.on('dialog', (dialog) => void dialog.accept());
  await again.context().setOffline(false);
  await again.goto('/compte');
  await again.getByRole('button', { name: 'Se déconnecter' }).click();
  const dialog = again.getByRole('dialog', { name: 'Des mots ne sont pas partis' });
  await dialog.getByText('Jamais partie').waitFor();
  await expectClean(again);
  await dialog.getByRole('button', { name: 'Rester' }).click();
  expect(await copies(again)).toBe(1);
  await again.getByRole('button', { name: 'Se déconnecter' }).click();
  await dialog.getByRole('button', { name: 'Effacer ces mots et partir' }).click();
  await again.waitForURL(`${app.origin}/`);
  expect(await copies(again)).toBe(0);
});

it('a session ended from elsewhere closes the note that is open under it, and says so', async () => {
  const [here, there] = [
    await enterAs(browser, app.origin, /Samir Vidal/, {}),
    await enterAs(browser, app.origin, /Samir Vidal/, PHONE),
  ];
  await there.goto('/compte/notes');
  await there.getByRole('button', { name: 'Nouvelle note' }).click();
  await there.getByRole('textbox', { name: 'Texte de la note' }).click();
  await there.keyboard.type('Gardé. ');
  await saved(there);
  await here.goto('/compte');
  await here.getByRole('button', { name: 'Fermer toutes les autres sessions' }).click();
  await there.getByText('votre session est terminée').first().waitFor();
  await expectClean(there);
  await there.getByText('Gardé.').waitFor();
  expect(await there.getByRole('textbox', { name: 'Texte de la note' }).count()).toBe(0);
});

it('who leaves the workshop leaves nothing on the device, and their cards on the page', async () => {
  const ben = await join('Ben');
  await ben.getByLabel('Votre carte').fill('Une permanence le samedi');
  await ben.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await ben.locator('li[data-card]').waitFor();
  await saved(ben);
  expect(await copies(ben)).toBeGreaterThan(0);
  await ben.getByRole('button', { name: 'Quitter l’atelier sur cet appareil' }).click();
  await ben.getByText('Le code affiché dans la salle').waitFor();
  await expect.poll(() => copies(ben)).toBe(0);
  expect((await ben.context().cookies()).filter(({ name }) => name.startsWith('atelier-'))).toEqual([]);
});

it('where the browser opens its store and then refuses to write, the board says: do not close this page', async () => {
  const phone = await newPage(browser, app.origin, PHONE);
  await phone.addInitScript(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
  await phone.goto(`/a/${code}`);
  await phone.getByLabel('Votre prénom').fill('Zoé');
  await phone.getByRole('button', { name: 'Rejoindre' }).click();
  await phone.getByRole('link', { name: 'Voir d’abord la page' }).click();
  await saved(phone);
  // Somebody's card, live on this phone: its keys work.
  await phone.getByLabel('Votre carte').fill('Avec filet');
  await phone.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await phone.locator('a[data-opens][aria-keyshortcuts]').first().waitFor();
  await phone.context().setOffline(true);
  await phone.getByLabel('Votre carte').fill('Sans filet');
  await phone.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await phone
    .getByText(/^Hors connexion\u202f: ne fermez pas cette page$/)
    .first()
    .waitFor();
  await phone.context().setOffline(false);
  await saved(phone);
});

it('a freeze while somebody writes in a text: the late words wait apart, and their writer sees what becomes of them', async () => {
  const [ana, desk] = [await join('Ana'), await enterAs(browser, app.origin, /Samir Vidal/, {})];
  const noteId = page.noteIds[1] ?? '';
  const text = ana.locator(`[id="${noteId}"]`).getByRole('textbox', { name: 'Notes' });
  await ana.locator(`[id="${noteId}"]`).scrollIntoViewIfNeeded();
  await text.click();
  await ana.keyboard.press('Control+End');
  await ana.keyboard.type('À temps. ');
  await ana.locator(`[id="${noteId}"] [data-status="saved"]`).waitFor();
  await ana.context().setOffline(true);
  await ana.keyboard.type('Trop tard.');
  await desk.goto(`/ateliers/${page.slug}/animer`);
  await desk.getByRole('button', { name: 'Figer la page' }).click();
  await desk.getByText('La page est figée').first().waitFor();
  await ana.context().setOffline(false);
  const late = ana.getByRole('region', { name: 'Vos contributions tardives' });
  await late.getByText('Trop tard.').waitFor();
  await late.getByText('en attente de la personne qui anime').waitFor();
  expect(richText(await app.parts.notes.read(noteId))).not.toContain('Trop tard');
  await desk.reload();
  await desk.getByRole('button', { name: /^Ajouter à la page/ }).click();
  await desk.getByText('La contribution est sur la page').waitFor();
  await late.getByText('ajoutée à la page').waitFor();
  expect(richText(await app.parts.notes.read(noteId))).toMatch(/À temps\.[\s\S]*Trop tard\./);
});
