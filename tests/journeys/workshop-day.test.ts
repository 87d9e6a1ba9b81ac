// A whole day, on a real installation whose web process is killed in the middle: the edition is taken up from last year,
// people register, four phones write on one page, the page is frozen, what was said reaches the directory and the bilan.

import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { connectionOptions } from '#db/connection.ts';
import { poll } from '#db/processes.ts';
import { expectClean } from '#tests/support/axe.ts';
import { enterAs, launchBrowser, newPage } from '#tests/support/browser.ts';
import { dataFolder } from '#tests/support/data-folder.ts';
import { openOfficeFile } from '#tests/support/office-file.ts';
import { bringUp, type RealInstallation, type RealWeb } from '#tests/support/real-installation.ts';

const PHONE = { viewport: { width: 360, height: 740 } };
const UNKNOWN = 'Association Quokka Solidarité';
const folder = dataFolder();
let house: RealInstallation;
let web: RealWeb;
let browser: Browser;
let base: postgres.Sql;

beforeAll(async () => {
  house = await bringUp(folder.path);
  web = await house.startWeb();
  await house.startWorker();
  base = postgres({ ...connectionOptions(house.migratorUrl), max: 1 });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await base?.end();
  await house?.stop();
  await folder.remove();
});

const open = (options: BrowserContextOptions = {}) => newPage(browser, web.origin, options);

it('plays the day: duplicated, registered, written by four phones, frozen, learned, reported', {
  timeout: 300_000,
}, async () => {
  const desk = await enterAs(browser, web.origin, /Samir Vidal/);
  const event = await takesUpTheEdition(desk);
  await threeRegisterForTwoSeats(desk, event);
  const { slug, code } = await preparesThePage(desk);
  const phones = await fourJoin(code);
  await writesThroughACut(phones, slug);
  await votes(desk, phones, slug);
  await freezesAndTakesTheLateCard(desk, phones, slug);
  await findsTheNewActor(desk, slug);
  await reports(desk, slug);
  for (const phone of phones) await phone.context().close();
});

