// A partner with a worried person beside them finds who can help: by typing, by filters, by keyboard, without script.
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
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

async function open(
  path: string,
  options: Parameters<typeof newPage>[2] = {},
): Promise<{ page: Page; problems: string[] }> {
  const page = await newPage(browser, app.origin, options);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    // Tiles have no network here: their 503 is what the map is made to bear.
    if (message.type() === 'error' && !message.text().includes('503')) problems.push(message.text());
  });
  await page.goto(path);
  return { page, problems };
}

it('answers while one types, keeps the address in step and the back button exact', async () => {
  const { page, problems } = await open('/annuaire');
  const box = page.getByRole('searchbox', { name: 'De quoi a-t-on besoin ?' });
  await box.pressSequentially('facture edf montpelier', { delay: 15 });
  await page.waitForURL(/q=facture\+edf\+montpelier/);
  await page.getByRole('link', { name: 'Ne pas en tenir compte : agit à Montpellier' }).waitFor();
  await page.getByRole('heading', { level: 1, name: /Impayés d’énergie.* à Montpellier/ }).waitFor();
  expect(await box.inputValue()).toBe('facture edf montpelier');
  expect(await page.title()).toMatch(/à Montpellier\s: \d+ acteurs · \d+ services – Maillage/);

  const before = page.url();
  const first = page.locator('ol > li').first();
  expect(await first.textContent()).toContain('parce que\u202f: impayés d’énergie');
  const families = page.getByRole('checkbox', { name: /^Familles avec enfants/ });
  await families.check();
  await page.waitForURL(/public=famille/);
  await page.goBack();
  await page.waitForURL(before);
  await expect.poll(() => families.isChecked()).toBe(false);

  // Typed in one go is one step; asked for again, it is none.
  const steps = await page.evaluate(() => history.length);
  await box.press('Enter');
  await page.waitForURL(before);
  await box.press('End');
  await box.pressSequentially(' chauffage', { delay: 15 });
  await page.waitForURL(/chauffage$/);
  expect(await page.evaluate(() => history.length)).toBe(steps);
  await page.goBack();
  await page.waitForURL(before);
  await expect.poll(() => box.inputValue()).toBe('facture edf montpelier');
  await page.goBack();
  await page.waitForURL(/\/annuaire$/);
  await expect.poll(() => box.inputValue()).toBe('');
  expect(problems).toEqual([]);
  await page.context().close();
});

