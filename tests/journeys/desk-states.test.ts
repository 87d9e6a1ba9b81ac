// The coordinator's desk in each of its states: full, empty, and with something wrong in a form. axe finds nothing.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { enterAs, launchBrowser, newPage } from '#tests/support/browser.ts';
import { writeOrganisation } from '#tests/support/directory.ts';
import { mergeNow, territoryId, writePair } from '#tests/support/duplicates.ts';
import { addPerson, lastCode } from '#tests/support/factors.ts';
import { fieldsOf } from '#tests/support/forms.ts';
import { persona, visitor } from '#tests/support/sign-in.ts';

const DESK = '/administration';
const ENTRY = `${DESK}/annuaire/caf-de-l-herault`;
const MAIL = 'coordination-neuve@exemple.fr';
const LISTS = [
  DESK,
  ...['annuaire', 'import', 'mots', 'propositions', 'doublons', 'exports', 'personnes', 'personnes/sans-membre'].map(
    (page) => `${DESK}/${page}`,
  ),
];
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

it('is clean when it is full', { timeout: 240_000 }, async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, {
    colorScheme: 'dark',
    viewport: { width: 1280, height: 900 },
  });
  for (const path of [...LISTS, `${ENTRY}/historique`, `${ENTRY}/gestes`, `${ENTRY}/fraicheur`]) {
    await page.goto(path);
    await expectClean(page);
  }
  await page.context().close();
});

it('is clean when nothing is there yet', { timeout: 240_000 }, async () => {
  const id = await addPerson(app, 'Nora Neuve', MAIL);
  await app.database.raw`with made as (
      insert into territories (slug, name, description, zones, centre) values ('neuf', 'Territoire neuf', '', '{75056}', '75056') returning id)
    insert into memberships (person_id, role, territory_id) select ${id}, 'coordinator', id from made`;
  const page = await newPage(browser, app.origin, { viewport: { width: 360, height: 780 } });
  await page.goto('/connexion');
  await page.getByRole('textbox', { name: 'Votre adresse de courriel' }).fill(MAIL);
  await page.getByRole('button', { name: 'Recevoir mon code' }).click();
  await page.getByRole('textbox', { name: 'Code à six chiffres' }).fill(await lastCode(app, MAIL));
  await page.getByRole('button', { name: 'Entrer' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/connexion'));
  for (const path of [...LISTS, `${DESK}/territoires/neuf`]) {
    await page.goto(path);
    await expectClean(page);
  }
  await page.context().close();
});

/** Sends the form of that button as it stands: the browser's own checks would keep it from the server. */
async function sendWrong(page: Page, path: string, button: string): Promise<number> {
  await page.goto(path);
  const send = page.getByRole('button', { name: button });
  await send.evaluate((one: HTMLButtonElement) => {
    if (one.form) one.form.noValidate = true;
  });
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await send.click();
  return (await answered).status();
}

it('is clean with something wrong in each form', { timeout: 240_000 }, async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, { viewport: { width: 320, height: 780 } });
  const forms: [path: string, button: string][] = [
    [`${DESK}/annuaire/nouvelle`, 'Créer la fiche'],
    [`${DESK}/import`, 'Lire le fichier'],
    [`${DESK}/mots`, 'Voir ce que cela change'],
    [`${DESK}/personnes/inviter`, 'Envoyer'],
  ];
  for (const [path, button] of forms) {
    expect([path, await sendWrong(page, path, button)]).toEqual([path, 400]);
    await page.locator('[aria-invalid="true"], [role="alert"]').first().waitFor();
    await expectClean(page);
  }
  await page.context().close();
});

const NARROW = { viewport: { width: 320, height: 780 } };
const box = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name, exact: typeof name === 'string' });

/** The answer of the server to the form of that button. */
async function send(page: Page, button: string): Promise<number> {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await page.getByRole('button', { name: button, exact: true }).click();
  const status = (await answered).status();
  await page.waitForLoadState('load');
  return status;
}

/** The reader stands on the sentence that says what happened, and axe finds nothing. */
async function standsOn(page: Page, words: string): Promise<void> {
  const summary = page.locator('[role="alert"], [role="status"]').filter({ hasText: words });
  await summary.waitFor();
  await expect.poll(() => summary.evaluate((one) => one === document.activeElement)).toBe(true);
  await expectClean(page);
}