/** Last year’s edition becomes next year’s, and one of its events is published for two people. Its slug. */
async function takesUpTheEdition(page: Page): Promise<string> {
  await page.goto('/administration/evenements');
  await page
    .getByRole('link', { name: /Régler ou dupliquer/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Reprendre pour l’année suivante' }).waitFor();
  await page.locator('#copie-nom').fill('JCPE 2031');
  await page.locator('#copie-jour').fill('2031-11-20');
  await page.getByRole('button', { name: 'Voir les dates' }).click();
  await page.getByRole('button', { name: 'Dupliquer l’édition' }).click();
  await page.getByRole('heading', { level: 1, name: 'JCPE 2031' }).waitFor();
  await expectClean(page);
  await page.getByRole('link', { name: 'Rencontre des donneurs d’alerte' }).click();
  await expectClean(page);
  await page.getByLabel('Nombre de places').fill('2');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.waitForURL(/fait=/);
  await page.getByRole('button', { name: 'Publier' }).click();
  await page.getByText('Publié').first().waitFor();
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

/** The third waits, and comes up when the first cancels by the link of their mail. */
async function threeRegisterForTwoSeats(desk: Page, event: string): Promise<void> {
  await desk.goto(`/administration/evenements/${event}/inscriptions`);
  await desk.getByRole('button', { name: 'Ouvrir les inscriptions' }).click();
  await desk.getByRole('button', { name: 'Les fermer' }).waitFor();
  for (const [at, name] of ['Ana Lopez', 'Bruno Petit', 'Chloé Martin'].entries()) {
    const page = await open({ ...PHONE, javaScriptEnabled: at !== 1 });
    await page.goto(`/evenements/${event}/inscription`);
    await page.getByLabel('Nom et prénom').fill(name);
    await page.getByLabel('Structure').fill('Particulier');
    await page.getByLabel('Adresse de courriel').fill(`personne-${at}@exemple.fr`);
    await page.getByRole('button', { name: at < 2 ? 'M’inscrire' : 'Rejoindre la liste d’attente' }).click();
    await page.waitForURL((url) => url.search !== '');
    await page.context().close();
  }
  const first = await open(PHONE);
  await first.goto(await mailedLink('personne-0@exemple.fr', 'Inscription confirmée'));
  await expectClean(first);
  await first.getByText('Je ne viens plus').click();
  await first.getByRole('button', { name: 'Annuler mon inscription' }).click();
  await first.waitForURL((url) => url.search !== '');
  await first.context().close();
  const third = await open(PHONE);
  await third.goto(await mailedLink('personne-2@exemple.fr', 'Une place s’est libérée'));
  await expectClean(third);
  await third.context().close();
}

/** From the mailbox of the demonstration, once the worker has sent it. */
async function mailedLink(mail: string, subject: string): Promise<string> {
  const page = await open();
  const link = page
    .locator('li', { hasText: mail })
    .filter({ hasText: subject })
    .locator('a[href*="/evenements/inscription/"]')
    .first();
  await expect
    .poll(
      async () => {
        await page.goto('/boite-aux-lettres');
        return link.count();
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
  const href = (await link.getAttribute('href')) ?? '';
  await page.context().close();
  return new URL(href, web.origin).pathname;
}

async function preparesThePage(desk: Page): Promise<{ slug: string; code: string }> {
  await desk.goto('/administration/ateliers');
  await desk.getByLabel('Titre').fill('Plénière de la journée');
  await desk.getByRole('button', { name: 'Créer la page' }).click();
  await desk.waitForURL(/\/ateliers\//);
  const [page] = await base<{ slug: string; code: string }[]>`
    select slug, join_code as code from workshop_pages where title = 'Plénière de la journée'`;
  return page ?? { slug: '', code: '' };
}

async function fourJoin(code: string): Promise<Page[]> {
  const phones: Page[] = [];
  for (const name of ['Inès', 'Karim', 'Lucie', 'Malo']) {
    const phone = await open(PHONE);
    await phone.goto(`/a/${code}`);
    await phone.getByLabel('Votre prénom').fill(name);
    await phone.getByLabel('Votre structure').fill('CCAS de Montpellier');
    await phone.getByRole('button', { name: 'Rejoindre' }).click();
    await phone.getByLabel('Votre première carte').fill(`Carte de ${name}`);
    await phone.getByRole('button', { name: 'Ajouter' }).click();
    await phone.getByText(`Carte de ${name}`).first().waitFor();
    phones.push(phone);
  }
  return phones;
}

/** Everybody writes at once; one phone is offline a while, and the server is killed in between. */
async function writesThroughACut(phones: Page[], slug: string): Promise<void> {
  const [ines, karim, lucie, malo] = phones as [Page, Page, Page, Page];
  for (const phone of phones) {
    await phone.goto(`/ateliers/${slug}`);
    await phone.getByText('Enregistré').first().waitFor();
  }
  await malo.context().setOffline(true);
  await adds(malo, 'Écrit hors connexion', 'Idées');
  await Promise.all([
    adds(ines, 'Les factures arrivent trop tard', 'Difficultés'),
    adds(karim, UNKNOWN, 'Acteurs à contacter'),
    adds(lucie, 'Une visite à deux dès décembre', 'Actions'),
  ]);
  await mentions(karim, 'CAF', /^Caisse d’allocations familiales de l’Hérault/);
  await mentions(karim, 'Gefosat', /^Gefosat/);
  await web.kill();
  await adds(lucie, 'Écrit pendant la panne', 'Décisions');
  // A phone that tries again may for a moment hold the very port it calls.
  const port = Number(new URL(web.origin).port);
  web = (await poll(() => house.startWeb(port).catch(() => null), { timeoutMs: 20_000, intervalMs: 200 })) ?? web;
  await malo.context().setOffline(false);
  for (const phone of phones) {
    for (const text of ['Écrit hors connexion', 'Écrit pendant la panne', 'Les factures arrivent trop tard'])
      await phone.getByText(text).first().waitFor();
    await phone.getByText('Enregistré').first().waitFor();
  }
  await expectClean(ines);
}

async function adds(phone: Page, text: string, column: string): Promise<void> {
  await phone.getByLabel('Votre carte').fill(text);
  await phone.getByLabel('Colonne', { exact: true }).selectOption({ label: column });
  await phone.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await phone.getByText(text).first().waitFor();
}

/** With the arrows and Enter of anybody who writes: the list under the field holds buttons. */
async function mentions(phone: Page, typed: string, chosen: RegExp): Promise<void> {
  await phone.getByLabel('Votre carte').pressSequentially(`Voir avec @${typed}`);
  const choice = phone.getByRole('button', { name: chosen }).first();
  await choice.focus();
  await phone.keyboard.press('Enter');
  await phone.getByLabel('Colonne', { exact: true }).selectOption({ label: 'Idées' });
  await phone.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await phone.getByText('Voir avec').first().waitFor();
}

async function votes(desk: Page, phones: Page[], slug: string): Promise<void> {
  await desk.goto(`/ateliers/${slug}/animer`);
  await expectClean(desk);
  await desk.getByLabel('Points par personne').first().fill('1');
  await desk.getByRole('button', { name: 'Ouvrir un vote' }).first().click();
  await desk.getByText('Le vote est ouvert.').waitFor();
  for (const phone of phones.slice(0, 3)) {
    await phone.goto(`/ateliers/${slug}`);
    await phone.getByRole('button', { name: /Donner un point à : Les factures/ }).click();
    await phone.getByText('dont 1 de vous').waitFor();
  }
  await desk.getByRole('button', { name: 'Clore le vote' }).first().click();
  await desk.getByText('Le vote est clos').waitFor();
  const [ines] = phones as [Page];
  await ines.goto(`/ateliers/${slug}`);
  await ines.getByText('3 points').waitFor();
}

async function freezesAndTakesTheLateCard(desk: Page, phones: Page[], slug: string): Promise<void> {
  await desk.goto(`/ateliers/${slug}/animer`);
  await desk.getByRole('button', { name: 'Figer la page' }).click();
  await desk.getByText('La page est figée').waitFor();
  const [, , , malo] = phones as [Page, Page, Page, Page];
  await malo.goto(`/ateliers/${slug}`);
  await malo.getByLabel('Votre carte').fill('Arrivée après la fin');
  await malo.getByLabel('Colonne', { exact: true }).selectOption({ label: 'Besoins' });
  await malo.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await malo.getByText('en attente de la personne qui anime').waitFor();
  await expectClean(malo);
  await desk.goto(`/ateliers/${slug}/animer`);
  await desk.getByRole('button', { name: /Ajouter à la page/ }).click();
  await desk.getByText('La contribution est sur la page').waitFor();
  await malo.goto(`/ateliers/${slug}`);
  await malo.getByText('ajoutée à la page').waitFor();
}

async function findsTheNewActor(desk: Page, slug: string): Promise<void> {
  await desk.goto(`/administration/ateliers/${slug}/appris`);
  await expectClean(desk);
  const line = desk.locator('li', { has: desk.getByRole('heading', { name: UNKNOWN }) });
  await line.getByLabel('Ce qu’il fait, en quelques mots').fill('Aide à payer les factures d’énergie');
  await line.getByLabel('Besoin').selectOption({ label: 'Factures d’énergie impayées, coupure' });
  await line.getByRole('button', { name: 'Prendre dans l’annuaire' }).click();
  await desk.getByText('C’est dans l’annuaire.').waitFor();
  const visitor = await open();
  await expect
    .poll(
      async () => {
        await visitor.goto(`/annuaire?q=${encodeURIComponent(UNKNOWN)}`);
        return visitor.getByRole('link', { name: UNKNOWN }).count();
      },
      { timeout: 30_000 },
    )
    .toBeGreaterThan(0);
  await visitor.context().close();
}

async function reports(desk: Page, slug: string): Promise<void> {
  await desk.goto(`/administration/ateliers/${slug}/bilan`);
  await desk.getByRole('button', { name: 'Préparer le bilan' }).click();
  await desk.getByText('Le bilan est prêt').waitFor();
  await expectClean(desk);
  await desk.getByRole('button', { name: 'Enregistrer et publier' }).click();
  await desk.getByText('Le bilan est publié').waitFor();
  const [{ cards }] = (await base`select count(*)::int as cards from note_updates`) as unknown as [{ cards: number }];
  expect(cards).toBeGreaterThan(0);
  const everything = [
    ...['Inès', 'Karim', 'Lucie', 'Malo'].map((name) => `Carte de ${name}`),
    ...['Écrit hors connexion', 'Écrit pendant la panne', 'Les factures arrivent trop tard'],
    ...['Une visite à deux dès décembre', 'Arrivée après la fin'],
  ];
  await desk.goto(`/ateliers/${slug}/bilan`);
  const shown = await desk.locator('main').textContent();
  const markdown = await (await desk.request.get(`/ateliers/${slug}/compte-rendu.md`)).text();
  const word = await openOfficeFile(await (await desk.request.get(`/ateliers/${slug}/compte-rendu.docx`)).body());
  for (const text of everything) {
    expect(shown).toContain(text);
    expect(markdown).toContain(text);
    expect(word.text('word/document.xml')).toContain(text);
  }
}
