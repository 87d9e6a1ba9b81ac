// What is kept about somebody can be read by them, and leaves with them.
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { connectionOptions } from '#db/connection.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { softAuthenticator } from '#tests/support/authenticator.ts';
import { addAuthenticator, addPerson, enterByMail, totpCode } from '#tests/support/factors.ts';
import { persona } from '#tests/support/sign-in.ts';

const NAME = 'Zéphyrine "Zaza" Quokka';
const MAIL = 'zephyrine.quokka@exemple.fr';
let app: TestApp;
let id: string;

beforeAll(async () => {
  app = await startApp({ host: 'localhost' });
});
afterAll(() => app?.close());
beforeEach(async () => {
  const { raw } = app.database;
  await raw`with a as (delete from rate_limits) delete from kept_mails`;
  await raw`select erase_person(id) from people where mail = ${MAIL}`;
  id = await addPerson(app, NAME, MAIL);
  await raw`insert into memberships (person_id, role, territory_id) select ${id}, 'coordinator', id from territories where slug = 'lyon'`;
});

/** Every line of every table, as the owner of the base sees it. */
async function dump(): Promise<string> {
  const raw = postgres({ ...connectionOptions(app.parts.env.databaseUrl ?? ''), username: 'migrator', max: 1 });
  const tables = await raw<{ name: string }[]>`select c.oid::regclass::text as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`;
  const parts = [];
  for (const { name } of tables)
    parts.push(JSON.stringify(await raw`select to_jsonb(t)::text as line from ${raw.unsafe(name)} t`));
  await raw.end();
  return parts.join('\n');
}

it('gives everything that is kept, without a secret, to nobody but its owner', async () => {
  const browser = await enterByMail(app, MAIL);
  const { secret, codes } = await addAuthenticator(browser);
  await browser.post('/compte/mot-de-passe', { 'mot-de-passe': 'lanterne Velours 3 tilleuls' });
  const offer = (await (await browser.post('/compte/cles/nouvelle')).json()) as { challenge: string };
  const reponse = softAuthenticator().made({ origin: app.origin, challenge: offer.challenge });
  await browser.post('/compte/cles', { geste: 'ajouter', nom: 'Ma clé', reponse });
  const answer = await browser.get('/compte/donnees');
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(answer.headers.get('content-disposition')).toContain('attachment');
  const text = await answer.text();
  const told = JSON.parse(text);
  expect(told.personne).toEqual({ nom: NAME, courriel: MAIL });
  expect(told.roles[0].where).toBe('Métropole de Lyon');
  expect(Object.keys(told.tables)).toEqual(
    expect.arrayContaining([
      'audit_lines',
      'kept_mails',
      'memberships',
      'passkeys',
      'passwords',
      'people',
      'sessions',
      'totp_secrets',
    ]),
  );
  expect(told.tables.passkeys[0].name).toBe('Ma clé');
  expect(told.tables.people).toHaveLength(1);
  for (const hidden of [secret, ...codes, browser.cookie('session'), '$argon2id', 'v1.own.'])
    expect(text).not.toContain(hidden);
  expect(text).not.toMatch(/"[0-9a-f]{64}"/);
  expect(text).not.toContain('Inès Delorme');
  expect(await (await (await persona(app, 'coordination-lyon')).get('/compte/donnees')).text()).not.toContain('Quokka');
});

it('erases the name and the mail from every table, ends the sessions, and keeps the deeds', async () => {
  const { raw } = app.database;
  const [browser, elsewhere] = [await enterByMail(app, MAIL), await enterByMail(app, MAIL)];
  const [entry] = await raw<
    { slug: string }[]
  >`select slug from organisations where home_territory_id = (select id from territories where slug = 'lyon') order by slug limit 1`;
  await browser.post(`/administration/annuaire/${entry?.slug}/gestes`, { geste: 'verifier' });
  await raw`insert into audit_lines (person_id, person_name, action, subject_kind, subject_id, detail)
    values (null, 'Autre', 'person-invited', 'person', 'x', ${raw.json({ mail: MAIL, name: NAME })})`;
  await raw`insert into invitations (mail, name, role, territory_id, expires_at, inviter_name, invited_by, accepted_by)
    select m.mail, m.name, 'coordinator', t.id, now(), ${NAME}, ${id}::uuid, null
    from territories t, (values (${MAIL}, ${NAME}), ('autre@exemple.fr', 'Autre')) m(mail, name) where t.slug = 'lyon'`;
  await addAuthenticator(browser);
  expect(await dump()).toContain('Quokka');
  expect((await browser.post('/compte/effacer', { confirmation: 'oui' })).status).toBe(400);
  const erased = await browser.post('/compte/effacer', { confirmation: 'effacer' });
  expect([erased.status, erased.headers.get('location'), browser.cookie('session')]).toEqual([303, '/', '']);
  // The farewell is the last thing that bears the address.
  await expect
    .poll(async () => (await raw`delete from kept_mails where recipient = ${MAIL} returning subject`).length)
    .toBe(1);
  const left = await dump();
  expect(left.match(/.{80}(Quokka|Zaza|phyrine|zephyrine).{80}/gi) ?? []).toEqual([]);
  expect((await elsewhere.get('/compte')).headers.get('location')).toContain('/connexion?');
  const deeds = await raw`select action from audit_lines where person_name = 'Personne effacée' and person_id = ${id}`;
  expect(deeds.length).toBeGreaterThan(0);
  await addPerson(app, 'Une autre', MAIL);
  expect((await (await enterByMail(app, MAIL)).get('/administration')).status).toBe(403);
});

it('asks for a fresh proof before, and hands nothing to a session left open', async () => {
  const browser = await enterByMail(app, MAIL);
  const { secret } = await addAuthenticator(browser);
  await app.database.raw`update sessions set proven_at = now() - interval '11 minutes'`;
  const asked = await browser.post('/compte/effacer', { confirmation: 'EFFACER' });
  expect(asked.headers.get('location')).toBe('/connexion/preuve?suite=%2Fcompte%2Feffacer');
  await browser.post('/connexion/preuve', { moyen: 'application', code: await totpCode(secret, 1) });
  expect((await browser.post('/compte/effacer', { confirmation: 'EFFACER' })).headers.get('location')).toBe('/');
});

it('lets nobody leave a territory without coordination or the instance without administration', async () => {
  const { raw } = app.database;
  const samir = await persona(app, 'coordination-montpellier');
  expect(await (await samir.get('/compte/effacer')).text()).toContain('la coordination de Montpellier');
  const refused = await samir.post('/compte/effacer', { confirmation: 'EFFACER' });
  expect([refused.status, (await samir.get('/compte')).status]).toEqual([409, 200]);
  const maud = await persona(app, 'administration');
  expect((await maud.post('/compte/effacer', { confirmation: 'EFFACER' })).status).toBe(409);
  const [first, second] = [await enterByMail(app, MAIL), await persona(app, 'coordination-lyon')];
  const both = await Promise.all(
    [first, second].map((browser) => browser.post('/compte/effacer', { confirmation: 'EFFACER' })),
  );
  expect(both.map(({ status }) => status).sort()).toEqual([303, 409]);
  const [kept] =
    await raw`select count(*)::int as left from memberships join territories on territories.id = territory_id where slug = 'lyon' and role = 'coordinator'`;
  expect(kept?.left).toBe(1);
});
