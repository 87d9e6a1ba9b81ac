// Beside a worried person: a few questions, who can help, a sheet to take away; a card read, printed and mended.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { reports } from '#db/schema/directory.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { launchBrowser, newPage } from '#tests/support/browser.ts';

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

const CARD = '/annuaire/metropole-de-lyon';
const ANSWERS = 'commune=34172&logement=locataire-prive&situation=facture&situation=froid&urgence=fragile';

async function open(path: string, options: Parameters<typeof newPage>[2] = {}): Promise<Page> {
  const page = await newPage(browser, app.origin, options);
  await page.goto(path);
  return page;
}

/** Tab until the focus is there: a person does the same. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard does not get there');
}

async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

function problemsOf(page: Page): string[] {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  return problems;
}

async function pdfPages(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  return (pdf.toString('latin1').match(/\/Type\s*\/Page[^s]/g) ?? []).length;
}

it('goes from the questions to a printed sheet without JavaScript', async () => {
  const page = await open('/annuaire/guide', { javaScriptEnabled: false });
  await page.getByRole('textbox', { name: 'Où habite la personne' }).fill('montpelier');
  await page.getByRole('checkbox', { name: 'Une facture d’énergie ne peut pas être payée' }).check();
  await page.getByRole('radio', { name: 'Locataire d’un particulier ou d’une agence' }).check();
  await page.getByRole('button', { name: 'Voir qui peut aider' }).click();
  await page.waitForURL(/commune=34172/);
  await page.getByRole('heading', { level: 1, name: /services peuvent aider$/ }).waitFor();
  const boxes = page.locator('input[name=service]');
  expect(await boxes.count()).toBeGreaterThan(6);
  for (let at = 0; at < 3; at += 1) await boxes.nth(at).check();
  await page.getByRole('button', { name: 'Faire la feuille à emporter' }).click();
  await page.waitForURL(/\/annuaire\/feuille\?/);
  await page.getByRole('heading', { level: 1, name: 'Qui peut vous aider' }).waitFor();
  expect(await page.getByRole('img', { name: /^Code QR de la fiche/ }).count()).toBeGreaterThan(0);
  expect(await pdfPages(page)).toBe(1);
  await page.context().close();
});

it('says how many are ticked, and holds six', async () => {
  const page = await newPage(browser, app.origin);
  const problems = problemsOf(page);
  await page.goto(`/annuaire/guide?${ANSWERS}`);
  const boxes = page.locator('input[name=service]');
  await page.getByText('Cochez jusqu’à 6 services à emporter.').waitFor();
  for (let at = 0; at < 6; at += 1) await boxes.nth(at).check();
  await page.getByText('6 services cochés sur 6').waitFor();
  expect(await boxes.nth(6).isDisabled()).toBe(true);
  await boxes.nth(0).uncheck();
  await page.getByText('5 services cochés sur 6').waitFor();
  expect(await boxes.nth(6).isDisabled()).toBe(false);
  await page.getByRole('button', { name: 'Faire la feuille à emporter' }).click();
  await page.getByRole('heading', { level: 1, name: 'Qui peut vous aider' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  expect(problems).toEqual([]);
  await page.context().close();
});

it('says clearly that seven are too many, and keeps the choice', async () => {
  const page = await open(`/annuaire/guide?${ANSWERS}`, { javaScriptEnabled: false });
  const boxes = page.locator('input[name=service]');
  for (let at = 0; at < 7; at += 1) await boxes.nth(at).check();
  await page.getByRole('button', { name: 'Faire la feuille à emporter' }).click();
  await page.getByRole('heading', { name: '6 services au plus sur une feuille' }).waitFor();
  expect(await page.getByRole('checkbox').count()).toBe(7);
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(6);
  await page.getByRole('button', { name: 'Faire la feuille' }).click();
  await page.getByRole('heading', { level: 1, name: 'Qui peut vous aider' }).waitFor();
  await page.context().close();
});

it('holds six services on one page of paper, whichever they are', async () => {
  const page = await open(`/annuaire/guide?commune=69123&situation=facture&situation=froid&situation=demarches`);
  const ids = await page
    .locator('input[name=service]')
    .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value));
  for (let at = 0; at + 6 <= ids.length; at += 6) {
    const chosen = ids.slice(at, at + 6).map((id) => `service=${id}`);
    await page.goto(`/annuaire/feuille?${chosen.join('&')}&commune=69123`);
    expect(await pdfPages(page)).toBe(1);
  }
  await page.context().close();
});

it('asks which commune is meant and keeps the other answers', async () => {
  const page = await open('/annuaire/guide?lieu=saint-denis&situation=froid', { javaScriptEnabled: false });
  await page.getByText(/Quelle commune/).waitFor();
  await page.getByRole('link', { name: 'Saint-Denis (93200)' }).click();
  await page.waitForURL(/commune=93066&situation=froid/);
  await page.context().close();
});

it('marks the commune that nobody knows at its field, and keeps the other answers', async () => {
  const page = await open('/annuaire/guide?lieu=Xyzzyville&situation=froid', { javaScriptEnabled: false });
  const field = page.getByRole('textbox', { name: 'Où habite la personne' });
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  const said = await field.evaluate((input) =>
    (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent),
  );
  expect(said.join(' ')).toMatch(/Aucune commune ne s’appelle «\sXyzzyville\s»/);
  expect(await page.getByRole('checkbox', { name: /^Il fait froid/ }).isChecked()).toBe(true);
  await page.context().close();
});

it('opens the menu of a phone without JavaScript, and with the keyboard', async () => {
  const phone = { viewport: { width: 320, height: 640 }, javaScriptEnabled: false };
  const page = await open('/annuaire/feuille', phone);
  const menu = page.getByRole('navigation', { name: 'Navigation principale' });
  const guide = menu.getByRole('link', { name: 'Trouver pour quelqu’un' });
  expect(await guide.isVisible()).toBe(false);
  await tabTo(page, menu.getByRole('button', { name: 'Menu' }));
  await page.keyboard.press('Enter');
  await guide.waitFor();
  expect(await menu.getByRole('button', { name: 'Fermer' }).evaluate((it) => it === document.activeElement)).toBe(true);
  await page.keyboard.press('Escape');
  await guide.waitFor({ state: 'hidden' });
  await menu.getByRole('button', { name: 'Menu' }).click();
  await guide.click();
  await page.waitForURL(/\/annuaire\/guide$/);
  await page.context().close();
});

it.each(['light', 'dark'] as const)('has a menu in which axe finds nothing (%s)', async (colorScheme) => {
  const page = await open('/annuaire/feuille', { viewport: { width: 320, height: 640 }, colorScheme });
  await page.getByRole('button', { name: 'Menu' }).click();
  await page.getByRole('button', { name: 'Fermer' }).waitFor();
  expect(await barriers(page)).toEqual([]);
  await page.context().close();
});

it('is answered with the keyboard alone', async () => {
  const page = await open('/annuaire/guide');
  await tabTo(page, page.getByRole('textbox', { name: 'Où habite la personne' }));
  await page.keyboard.type('69003');
  await tabTo(page, page.getByRole('checkbox', { name: /^Il fait froid/ }));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: 'Voir qui peut aider' }));
  await page.keyboard.press('Enter');
  await page.waitForURL(/commune=69383/);
  const box = page.locator('input[name=service]').first();
  await tabTo(page, box);
  await page.keyboard.press('Space');
  await page.getByText('1 service coché sur 6').waitFor();
  await page.context().close();
});

it('shows how to reach, the week, and whether it is open now once a browser can tell', async () => {
  const page = await newPage(browser, app.origin);
  const problems = problemsOf(page);
  await page.goto(`${CARD}#accueil-social-metropole-de-lyon`);
  await page.getByRole('heading', { level: 1, name: /^Métropole de Lyon/ }).waitFor();
  expect(
    await page
      .getByRole('link', { name: /04 65 71 20 01/ })
      .first()
      .getAttribute('href'),
  ).toBe('tel:0465712001');
  const place = page.getByRole('table', { name: /^Horaires/ }).first();
  await place.waitFor();
  expect(await place.textContent()).toMatch(/lundi au .*8\sh\s30/i);
  await page
    .getByText(/Ouvert maintenant|Fermé en ce moment/)
    .first()
    .waitFor();
  expect(problems).toEqual([]);
  await page.context().close();
});

it('never says « ouvert » in the page itself, which may be kept in a cache', async () => {
  const html = await (await fetch(`${app.origin}${CARD}`)).text();
  expect(html).toContain('Horaires');
  expect(html).not.toMatch(/Ouvert maintenant|Fermé en ce moment/);
});

it('gives a contact to an address book', async () => {
  const answer = await fetch(`${app.origin}${CARD}/vcard`);
  expect(answer.headers.get('content-type')).toContain('text/vcard');
  const vcard = await answer.text();
  expect(vcard).toMatch(/^BEGIN:VCARD\r\nVERSION:4\.0\r\n/);
  expect(vcard).toContain('FN:Métropole de Lyon\r\n');
  // The line of the partners and the address of the coordination stay inside.
  expect(vcard).not.toContain('0465712002');
  expect(vcard).not.toContain('reseau@');
});

it('says where to go on when a card is not there', async () => {
  for (const path of ['/annuaire/personne', '/annuaire/%22%20or%201=1', '/annuaire/personne/vcard']) {
    expect((await fetch(`${app.origin}${path}`)).status).toBe(404);
  }
  const page = await open('/annuaire/personne', { javaScriptEnabled: false });
  await page.getByRole('heading', { name: 'Cette fiche n’est pas dans l’annuaire' }).waitFor();
  await page.getByRole('searchbox').fill('ccas');
  await page.getByRole('button', { name: 'Chercher' }).click();
  await page.waitForURL(/\/annuaire\?q=ccas/);
  await page.context().close();
});

it('keeps a report written without JavaScript, after saying what was missing', async () => {
  const page = await open(CARD, { javaScriptEnabled: false });
  await page.getByRole('link', { name: 'Signaler une erreur' }).click();
  await page.getByRole('textbox', { name: /précision/ }).fill('Fermé le mercredi depuis la rentrée.');
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await page.getByText('Choisissez ce qui ne va pas.').waitFor();
  expect(await page.getByRole('textbox', { name: /précision/ }).inputValue()).toBe(
    'Fermé le mercredi depuis la rentrée.',
  );
  await page.getByRole('radio', { name: /Les horaires ont changé/ }).check();
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await page.waitForURL(/signaler\?merci=1/);
  await page.getByRole('heading', { name: 'Merci, c’est noté' }).waitFor();
  const kept = await app.database.query((queries) => queries.select().from(reports));
  expect(kept.map(({ reason, message }) => [reason, message])).toEqual([
    ['horaires-errones', 'Fermé le mercredi depuis la rentrée.'],
  ]);
  await page.context().close();
});

it('keeps the message when PostgreSQL is away, and still shows the card', async () => {
  const { database } = app.parts;
  const away = openDatabase('postgres://app@localhost/maillage?host=/nowhere');
  app.parts.database = away;
  const page = await open(`${CARD}/signaler`, { javaScriptEnabled: false });
  await page.getByRole('radio', { name: /Cette fiche existe en double/ }).check();
  await page.getByRole('textbox', { name: /précision/ }).fill('Voir aussi Grand Lyon.');
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.getByRole('button', { name: 'Envoyer le signalement' }).click(),
  ]);
  expect([answer.status(), answer.headers()['retry-after']]).toEqual([503, '10']);
  await page.getByText('Votre signalement n’est pas encore parti').waitFor();
  expect(await page.getByRole('textbox', { name: /précision/ }).inputValue()).toBe('Voir aussi Grand Lyon.');
  app.parts.database = database;
  await away.close();
  await page.getByRole('button', { name: 'Envoyer le signalement' }).click();
  await page.waitForURL(/merci=1/);
  await page.context().close();
});

it('draws needs and actors of the current filter', async () => {
  const page = await open('/annuaire/qui-fait-quoi?commune=69123&besoin=froid-inconfort', { javaScriptEnabled: false });
  await page.getByRole('heading', { level: 1, name: 'Qui fait quoi à Lyon' }).waitFor();
  const row = page.getByRole('row', { name: /Métropole de Lyon/ });
  await row.first().waitFor();
  expect(await page.getByRole('columnheader').count()).toBeGreaterThan(5);
  expect(await row.first().getByText('besoin principal').count()).toBeGreaterThan(0);
  expect(await pdfPages(page)).toBe(1);
  await page.context().close();
});

it.each([
  CARD,
  '/annuaire/compagnons-batisseurs-rhone-alpes',
  '/annuaire/personne',
  `${CARD}/signaler`,
  `${CARD}/signaler?merci=1`,
  '/annuaire/guide',
  `/annuaire/guide?${ANSWERS}`,
  '/annuaire/guide?lieu=saint-denis&situation=froid',
  '/annuaire/feuille',
  '/annuaire/qui-fait-quoi?commune=69123',
])('axe finds nothing on %s, narrow by day and wide by night', async (path) => {
  for (const [width, colorScheme] of [
    [320, 'light'],
    [1280, 'dark'],
  ] as const) {
    const page = await open(path, { colorScheme, viewport: { width, height: 800 } });
    // What is folded is read too.
    await page.locator('details').evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    expect([width, await barriers(page)]).toEqual([width, []]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([width, 'overflow', overflow]).toEqual([width, 'overflow', 0]);
    await page.context().close();
  }
});
