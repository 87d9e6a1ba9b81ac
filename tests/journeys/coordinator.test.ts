// One coordinator's first weeks, on a real and empty installation: from the terminal's link to a correction found by search.

import { generate } from 'otplib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newInstallationLink } from '#app/accounts/install.server.ts';
import { createLog } from '#app/server/log.ts';
import { findAllDuplicates } from '#app/upkeep/duplicates/find-duplicates.server.ts';
import { type Relay, startRelay } from '#search/sync.ts';
import { meilisearchTarget, postgresTarget } from '#search/targets.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { launchBrowser, newPage } from '#tests/support/browser.ts';
import { days, freshnessOf } from '#tests/support/freshness.ts';
import { plantedImport } from '#tests/support/planted-import.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

const PHONE: BrowserContextOptions = { viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true };
const PARTNER = 'contact0@garrigue.example';
/** Two lines of another table that tell again of two actors of the first: same phone, almost the same name. */
const AGAIN = [
  'Structure;Type de structure;Tél.;CP;Ville;Dispositif;Thématiques;Coût;Territoire d’intervention',
  'Entraide du Tilleul de la Garrigue;association;01 99 00 10 10;34000;Montpellier;Visite;froid;gratuit;Hérault',
  'Entraide du Chêne de la Garrigue;association;01 99 00 10 11;34170;Castelnau-le-Lez;Visite;froid;gratuit;Hérault',
].join('\r\n');

let smtp: SmtpCatcher;
let app: TestApp;
let browser: Browser;
let relay: Relay;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ isEmpty: true, env: { DEMO: '0', SMTP_URL: smtp.url } });
  const { client, index } = app.meilisearch;
  relay = await startRelay({
    database: app.database,
    targets: [postgresTarget(app.database.raw), meilisearchTarget(client, index)],
    log: createLog('silent'),
  });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await relay?.stop();
  await app?.close();
  await smtp?.close();
});

it('installs, invites, imports, merges, hears from partners and visitors, and what it accepts is found', {
  timeout: 300_000,
}, async () => {
  const desk = await newPage(browser, app.origin);
  await installs(desk);
  await invites(desk);
  await addsSecondFactor(desk);
  await importsWithMistakes(desk);
  await mergesTwiceAndUndoesOne(desk);
  await partnerConfirms();
  const proposed = await guestProposes();
  await accepts(desk, proposed);
});

async function installs(page: Page): Promise<void> {
  await page.goto((await newInstallationLink(app.database, app.origin)) ?? '');
  await page.getByLabel('Votre nom').fill('Camille Aubert');
  await page.getByLabel('Votre adresse de courriel').fill('camille@exemple.fr');
  await page.getByLabel('Je coordonne aussi ce territoire').check();
  await page.getByLabel('Son nom').fill('Montpellier et alentours');
  await page.getByLabel('Ses communes').fill('Montpellier Méditerranée Métropole');
  await page.getByLabel('Commune d’où il est animé').fill('Montpellier');
  await page.getByLabel('Nom de l’expéditeur').fill('Réseau de Montpellier');
  await page.getByLabel('Adresse de l’expéditeur').fill('reseau@exemple.fr');
  await expectClean(page);
  await page.getByRole('button', { name: 'Installer' }).click();
  await page.goto('/administration');
  await page.getByRole('heading', { level: 1, name: 'Tenir à jour' }).waitFor();
  await expectClean(page);
}

async function invites(page: Page): Promise<void> {
  await page.goto('/administration/personnes/inviter');
  await page.getByLabel('Adresses de courriel').fill('Nadia Ferrer <nadia@exemple.fr>');
  await page.getByLabel('Rôle').selectOption({ label: 'Visites à domicile, Montpellier et alentours' });
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await page.waitForURL(/fait=invitees/);
  const link = await mailedLink('nadia@exemple.fr', /\/invitation\?jeton=[\w-]+/);
  const invited = await newPage(browser, app.origin, PHONE);
  await invited.goto(link);
  await invited.getByRole('button', { name: 'Accepter' }).click();
  await invited.waitForURL((url) => url.pathname !== '/invitation');
  await invited.goto('/compte');
  await invited.getByText('Nadia Ferrer').first().waitFor();
  await invited.context().close();
}

async function addsSecondFactor(page: Page): Promise<void> {
  await page.goto('/compte/second-facteur');
  await page.getByRole('button', { name: 'Ajouter une application' }).click();
  const secret = (await page.locator('#scanner ~ p.font-semibold').textContent())?.replaceAll(' ', '') ?? '';
  await expectClean(page);
  await page.getByLabel('Code à six chiffres').fill(await generate({ secret }));
  await page.getByRole('button', { name: 'Confirmer' }).click();
  await page.getByRole('heading', { name: 'Codes de secours de Maillage' }).waitFor();
  expect(await page.locator('#secours + ol > li').count()).toBe(10);
  await expectClean(page);
}