it.each([
  ['/annuaire', 'De quoi a-t-on besoin ?'],
  ['/', 'Un besoin, un organisme, une commune'],
])('says what to do in danger, from %s, while one types, by a number to tap', async (path, label) => {
  const { page, problems } = await open(path);
  const box = page.getByRole('searchbox', { name: label });
  await box.pressSequentially('odeur de gaz', { delay: 15 });
  if (path === '/') await box.press('Enter');
  const call = page.getByRole('link', { name: 'Appeler le 112' });
  await call.waitFor();
  expect(await call.getAttribute('href')).toBe('tel:112');
  const results = await page.locator('ol.results').boundingBox();
  const notice = await call.boundingBox();
  expect(notice?.y).toBeLessThan(results?.y ?? 0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  if (path === '/annuaire') {
    await box.fill('facture de gaz');
    await call.waitFor({ state: 'detached' });
  }
  expect(problems).toEqual([]);
  await page.context().close();
});

it('takes back what was understood wrongly', async () => {
  const { page } = await open('/annuaire?q=facture+edf+montpelier');
  await page.getByRole('link', { name: 'Ne pas en tenir compte : agit à Montpellier' }).click();
  await page.waitForURL(/ignorer=lieu/);
  expect(await page.getByRole('link', { name: /agit à Montpellier/ }).count()).toBe(0);
  await page.context().close();
});

it('asks which commune is meant, and keeps the choice as its code', async () => {
  const { page } = await open('/annuaire?lieu=saint-denis');
  await page.getByText('Quelle commune ?').waitFor();
  await page.getByRole('link', { name: 'Saint-Denis (93)' }).click();
  await page.waitForURL(/commune=93066/);
  await page.getByRole('textbox', { name: 'Commune de la personne' }).fill('');
  await page.getByRole('button', { name: 'Chercher' }).click();
  await page.waitForURL((url) => !url.searchParams.has('commune'));
  await page.context().close();
});

it('works as a plain form without JavaScript', async () => {
  const { page } = await open('/annuaire', { javaScriptEnabled: false });
  await page.getByRole('searchbox').fill('froid');
  await page.getByRole('textbox', { name: 'Commune de la personne' }).fill('69003');
  await page.getByRole('button', { name: 'Chercher' }).click();
  await page.waitForURL(/commune=69383/);
  expect(await page.locator('ol > li').count()).toBeGreaterThan(2);
  await page.getByRole('checkbox', { name: 'À domicile' }).check();
  await page.getByRole('button', { name: 'Appliquer' }).click();
  await page.waitForURL(/accueil=a-domicile/);
  await page.getByRole('link', { name: 'Retirer le filtre À domicile' }).click();
  await page.waitForURL((url) => !url.searchParams.has('accueil'));
  await page.context().close();
});

it('can be used with the keyboard alone', async () => {
  const { page } = await open('/annuaire');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Aller au contenu');
  await page.keyboard.press('Enter');
  const box = page.getByRole('searchbox');
  for (
    let presses = 0;
    presses < 12 && !(await box.evaluate((field) => field === document.activeElement));
    presses += 1
  ) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('moisissures');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=moisissures/);
  await page.getByRole('heading', { level: 1, name: 'Humidité, moisissures' }).waitFor();
  await page.context().close();
});

it('opens the map in step with the list', async () => {
  const { page, problems } = await open('/annuaire?commune=34172');
  await page.getByRole('navigation', { name: 'Affichage' }).getByRole('link', { name: 'Carte' }).click();
  await page.waitForURL(/vue=carte/);
  await page.locator('canvas').first().waitFor();
  expect(await page.locator('ol > li').count()).toBeGreaterThan(3);
  expect(problems).toEqual([]);
  await page.context().close();
});

it('finds a way out of an empty result', async () => {
  const { page } = await open('/annuaire?besoin=mobilite&type=ars&commune=34172');
  await page.getByRole('heading', { name: 'Personne ne répond encore à cette recherche' }).waitFor();
  await page
    .getByRole('link', { name: /^Sans «/ })
    .first()
    .click();
  await page.locator('ol > li').first().waitFor();
  await page.context().close();
});

it.each([
  ['/', 'light'],
  ['/annuaire', 'light'],
  ['/annuaire', 'dark'],
  ['/annuaire?q=j%27ai+froid+lyon&accueil=a-domicile', 'light'],
  ['/annuaire?q=zzyzx+qwrtp&page=-1', 'dark'],
  ['/annuaire?lieu=saint-denis', 'light'],
  ['/annuaire?vue=carte', 'light'],
  ['/annuaire?vue=carte', 'dark'],
  ['/aide', 'light'],
  ['/accessibilite', 'dark'],
  ['/donnees-personnelles', 'light'],
  ['/nulle-part', 'light'],
] as const)('axe finds nothing on %s (%s), wide and at 320 px', async (path, colorScheme) => {
  for (const width of [1280, 320]) {
    const { page } = await open(path, { colorScheme, viewport: { width, height: 800 } });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect([width, violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`)]).toEqual([width, []]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect([width, 'overflow', overflow]).toEqual([width, 'overflow', 0]);
    await page.context().close();
  }
});

it('asks nobody else for anything before the person chose it', async () => {
  const page = await newPage(browser, app.origin);
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(app.origin) && !request.url().startsWith('data:')) foreign.push(request.url());
  });
  for (const path of ['/', '/annuaire?q=froid', '/annuaire?vue=carte', '/aide']) {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
  }
  expect(foreign).toEqual([]);
  await page.context().close();
});
