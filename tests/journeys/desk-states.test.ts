// The coordinator's desk in each of its states: full, empty, and with something wrong in a form. axe finds nothing.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { enterAs, launchBrowser, newPage } from '#tests/support/browser.ts';
import { addPerson, lastCode } from '#tests/support/factors.ts';

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
