// A note that two windows write at once: cuts, a server that goes away, websockets refused, a device that keeps nothing.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { richText } from '#app/notes/rich/rich-html.server.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { launchBrowser, newPage } from '#tests/support/browser.ts';
import { type NarrowLine, narrowLine } from '#tests/support/narrow-line.ts';

let line: NarrowLine;
let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  line = await narrowLine();
  app = await startApp({ env: { PUBLIC_URL: `http://127.0.0.1:${line.port}` } });
  line.lead(app.parts.env.port);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await line?.close();
});

async function enter(
  options: Parameters<typeof newPage>[2] = {},
  prepare?: (page: Page) => Promise<unknown>,
): Promise<Page> {
  const page = await newPage(browser, app.origin, options);
  await prepare?.(page);
  await page.goto('/connexion');
  await page.getByRole('button', { name: /Inès Delorme/ }).click();
  await page.waitForURL((url) => url.pathname !== '/connexion');
  return page;
}

async function begin(page: Page): Promise<string> {
  await page.goto('/compte/notes');
  await page.getByRole('button', { name: 'Nouvelle note' }).click();
  await page.waitForURL(/\/notes\/[0-9a-f-]{36}$/);
  await text(page).waitFor();
  return new URL(page.url()).pathname;
}

async function twoWindows(): Promise<[Page, Page, string]> {
  const one = await enter();
  const path = await begin(one);
  const other = await enter();
  await other.goto(path);
  await text(other).waitFor();
  return [one, other, path];
}

const text = (page: Page) => page.getByRole('textbox', { name: 'Texte de la note' });
const says = (page: Page, words: RegExp) =>
  page.locator('[data-status]').filter({ hasText: words }).waitFor({ timeout: 20_000 });

async function write(page: Page, words: string): Promise<void> {
  await text(page).press('Control+End');
  await page.keyboard.type(words);
}

/** Without the names beside the carets of others. */
function wordsOf(page: Page): Promise<string> {
  return text(page).evaluate((element) => {
    const copy = element.cloneNode(true) as HTMLElement;
    for (const caret of copy.querySelectorAll('.note-caret')) caret.remove();
    return copy.textContent ?? '';
  });
}

/** Both show every word, and the same text. */
async function agree(one: Page, other: Page, words: string[]): Promise<void> {
  await expect
    .poll(
      async () => {
        const [mine, theirs] = await Promise.all([wordsOf(one), wordsOf(other)]);
        return mine === theirs && words.every((word) => mine.includes(word));
      },
      { timeout: 15_000, interval: 50 },
    )
    .toBe(true);
}

async function stored(path: string): Promise<string> {
  return richText(await app.parts.notes.read(path.split('/')[2] ?? ''));
}

it('two windows write at once; what is « Enregistré » is in the base and in the page without script', async () => {
  const [one, other, path] = await twoWindows();
  await Promise.all([write(one, 'Amina écrit. '), write(other, 'Bruno aussi. ')]);
  await Promise.all([says(one, /^Enregistré$/), says(other, /^Enregistré$/)]);
  await agree(one, other, []);
  const held = await stored(path);
  expect([...held].filter((sign) => sign === '.')).toHaveLength(2);
  const plain = await newPage(browser, app.origin, { javaScriptEnabled: false });
  await plain.context().addCookies(await one.context().cookies());
  await plain.goto(path);
  await plain.locator('.rich').getByText(held.trim()).waitFor();
  await expectClean(one);
});

it('cut from the network one goes on writing, is told so, and is in step again once it is back, words of both kept', async () => {
  const [one, other, path] = await twoWindows();
  await one.context().setOffline(true);
  await says(one, /^Hors connexion\u202f: gardé sur cet appareil$/);
  await write(one, 'hors ligne, ');
  await write(other, 'en ligne, ');
  await says(other, /^Enregistré$/);
  await expectClean(one);
  await one.context().setOffline(false);
  await agree(one, other, ['hors ligne', 'en ligne']);
  await says(one, /^Enregistré$/);
  expect(await stored(path)).toContain('hors ligne');
});

it('a server that goes away and comes back loses nothing, and a window closed meanwhile brings its words later', async () => {
  const [one, other, path] = await twoWindows();
  line.cut();
  await Promise.all([write(one, 'pendant la panne '), write(other, 'aussi ici ')]);
  await says(other, /^Hors connexion/);
  // The window of `other` is closed; its device keeps what was written.
  await other.goto('about:blank');
  line.restore();
  await says(one, /^Enregistré$/);
  expect(await stored(path)).toBe('pendant la panne');
  await other.goto(path);
  await agree(one, other, ['pendant la panne', 'aussi ici']);
});

it('a browser that keeps nothing says so: do not close this page', async () => {
  const page = await enter({}, (fresh) =>
    fresh.addInitScript(() => {
      indexedDB.open = () => {
        throw new DOMException('private window', 'InvalidStateError');
      };
    }),
  );
  await begin(page);
  await page.context().setOffline(true);
  await write(page, 'fragile');
  await says(page, /^Hors connexion\u202f: ne fermez pas cette page$/);
  await page.context().setOffline(false);
  await says(page, /^Enregistré$/);
});

it('where websockets are refused the same note goes over plain requests', async () => {
  line.refuseWebsockets();
  const one = await enter();
  const exchanged = one.waitForRequest((request) => request.url().endsWith('/collab/echange'));
  const path = await begin(one);
  await exchanged;
  await write(one, 'par requêtes ');
  await says(one, /^Enregistré$/);
  const other = await enter();
  await other.goto(path);
  await text(other).waitFor();
  await write(other, 'des deux côtés ');
  await agree(one, other, ['par requêtes', 'des deux côtés']);
  await says(other, /^Enregistré$/);
  expect(await stored(path)).toContain('des deux côtés');
});
