// Words that somebody is typing while others steer: a freeze, a card that is moved, an access that is withdrawn.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createWorkshop } from '#app/workshops/create-workshop.server.ts';
import { readWorkshopContent } from '#app/workshops/read-workshop.server.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { launchBrowser, newPage } from '#tests/support/browser.ts';
import { persona, type Visitor } from '#tests/support/sign-in.ts';

const SAVED = '[data-status="saved"]';
let app: TestApp;
let browser: Browser;
let desk: Visitor;
let page: { id: string; slug: string; noteIds: string[] };

beforeAll(async () => {
  app = await startApp();
  browser = await launchBrowser();
  desk = await persona(app, 'coordination-montpellier');
});
beforeEach(async () => {
  const [territory] = await app.database.raw<{ id: string }[]>`select id from territories where slug = 'montpellier'`;
  page = await createWorkshop(app.database, {
    territoryId: territory?.id ?? '',
    title: 'Plénière',
    template: 'plenary',
  });
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function join(name: string): Promise<Page> {
  const [row] = await app.database.raw<
    { code: string }[]
  >`select join_code as code from workshop_pages where id = ${page.id}`;
  const phone = await newPage(browser, app.origin, { viewport: { width: 360, height: 740 } });
  await phone.goto(`/a/${row?.code}`);
  await phone.getByLabel('Votre prénom').fill(name);
  await phone.getByRole('button', { name: 'Rejoindre' }).click();
  await phone.getByRole('link', { name: 'Voir d’abord la page' }).click();
  await phone.locator(SAVED).first().waitFor();
  return phone;
}

async function write(phone: Page, text: string): Promise<void> {
  await phone.getByLabel('Votre carte').fill(text);
  await phone.getByRole('button', { name: 'Ajouter', exact: true }).click();
}

const steer = (fields: Record<string, string>) => desk.post(`/ateliers/${page.slug}/animer`, fields);
const onCard = (fields: Record<string, string>) =>
  desk.post(`/ateliers/${page.slug}`, { note: page.noteIds[0] ?? '', ...fields });
const card = (phone: Page, text: string) => phone.locator('li[data-card] > p').filter({ hasText: text });

async function stored() {
  const { boards } = await readWorkshopContent(app.parts, page.id);
  return boards.flatMap(({ columns }) =>
    columns.flatMap(({ id, cards }) => cards.map((one) => ({ id: one.id, said: `${id} : ${one.text}` }))),
  );
}

it('a correction that is being typed outlives a move, another’s words and a freeze, and then waits for a decision', async () => {
  const ana = await join('Ana');
  await write(ana, 'Visite mardi');
  await expect.poll(async () => (await stored()).length).toBe(1);
  await ana.getByRole('link', { name: /^Modifier ou déplacer/ }).click();
  const field = ana.getByLabel(/^Le texte/);
  await field.fill('Visite mardi à 9 h');
  const carte = (await stored())[0]?.id ?? '';
  await onCard({ geste: 'deplacer', carte, colonne: 'idees' });
  await onCard({ geste: 'modifier', carte, avant: 'Visite mardi', texte: 'Grande visite mardi' });
  await card(ana, 'Grande visite mardi').waitFor();
  await ana
    .getByRole('region', { name: 'Idées', exact: true })
    .getByLabel(/^Le texte/)
    .waitFor();
  expect(await field.inputValue()).toBe('Visite mardi à 9 h');

  await steer({ geste: 'figer' });
  await ana.getByText('Cette page est figée').waitFor();
  await ana.getByText('(contribution tardive)').last().waitFor();
  expect(await field.inputValue()).toBe('Visite mardi à 9 h');
  await expectClean(ana);
  await ana.getByRole('button', { name: 'Envoyer', exact: true }).click();
  const late = ana.getByRole('region', { name: 'Vos contributions tardives' });
  await late.getByText('Visite mardi à 9 h').waitFor();
  expect((await stored()).map(({ said }) => said)).toEqual(['idees : Grande visite mardi']);

  await steer({ geste: 'defiger' });
  await ana.locator(SAVED).first().waitFor();
  await ana.getByRole('link', { name: /^Modifier ou déplacer/ }).click();
  expect(await field.inputValue()).toBe('Grande visite mardi');
  await field.fill('Grande visite mardi matin');
  await onCard({ geste: 'modifier', carte, avant: 'Grande visite mardi', texte: 'Une grande visite mardi' });
  await card(ana, 'Une grande visite mardi').waitFor();
  await ana.getByRole('button', { name: 'Enregistrer' }).click();
  await expect.poll(async () => (await stored())[0]?.said).toBe('idees : Une grande visite mardi matin');
});

it('a correction of a card that others remove waits where cards are written, below what was begun there', async () => {
  const ana = await join('Ana');
  await write(ana, 'Visite jeudi');
  await expect.poll(async () => (await stored()).length).toBe(1);
  await ana.getByLabel('Votre carte').fill('Déjà commencée');
  await ana.getByRole('link', { name: /^Modifier ou déplacer/ }).click();
  await ana.getByLabel(/^Le texte/).fill('Visite jeudi à 14 h');
  await onCard({ geste: 'retirer', carte: (await stored())[0]?.id ?? '' });
  await ana.getByText('La carte que vous corrigiez a été retirée.').first().waitFor();
  expect(await ana.getByLabel('Votre carte').inputValue()).toBe('Déjà commencée\nVisite jeudi à 14 h');
  await expectClean(ana);
});

it('whose access is withdrawn finds at the door what had not left, their own words and no others, and copies it', async () => {
  const [ana, ben] = [await join('Ana'), await join('Ben')];
  await write(ben, 'Déjà partie');
  await write(ana, 'Écrite par Ana');
  await card(ben, 'Écrite par Ana').waitFor();
  await ben.locator(SAVED).first().waitFor();
  await ben.context().setOffline(true);
  await write(ben, 'Jamais partie');
  await ben.getByLabel('Votre carte').fill('À moitié écrite');
  const [row] = await asWork(
    app.database,
    'workshops',
    (raw) => raw<{ id: string }[]>`select id from workshop_joins where page_id = ${page.id} and first_name = 'Ben'`,
  );
  await steer({ geste: 'retirer', participation: row?.id ?? '' });
  await ben.context().setOffline(false);
  const kept = ben.getByLabel('Ce qui n’était pas parti');
  await kept.waitFor();
  expect(await kept.inputValue()).toBe('Jamais partie');
  await expectClean(ben);

  // Sent all the same, the words come back into their field; when the page is loaded again they wait at its door with the others.
  await ben.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await ben.getByText('Rejoignez la page pour y écrire.').waitFor();
  await expect.poll(() => ben.getByLabel('Votre carte').inputValue()).toBe('À moitié écrite');
  await ben.reload();
  const door = ben.locator('blockquote');
  await door.waitFor();
  expect(await door.textContent()).toBe('Jamais partie\nÀ moitié écrite');
  await expectClean(ben);
  await ben.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await ben.getByRole('button', { name: 'Copier' }).click();
  await ben.getByRole('button', { name: 'Copié' }).waitFor();
  expect(await ben.evaluate(() => navigator.clipboard.readText())).toBe('Jamais partie\nÀ moitié écrite');
  expect((await stored()).map(({ said }) => said).sort()).toEqual([
    'actions : Déjà partie',
    'actions : Écrite par Ana',
  ]);
});
