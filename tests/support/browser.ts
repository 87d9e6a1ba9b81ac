import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { chromiumOptions } from '#scripts/chromium.ts';

/** One browser per test file; close it in `afterAll`. CHROME_PATH names another Chromium. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await chromiumOptions(process.env.CHROME_PATH || undefined));
}

/** A page as a visitor in France gets it; whatever leaves this machine is refused, so that tests need no network. */
export async function newPage(browser: Browser, origin: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    ...options,
  });
  await context.route(
    (url) => url.origin !== origin && url.protocol.startsWith('http'),
    (route) => route.abort(),
  );
  return context.newPage();
}

/** A page of somebody of the demonstration, signed in by the button of `/connexion` that bears `name`. */
export async function enterAs(
  browser: Browser,
  origin: string,
  name: RegExp,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await newPage(browser, origin, options);
  await page.goto('/connexion');
  await page.getByRole('button', { name }).click();
  await page.waitForURL((url) => url.pathname !== '/connexion');
  return page;
}
