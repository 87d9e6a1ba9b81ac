// From the scan to the first card at the back of a room: 400 kbit/s, 400 ms, one segment of twenty lost, and a line that drops.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createWorkshop } from '#app/workshops/create-workshop.server.ts';
import { readWorkshopContent } from '#app/workshops/read-workshop.server.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { launchBrowser, newPage } from '#tests/support/browser.ts';
import { type LossyLine, lossyLine } from '#tests/support/lossy-line.ts';

const WORDS = 'Écrite depuis le fond de la salle';
let line: LossyLine;
let app: TestApp;
let browser: Browser;
let phone: Page;
let page: { id: string; slug: string };
let address: string;

beforeAll(async () => {
  line = await lossyLine({ roundTripMs: 400, bitsPerSecond: 400_000, lostOfTwenty: 1 });
  app = await startApp({ env: { PUBLIC_URL: `http://127.0.0.1:${line.port}` } });
  line.lead(app.parts.env.port);
  browser = await launchBrowser();
});
beforeEach(async () => {
  const [territory] = await app.database.raw<{ id: string }[]>`select id from territories where slug = 'montpellier'`;
  page = await createWorkshop(app.database, {
    territoryId: territory?.id ?? '',
    title: 'Plénière',
    template: 'plenary',
  });
  const [row] = await app.database.raw<
    { join_code: string }[]
  >`select join_code from workshop_pages where id = ${page.id}`;
  address = `/a/${row?.join_code}`;
  phone = await newPage(browser, app.origin, { viewport: { width: 360, height: 740 } });
});
afterEach(() => phone?.context().close());
afterAll(async () => {
  await browser?.close();
  await app?.close();
  await line?.close();
});

async function stored(): Promise<string[]> {
  const { boards } = await readWorkshopContent(app.parts, page.id);
  return boards.flatMap(({ columns }) => columns.flatMap(({ cards }) => cards.map(({ text }) => text)));
}

it('one screen, two fields, three exchanges, under 150 kB over the wire', async () => {
  const before = line.counted();
  const from = line.requests.length;
  await phone.goto(address);
  expect(await phone.locator('input:visible, textarea:visible, select:visible').count()).toBe(2);
  await phone.getByLabel('Votre prénom').fill('Ana');
  await phone.getByLabel('Votre structure').fill('CCAS');
  await phone.getByRole('button', { name: 'Rejoindre' }).click();
  await phone.getByLabel('Votre première carte').fill(WORDS);
  await phone.getByRole('button', { name: 'Ajouter' }).click({ noWaitAfter: true });
  await expect.poll(stored, { timeout: 20_000 }).toEqual([WORDS]);
  const after = `GET /ateliers/${page.slug}`;
  await expect
    .poll(() => line.requests.slice(from).some((request) => request.line === after), { timeout: 20_000 })
    .toBe(true);
  // A browser asks for its icon by itself; nobody waits for it, its bytes count all the same.
  const asked = line.requests.slice(from).filter((request) => !request.line.startsWith('GET /favicon'));
  const card = asked.findIndex((request) => request.line === after);
  expect(asked.slice(0, card).map((request) => request.line)).toEqual([
    `GET ${address}`,
    `POST ${address}`,
    `POST /ateliers/${page.slug}`,
  ]);
  const bytes = (asked[card]?.bytesBefore ?? 0) - before.bytes;
  expect(bytes).toBeGreaterThan(5_000);
  expect(bytes).toBeLessThan(150_000);
  expect(line.counted().lost, `seed ${line.seed}`).toBeGreaterThan(before.lost);
});

it('when the line drops after each form, loading the page again goes on: one participant, one card', async () => {
  await phone.goto(address);
  await phone.getByLabel('Votre prénom').fill('Ben');
  await droppedWhile(() => phone.getByRole('button', { name: 'Rejoindre' }).click({ noWaitAfter: true }));
  await phone.getByLabel('Votre première carte').fill(WORDS);
  await droppedWhile(() => phone.getByRole('button', { name: 'Ajouter' }).click({ noWaitAfter: true }));
  await phone.getByText(WORDS).first().waitFor();
  expect(await stored()).toEqual([WORDS]);
  const joins = await asWork(
    app.database,
    'workshops',
    (raw) => raw`select first_name from workshop_joins where page_id = ${page.id}`,
  );
  expect([...joins]).toEqual([{ first_name: 'Ben' }]);
});

/** The server has done what was asked, its answer is lost, the browser says so; then there is a line again. */
async function droppedWhile(send: () => Promise<void>): Promise<void> {
  const dropped = line.dropNextAnswer();
  await send();
  await dropped;
  await expect.poll(() => phone.url()).toMatch(/^chrome-error:/);
  line.restore();
  await phone.reload();
}
