// The first real start: a link of the terminal, used once, makes the first administrator and the first territory.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newInstallationLink } from '#app/accounts/install.server.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { visitor } from '#tests/support/sign-in.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

const ANSWERS = {
  nom: 'Camille Aubert',
  courriel: 'Camille@Exemple.fr',
  coordonne: 'oui',
  territoire: 'Montpellier et alentours',
  zones: 'Montpellier Méditerranée Métropole\nSète',
  centre: 'Montpellier',
  'expediteur-nom': 'Réseau de Montpellier',
  'expediteur-courriel': 'reseau@exemple.fr',
};
let smtp: SmtpCatcher;
let app: TestApp;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ isEmpty: true, env: { DEMO: '0', SMTP_URL: smtp.url } });
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});

async function secret(): Promise<string> {
  const link = await newInstallationLink(app.database, app.origin);
  return new URL(link ?? '').searchParams.get('jeton') ?? '';
}

it('opens to nobody without the link, and shows no persona and no mailbox', async () => {
  const browser = visitor(app);
  for (const path of [
    '/installation',
    '/installation?jeton=',
    `/installation?jeton=${'a'.repeat(43)}`,
    '/boite-aux-lettres',
    '/connexion/demo',
  ]) {
    expect([path, (await browser.get(path)).status]).toEqual([path, 404]);
  }
  expect((await browser.post('/installation', ANSWERS)).status).toBe(404);
  expect((await browser.post('/connexion/demo', { persona: 'administration' })).status).toBe(404);
  expect(await (await browser.get('/connexion')).text()).not.toContain('Démonstration');
});

it('sends a test mail without using the link up, and says why when it does not leave', async () => {
  const jeton = await secret();
  const browser = visitor(app);
  const sent = await browser.post(`/installation?jeton=${jeton}`, { ...ANSWERS, jeton, geste: 'essai' });
  expect(await sent.text()).toContain('Le message d’essai est parti à Camille@Exemple.fr');
  expect(smtp.mails.at(-1)).toMatchObject({ to: ['Camille@exemple.fr'], from: 'reseau@exemple.fr' });
  expect(smtp.mails.at(-1)?.raw).toContain('Auto-Submitted: auto-generated');

  smtp.refused.add('refuse@exemple.fr');
  const refused = await browser.post(`/installation?jeton=${jeton}`, {
    ...ANSWERS,
    courriel: 'refuse@exemple.fr',
    jeton,
    geste: 'essai',
  });
  expect(await refused.text()).toContain('Le serveur de courriel n’a pas pris le message');
});

it('keeps what was typed and says beside each field what is missing', async () => {
  const jeton = await secret();
  const answer = await visitor(app).post(`/installation?jeton=${jeton}`, {
    ...ANSWERS,
    jeton,
    zones: 'Saint-Denis',
    centre: '',
    courriel: 'x',
  });
  expect(answer.status).toBe(400);
  const html = await answer.text();
  for (const words of ['Écrivez une adresse complète', 'précisez Saint-Denis', 'Écrivez la commune', 'Camille Aubert'])
    expect(html).toContain(words);
});

it('installs once, even when sent ten times at once, and signs the first administrator in', async () => {
  const jeton = await secret();
  const browsers = Array.from({ length: 10 }, () => visitor(app));
  const answers = await Promise.all(
    browsers.map((browser) => browser.post(`/installation?jeton=${jeton}`, { ...ANSWERS, jeton })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 9 }, () => 404)]);
  const first = browsers[answers.findIndex(({ status }) => status === 303)];
  const desk = await (await first?.get('/administration'))?.text();
  expect(desk).toContain('Camille Aubert');
  expect(desk).toContain('Montpellier et alentours');
  const [territory] = await app.database.raw`select slug, zones, centre from territories`;
  expect(territory).toEqual({ slug: 'montpellier-et-alentours', zones: ['243400017', '34301'], centre: '34172' });
  expect(await newInstallationLink(app.database, app.origin)).toBe(null);
  expect((await visitor(app).get(`/installation?jeton=${jeton}`)).status).toBe(404);
});

it('sends sign-in mails from the address that was set', async () => {
  await visitor(app).post('/connexion', { courriel: 'camille@exemple.fr' });
  await expect.poll(() => smtp.mails.at(-1)?.to).toEqual(['camille@exemple.fr']);
  expect(smtp.mails.at(-1)?.from).toBe('reseau@exemple.fr');
});

it('lets in whoever is locked out by a link of the terminal', { timeout: 30_000 }, async () => {
  const run = (args: string[]) =>
    promisify(execFile)(process.execPath, ['scripts/admin.ts', ...args], {
      env: {
        NODE_ENV: 'production',
        PATH: '/usr/bin:/bin',
        DATABASE_URL: app.parts.env.databaseUrl ?? '',
        PUBLIC_URL: app.origin,
        DEMO: '0',
      },
    });
  const { stdout } = await run(['invite', 'secours@exemple.fr', 'Dominique', 'Prat']);
  const jeton = new URL(/https?:\/\/\S+/.exec(stdout)?.[0] ?? '').searchParams.get('jeton') ?? '';
  const browser = visitor(app);
  expect((await browser.post('/connexion/lien', { jeton })).headers.get('location')).toBe('/administration');
  expect(await (await browser.get('/compte')).text()).toContain('Dominique Prat');
  expect((await run(['invite', 'camille@exemple.fr'])).stdout).toContain('Camille Aubert est déjà connu');
  expect((await run(['installation'])).stdout).toContain('déjà installé');
  await expect(run(['invite', 'pas-une-adresse'])).rejects.toThrow('Usage');
});