/** What is wrong is said by the field itself, and what was typed is still in it. */
async function isWrong(field: Locator, typed: string, words: string): Promise<void> {
  expect(await field.inputValue()).toBe(typed);
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ');
  const said = await Promise.all(ids.map((id) => field.page().locator(`[id="${id}"]`).textContent()));
  expect(said.join(' ').replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(words);
}

it('says what is wrong in the settings beside each field, and keeps the rest', { timeout: 120_000 }, async () => {
  const page = await enterAs(browser, app.origin, /Maud Lenoir/, NARROW);
  await page.goto(`${DESK}/reglages`);
  await box(page, 'Nom de l’expéditeur').fill('Réseau « A"B »');
  await box(page, 'Adresse de l’expéditeur').fill('reseau(at)exemple.fr');
  await box(page, /^Adresse postale/).fill('3 rue des Lilas');
  expect(await send(page, 'Enregistrer')).toBe(400);
  await standsOn(page, 'Rien n’est enregistré');
  await isWrong(box(page, 'Nom de l’expéditeur'), 'Réseau « A"B »', 'Sans guillemets ni chevrons');
  await isWrong(box(page, 'Adresse de l’expéditeur'), 'reseau(at)exemple.fr', 'Écrivez une adresse complète');
  expect(await box(page, /^Adresse postale/).inputValue()).toBe('3 rue des Lilas');

  await page.goto(`${DESK}/territoires/nouveau`);
  await box(page, 'Son nom').fill('N');
  await page.locator('[name="ajout"]').fill('Zyxwville');
  await box(page, 'Commune d’où il est animé').fill('Saint-Denis');
  await box(page, /^Adresse de la première personne/).fill('deux adresses');
  expect(await send(page, 'Créer le territoire')).toBe(400);
  await standsOn(page, 'Rien n’est encore créé');
  await isWrong(box(page, 'Son nom'), 'N', 'Écrivez le nom du territoire');
  await isWrong(page.locator('[name="ajout"]'), 'Zyxwville', 'Nous ne connaissons pas « Zyxwville »');
  await isWrong(box(page, 'Commune d’où il est animé'), 'Saint-Denis', 'Précisez par le code postal');
  await isWrong(box(page, /^Adresse de la première personne/), 'deux adresses', 'Écrivez une seule adresse');
  await page.context().close();
});

it('keeps what two people wrote in the settings of a territory at once', { timeout: 120_000 }, async () => {
  const [page, other] = [
    await enterAs(browser, app.origin, /Samir Vidal/, NARROW),
    await enterAs(browser, app.origin, /Maud Lenoir/),
  ];
  for (const one of [page, other]) await one.goto(`${DESK}/territoires/montpellier`);
  await box(page, /^Courriel/).fill('pas une adresse');
  await box(page, /^Téléphone/).fill('demandez-nous');
  expect(await send(page, 'Enregistrer')).toBe(400);
  await standsOn(page, 'Rien n’est encore enregistré');
  await isWrong(box(page, /^Courriel/), 'pas une adresse', 'Écrivez une adresse complète');
  await isWrong(box(page, /^Téléphone/), 'demandez-nous', 'Des chiffres');

  await box(other, /^Qui répond/).fill('Le service habitat');
  expect(await send(other, 'Enregistrer')).toBe(303);
  await box(page, /^Courriel/).fill('reseau@exemple.fr');
  await box(page, /^Téléphone/).fill('01 99 00 12 34');
  expect(await send(page, 'Enregistrer')).toBe(409);
  await standsOn(page, 'Maud Lenoir vient d’enregistrer aussi');
  expect(await box(page, /^Téléphone/).inputValue()).toBe('01 99 00 12 34');
  for (const one of [page, other]) await one.context().close();
});

it('says what a decision on a proposal lacks, and when the entry changed meanwhile', { timeout: 120_000 }, async () => {
  const guest = visitor(app);
  const correct = '/annuaire/caf-de-l-herault/corriger';
  const typed = { 'organisation.name': 'Caf de l’Hérault et du Gard', courriel: 'passante@reseau.example' };
  await guest.post(correct, { ...(await fieldsOf(guest, correct)), ...typed });
  const page = await enterAs(browser, app.origin, /Samir Vidal/, NARROW);
  await page.goto(`${DESK}/propositions`);
  await page
    .getByRole('main')
    .getByRole('link', { name: /Caisse d’allocations familiales de l’Hérault/ })
    .first()
    .click();
  await box(page, /^Votre réponse/).fill('Merci de votre aide.');
  expect(await send(page, 'Appliquer ces choix')).toBe(400);
  await standsOn(page, 'Un champ est à revoir');
  await page.getByText('Choisissez ce que vous en faites.').waitFor();
  expect(await box(page, /^Votre réponse/).inputValue()).toBe('Merci de votre aide.');

  await page.getByText('Ne pas prendre').click();
  await box(page, /^Votre réponse/).fill('');
  expect(await send(page, 'Appliquer ces choix')).toBe(400);
  await standsOn(page, 'Un champ est à revoir');
  await isWrong(box(page, /^Pourquoi/), '', 'Dites pourquoi');
  expect(await page.getByRole('radio', { name: 'Ne pas prendre' }).isChecked()).toBe(true);

  await box(page, /^Pourquoi/).fill('Vu sur leur porte.');
  await page.getByRole('radio', { name: 'Prendre', exact: true }).check();
  const owner = await persona(app, 'agent-caf-herault');
  expect((await owner.post(`${ENTRY}/gestes`, { geste: 'verifier' })).status).toBe(303);
  expect(await send(page, 'Appliquer ces choix')).toBe(409);
  await standsOn(page, 'La fiche vient de changer');
  expect(await box(page, /^Pourquoi/).inputValue()).toBe('Vu sur leur porte.');
  expect(await page.getByRole('radio', { name: 'Prendre', exact: true }).isChecked()).toBe(true);
  await page.context().close();
});

it('says why two entries cannot be compared, and when one changed meanwhile', { timeout: 120_000 }, async () => {
  const { raw } = app.database;
  const territory = await territoryId(app.database, 'montpellier');
  const twin = (slug: string) => writeOrganisation(app.database, territory, { slug, name: `Maison ${slug}` }, []);
  const pair = await writePair(app.database, await twin('une'), await twin('deux'));
  const merge = await mergeNow(app.database, await twin('trois'), await twin('quatre'));
  const page = await enterAs(browser, app.origin, /Samir Vidal/, NARROW);
  await page.goto(`${DESK}/doublons`);
  await box(page, 'Adresse de la première fiche').fill('une');
  await box(page, 'Adresse de la seconde fiche').fill('cette-fiche-n-existe-pas');
  expect(await send(page, 'Comparer')).toBe(400);
  await standsOn(page, 'Ces deux fiches ne peuvent pas être comparées');
  expect(await box(page, 'Adresse de la première fiche').inputValue()).toBe('une');
  await isWrong(box(page, 'Adresse de la seconde fiche'), 'cette-fiche-n-existe-pas', 'Aucune fiche');

  await page.goto(`${DESK}/doublons/${pair}`);
  const other = page.getByRole('group', { name: 'Quelle fiche reste ?' }).getByRole('radio', { checked: false });
  const kept = (await other.getAttribute('value')) ?? '';
  await other.check();
  await raw`update organisations set revision = revision + 1, name = 'Maison une, autrement' where slug = 'une'`;
  expect(await send(page, 'Fusionner les deux fiches')).toBe(409);
  await standsOn(page, 'Une des deux fiches a changé entre-temps');
  expect(await page.locator('[name="garder"]:checked').getAttribute('value')).toBe(kept);

  await page.goto(`${DESK}/fusions/${merge}`);
  await raw`update organisations set revision = revision + 1, name = 'Maison réunie' where slug in ('trois', 'quatre')`;
  expect(await send(page, 'Défaire la fusion')).toBe(409);
  await standsOn(page, 'Une des fiches vient de changer');
  await page.context().close();
});

it('says which choice an export lacks, and keeps the others', { timeout: 120_000 }, async () => {
  await app.database.raw`insert into memberships (person_id, role, territory_id)
    select people.id, 'coordinator', territories.id from people, territories
    where people.name = 'Inès Delorme' and territories.slug = 'marseille'`;
  const page = await enterAs(browser, app.origin, /Inès Delorme/, NARROW);
  await page.goto(`${DESK}/exports`);
  const territories = page.getByRole('group', { name: 'Territoires' }).getByRole('checkbox');
  expect(await territories.count()).toBe(2);
  for (const one of await territories.all()) await one.uncheck();
  await page.getByRole('radio', { name: /Classeur Excel/ }).check();
  await page.getByRole('radio', { name: /Avec contacts professionnels/ }).check();
  expect(await send(page, 'Télécharger le fichier')).toBe(303);
  await standsOn(page, 'Un choix est à faire');
  await page.getByRole('group', { name: 'Territoires', description: /Choisissez au moins un territoire/ }).waitFor();
  expect(await page.locator('[name="territoire"]:checked').count()).toBe(0);
  expect(await page.getByRole('radio', { name: /Classeur Excel/ }).isChecked()).toBe(true);
  expect(await page.getByRole('radio', { name: /Avec contacts professionnels/ }).isChecked()).toBe(true);
  await page.context().close();
});

it('prints what is to do, and nothing that can only be pressed', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/);
  await page.goto(`${DESK}/evenements/rencontre-des-donneurs-d-alerte/preparation`);
  const task = page.getByText('Préparer les paperboards');
  const button = page.getByRole('button', { name: /^C’est fait/ }).first();
  await button.waitFor();
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => button.isVisible()).toBe(false);
  expect(await page.getByRole('heading', { name: 'Ajouter une tâche' }).isVisible()).toBe(false);
  expect(await task.first().isVisible()).toBe(true);
  await page.context().close();
});
