// The day of a workshop without a mouse: both who facilitates and who takes part use the keyboard alone, and see where they are.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { launchBrowser, newPage } from '#tests/support/browser.ts';
import { Keyboard } from '#tests/support/keyboard.ts';

const UNKNOWN = 'Association Quokka Solidarité';
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

it('is prepared, written, voted, frozen, learned from and reported by keyboard alone', {
  timeout: 180_000,
}, async () => {
  const desk = new Keyboard(await newPage(browser, app.origin, { viewport: { width: 1_000, height: 700 } }));
  const event = await publishes(desk);
  const guest = new Keyboard(await newPage(browser, app.origin, { viewport: { width: 360, height: 740 } }));
  await registers(desk, guest, event);
  const { slug, code } = await opensThePage(desk);
  await joins(guest, code);
  await writes(guest);
  await votes(desk, guest, slug);
  await freezes(desk, guest, slug);
  await takesTheNewActor(desk, slug);
  await reports(desk, slug);
});

/** Last year’s edition is taken up again, one of its events published. Its slug. */
async function publishes(desk: Keyboard): Promise<string> {
  const { page } = desk;
  await page.goto('/connexion');
  await desk.enter(/^button .*Samir Vidal/);
  await page.waitForURL((url) => url.pathname !== '/connexion');
  await page.goto('/administration/evenements');
  await desk.enter(/^link Régler ou dupliquer/);
  await page.getByRole('heading', { name: 'Reprendre pour l’année suivante' }).waitFor();
  await desk.write('#copie-nom', 'JCPE 2031');
  await desk.reach('#copie-jour');
  await page.keyboard.type('20112031');
  await desk.enter('button Voir les dates');
  await page.getByRole('button', { name: 'Dupliquer l’édition' }).waitFor();
  await desk.enter('button Dupliquer l’édition');
  await page.getByRole('heading', { level: 1, name: 'JCPE 2031' }).waitFor();
  await desk.enter(/^link Rencontre des donneurs d’alerte/);
  await page.getByRole('button', { name: 'Publier' }).waitFor();
  await desk.enter('button Publier');
  await page.getByText('Publié').first().waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

async function registers(desk: Keyboard, guest: Keyboard, event: string): Promise<void> {
  await desk.page.goto(`/administration/evenements/${event}/inscriptions`);
  await desk.enter('button Ouvrir les inscriptions');
  await desk.page.getByRole('button', { name: 'Les fermer' }).waitFor();
  const { page } = guest;
  await page.goto(`/evenements/${event}/inscription`);
  await guest.write(/^field Nom et prénom/, 'Ana Lopez');
  await guest.write(/^field Structure/, 'Particulier');
  await guest.write(/^field Adresse de courriel/, 'ana@exemple.fr');
  await guest.enter('button M’inscrire');
  await page.waitForURL((url) => url.search !== '');
}

async function opensThePage(desk: Keyboard): Promise<{ slug: string; code: string }> {
  const { page } = desk;
  await page.goto('/administration/ateliers');
  await desk.write(/^field Titre/, 'Plénière au clavier');
  await desk.enter('button Créer la page');
  await page.waitForURL(/\/ateliers\/pleniere-au-clavier/);
  const [row] = await app.database.raw<{ slug: string; code: string }[]>`
    select slug, join_code as code from workshop_pages where title = 'Plénière au clavier'`;
  return row ?? { slug: '', code: '' };
}

async function joins(guest: Keyboard, code: string): Promise<void> {
  const { page } = guest;
  await page.goto(`/a/${code}`);
  await guest.write(/^field Votre prénom/, 'Ana');
  await guest.write(/^field Votre structure/, 'CCAS de Montpellier');
  await guest.enter('button Rejoindre');
  await page.getByRole('heading', { name: 'Bienvenue, Ana' }).waitFor();
  await guest.write(/^field Votre première carte/, 'Les factures arrivent trop tard');
  await guest.enter('button Ajouter');
  await page.locator('[data-status="saved"]').first().waitFor();
}

async function adds(guest: Keyboard, words: string, column: string): Promise<void> {
  await guest.write(/^field Votre carte/, words);
  await guest.choose('list Colonne', column);
  await guest.enter('button Ajouter');
  await guest.page.getByRole('region', { name: column, exact: true }).getByText(words).first().waitFor();
}

/** A card, one that names a structure, one that names an unknown one; the first goes to another column. */
async function writes(guest: Keyboard): Promise<void> {
  const { page } = guest;
  const focused = () => page.evaluate(() => document.activeElement?.tagName);
  await guest.write(/^field Votre carte/, 'Voir avec @Gefosat');
  await page
    .getByRole('button', { name: /^Gefosat/ })
    .first()
    .waitFor();
  await guest.enter(/^button Gefosat/);
  expect(await focused()).toBe('TEXTAREA');
  await guest.choose('list Colonne', 'Idées');
  await guest.enter('button Ajouter');
  await page.getByRole('region', { name: 'Idées', exact: true }).getByText('Voir avec @Gefosat').first().waitFor();
  expect(await focused()).toBe('TEXTAREA');
  await adds(guest, UNKNOWN, 'Acteurs à contacter');
  await guest.reach(/^link Modifier ou déplacer : Les factures/);
  await guest.press('ArrowRight');
  const moved = page.getByRole('region', { name: 'Difficultés', exact: true }).getByText('Les factures').first();
  await moved.waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.hasAttribute('data-opens'))).toBe(true);
  await expectClean(page);
}

