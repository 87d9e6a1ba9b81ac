// A network and its people: a territory is made, a coordinator invites, roles change hands, a structure asks for its entry;
// without script, on a phone, clean for axe in every state.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { enterAs, launchBrowser, newPage } from '#tests/support/browser.ts';

const PHONE = { viewport: { width: 320, height: 700 } };
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

async function lastMailTo(mail: string): Promise<string> {
  const read = async () =>
    (
      await app.database.raw<{ text: string }[]>`
      select text from kept_mails where recipient = ${mail} order by id desc limit 1`
    )[0]?.text ?? '';
  await expect.poll(read).toContain('http');
  return /https?:\/\/\S+/.exec(await read())?.[0] ?? '';
}

it('an administrator makes a territory whose first coordinator comes in by the mail', async () => {
  const page = await enterAs(browser, app.origin, /Maud Lenoir/);
  await page.goto('/administration/territoires');
  await expectClean(page);
  await page.getByRole('link', { name: 'Nouveau territoire' }).click();
  await expectClean(page);
  await page.getByLabel('Son nom').fill('Toulouse et alentours');
  await page
    .getByRole('textbox', { name: 'Ajouter' })
    .or(page.getByRole('combobox', { name: 'Ajouter' }))
    .fill('Toulouse, Saint-Denis');
  await page.getByRole('button', { name: 'Ajouter' }).click();
  await page.getByText('Laquelle vouliez-vous dire').waitFor();
  await expectClean(page);
  await page.getByLabel('Commune d’où il est animé').fill('Toulouse');
  await page.getByLabel('Adresse de la première personne').fill('Léa Martin <lea@exemple.fr>');
  await page.getByRole('button', { name: 'Créer le territoire' }).click();
  await page.getByText('Le territoire est créé').waitFor();
  await expectClean(page);

  const lea = await newPage(browser, app.origin, { ...PHONE, javaScriptEnabled: false });
  await lea.goto(await lastMailTo('lea@exemple.fr'));
  await lea.getByRole('button', { name: 'Accepter' }).click();
  expect(new URL(lea.url()).pathname).toBe('/administration');
  await lea.goto('/administration/territoires/toulouse-et-alentours');
  await lea.getByLabel('Réservées aux personnes connectées').check();
  await lea.getByRole('button', { name: 'Enregistrer' }).click();
  expect(await lea.getByText('C’est enregistré').count()).toBe(1);
  expect(await lea.getByText('ouvert à tous → réservé aux personnes connectées').count()).toBe(1);
  await lea.getByRole('button', { name: 'Revenir à cette version, la 1' }).click();
  expect(await lea.getByText('Retour à la version 1').count()).toBe(1);
});

it('a coordinator invites a pasted list, sends one again, takes one back, and hands a leaver’s entries over', async () => {
  const page = await enterAs(browser, app.origin, /Samir Vidal/, { ...PHONE, colorScheme: 'dark' });
  await page.goto('/administration/personnes');
  await expectClean(page);
  await page.getByRole('link', { name: 'Inviter', exact: true }).click();
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await page.getByText('Rien n’est encore parti').waitFor();
  await expectClean(page);
  await page.getByLabel('Adresses de courriel').fill('Ana Lopez <ana@exemple.fr>\nbob@exemple.fr');
  await page.getByLabel('Rôle', { exact: true }).selectOption({ label: 'Rédaction de la fiche d’un organisme' });
  await page.getByLabel('Organisme').fill('Caisse d’allocations familiales de l’Hérault');
  await page.getByRole('button', { name: 'Envoyer' }).click();
  await page.getByText('2 invitations partent').waitFor();
  await expectClean(page);
  await page.getByRole('button', { name: 'Reprendre l’invitation à bob@exemple.fr' }).click();
  await page.getByText('son lien n’ouvre plus rien').waitFor();
  await page.getByRole('button', { name: 'Renvoyer l’invitation à ana@exemple.fr' }).click();
  await page.getByText('repart avec un nouveau lien').waitFor();

  const ana = await newPage(browser, app.origin);
  await ana.goto(await lastMailTo('ana@exemple.fr'));
  expect(await ana.getByLabel('Votre nom').inputValue()).toBe('Ana Lopez');
  await expectClean(ana);
  await ana.getByRole('button', { name: 'Accepter' }).click();
  await ana.waitForURL('**/administration');

  await page.goto('/administration/personnes');
  await page.getByRole('link', { name: 'Claire Fabre' }).click();
  await expectClean(page);
  await page.getByRole('button', { name: 'Confier et retirer' }).click();
  await page.getByText('Rien n’a changé').waitFor();
  await expectClean(page);
  await page.getByLabel('Qui prend la suite ?').selectOption({ label: 'Ana Lopez (ana@exemple.fr)' });
  await page.getByRole('button', { name: 'Confier et retirer' }).click();
  await page.getByText('a changé de mains').waitFor();
  await page.goto('/administration/personnes/sans-membre');
  await expectClean(page);
  await page
    .getByRole('link', { name: /^Inviter quelqu’un de / })
    .first()
    .click();
  expect(await page.getByLabel('Organisme').inputValue()).not.toBe('');
});

