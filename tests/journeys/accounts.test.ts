// How people come in and keep their account: a passkey of a real browser, a second factor without script, and axe on every
// page and state of it.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newInstallationLink } from '#app/accounts/install.server.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { expectClean } from '#tests/support/axe.ts';
import { launchBrowser, newPage } from '#tests/support/browser.ts';
import { addPerson, lastCode, totpCode } from '#tests/support/factors.ts';

const MAIL = 'ines@exemple.fr';
let app: TestApp;
let browser: Browser;

beforeAll(async () => {
  app = await startApp({ host: 'localhost' });
  browser = await launchBrowser();
  const id = await addPerson(app, 'Inès Nouvelle', MAIL);
  await app.database
    .raw`insert into memberships (person_id, role, territory_id) select ${id}, 'visitor', id from territories where slug = 'lyon'`;
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** The form leaves once what the device keeps of notes was looked at. */
async function signOut(page: Page): Promise<void> {
  await page.goto('/compte');
  await page.getByRole('button', { name: 'Se déconnecter' }).click();
  await page.waitForURL((url) => url.pathname === '/');
}

async function enterByMail(page: Page): Promise<void> {
  await app.database.raw`delete from rate_limits`;
  await page.goto('/connexion');
  await page.getByRole('textbox', { name: 'Votre adresse de courriel' }).fill(MAIL);
  await page.getByRole('button', { name: 'Recevoir mon code' }).click();
  await page.getByRole('textbox', { name: 'Code à six chiffres' }).fill(await lastCode(app, MAIL));
  await page.getByRole('button', { name: 'Entrer' }).click();
}

it('adds a passkey and comes in with it, both factors at once', { timeout: 180_000 }, async () => {
  const page = await newPage(browser, app.origin);
  const devices = await page.context().newCDPSession(page);
  await devices.send('WebAuthn.enable');
  await devices.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await enterByMail(page);
  await page.getByRole('link', { name: /Clés d’accès/ }).click();
  await page.getByRole('textbox', { name: 'Son nom' }).fill('Mon ordinateur');
  await expectClean(page);
  await page.getByRole('button', { name: 'Ajouter une clé d’accès' }).click();
  await page.getByText('C’est enregistré.').waitFor();
  await page.getByText('Renommer ou retirer').click();
  await expectClean(page);
  await page.getByRole('textbox', { name: 'Nouveau nom' }).fill('Ordinateur du bureau');
  await page.getByRole('button', { name: 'Renommer' }).click();
  await page.getByRole('paragraph').filter({ hasText: 'Ordinateur du bureau' }).waitFor();

  await signOut(page);
  await page.goto('/connexion?suite=/compte/cles');
  await page.getByRole('button', { name: 'Entrer avec une clé d’accès' }).click();
  await page.getByText('servie le').waitFor();
  const [session] = await app.database
    .raw`select second_factor_at is not null as strong from sessions where proof = 'passkey'`;
  expect(session?.strong).toBe(true);

  // The browser's own list under the field of the mail: nobody presses a button, the field alone is entered.
  await signOut(page);
  await page.goto('/connexion?suite=/compte/cles');
  await page.getByRole('textbox', { name: 'Votre adresse de courriel' }).click();
  await page.waitForURL((url) => url.pathname === '/compte/cles');
  const [picked] = await app.database.raw`select count(*)::int from sessions where proof = 'passkey'`;
  expect(picked?.count).toBe(1);

  await page.getByText('Renommer ou retirer').click();
  await page.getByRole('button', { name: 'Retirer cette clé' }).click();
  await page.getByText('Aucune clé pour le moment').waitFor();
  await signOut(page);
  await page.goto('/connexion');
  await page.getByRole('button', { name: 'Entrer avec une clé d’accès' }).click();
  await page.getByText('Cette clé n’est pas connue ici').waitFor();
  await expectClean(page);
  await page.context().close();
});

it('sets a second factor up, shows it, loses the phone, and leaves: without script', { timeout: 180_000 }, async () => {
  const page = await newPage(browser, app.origin, { javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
  await enterByMail(page);
  await page.getByText('Ajoutez un second facteur').waitFor();
  await page.getByRole('link', { name: 'Ajouter : Application d’authentification' }).click();
  await page.getByRole('button', { name: 'Ajouter une application' }).click();
  const link = await page.getByRole('link', { name: 'Ouvrir l’application' }).getAttribute('href');
  const secret = new URL(link ?? '').searchParams.get('secret') ?? '';
  await page.getByRole('textbox', { name: 'Code à six chiffres' }).fill('000000');
  await page.getByRole('button', { name: 'Confirmer' }).click();
  await page.getByText('Ce n’est pas le code affiché').waitFor();
  await page.getByRole('textbox', { name: 'Code à six chiffres' }).fill(await totpCode(secret));
  await page.getByRole('button', { name: 'Confirmer' }).click();
  const codes = page.getByRole('region', { name: 'Codes de secours de Maillage' }).getByRole('listitem');
  expect(await codes.count()).toBe(10);
  const onPaper = (await codes.first().textContent()) ?? '';

  await signOut(page);
  await enterByMail(page);
  await page.getByRole('heading', { name: 'Votre second facteur' }).waitFor();
  await page.getByRole('textbox', { name: 'Code de secours' }).fill(onPaper);
  await page.getByRole('button', { name: 'Utiliser ce code de secours' }).click();
  await page.getByText('9 codes de secours').waitFor();

  await page.getByRole('link', { name: 'Effacer mon compte' }).click();
  await page.getByRole('textbox', { name: /Pour confirmer/ }).fill('effacer');
  await page.getByRole('button', { name: 'Effacer mon compte' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  const left = await app.database.raw`select 1 from people where name = 'Inès Nouvelle'`;
  expect(left).toHaveLength(0);
  await page.context().close();
});

it.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 320],
] as const)(
  'axe finds nothing on the pages of an account (%s, %i px)',
  { timeout: 180_000 },
  async (colorScheme, width) => {
    await app.database.raw`delete from rate_limits`;
    const page = await newPage(browser, app.origin, { colorScheme, viewport: { width, height: 800 } });
    const enterAs = async (name: RegExp) => {
      await page.goto('/connexion');
      await page.getByRole('button', { name }).click();
      await page.waitForURL((url) => url.pathname !== '/connexion');
    };
    await page.goto('/connexion?suite=/compte');
    await page.getByText('Entrer avec un mot de passe').click();
    await expectClean(page);
    await page.getByRole('textbox', { name: 'Adresse de courriel', exact: true }).fill('personne@exemple.fr');
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill('pas le bon mot');
    await page.getByRole('button', { name: 'Entrer avec mon mot de passe' }).click();
    await page.getByText('ne vont pas ensemble').waitFor();
    await expectClean(page);

    await enterAs(/Nadia Roux/);
    for (const path of ['/compte', '/compte/cles', '/compte/effacer', '/connexion/preuve']) {
      await page.goto(path);
      await expectClean(page);
    }
    await page.getByRole('button', { name: 'Recevoir un code par courriel' }).click();
    await page.getByRole('textbox', { name: 'Code reçu par courriel' }).fill('000 000');
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page.getByText('Ce n’est pas le bon code').waitFor();
    await expectClean(page);

    await page.goto('/compte/mot-de-passe');
    await page.getByLabel('Nouveau mot de passe').fill('trop court');
    await page.getByRole('button', { name: 'Choisir ce mot de passe' }).click();
    await page.getByText('Il faut au moins 12').waitFor();
    await expectClean(page);

    await page.goto('/compte/second-facteur');
    await expectClean(page);
    await page.getByRole('button', { name: 'Ajouter une application' }).click();
    await page.getByRole('heading', { name: '1. Montrez ce carré' }).waitFor();
    await expectClean(page);
    const link = await page.getByRole('link', { name: 'Ouvrir l’application' }).getAttribute('href');
    await page
      .getByRole('textbox', { name: 'Code à six chiffres' })
      .fill(await totpCode(new URL(link ?? '').searchParams.get('secret') ?? ''));
    await page.getByRole('button', { name: 'Confirmer' }).click();
    await page.getByText('Gardez ces dix codes').waitFor();
    await expectClean(page);
    await app.database.raw`update sessions set second_factor_at = null where proof = 'demonstration'`;
    await page.goto('/compte');
    await page.getByRole('heading', { name: 'Votre second facteur' }).waitFor();
    await expectClean(page);
    await app.database.raw`delete from totp_secrets`;
    await page.goto('/connexion/second-facteur');
    await page.getByText('Vous n’avez pas encore de second facteur').waitFor();
    await expectClean(page);
    await page.context().close();
  },
);

it('axe finds nothing on the installation, before and after a mistake', async () => {
  await app.database.raw`update people set is_administrator = false`;
  for (const [colorScheme, width] of [
    ['light', 1280],
    ['dark', 320],
  ] as const) {
    const page = await newPage(browser, app.origin, { colorScheme, viewport: { width, height: 800 } });
    await page.goto((await newInstallationLink(app.database, app.origin)) ?? '');
    await expectClean(page);
    await page.getByRole('button', { name: 'Installer' }).click();
    await page.getByText('Il manque quelque chose').waitFor();
    await expectClean(page);
    await page.goto('/installation?jeton=x');
    await expectClean(page);
    await page.context().close();
  }
});
