// Roles offered by mail: who may, what the mail holds, and every way in which the link opens nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

const INVITE = '/administration/personnes/inviter';
let smtp: SmtpCatcher;
let app: TestApp;
let lyon: Visitor;
let territory: Record<string, string>;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'reseau@exemple.fr' } });
  lyon = await persona(app, 'coordination-lyon');
  const rows = await app.database.raw<{ id: string; slug: string }[]>`select id, slug from territories`;
  territory = Object.fromEntries(rows.map(({ id, slug }) => [slug, id]));
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});
beforeEach(async () => {
  smtp.mails.length = 0;
  smtp.refused.clear();
  await app.database.raw`with a as (delete from rate_limits) delete from invitations`;
});

async function invited(mail: string, role = `visitor:${territory.lyon}`, by = lyon, more = {}): Promise<string> {
  const before = smtp.mails.length;
  const answer = await by.post(INVITE, { courriels: mail, role, ...more });
  expect([answer.status, answer.headers.get('location')]).toEqual([
    303,
    '/administration/personnes?fait=invitees&parties=1&presentes=0',
  ]);
  await expect.poll(() => smtp.mails.length).toBe(before + 1);
  return /jeton=([\w-]+)/.exec(smtp.mails.at(-1)?.text ?? '')?.[1] ?? '';
}

const state = () =>
  app.database.raw`select mail, accepted_at, revoked_at, refused_at, refusal, sent_at from invitations`;