async function votes(desk: Keyboard, guest: Keyboard, slug: string): Promise<void> {
  await desk.page.goto(`/ateliers/${slug}/animer`);
  await desk.write('field Points par personne', '1');
  await desk.enter('button Ouvrir un vote');
  await desk.page.getByText('Le vote est ouvert.').waitFor();
  await guest.page.getByRole('button', { name: /Donner un point à : Les factures/ }).waitFor();
  await guest.enter(/^button Donner un point à : Les factures/);
  await guest.page.getByText('dont 1 de vous').waitFor();
  await desk.enter('button Clore le vote');
  await guest.page.getByText('1 point', { exact: true }).waitFor();
}

async function freezes(desk: Keyboard, guest: Keyboard, slug: string): Promise<void> {
  await desk.enter('button Figer la page');
  await desk.page.getByText('La page est figée').first().waitFor();
  await guest.page.getByText('Cette page est figée').waitFor();
  await guest.write(/^field Votre carte/, 'Arrivée après la fin');
  await guest.choose('list Colonne', 'Besoins');
  await guest.enter('button Ajouter');
  await guest.page.getByText('en attente de la personne qui anime').waitFor();
  await desk.page.goto(`/ateliers/${slug}/animer`);
  await desk.enter(/^button Ajouter à la page/);
  await desk.page.getByText('La contribution est sur la page').waitFor();
  await guest.page.getByText('ajoutée à la page').waitFor();
}

async function takesTheNewActor(desk: Keyboard, slug: string): Promise<void> {
  const { page } = desk;
  await page.goto(`/administration/ateliers/${slug}/appris`);
  await page.getByRole('heading', { name: UNKNOWN }).waitFor();
  await desk.write(/^field Ce qu’il fait/, 'Prête des couvertures et des radiateurs');
  await desk.choose(/^list Besoin/, 'Froid');
  await desk.enter('button Prendre dans l’annuaire');
  await page.getByText('C’est dans l’annuaire.').waitFor();
}

async function reports(desk: Keyboard, slug: string): Promise<void> {
  const { page } = desk;
  await page.goto(`/administration/ateliers/${slug}/bilan`);
  await desk.enter('button Préparer le bilan');
  await page.getByText('Le bilan est prêt').waitFor();
  await desk.enter('button Enregistrer et publier');
  await page.getByText('Le bilan est publié').waitFor();
  await page.goto(`/ateliers/${slug}/bilan`);
  for (const words of ['Les factures arrivent trop tard', 'Arrivée après la fin', UNKNOWN])
    await page.getByText(words).first().waitFor();
  await page.goto(`/ateliers/${slug}/compte-rendu`);
  await desk.reach(/^link .*(Word|docx)/i);
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(file.suggestedFilename()).toMatch(/\.docx$/);
}
