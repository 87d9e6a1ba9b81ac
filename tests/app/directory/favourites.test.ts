// Stars and saved searches of people who are signed in; the page that everybody shares knows nothing of them.
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { mailChanges, searchComposers } from '#app/directory/favourites/mail-changes.server.ts';
import { countChanges, whatChanged } from '#app/directory/favourites/what-changed.ts';
import { createLog } from '#app/server/log.ts';
import { sendOutgoing } from '#app/server/mail-outbox.ts';
import type { SeenEntries } from '#db/schema/favourites.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

const PAGE = '/compte/favoris';
const DAY = 86_400_000;
const QUERY = 'besoin=impayes-energie&commune=34172';

let app: TestApp;
let smtp: SmtpCatcher;
let claire: Visitor;
let samir: Visitor;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ env: { SMTP_URL: smtp.url } });
  claire = await persona(app, 'agent-caf-herault');
  samir = await persona(app, 'coordination-montpellier');
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});
beforeEach(async () => {
  await app.database.raw`delete from favourites`;
  await app.database.raw`delete from saved_searches`;
  await asWork(app.database, 'mails', (raw) => raw`delete from outgoing_mails`);
  smtp.mails.length = 0;
});

async function textOf(answer: Response | Promise<Response>): Promise<string> {
  return (await (await answer).text()).replaceAll('<!-- -->', '');
}

const week = (count: number) => new Date(Date.now() + count * 7 * DAY);
const look = (now: Date) => mailChanges(app.database, now);
const send = (now: Date) =>
  sendOutgoing({
    database: app.database,
    mail: app.parts.mail,
    log: createLog('silent'),
    composers: searchComposers(app.origin),
    now: () => now,
  });

it('keeps an actor by its star, comes back to where one was, and lets it go', async () => {
  const add = await claire.post(PAGE, {
    etoile: 'ajouter caf-de-l-herault resultat-3',
    retour: `/annuaire?${QUERY}&page=2`,
  });
  expect([add.status, add.headers.get('location')]).toEqual([303, `/annuaire?${QUERY}&page=2#resultat-3`]);
  expect((await claire.post(PAGE, { etoile: 'ajouter caf-de-l-herault' })).headers.get('location')).toBe(PAGE);
  expect(await textOf(claire.get(PAGE))).toContain('Caisse d’allocations familiales de l’Hérault');
  expect(await textOf(claire.get('/annuaire/caf-de-l-herault'))).toContain('de mes favoris');
  expect(await textOf(claire.get('/annuaire?q=caf'))).toContain('value="retirer caf-de-l-herault resultat-');
  expect(await textOf(samir.get(PAGE))).not.toContain('Caisse d’allocations familiales de l’Hérault');
  expect((await claire.post(PAGE, { etoile: 'retirer caf-de-l-herault' })).status).toBe(303);
  expect(await textOf(claire.get(PAGE))).toContain('Aucun encore.');
});

it('leads back to our own directory only', async () => {
  for (const retour of [
    'https://ailleurs.example/annuaire',
    '//ailleurs.example',
    '/deconnexion',
    'javascript:x',
    '/annuaire/../compte',
  ]) {
    const answer = await claire.post(PAGE, { etoile: 'ajouter caf-de-l-herault', retour });
    expect([retour, answer.headers.get('location')]).toEqual([retour, PAGE]);
  }
});

it('changes nothing of the page that everybody shares', async () => {
  await claire.post(PAGE, { etoile: 'ajouter caf-de-l-herault' });
  for (const path of ['/annuaire?q=caf', '/annuaire/caf-de-l-herault']) {
    const html = await textOf(visitor(app).get(path));
    expect(html).not.toContain('favoris');
    expect(html).not.toContain('etoile');
    expect(html).not.toContain('Garder cette recherche');
  }
});

it('keeps a search under its name, and refuses what cannot be followed', async () => {
  const list = await textOf(claire.get(`/annuaire?${QUERY}`));
  expect(list).toContain('Garder cette recherche');
  expect((await claire.post(PAGE, { nom: ' ', recherche: QUERY })).status).toBe(400);
  const kept = await claire.post(PAGE, { nom: 'Impayés <b>', recherche: `${QUERY}&ouvert=1&vue=carte&page=3` });
  expect(kept.headers.get('location')).toBe(`${PAGE}?fait=garde`);
  const [row] = await app.database.raw`select name, query, seen from saved_searches`;
  expect(row?.query).toBe(QUERY);
  expect(Object.keys(row?.seen).length).toBeGreaterThan(2);
  const html = await textOf(claire.get(PAGE));
  expect(html).toContain('Impayés &lt;b&gt;');
  for (const recherche of ['', '%', 'emprise=1,2', '\u0000', 'q='.padEnd(5_000, 'x')]) {
    expect((await claire.post(PAGE, { nom: 'x', recherche })).status).toBeLessThan(500);
  }
});