it('a structure asks for its entry from the card, without script; the coordination answers', async () => {
  const asker = await newPage(browser, app.origin, { ...PHONE, javaScriptEnabled: false });
  await asker.goto('/annuaire/compagnons-batisseurs-montpellier');
  await asker.getByRole('link', { name: 'C’est votre structure ?' }).click();
  await asker.getByRole('button', { name: 'Envoyer ma demande' }).click();
  expect(await asker.getByText('Il manque quelque chose').count()).toBe(1);
  await asker.getByLabel('Votre nom').fill('Zoé Petit');
  await asker.getByLabel('Votre fonction').fill('Direction');
  await asker.getByLabel('Votre adresse professionnelle').fill('zoe@exemple.fr');
  await asker.getByRole('button', { name: 'Envoyer ma demande' }).click();
  expect(await asker.getByText('Regardez vos courriels').count()).toBe(1);
  await asker.goto(await lastMailTo('zoe@exemple.fr'));
  await asker.getByRole('button', { name: 'Confirmer' }).click();
  expect(await asker.getByText('Merci, c’est confirmé').count()).toBe(1);

  const page = await enterAs(browser, app.origin, /Samir Vidal/);
  await page.goto('/annuaire/compagnons-batisseurs-montpellier/rejoindre');
  await expectClean(page);
  await page.goto('/administration/personnes');
  await page.getByRole('link', { name: 'Répondre à Zoé Petit' }).click();
  await expectClean(page);
  await page.getByRole('button', { name: 'Refuser' }).click();
  await page.getByText('Dites pourquoi en une phrase').waitFor();
  await expectClean(page);
  await page.getByRole('button', { name: 'Accepter et inviter' }).click();
  await page.getByText('une invitation vient de partir').waitFor();
});

it('who holds several roles acts in one of them, and sees so on every page', async () => {
  await app.database.raw`insert into memberships (person_id, role, organisation_id)
    select people.id, 'editor', organisations.id from people, organisations
    where people.mail = 'coordination-lyon@demonstration.example' and organisations.slug = 'caf-de-l-herault'`;
  const page = await enterAs(browser, app.origin, /Inès Delorme/, { ...PHONE, javaScriptEnabled: false });
  await page.goto('/annuaire');
  await page.getByText('J’agis en tant que').click();
  await page.getByRole('button', { name: /Rédaction de la fiche/ }).click();
  expect(new URL(page.url()).pathname).toBe('/annuaire');
  expect(await page.locator('summary', { hasText: 'Rédaction de la fiche' }).count()).toBe(1);
  const answer = await page.goto('/administration/personnes');
  expect(answer?.status()).toBe(403);
  const withScript = await enterAs(browser, app.origin, /Inès Delorme/, PHONE);
  await withScript.goto('/compte');
  await withScript.getByText('J’agis en tant que').click();
  await expectClean(withScript);
});

it('the settings of the instance are clean in every state', async () => {
  const page = await enterAs(browser, app.origin, /Maud Lenoir/, PHONE);
  await page.goto('/administration/reglages');
  await expectClean(page);
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Rien n’est enregistré').waitFor();
  await expectClean(page);
  await page.getByLabel('Nom de l’expéditeur').fill('Le réseau');
  await page.getByLabel('Adresse de l’expéditeur').fill('reseau@exemple.fr');
  await page.getByRole('button', { name: 'M’envoyer un message d’essai' }).click();
  await page.getByText('Le message d’essai est parti').waitFor();
  await expectClean(page);
  for (const path of ['/donnees-personnelles', '/accessibilite', '/invitation', '/annuaire/x/rejoindre/confirmer']) {
    await page.goto(path);
    await expectClean(page);
  }
});
