// A room writes together: two phones live, one of them offline a while, a keyboard alone, a browser without scripts, a vote, a
// freeze and what comes after it.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createWorkshop } from '#app/workshops/create-workshop.server.ts';
import { readWorkshopContent } from '#app/workshops/read-workshop.server.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { enterAs, launchBrowser, newPage } from '#tests/support/browser.ts';
import { type NoteClient, noteClient } from '#tests/support/note-client.ts';
import { visitor } from '#tests/support/sign-in.ts';

const PHONE = { viewport: { width: 360, height: 740 } };
const SAVED = '[data-status="saved"]';
let app: TestApp;
let browser: Browser;
let page: { id: string; slug: string; noteIds: string[] };
let code: string;

beforeAll(async () => {
  app = await startApp();
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
  code = row?.join_code ?? '';
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function joinAs(name: string, options: BrowserContextOptions = PHONE): Promise<Page> {
  const phone = await newPage(browser, app.origin, options);
  await phone.goto(`/a/${code}`);
  await phone.getByLabel('Votre prénom').fill(name);
  await phone.getByRole('button', { name: 'Rejoindre' }).click();
  await phone.getByRole('link', { name: 'Voir d’abord la page' }).click();
  if (options.javaScriptEnabled !== false) await phone.locator(SAVED).first().waitFor();
  return phone;
}

async function facilitate(): Promise<Page> {
  const desk = await enterAs(browser, app.origin, /Samir Vidal/, { colorScheme: 'dark' });
  await desk.goto(`/ateliers/${page.slug}/animer`);
  return desk;
}

async function write(phone: Page, text: string, column = 'Idées'): Promise<void> {
  await phone.getByLabel('Votre carte').fill(text);
  await phone.getByLabel('Colonne', { exact: true }).selectOption({ label: column });
  await phone.getByRole('button', { name: 'Ajouter', exact: true }).click();
}

const card = (phone: Page, text: string | RegExp) => phone.locator('li[data-card] > p').filter({ hasText: text });
const column = (phone: Page, name: string) => phone.getByRole('region', { name, exact: true });

async function stored(): Promise<string[]> {
  const { boards } = await readWorkshopContent(app.parts, page.id);
  return boards.flatMap(({ columns }) =>
    columns.flatMap(({ title, cards }) => cards.map(({ text }) => `${title} : ${text}`)),
  );
}

it('two phones write at once, one of them offline a while: the same cards on both, and in the base', async () => {
  const [ana, ben] = [await joinAs('Ana'), await joinAs('Ben', { ...PHONE, colorScheme: 'dark' })];
  await write(ana, 'Une permanence le mardi');
  await card(ben, 'Une permanence le mardi').waitFor();
  await ben.context().setOffline(true);
  await write(ben, 'Écrite dans le tramway');
  await ben.getByText('Hors connexion : gardé sur cet appareil').first().waitFor();
  await expectClean(ben);
  await write(ana, 'Pendant ce temps');
  expect(await card(ana, 'Écrite dans le tramway').count()).toBe(0);
  await ben.context().setOffline(false);
  await Promise.all([card(ana, 'Écrite dans le tramway').waitFor(), card(ben, 'Pendant ce temps').waitFor()]);
  await ben.locator(SAVED).first().waitFor();
  const texts = (phone: Page) => phone.locator('li[data-card] > p').allTextContents();
  expect(await texts(ben)).toEqual(await texts(ana));
  expect([...(await stored())].sort()).toEqual([
    'Idées : Pendant ce temps',
    'Idées : Une permanence le mardi',
    'Idées : Écrite dans le tramway',
  ]);

  await ana.getByLabel('Votre carte').pressSequentially('Demander à @Compagnons B');
  await ana
    .getByRole('button', { name: /^Compagnons Bâtisseurs/ })
    .first()
    .click();
  await ana.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await card(ben, /^Demander à @Compagnons Bâtisseurs/).waitFor();
  // By itself: nobody loads the page again to follow a name.
  await ben
    .locator('li[data-card]')
    .getByRole('link', { name: /^Compagnons Bâtisseurs/ })
    .waitFor();
  await ana.getByLabel('Votre carte').pressSequentially('Et @Les Voisins du Clos');
  await ana.getByRole('button', { name: /n’y est pas/ }).click();
  await ana.getByText('est noté').waitFor();
  await expectClean(ana);

  await ana.getByLabel('Votre carte').fill('À moitié écrite');
  await ana.reload();
  await expect.poll(() => ana.getByLabel('Votre carte').inputValue()).toBe('À moitié écrite');

  await write(ana, 'Mme Dupont a froid');
  await ana.getByText('On dirait le nom d’une personne').waitFor();
  await expectClean(ana);
  expect(await card(ben, 'Mme Dupont').count()).toBe(0);
});

it('a page whose line never opened says « enregistré » of nothing, and keeps the words of a gesture that cannot leave', async () => {
  const ana = await newPage(browser, app.origin, PHONE);
  await ana.routeWebSocket(/\/collab/, () => {});
  await ana.route(/\/collab/, (route) => route.abort());
  await ana.goto(`/a/${code}`);
  await ana.getByLabel('Votre prénom').fill('Ana');
  await ana.getByRole('button', { name: 'Rejoindre' }).click();
  await ana.getByRole('link', { name: 'Voir d’abord la page' }).click();
  await ana
    .getByText(/^Hors connexion/)
    .first()
    .waitFor();
  expect(await ana.locator(SAVED).count()).toBe(0);
  await ana.context().setOffline(true);
  await write(ana, 'Écrite trop tôt');
  await ana.getByText(/rien n’est parti, vos mots restent ici/).waitFor();
  expect(await ana.getByLabel('Votre carte').inputValue()).toBe('Écrite trop tôt');
  await ana.context().setOffline(false);
  await ana.getByRole('button', { name: 'Ajouter', exact: true }).click();
  await expect.poll(stored).toEqual(['Idées : Écrite trop tôt']);
});

it('the keyboard alone writes, moves, changes and takes back', async () => {
  const ana = await joinAs('Ana', {});
  await write(ana, 'À ranger', 'Actions');
  const opener = ana.getByRole('link', { name: /^Modifier ou déplacer/ });
  await opener.focus();
  await ana.keyboard.press('ArrowRight');
  await column(ana, 'Difficultés').getByText('À ranger').first().waitFor();
  await expect.poll(() => opener.evaluate((link) => link === document.activeElement)).toBe(true);
  await ana.keyboard.press('Enter');
  await expect.poll(() => ana.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await expectClean(ana);
  await ana.keyboard.press('Control+A');
  await ana.keyboard.type('Rangée et mieux dite');
  await ana.getByRole('button', { name: 'Enregistrer' }).press('Enter');
  await card(ana, 'Rangée et mieux dite').waitFor();
  const undo = ana.getByRole('button', { name: 'Annuler mon dernier geste' });
  await undo.press('Enter');
  await card(ana, 'À ranger').waitFor();
  await undo.press('Enter');
  await column(ana, 'Actions').getByText('À ranger').first().waitFor();
  await undo.press('Enter');
  await expect.poll(() => ana.locator('li[data-card]').count()).toBe(0);
  await ana.locator(SAVED).first().waitFor();
  expect(await stored()).toEqual([]);
});

it('cards are dragged by mouse and by finger; a locked column closes that column alone', async () => {
  const [ana, desk] = [await joinAs('Ana', { ...PHONE, hasTouch: true }), await facilitate()];
  for (const text of ['Première', 'Deuxième']) await write(ana, text, 'Actions');
  await desk.goto(`/ateliers/${page.slug}`);
  await card(desk, 'Deuxième').waitFor();
  await desk.locator(SAVED).first().waitFor();
  // By mouse: on the upper half of the first card.
  const first = await card(desk, 'Première').boundingBox();
  await card(desk, 'Deuxième').dragTo(card(desk, 'Première'), { targetPosition: { x: 10, y: 2 } });
  expect(first).not.toBeNull();
  await expect
    .poll(() => column(ana, 'Actions').locator('li[data-card] > p').allTextContents())
    .toEqual(['Deuxième', 'Première']);

  // By finger, on a phone: held, carried to the next column, let go.
  const finger = await ana.context().newCDPSession(ana);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', at?: { x: number; y: number }) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
  const middle = async (what: ReturnType<typeof card>) => {
    const box = await what.boundingBox();
    return { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 };
  };
  await card(ana, 'Première').scrollIntoViewIfNeeded();
  const from = await middle(card(ana, 'Première'));
  await touch('touchStart', from);
  await ana.locator('[data-carried]').waitFor();
  const to = await middle(ana.getByRole('heading', { name: /^Difficultés/ }));
  for (const part of [0.3, 0.7, 1]) await touch('touchMove', { x: from.x, y: from.y + (to.y - from.y) * part });
  await touch('touchEnd');
  await column(desk, 'Difficultés').getByText('Première').first().waitFor();

  const { boards } = await readWorkshopContent(app.parts, page.id);
  await desk.request.post(`/ateliers/${page.slug}/animer`, {
    form: { geste: 'verrou', note: boards[0]?.noteId ?? '', colonne: 'actions', vers: 'ferme' },
    headers: { origin: app.origin },
  });
  await column(ana, 'Actions').getByText('verrouillée').waitFor();
  expect(
    await column(ana, 'Actions')
      .getByRole('link', { name: /^Modifier ou déplacer/ })
      .count(),
  ).toBe(0);
  await write(ana, 'Toujours ouverte', 'Idées');
  await card(desk, 'Toujours ouverte').waitFor();
  await ana.locator(SAVED).first().waitFor();
  await write(ana, 'Trop tard ici', 'Actions (verrouillée)');
  await ana.getByText('en attente de la personne qui anime').waitFor();
  expect(await stored()).not.toContain('Actions : Trop tard ici');
  await expectClean(ana);

  // « Suivre »: what Ana touches comes into view.
  await desk.setViewportSize({ width: 400, height: 500 });
  await desk.evaluate(() => window.scrollTo(0, 0));
  await desk.getByRole('button', { name: 'Suivre Ana' }).first().click();
  await column(ana, 'Idées')
    .getByRole('link', { name: /^Modifier ou déplacer/ })
    .focus();
  await expect
    .poll(() =>
      card(desk, 'Toujours ouverte').evaluate((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return top > 0 && bottom < window.innerHeight;
      }),
    )
    .toBe(true);
  await expectClean(desk);
  await desk.keyboard.press('Escape');
  expect(await desk.getByRole('button', { name: 'Suivre Ana' }).first().getAttribute('aria-pressed')).toBe('false');
});

it('without scripts the page is read, written and voted on; who has it open live sees it at once', async () => {
  const [plain, live] = [await joinAs('Zoé', { ...PHONE, javaScriptEnabled: false }), await joinAs('Ana')];
  await write(plain, 'Écrite sans script');
  await card(live, 'Écrite sans script').waitFor();
  await plain.getByRole('link', { name: /^Modifier ou déplacer/ }).click();
  await plain.getByLabel('Déplacer vers').selectOption({ label: 'Décisions' });
  await plain.getByRole('button', { name: 'Déplacer', exact: true }).click();
  await column(live, 'Décisions').getByText('Écrite sans script').first().waitFor();
  await plain.getByLabel('Écrire à la suite').fill('Une ligne du compte rendu');
  await plain.getByRole('button', { name: 'Ajouter au texte' }).click();
  expect(await plain.getByText('Une ligne du compte rendu').count()).toBe(1);

  const desk = await facilitate();
  await desk.getByLabel('Cacher le résultat').check();
  await desk.getByRole('button', { name: 'Ouvrir un vote' }).click();
  await desk.getByText('Le vote est ouvert').waitFor();
  await plain.reload();
  await plain.getByRole('button', { name: /^Donner un point/ }).click();
  const give = live.getByRole('button', { name: /^Donner un point/ });
  await give.waitFor();
  await live.context().setOffline(true);
  // Told of the vote and cut in the same instant: what stands on the page stays.
  await expect(live.evaluate(() => fetch('/live').then(() => true))).rejects.toThrow();
  await give.click();
  await live.getByText('Cela n’est pas parti : la connexion manque').waitFor();
  await live.context().setOffline(false);
  await give.click();
  await live.getByText('dont 1 de vous').waitFor();
  await give.click();
  await live.getByText('dont 2 de vous').waitFor();
  await live.getByText('Un vote est ouvert. Il vous reste un point à donner. Le résultat').waitFor();
  expect(await live.getByText(/^\d points?$/).count()).toBe(0);
  await desk.getByRole('button', { name: 'Clore le vote' }).click();
  await live.getByText('3 points', { exact: true }).waitFor();
  await expectClean(live);
  await expectClean(desk);
});

it('after the freeze an offline card waits, is added, and its writer sees it', async () => {
  const [ana, desk] = [await joinAs('Ana'), await facilitate()];
  await ana.context().setOffline(true);
  await write(ana, 'Écrite hors ligne avant la fin', 'Actions');
  await desk.getByRole('button', { name: 'Figer la page' }).click();
  await desk.getByText('La page est figée').first().waitFor();
  await ana.context().setOffline(false);
  await ana.getByText('en attente de la personne qui anime').waitFor();
  expect(await stored()).toEqual([]);
  await expectClean(ana);
  await desk.reload();
  await expectClean(desk);
  await desk.getByRole('button', { name: /^Ajouter à la page/ }).click();
  await desk.getByText('La contribution est sur la page').waitFor();
  await ana.getByText('ajoutée à la page').waitFor();
  await card(ana, 'Écrite hors ligne avant la fin').waitFor();
  expect(await stored()).toEqual(['Actions : Écrite hors ligne avant la fin']);

  await desk.goto(`/ateliers/${page.slug}/projection`);
  expect(await desk.getByRole('img', { name: /^QR code/ }).count()).toBe(1);
  expect(await desk.getByText(`/a/${code}`).count()).toBe(1);
  expect(await desk.locator('button, input, a[href]:not([href="#contenu"])').count()).toBe(0);
  await expectClean(desk);
});

it('a screen reader hears of several joins together, in one polite sentence', async () => {
  const ana = await joinAs('Ana');
  const status = ana.getByRole('status').filter({ hasText: /là\.$/ });
  const devices: NoteClient[] = [];
  // Who is there before the first quarter of a minute is over is not announced: people go on coming until some are.
  await expect
    .poll(
      async () => {
        devices.push(await comesIn(`Ben ${devices.length}`));
        return status.count();
      },
      { interval: 2_500, timeout: 60_000 },
    )
    .toBe(1);
  expect(await status.textContent()).toMatch(/^Ben \d+ et \d+ autres personnes sont là\.$/);
  expect(devices.length).toBeGreaterThan(4);
  for (const device of devices) device.leave();
});

/** A phone that joins by the form, then shows itself in the paperboard. */
async function comesIn(prenom: string): Promise<NoteClient> {
  const phone = visitor(app);
  await phone.post(`/a/${code}`, { prenom, structure: '' });
  const client = noteClient({
    origin: () => app.origin,
    noteId: page.noteIds[0] ?? '',
    writer: prenom,
    cookie: phone.cookies(),
  });
  await client.connect();
  client.show({});
  return client;
}