describe('an invitation', () => {
  it('is accepted by POST, once, and lets its person in', async () => {
    const link = await invited('Léa Martin <lea@exemple.fr>', `visitor:${territory.lyon}`, lyon, {
      message: 'À bientôt !',
    });
    expect(smtp.mails[0]).toMatchObject({ to: ['lea@exemple.fr'] });
    expect(smtp.mails[0]?.text).toContain('À bientôt');
    const browser = visitor(app);
    // Whatever somebody else behind the same address tries.
    await app.parts.limits.take('failures-per-address', '127.0.0.1', 150);
    for (let scans = 0; scans < 3; scans += 1)
      expect(await (await browser.get(`/invitation?jeton=${link}`)).text()).toContain('Léa Martin');
    expect(await app.database.raw`select 1 from people where mail = 'lea@exemple.fr'`).toHaveLength(0);
    const accepted = await browser.post('/invitation', { jeton: link, nom: 'Léa Martin' });
    expect([accepted.status, accepted.headers.get('location'), browser.cookie('session').length]).toEqual([
      303,
      '/compte',
      40,
    ]);
    const account = await (await browser.get('/compte')).text();
    expect(account).toContain('Visites à domicile');
    const replay = visitor(app);
    expect((await replay.post('/invitation', { jeton: link, nom: 'Autre' })).status).toBe(400);
    expect(replay.cookie('session')).toBe('');
    expect(await (await replay.get(`/invitation?jeton=${link}`)).text()).toContain('ne sert plus');
  });

  it('is used by one of twenty clicks at once', async () => {
    const link = await invited('vite@exemple.fr');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => visitor(app).post('/invitation', { jeton: link, nom: 'Vite' })),
    );
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  });

  it('lasts fourteen days', async () => {
    const link = await invited('tard@exemple.fr');
    const [row] = await app.database.raw`
      select extract(epoch from expires_at - created_at)::int as seconds from invitations`;
    expect(Math.round((row?.seconds ?? 0) / 86_400)).toBe(14);
    await app.database.raw`update invitations set expires_at = now() - interval '1 second'`;
    expect((await visitor(app).post('/invitation', { jeton: link, nom: 'Tard' })).status).toBe(400);
    expect(await (await lyon.get('/administration/personnes')).text()).toContain('Expirée');
  });

  it('sent again, its old link is dead; taken back, the new one too', async () => {
    const old = await invited('encore@exemple.fr');
    const [{ id } = { id: '' }] = await app.database.raw<{ id: string }[]>`select id from invitations`;
    expect((await lyon.post(`/administration/personnes/invitations/${id}`, { geste: 'renvoyer' })).status).toBe(303);
    await expect.poll(() => smtp.mails.length).toBe(2);
    const link = /jeton=([\w-]+)/.exec(smtp.mails[1]?.text ?? '')?.[1] ?? '';
    expect(link).not.toBe(old);
    expect((await visitor(app).post('/invitation', { jeton: old, nom: 'Encore' })).status).toBe(400);
    expect((await lyon.post(`/administration/personnes/invitations/${id}`, { geste: 'reprendre' })).status).toBe(303);
    expect((await visitor(app).post('/invitation', { jeton: link, nom: 'Encore' })).status).toBe(400);
  });

  it('that the mail server turns away is noted with its reason, and shown', async () => {
    smtp.refused.add('fausse@exemple.fr');
    expect(
      (await lyon.post(INVITE, { courriels: 'fausse@exemple.fr', role: `visitor:${territory.lyon}` })).status,
    ).toBe(303);
    await expect.poll(async () => (await state())[0]?.refusal).toBe('adresse');
    expect(await (await lyon.get('/administration/personnes')).text()).toContain('Courriel refusé');
  });

  it('adds a role to somebody known elsewhere, whose sessions end and who signs in as ever', async () => {
    const marseille = await persona(app, 'alerte-marseille');
    const link = await invited('alerte-marseille@demonstration.example');
    const list = await (await lyon.get('/administration/personnes')).text();
    expect(list).not.toContain('Paul Ferrand');
    const elsewhere = visitor(app);
    const accepted = await elsewhere.post('/invitation', { jeton: link, nom: 'Un autre nom' });
    expect([accepted.status, accepted.headers.get('location')]).toEqual([303, '/connexion?suite=%2Fcompte']);
    expect(elsewhere.cookie('session')).toBe('');
    expect((await marseille.get('/compte')).status).toBe(303);
    const [{ names, roles } = { names: [], roles: 0 }] = await app.database.raw<{ names: string[]; roles: number }[]>`
      select array_agg(distinct name) as names, count(*)::int as roles from people join memberships on person_id = people.id
      where mail = 'alerte-marseille@demonstration.example'`;
    expect([names, roles]).toEqual([['Paul Ferrand'], 2]);
    await app.database.raw`delete from memberships where territory_id = ${territory.lyon ?? ''} and role = 'visitor'`;
  });

  it('brings nobody back whose account was closed', async () => {
    await app.database.raw`insert into people (name, mail, disabled_at) values ('Fermé', 'ferme@exemple.fr', now())`;
    const link = await invited('ferme@exemple.fr');
    expect((await visitor(app).post('/invitation', { jeton: link })).status).toBe(403);
    expect(
      await app.database.raw`select 1 from memberships join people on people.id = person_id
      where mail = 'ferme@exemple.fr'`,
    ).toHaveLength(0);
  });
});

describe('a list', () => {
  it('is read as mail programs write it, each address once', async () => {
    const courriels = 'a@exemple.fr, Claire Fabre <b@exemple.fr>\n"Petit, Jean" <c@exemple.fr>;A@exemple.fr';
    const answer = await lyon.post(INVITE, { courriels, role: `alert-giver:${territory.lyon}` });
    expect(answer.headers.get('location')).toContain('parties=3');
    await expect
      .poll(() => smtp.mails.map(({ to }) => to[0]).sort())
      .toEqual(['a@exemple.fr', 'b@exemple.fr', 'c@exemple.fr']);
    expect(await app.database.raw`select name from invitations order by mail`).toEqual([
      { name: '' },
      { name: 'Claire Fabre' },
      { name: 'Petit, Jean' },
    ]);
  });

  it('with one wrong line sends nothing and keeps what was typed', async () => {
    const answer = await lyon.post(INVITE, {
      courriels: 'a@exemple.fr\npas une adresse',
      role: `visitor:${territory.lyon}`,
    });
    const page = await answer.text();
    expect([answer.status, page.includes('pas une adresse'), page.includes('a@exemple.fr')]).toEqual([400, true, true]);
    expect(await state()).toHaveLength(0);
  });

  it.each([
    ['nothing', { courriels: '', role: '' }],
    ['an unknown role', { courriels: 'a@exemple.fr', role: 'roi:00000000-0000-0000-0000-000000000000' }],
    [
      '201 addresses',
      { courriels: Array.from({ length: 201 }, (_, n) => `p${n}@exemple.fr`).join('\n'), role: 'owner' },
    ],
    ['no such organisation', { courriels: 'a@exemple.fr', role: 'owner', organisme: '<img onerror>' }],
    ['zero bytes and half letters', { courriels: 'a@exemple.fr\0\ud800', role: 'owner\0', organisme: '\0' }],
  ])('of %s is answered beside its field', async (_, fields) => {
    expect((await lyon.post(INVITE, fields)).status).toBe(400);
    expect(await state()).toHaveLength(0);
  });
});