async function importsWithMistakes(page: Page): Promise<void> {
  const { csv, mistakes } = plantedImport();
  expect(mistakes.length).toBe(11);
  await sendsFile(page, { name: 'garrigue.csv', csv, source: 'Tableau du CCAS' });
  for (const { line, says } of mistakes) {
    const said = page.getByRole('listitem').filter({ hasText: new RegExp(`^Ligne ${line}\\D`) });
    await said.filter({ hasText: says }).first().waitFor();
  }
  await expectClean(page);
  await writes(page);
  const [{ count }] = (await app.database.raw`select count(*)::int from organisations`) as unknown as [
    { count: number },
  ];
  expect(count).toBe(200 - mistakes.filter(({ isRefused }) => isRefused).length);
}

async function mergesTwiceAndUndoesOne(page: Page): Promise<void> {
  await sendsFile(page, { name: 'encore.csv', csv: AGAIN, source: 'Carnet de la métropole' });
  for (const choice of await page.getByLabel('C’est un autre organisme : créer sa fiche').all()) await choice.check();
  await page.getByRole('button', { name: 'Retenir ces choix' }).click();
  await page.getByText('Vos choix sont notés.').waitFor();
  await writes(page);
  await findAllDuplicates(app.database);
  const merged: string[] = [];
  for (const name of ['Entraide du Tilleul', 'Entraide du Chêne']) {
    await page.goto('/administration/doublons');
    await expectClean(page);
    await page
      .getByRole('link', { name: new RegExp(`${name} Garrigue.*${name} de la|${name} de la.*${name} Garrigue`) })
      .click();
    await expectClean(page);
    await page.getByRole('button', { name: 'Fusionner les deux fiches' }).click();
    await page.waitForURL(/\/administration\/fusions\//);
    merged.push(page.url());
  }
  await page.goto(merged[1] ?? '');
  await page.getByRole('button', { name: 'Défaire la fusion' }).click();
  await page.waitForURL(/fait=defait/);
  await expectClean(page);
  const states = await app.database
    .raw`select name, status from organisations where name like 'Entraide du % de la Garrigue' or name in ('Entraide du Tilleul Garrigue', 'Entraide du Chêne Garrigue') order by status, name`;
  expect(states.map(({ status }) => status)).toEqual(['archived', 'published', 'published', 'published']);
}

async function partnerConfirms(): Promise<void> {
  const fresh = freshnessOf(app, smtp);
  smtp.mails.length = 0;
  const nextWeek = days(8, new Date());
  await fresh.ask(nextWeek);
  await fresh.send(nextWeek, 1_000);
  const link = await mailedLink(PARTNER, /\/fiche\/[\w-]{43}/);
  const phone = await newPage(browser, app.origin, { ...PHONE, javaScriptEnabled: false });
  await phone.goto(link);
  await phone.getByRole('button', { name: 'Tout est exact' }).click();
  await phone.getByRole('heading', { name: 'Merci, c’est confirmé' }).waitFor();
  await phone.context().close();
}

/** Returns the name that the visitor proposes. */
async function guestProposes(): Promise<string> {
  const name = 'Atelier du Figuier bleu';
  const [{ slug }] = (await app.database
    .raw`select slug from organisations where name = 'Atelier du Figuier Garrigue'`) as unknown as [{ slug: string }];
  await relay.drained();
  const guest = await newPage(browser, app.origin, PHONE);
  await guest.goto(`/annuaire/${slug}/corriger`);
  await guest.getByLabel('Nom', { exact: true }).fill(name);
  await guest.getByLabel('Votre courriel').fill('voisine@exemple.fr');
  await expectClean(guest);
  await guest.getByRole('button', { name: 'Envoyer la proposition' }).click();
  await guest.getByRole('heading', { name: /Merci/ }).waitFor();
  await guest.context().close();
  return name;
}

async function accepts(page: Page, name: string): Promise<void> {
  await page.goto('/administration');
  await page.getByRole('link', { name: 'Atelier du Figuier Garrigue' }).first().click();
  await expectClean(page);
  await page.getByLabel('Prendre', { exact: true }).check();
  await page.getByRole('button', { name: 'Appliquer ces choix' }).click();
  await page.getByText('Visible dans la recherche dans quelques secondes.').waitFor();
  await mailed('voisine@exemple.fr');
  await relay.drained();
  const visitor = await newPage(browser, app.origin, PHONE);
  await visitor.goto(`/annuaire?q=${encodeURIComponent(name)}`);
  await visitor.getByRole('link', { name }).first().waitFor();
  await visitor.context().close();
}

async function sendsFile(
  page: Page,
  { name, csv, source }: { name: string; csv: string; source: string },
): Promise<void> {
  await page.goto('/administration/import');
  await expectClean(page);
  await page.getByLabel('D’où vient ce tableau ?').fill(source);
  await page
    .getByLabel('Votre fichier')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(csv, 'utf8') });
  await page.getByRole('button', { name: 'Lire le fichier' }).click();
  await page.getByRole('button', { name: 'Écrire dans l’annuaire' }).waitFor();
}

async function writes(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Écrire dans l’annuaire' }).click();
  await page.getByText('C’est dans l’annuaire').waitFor();
}

async function mailed(to: string): Promise<string> {
  await expect.poll(() => smtp.mails.some((mail) => mail.to.includes(to)), { timeout: 20_000 }).toBe(true);
  return smtp.mails.findLast((mail) => mail.to.includes(to))?.text ?? '';
}

async function mailedLink(to: string, pattern: RegExp): Promise<string> {
  return pattern.exec(await mailed(to))?.[0] ?? '';
}
