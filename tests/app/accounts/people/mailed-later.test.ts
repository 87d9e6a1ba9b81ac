// Mails about people and proposals outlive the process that wanted them: the worker's round finds them again.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { invitationComposers } from '#app/accounts/people/mail-invitations.server.ts';
import { sendInvitations } from '#app/accounts/people/send-invitations.server.ts';
import { openMailer } from '#app/server/mail.ts';
import { sendOutgoing } from '#app/server/mail-outbox.ts';
import { queueWritten, writtenComposers } from '#app/server/written-mails.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

let smtp: SmtpCatcher;
let app: TestApp;
let lyon: Visitor;
/** As a process that dies between its commit and its answer. */
let dying: TestApp['parts'];

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ env: { SMTP_URL: smtp.url, MAIL_FROM: 'reseau@exemple.fr' } });
  lyon = await persona(app, 'coordination-lyon');
  dying = { ...app.parts, mails: { hurry: () => {} } };
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});
beforeEach(async () => {
  smtp.mails.length = 0;
  smtp.refused.clear();
  await asWork(
    app.database,
    'mails',
    (raw) => raw`with a as (delete from outgoing_mails), b as (delete from refused_addresses) delete from invitations`,
  );
});

const state = () =>
  app.database.raw`select mail, refusal, sent_at is not null as "isSent" from invitations order by mail`;

async function round(url = smtp.url) {
  const { database, env, log } = app.parts;
  const mail = openMailer({ database, log, env: { ...env, smtpUrl: url } });
  const composers = { ...writtenComposers, ...invitationComposers(env.publicUrl) };
  const sent = await sendOutgoing({ database, mail, log, composers, now: () => new Date() });
  await mail.close();
  return sent;
}

async function inviteThenDie(...mails: string[]): Promise<void> {
  const { actor } = await app.parts.sessions.identify(`session=${lyon.cookie('session')}`);
  if (actor.kind !== 'person') throw new Error('nobody is signed in');
  const [territory] = await app.database.raw<{ id: string }[]>`select id from territories where slug = 'lyon'`;
  const people = mails.map((mail) => ({ mail, name: '' }));
  const wanted = { role: 'visitor', territoryId: territory?.id ?? '', organisation: null } as const;
  await sendInvitations(dying, actor, { people, wanted, message: '' });
}

it('sends invitations whose process died, each once, with a link that opens', async () => {
  await inviteThenDie('a@exemple.fr', 'b@exemple.fr');
  expect(smtp.mails).toEqual([]);
  expect(await lyon.get('/administration/personnes').then((page) => page.text())).toContain('En cours d’envoi');
  expect(await round()).toMatchObject({ sent: 2 });
  expect(await round()).toMatchObject({ sent: 0 });
  expect(smtp.mails.map(({ to }) => to[0]).sort()).toEqual(['a@exemple.fr', 'b@exemple.fr']);
  expect((await state()).map(({ isSent }) => isSent)).toEqual([true, true]);
  const link = /jeton=([\w-]+)/.exec(smtp.mails[0]?.text ?? '')?.[1] ?? '';
  expect((await visitor(app).post('/invitation', { jeton: link, nom: 'Ana' })).status).toBe(303);
});

it('opens by either link when a mail left twice, and keeps no secret in the base', async () => {
  await inviteThenDie('deux@exemple.fr');
  await round();
  await asWork(
    app.database,
    'mails',
    (raw) =>
      raw`update outgoing_mails set state = 'sending', claimed_at = now() - interval '1 hour', settled_at = null`,
  );
  expect(await round()).toMatchObject({ sent: 1 });
  const links = smtp.mails.map(({ text }) => /jeton=([\w-]+)/.exec(text ?? '')?.[1] ?? '');
  expect(new Set(links).size).toBe(2);
  for (const link of links)
    expect(await (await visitor(app).get(`/invitation?jeton=${link}`)).text()).toContain('deux@exemple.fr');
  const [stored] = await asWork(
    app.database,
    'mails',
    (raw) => raw`select string_agg(mail_links::text, ' ') as text from mail_links`,
  );
  expect(links.filter((link) => stored?.text.includes(link))).toEqual([]);
});

it('says why one waits while no mail server is there, and sends it once there is one', async () => {
  await inviteThenDie('patient@exemple.fr');
  expect(await round('smtp://127.0.0.1:1')).toMatchObject({ sent: 0, postponed: 1 });
  expect(await state()).toMatchObject([{ refusal: 'serveur', isSent: false }]);
  expect(await round()).toMatchObject({ sent: 1 });
  expect(await state()).toMatchObject([{ refusal: null, isSent: true }]);
});

it('sends nothing of an invitation taken back before it left', async () => {
  await inviteThenDie('non@exemple.fr');
  await app.database.raw`update invitations set revoked_at = now()`;
  expect(await round()).toMatchObject({ sent: 0, dropped: 1 });
  expect(smtp.mails).toEqual([]);
});

it('sends an answer if its decision holds, forgets its words, and sends none if it does not', async () => {
  const mail = { to: 'voisine@exemple.fr', subject: 'Votre proposition', text: 'Nous l’avons reprise.' };
  await app.database.transaction((queries) => queueWritten(queries, mail));
  const undone = app.database.transaction(async (queries) => {
    await queueWritten(queries, { ...mail, to: 'autre@exemple.fr' });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await round()).toMatchObject({ sent: 1 });
  expect(smtp.mails).toMatchObject([{ to: ['voisine@exemple.fr'] }]);
  expect(await asWork(app.database, 'mails', (raw) => raw`select detail from outgoing_mails`)).toEqual([
    { detail: {} },
  ]);
});