describe('who may invite', () => {
  it('answers the same about people known, unknown, and known elsewhere', async () => {
    const pages = [];
    for (const mail of ['inconnue@exemple.fr', 'coordination-montpellier@demonstration.example']) {
      const answer = await lyon.post(INVITE, { courriels: mail, role: `visitor:${territory.lyon}` });
      pages.push([answer.status, answer.headers.get('location')]);
    }
    expect(pages[0]).toEqual(pages[1]);
    await expect.poll(() => smtp.mails.length).toBe(2);
    const list = await (await lyon.get('/administration/personnes')).text();
    expect(list).not.toContain('Samir Vidal');
  });

  it('no coordinator of another territory, nor into another’s organisation', async () => {
    const role = `visitor:${territory.marseille}`;
    expect((await lyon.post(INVITE, { courriels: 'a@exemple.fr', role })).status).toBe(403);
    const organisme = 'caf-de-l-herault';
    expect((await lyon.post(INVITE, { courriels: 'a@exemple.fr', role: 'owner', organisme })).status).toBe(400);
    expect(await state()).toHaveLength(0);
  });

  it('an owner only into their own organisation, an editor nobody', async () => {
    const owner = await persona(app, 'agent-caf-herault');
    await invited('collegue@exemple.fr', 'editor', owner, { organisme: 'caf-de-l-herault' });
    const role = `coordinator:${territory.montpellier}`;
    expect((await owner.post(INVITE, { courriels: 'a@exemple.fr', role })).status).toBe(403);
    const organisme = 'compagnons-batisseurs-montpellier';
    expect((await owner.post(INVITE, { courriels: 'a@exemple.fr', role: 'editor', organisme })).status).toBe(400);
    const editor = await persona(app, 'equipe-compagnons');
    expect((await editor.post(INVITE, { courriels: 'a@exemple.fr', role: 'editor', organisme })).status).toBe(403);
  });

  it('an administrator names coordinators, and nobody else', async () => {
    const administrator = await persona(app, 'administration');
    await invited('nouvelle@exemple.fr', `coordinator:${territory.marseille}`, administrator);
    const role = `visitor:${territory.marseille}`;
    expect((await administrator.post(INVITE, { courriels: 'a@exemple.fr', role })).status).toBe(403);
    const organisme = 'caf-de-l-herault';
    expect((await administrator.post(INVITE, { courriels: 'a@exemple.fr', role: 'owner', organisme })).status).toBe(
      400,
    );
  });

  it('touches no invitation of others', async () => {
    await invited('a@exemple.fr');
    const [{ id } = { id: '' }] = await app.database.raw<{ id: string }[]>`select id from invitations`;
    const other = await persona(app, 'coordination-montpellier');
    for (const geste of ['renvoyer', 'reprendre'])
      expect((await other.post(`/administration/personnes/invitations/${id}`, { geste })).status).toBe(403);
    expect((await state())[0]).toMatchObject({ revoked_at: null });
    expect(await (await other.get('/administration/personnes')).text()).not.toContain('a@exemple.fr');
  });
});
