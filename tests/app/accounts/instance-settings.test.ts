// Who sends the mails and who answers for the instance: set by the administration, told on the legal pages.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

const PAGE = '/administration/reglages';
const fields = {
  'expediteur-nom': 'Le réseau',
  'expediteur-courriel': 'reseau@exemple.fr',
  responsable: 'Maison de l’énergie',
  'responsable-courriel': 'dpo@exemple.fr',
  'responsable-adresse': '1 rue de l’Exemple\n69000 Lyon',
};
let smtp: SmtpCatcher;
let app: TestApp;
let administrator: Visitor;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ env: { SMTP_URL: smtp.url } });
  administrator = await persona(app, 'administration');
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});

const versions = async () => (await app.database.raw`select 1 from instance_settings`).length;

it('tries the sender before anything is saved', async () => {
  const tried = await administrator.post(PAGE, { ...fields, geste: 'essai' });
  expect([tried.status, (await tried.text()).includes('est parti à administration@'), await versions()]).toEqual([
    200,
    true,
    0,
  ]);
  expect(smtp.mails.at(-1)).toMatchObject({ from: 'reseau@exemple.fr' });
  smtp.refused.add('administration@demonstration.example');
  expect(await (await administrator.post(PAGE, { ...fields, geste: 'essai' })).text()).toContain(
    'n’a pas pris le message',
  );
});

it('saves a version each time, and tells the contacts where the law wants them', async () => {
  expect((await administrator.post(PAGE, fields)).headers.get('location')).toBe(`${PAGE}?fait=1`);
  expect((await administrator.post(PAGE, { ...fields, responsable: 'Autre maison' })).status).toBe(303);
  expect(await versions()).toBe(2);
  await app.database.raw`update territories set contact_mail = 'lyon@exemple.fr' where slug = 'lyon'`;
  await app.index();
  for (const path of ['/donnees-personnelles', '/accessibilite']) {
    await expect.poll(async () => (await visitor(app).get(path)).text()).toContain('lyon@exemple.fr');
    const page = await (await visitor(app).get(path)).text();
    expect(page).toContain('Autre maison');
    expect(page).toContain('dpo@exemple.fr');
  }
  expect(await (await administrator.get(PAGE)).text()).toContain('Maud Lenoir');
});

it.each([
  ['no sender', { 'expediteur-nom': '' }],
  ['a sender that writes headers', { 'expediteur-nom': 'Le réseau"\nBcc: x@exemple.fr' }],
  ['a mail that is none', { 'responsable-courriel': 'ici' }],
])('with %s saves nothing', async (_, wrong) => {
  const before = await versions();
  expect([(await administrator.post(PAGE, { ...fields, ...wrong })).status, await versions()]).toEqual([400, before]);
});

it('is for the administration only', async () => {
  const coordinator = await persona(app, 'coordination-lyon');
  expect([(await coordinator.get(PAGE)).status, (await coordinator.post(PAGE, fields)).status]).toEqual([403, 403]);
});
