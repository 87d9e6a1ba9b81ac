// What leaves the directory and what is written twice in it: a list picked by hand, a booklet, files, a merge and its undoing.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { enterAs, launchBrowser, newPage } from '#tests/support/browser.ts';
import { writeOrganisation } from '#tests/support/directory.ts';
import { mergeNow, territoryId, writePair } from '#tests/support/duplicates.ts';

const MARKUP = '<img src=x onerror=alert(1)>';
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

async function twins(name: string): Promise<[string, string]> {
  const montpellier = await territoryId(app.database, 'montpellier');
  const write = (slug: string, title: string) =>
    writeOrganisation(app.database, montpellier, { slug, name: title, description: `Description de ${slug}` }, [
      {
        slug: 'visites',
        name: 'Visites à domicile',
        needs: ['froid-inconfort'],
        zones: ['34172'],
        points: [[43.61, 3.88]],
      },
    ]);
  return [await write(`${name}-un`, `Maison ${name}`), await write(`${name}-deux`, `La maison ${name} ${MARKUP}`)];
}

it('merges two entries, the old address leads to the kept one, and the merge is undone', async () => {
  const [left, right] = await twins('jumelle');
  const pair = await writePair(app.database, left, right);
  await app.index();
  const page = await enterAs(browser, app.origin, /Samir Vidal/);
  await page.goto('/administration/doublons');
  await expectClean(page);
  await page
    .getByRole('link', { name: /Maison jumelle/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Une seule fiche ou deux ?' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(`/administration/doublons/${pair}`);
  await expectClean(page);
  await page
    .getByRole('group', { name: 'Quelle fiche reste ?' })
    .getByRole('radio', { name: /jumelle-un/ })
    .check();
  await page
    .getByRole('group', { name: 'Nom', exact: true })
    .getByRole('radio', { name: /^Fiche . ?Maison jumelle$/ })
    .check();
  await page.getByRole('button', { name: 'Fusionner les deux fiches' }).click();
  await page.getByText('Les deux fiches n’en font plus qu’une').waitFor();
  const merge = page.url();
  await app.index();
  const moved = await fetch(`${app.origin}/annuaire/jumelle-deux`, { redirect: 'manual' });
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/annuaire/jumelle-un']);
  const api = await fetch(`${app.origin}/api/v1/annuaire/jumelle-deux`, { redirect: 'manual' });
  expect([api.status, api.headers.get('location')]).toEqual([301, '/api/v1/annuaire/jumelle-un']);
  for (const rest of ['/signaler', '/vcard']) {
    const answer = await fetch(`${app.origin}/annuaire/jumelle-deux${rest}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([301, `/annuaire/jumelle-un${rest}`]);
  }

  await app.database.raw`update organisations set description = 'Écrit depuis la fusion' where slug = 'jumelle-un'`;
  await page.goto(merge);
  await page.getByText('Ce qui a changé depuis la fusion').waitFor();
  await expectClean(page);
  await page.getByRole('button', { name: 'Défaire la fusion' }).click();
  await page.getByText('les deux fiches sont de nouveau là').waitFor();
  await app.index();
  expect((await fetch(`${app.origin}/annuaire/jumelle-deux`, { redirect: 'manual' })).status).toBe(200);
  const [row] = await app.database.raw`select description from organisations where slug = 'jumelle-un'`;
  expect(row?.description).toBe('Écrit depuis la fusion');
  await page.context().close();
});

it('follows merges one after the other, and forgets no pair that was set aside', async () => {
  const [a, b] = await twins('chaine');
  const [c] = await twins('maillon');
  await mergeNow(app.database, a, b);
  await mergeNow(app.database, c, a);
  await app.index();
  const moved = await fetch(`${app.origin}/annuaire/chaine-deux`, { redirect: 'manual' });
  expect(moved.headers.get('location')).toBe('/annuaire/maillon-un');

  const [left, right] = await twins('voisine');
  await writePair(app.database, left, right);
  const page = await enterAs(browser, app.origin, /Samir Vidal/, {
    viewport: { width: 320, height: 800 },
    colorScheme: 'dark',
  });
  await page.goto('/administration/doublons');
  await page
    .getByRole('link', { name: /Maison voisine/ })
    .first()
    .click();
  await page.getByRole('heading', { name: 'Une seule fiche ou deux ?' }).waitFor();
  await expectClean(page);
  await page.getByRole('button', { name: 'Ce ne sont pas des doublons' }).click();
  await page.getByText('ne seront plus proposées').waitFor();
  await page.getByRole('link', { name: 'Voir les paires écartées' }).click();
  await page
    .getByRole('link', { name: /Maison voisine/ })
    .first()
    .waitFor();
  await expectClean(page);
  await page.context().close();
});

it('proposes a merge to another territory, whose coordination accepts it', async () => {
  const [left] = await twins('partagee');
  const lyon = await territoryId(app.database, 'lyon');
  const right = await writeOrganisation(app.database, lyon, { slug: 'partagee-lyon', name: 'Maison partagée' }, []);
  const pair = await writePair(app.database, left, right);
  const first = await enterAs(browser, app.origin, /Samir Vidal/);
  await first.goto(`/administration/doublons/${pair}`);
  expect(await first.getByRole('button', { name: 'Fusionner les deux fiches' }).count()).toBe(0);
  await first.getByRole('button', { name: 'Proposer cette fusion' }).click();
  await first.getByText('La fusion est proposée').waitFor();
  const second = await enterAs(browser, app.origin, /Inès Delorme/);
  await second.goto(`/administration/doublons/${pair}`);
  await expectClean(second);
  await second.getByRole('button', { name: 'Accepter la fusion proposée' }).click();
  await second.getByText('Les deux fiches n’en font plus qu’une').waitFor();
  await first.context().close();
  await second.context().close();
});

it('picks a list without script or cookie, shares it by its address, and sends it', { timeout: 120_000 }, async () => {
  const page = await newPage(browser, app.origin, { javaScriptEnabled: false });
  await page.goto('/annuaire?commune=34172');
  await page
    .getByRole('link', { name: /^Ajouter à ma liste/ })
    .first()
    .click();
  await page.getByText('Ma liste : 1 acteur', { exact: false }).waitFor();
  await page
    .getByRole('link', { name: /^Ajouter à ma liste/ })
    .first()
    .click();
  await page.getByText('Ma liste : 2 acteurs', { exact: false }).waitFor();
  await page.getByRole('link', { name: 'Voir, imprimer, partager' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ma liste' }).waitFor();
  expect(await page.getByRole('link', { name: /^Retirer de ma liste/ }).count()).toBe(2);
  expect(await page.context().cookies()).toEqual([]);
  const { search } = new URL(page.url());

  const colleague = await enterAs(browser, app.origin, /Samir Vidal/, { viewport: { width: 320, height: 800 } });
  for (const path of [`/annuaire${search}`, `/annuaire/liste${search}`]) {
    await colleague.goto(path);
    await expectClean(colleague);
  }
  await colleague.getByRole('radio', { name: /collègue/ }).check();
  await colleague.getByRole('textbox', { name: 'Son adresse' }).fill('pas une adresse');
  await colleague.getByRole('button', { name: 'Envoyer' }).click();
  await colleague.getByText('Écrivez l’adresse de votre collègue').waitFor();
  await expectClean(colleague);
  await colleague.getByRole('textbox', { name: 'Son adresse' }).fill('collegue@demonstration.example');
  await colleague.getByRole('button', { name: 'Envoyer' }).click();
  await colleague.getByText('Le message est parti.').waitFor();
  const [mail] = await app.database.raw`select recipient, subject, text from kept_mails order by id desc limit 1`;
  expect(mail?.recipient).toBe('collegue@demonstration.example');
  expect(mail?.text).toContain(`${app.origin}/annuaire/liste?choix=`);
  expect(mail?.text).not.toContain('Samir');
  await page.context().close();
  await colleague.context().close();
});

it('prints a booklet on A4 in which no entry is cut', async () => {
  const page = await newPage(browser, app.origin);
  await page.goto('/annuaire/livret?territoire=montpellier');
  await expectClean(page);
  const count = await page.locator('.entry').count();
  expect(count).toBeGreaterThan(10);
  expect(await page.locator('.entry svg[role="img"]').count()).toBe(count);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const pages = pdf.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  expect(pages).toBeGreaterThanOrEqual(2);
  expect(pages).toBeLessThanOrEqual(Math.ceil(count / 2));
  for (const [, width, height] of pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)) {
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
  }
  // On paper an entry that does not fit goes whole to the next column: none is taller than one, and none may break.
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 696, height: 990 });
  const entries = await page.locator('.entry').evaluateAll((all) =>
    all.map((entry) => ({
      height: entry.getBoundingClientRect().height,
      rule: getComputedStyle(entry).breakInside,
      boxes: entry.getClientRects().length,
    })),
  );
  expect(entries.filter(({ height, rule, boxes }) => height > 960 || rule !== 'avoid' || boxes !== 1)).toEqual([]);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: 'Par commune' }).click();
  await page.waitForURL(/ranger=commune/);
  await expectClean(page);
  await page.context().close();
});

it.each([
  ['light', 1280],
  ['dark', 320],
] as const)('axe finds nothing on what goes out (%s, %i px)', async (colorScheme, width) => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, { colorScheme, viewport: { width, height: 800 } });
  let hasRun = false;
  page.on('dialog', () => {
    hasRun = true;
  });
  for (const path of [
    '/administration/exports',
    '/administration/exports?manque=format',
    '/administration/doublons?etat=ecartes',
    '/annuaire/liste',
    '/annuaire/liste?choix=inconnu',
    '/annuaire/liste?choix=caf-de-l-herault&choix=jumelle-deux',
    '/annuaire/livret?choix=jumelle-deux',
    '/annuaire/livret?q=xyzzyxyzzy',
  ]) {
    await page.goto(path);
    await expectClean(page);
  }
  await page.goto('/administration/doublons');
  await page.getByRole('textbox', { name: 'Adresse de la première fiche' }).fill('caf-de-l-herault');
  await page.getByRole('button', { name: 'Comparer' }).click();
  await page.getByText('Ces deux fiches ne peuvent pas être comparées').waitFor();
  await expectClean(page);
  expect(hasRun).toBe(false);
  await page.context().close();
});
