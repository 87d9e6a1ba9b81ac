// « C’est votre structure ? »: a demand without an account, confirmed by mail, answered by the coordination.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readPeopleTodo } from '#app/accounts/people/read-people-todo.server.ts';
import { NOBODY } from '#db/actor.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

const PAGE = '/annuaire/caf-de-l-herault/rejoindre';
const fields = { nom: 'Léa Martin', fonction: 'Accueil', courriel: 'lea@exemple.fr', message: 'Je suis à l’accueil.' };
let smtp: SmtpCatcher;
let app: TestApp;
let samir: Visitor;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'reseau@exemple.fr' } });
  samir = await persona(app, 'coordination-montpellier');
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});
beforeEach(async () => {
  smtp.mails.length = 0;
  await app.database.raw`with a as (delete from rate_limits), b as (delete from claims) delete from invitations`;
});

async function asked(mail = fields.courriel): Promise<string> {
  const answer = await visitor(app).post(PAGE, { ...fields, courriel: mail });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${PAGE}?merci=1`]);
  await expect.poll(() => smtp.mails.length).toBe(1);
  return /jeton=([\w-]+)/.exec(smtp.mails[0]?.text ?? '')?.[1] ?? '';
}

async function confirmed(): Promise<string> {
  const jeton = await asked();
  expect((await visitor(app).post(`${PAGE}/confirmer`, { jeton })).status).toBe(200);
  const [row] = await app.database.raw<{ id: string }[]>`select id from claims`;
  return `/administration/personnes/demandes/${row?.id}`;
}

it('is offered quietly on the card', async () => {
  const card = await (await visitor(app).get('/annuaire/caf-de-l-herault')).text();
  expect(card).toContain(`href="${PAGE}"`);
});

it('reaches the coordination only once its sender has confirmed, by POST and once', async () => {
  const jeton = await asked();
  const browser = visitor(app);
  for (let scans = 0; scans < 3; scans += 1)
    expect(await (await browser.get(`${PAGE}/confirmer?jeton=${jeton}`)).text()).toContain('lea@exemple.fr');
  expect(await (await samir.get('/administration/personnes')).text()).not.toContain('Léa Martin');
  expect((await browser.post(`${PAGE}/confirmer`, { jeton })).status).toBe(200);
  expect((await browser.post(`${PAGE}/confirmer`, { jeton })).status).toBe(400);
  expect(await (await samir.get('/administration/personnes')).text()).toContain('Léa Martin');
});

it('accepted, becomes an invitation to the role that the coordination chose', async () => {
  const claim = await confirmed();
  expect(await (await samir.get(claim)).text()).toContain('Je suis à l’accueil.');
  const accepted = await samir.post(claim, { geste: 'accepter', role: 'owner' });
  expect(accepted.headers.get('location')).toBe('/administration/personnes?fait=acceptee');
  await expect.poll(() => smtp.mails.length).toBe(2);
  const jeton = /jeton=([\w-]+)/.exec(smtp.mails[1]?.text ?? '')?.[1] ?? '';
  const lea = visitor(app);
  expect((await lea.post('/invitation', { jeton, nom: 'Léa Martin' })).headers.get('location')).toBe('/administration');
  expect((await lea.get('/administration/annuaire/caf-de-l-herault')).status).toBe(200);
  expect(await (await samir.get(claim)).text()).toContain('Acceptée');
});

it('answered twice at once, is answered once', async () => {
  const claim = await confirmed();
  await Promise.all([
    samir.post(claim, { geste: 'accepter', role: 'editor' }),
    samir.post(claim, { geste: 'refuser', raison: 'Nous ne vous connaissons pas.' }),
    samir.post(claim, { geste: 'accepter', role: 'editor' }),
  ]);
  await expect.poll(() => smtp.mails.length).toBe(2);
  const [row] = await app.database
    .raw`select outcome, (select count(*)::int from invitations) as invitations from claims`;
  expect(row?.invitations).toBe(row?.outcome === 'accepted' ? 1 : 0);
});

it('refused, tells why, and a refusal without reason is asked again', async () => {
  const claim = await confirmed();
  expect((await samir.post(claim, { geste: 'refuser', raison: ' ' })).status).toBe(400);
  expect((await samir.post(claim, { geste: 'refuser', raison: 'Nous ne vous connaissons pas.' })).status).toBe(303);
  await expect.poll(() => smtp.mails.at(-1)?.text ?? '').toContain('Nous ne vous connaissons pas.');
});

it('is answered the same to people known and unknown, and past the limit of a mail', async () => {
  const seen = new Set<string>();
  for (const courriel of [
    'inconnue@exemple.fr',
    'agent-caf-herault@demonstration.example',
    ...Array(7).fill('x@exemple.fr'),
  ]) {
    const answer = await visitor(app).post(PAGE, { ...fields, courriel });
    seen.add(`${answer.status} ${answer.headers.get('location')} ${await answer.text()}`);
  }
  expect(seen.size).toBe(1);
  await expect.poll(() => smtp.mails.length).toBe(7);
});

it('from one address is let through for a meeting of forty, and made to wait when it is a machine', async () => {
  const { limits } = app.parts;
  await limits.take('claims-per-address', '127.0.0.1', 100);
  await asked();
  await limits.take('claims-per-address', '127.0.0.1', 20);
  expect((await visitor(app).post(PAGE, fields)).status).toBe(429);
});

it('of a program that fills every field goes nowhere', async () => {
  const answer = await visitor(app).post(PAGE, { ...fields, 'adresse-postale': 'x' });
  expect([answer.status, (await app.database.raw`select 1 from claims`).length]).toEqual([303, 0]);
});

it.each([
  ['nothing', {}],
  ['no mail', { ...fields, courriel: 'lea' }],
  ['zero bytes', { ...fields, nom: '\0\ud800' }],
  ['a novel', { ...fields, message: 'a'.repeat(2_500) }],
])('with %s is answered beside its field', async (_, wrong) => {
  expect((await visitor(app).post(PAGE, wrong as Record<string, string>)).status).toBe(400);
});

it('for an organisation that is not there does not exist', async () => {
  expect((await visitor(app).post('/annuaire/nulle-part/rejoindre', fields)).status).toBe(404);
});

it('is the business of the home territory’s coordination, and of nobody else', async () => {
  const claim = await confirmed();
  const lyon = await persona(app, 'coordination-lyon');
  expect([(await lyon.get(claim)).status, (await lyon.post(claim, { geste: 'accepter' })).status]).toEqual([403, 403]);
  expect(await (await lyon.get('/administration/personnes')).text()).not.toContain('Léa Martin');
  const owner = await persona(app, 'agent-caf-herault');
  expect((await owner.get(claim)).status).toBe(403);
});

it('stands among what waits, with refused mails and organisations without anybody', async () => {
  await confirmed();
  await app.database
    .raw`insert into invitations (mail, role, organisation_id, expires_at, inviter_name, refused_at, refusal)
    select 'fausse@exemple.fr', 'editor', id, now() + interval '1 day', 'Samir', now(), 'adresse'
    from organisations where slug = 'caf-de-l-herault'`;
  const { actor } = await app.parts.sessions.identify(`session=${samir.cookie('session')}`);
  const todo = await readPeopleTodo(app.database, actor);
  expect(todo?.claims).toMatchObject({ total: 1, lines: [{ name: 'Léa Martin' }] });
  expect(todo?.invitations).toMatchObject({ total: 1, lines: [{ mail: 'fausse@exemple.fr', state: 'refused' }] });
  expect(todo?.orphans.lines).toHaveLength(5);
  const [count] = await app.database.raw`
    select count(*)::int as alone from organisations join territories on territories.id = home_territory_id
    where territories.slug = 'montpellier' and status = 'published'
      and not exists (select from memberships where organisation_id = organisations.id)
      and not exists (select from invitations where organisation_id = organisations.id)`;
  expect(todo?.orphans.total).toBe(count?.alone);
  expect(await readPeopleTodo(app.database, NOBODY)).toBeNull();
});

it('and invitations leave no address behind once their person’s account is erased', async () => {
  const { raw } = app.database;
  await confirmed();
  const [person] = await raw<{ id: string }[]>`
    insert into people (name, mail) values ('Léa Martin', 'lea@exemple.fr') on conflict (mail) do update set name = excluded.name returning id`;
  await raw`insert into invitations (mail, name, role, organisation_id, expires_at, inviter_name, invited_by)
    select who.mail, '', 'editor', id, now() + interval '1 day', 'Léa Martin', ${person?.id ?? ''}::uuid
    from organisations, (values ('lea@exemple.fr'), ('autre@exemple.fr')) as who (mail) where slug = 'caf-de-l-herault'`;
  await raw`select erase_person(${person?.id ?? ''}::uuid)`;
  expect(await raw`select mail, inviter_name from invitations`).toEqual([
    { mail: 'autre@exemple.fr', inviter_name: 'Personne effacée' },
  ]);
  expect(await raw`select 1 from claims`).toHaveLength(0);
});