it('is nobody else’s: another person neither sees, changes nor forgets it', async () => {
  await claire.post(PAGE, { nom: 'À moi', recherche: QUERY });
  const [row] = await app.database.raw`select id from saved_searches`;
  expect(await textOf(samir.get(PAGE))).not.toContain('À moi');
  expect((await samir.post(PAGE, { oublier: String(row?.id) })).status).toBe(404);
  expect((await samir.post(PAGE, { courriels: `non ${row?.id}` })).status).toBe(404);
  expect((await claire.post(PAGE, { courriels: `non ${row?.id}` })).status).toBe(303);
  expect((await claire.post(PAGE, { oublier: String(row?.id) })).status).toBe(303);
});

it('mails on Mondays what is new, changed and gone, and nothing when nothing changed', async () => {
  await claire.post(PAGE, { nom: 'Impayés', recherche: QUERY });
  expect(await look(week(1))).toEqual({ looked: 1, mailed: 0 });
  const [before] = await app.database.raw`select seen from saved_searches`;
  const [changed = '', gone = '', verified = ''] = Object.keys(before?.seen);
  const { raw } = app.database;
  await raw`update organisations set revision = revision + 1 where slug = ${changed}`;
  await raw`update organisations set status = 'archived' where slug = ${gone}`;
  await raw`update organisations set verified_at = now() where slug = ${verified}`;
  await app.index();
  expect(await look(week(2))).toEqual({ looked: 1, mailed: 1 });
  expect(await look(week(2))).toEqual({ looked: 0, mailed: 0 });
  expect(await send(week(2))).toMatchObject({ sent: 1 });
  expect(await send(week(2))).toMatchObject({ sent: 0 });
  const [mail] = smtp.mails;
  expect(mail?.to).toEqual(['agent-caf-herault@demonstration.example']);
  const [, news = '', lost = ''] = mail?.text.split(/Modifié|Ne répond plus/) ?? [];
  expect(news).toContain(`/annuaire/${changed}`);
  expect(lost).toContain(before?.seen[gone].name);
  expect(mail?.text).not.toContain(before?.seen[verified].name);
  await raw`update organisations set status = 'published' where slug = ${gone}`;
  await app.index();
  expect(await look(week(3))).toEqual({ looked: 1, mailed: 1 });
  await send(week(3));
  expect(smtp.mails[1]?.text).toContain(`/annuaire/${gone}`);
  expect(smtp.mails[1]?.text).toMatch(/Nouveau/);
});

it('stops by the link of the mail: a click, never an opening', async () => {
  await claire.post(PAGE, { nom: 'Impayés', recherche: QUERY });
  const { raw } = app.database;
  await raw`update organisations set revision = revision + 1`;
  await look(week(1));
  await send(week(1));
  const link = /\/desabonnement\/[\w-]{43}/.exec(smtp.mails[0]?.text ?? '')?.[0] ?? '';
  expect(smtp.mails[0]?.raw).toMatch(/^List-Unsubscribe:\s+<http/m);
  const guest = visitor(app);
  const page = await guest.get(link);
  expect([page.status, page.headers.get('referrer-policy')]).toEqual([200, 'no-referrer']);
  expect(await isMailed()).toBe(true);
  expect((await guest.post(link)).status).toBe(200);
  expect(await isMailed()).toBe(false);
  expect(await textOf(guest.get(link))).toContain('C’est arrêté');
  await raw`update organisations set revision = revision + 1`;
  expect(await look(week(2))).toEqual({ looked: 1, mailed: 0 });
  expect((await guest.post('/desabonnement/inconnu')).status).toBe(404);
  expect((await guest.get(`${link.slice(0, -2)}zz`)).status).toBe(404);
});

async function isMailed(): Promise<boolean> {
  const [row] = await app.database.raw`select is_mailed from saved_searches`;
  return row?.is_mailed;
}

it('sends nothing to somebody who has left, nor to an address that is not theirs any more', async () => {
  await claire.post(PAGE, { nom: 'Impayés', recherche: QUERY });
  const { raw } = app.database;
  await raw`update organisations set revision = revision + 1`;
  await look(week(1));
  await raw`update people set disabled_at = now() where name = 'Claire Fabre'`;
  expect(await send(week(1))).toMatchObject({ sent: 0, dropped: 1 });
  await raw`update people set disabled_at = null where name = 'Claire Fabre'`;
});

const entries: fc.Arbitrary<SeenEntries> = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', '__proto__', 'constructor'),
  fc.record({ name: fc.string({ maxLength: 5 }), stamp: fc.constantFrom('1', '2', '3') }),
);

it('compares two looks so that nothing is said twice and nothing is left out', () => {
  fc.assert(
    fc.property(entries, entries, (before, now) => {
      const changes = whatChanged(before, now);
      const said = [...changes.added, ...changes.changed, ...changes.gone].map(({ slug }) => slug);
      expect(new Set(said).size).toBe(said.length);
      const all = new Set([...Object.keys(before), ...Object.keys(now)]);
      const same = [...all].filter(
        (slug) => Object.hasOwn(before, slug) && Object.hasOwn(now, slug) && before[slug]?.stamp === now[slug]?.stamp,
      );
      expect(said.length + same.length).toBe(all.size);
      expect(countChanges(whatChanged(now, now))).toBe(0);
    }),
  );
});
