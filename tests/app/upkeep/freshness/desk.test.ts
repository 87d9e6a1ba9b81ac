// What the desk of a coordination shows of the freshness mails, and what settles each line.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readKeptEntries } from '#app/upkeep/entry/read-kept-entries.server.ts';
import { readFreshnessTodo } from '#app/upkeep/freshness/read-freshness-todo.server.ts';
import type { PersonActor } from '#db/actor.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { days, type Freshness, freshnessOf, SLUG } from '#tests/support/freshness.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

let app: TestApp;
let smtp: SmtpCatcher;
let fresh: Freshness;
let coordinator: Visitor;
let samir: PersonActor;
let ines: PersonActor;

const TODAY = new Date();

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ env: { SMTP_URL: smtp.url } });
  fresh = freshnessOf(app, smtp);
  coordinator = await persona(app, 'coordination-montpellier');
  samir = await actorOf(coordinator);
  ines = await actorOf(await persona(app, 'coordination-lyon'));
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});
beforeEach(() => fresh.clear());

async function actorOf(browser: Visitor): Promise<PersonActor> {
  const { actor } = await app.parts.sessions.identify(`session=${browser.cookie('session')}`);
  if (actor.kind !== 'person') throw new Error('not signed in');
  return actor;
}

const todo = (actor = samir) => readFreshnessTodo(app.database, actor);

it('shows what nobody answered to its own coordination only, until it was verified by phone', async () => {
  await fresh.makeDue(days(-30, TODAY));
  for (let day = -30; day <= -8; day += 1) {
    await fresh.ask(days(day, TODAY));
    await fresh.send(days(day, TODAY));
  }
  expect(smtp.mails).toHaveLength(3);
  expect((await todo()).calls).toMatchObject({ total: 1, lines: [{ slug: SLUG }] });
  expect((await todo()).calls.lines[0]?.why).toContain('Pas de réponse à nos courriels');
  expect((await todo(ines)).calls.total).toBe(0);
  await coordinator.post(`/administration/annuaire/${SLUG}/gestes`, { geste: 'verifier' });
  expect((await todo()).calls.total).toBe(0);
});

it('does not ask the coordination to call while the organisation is being asked by mail', async () => {
  await fresh.makeDue(TODAY);
  const due = async (actor = samir) => (await readKeptEntries(app.database, actor, { isStale: true })).total;
  expect(await due()).toBe(1);
  await fresh.ask(TODAY);
  expect(await due()).toBe(0);
  await app.database.raw`delete from freshness_requests`;
  await coordinator.post(`/administration/annuaire/${SLUG}/fraicheur`, { rythme: '12' });
  expect(await due()).toBe(0);
  await app.database.raw`update organisations set verified_at = ${days(-370, TODAY)} where slug = ${SLUG}`;
  expect(await due()).toBe(1);
  await coordinator.post(`/administration/annuaire/${SLUG}/fraicheur`, { rythme: 'jamais' });
  expect(await due()).toBe(0);
});

it('shows a refused address until it is corrected, or known to be right', async () => {
  const id = await fresh.makeDue(TODAY, ['faux@essai.example', 'juste@essai.example']);
  smtp.refused.add('faux@essai.example');
  await fresh.ask(TODAY);
  await fresh.send(TODAY);
  expect((await todo()).addresses).toMatchObject({ total: 1, lines: [{ slug: SLUG, mail: 'faux@essai.example' }] });
  const page = `/administration/annuaire/${SLUG}/fraicheur`;
  expect(await (await coordinator.get(page)).text()).toContain('faux@essai.example');
  const stranger = await persona(app, 'coordination-lyon');
  expect((await stranger.post(page, { adresse: 'faux@essai.example' })).status).toBe(403);
  expect((await coordinator.post(page, { adresse: 'faux@essai.example' })).status).toBe(303);
  expect((await todo()).addresses.total).toBe(0);
  await app.database.raw`insert into refused_addresses values ('faux@essai.example', '550', now())`;
  await app.database
    .raw`update contacts set value = 'bon@essai.example' where organisation_id = ${id} and value = 'faux@essai.example'`;
  expect((await todo()).addresses.total).toBe(0);
});

it('asks at once when the coordination wants to know now, and says when nobody can be asked', async () => {
  const page = `/administration/annuaire/${SLUG}/fraicheur`;
  const demand = async () => (await coordinator.post(page, { geste: 'demander' })).headers.get('location');
  await fresh.makeDue(TODAY, []);
  expect(await demand()).toBe(`${page}?fait=sans-adresse`);
  await fresh.makeDue(TODAY);
  await fresh.ask(TODAY);
  expect(await demand()).toBe(`${page}?fait=demande`);
  expect(await fresh.send(new Date())).toMatchObject({ sent: 1, dropped: 1 });
  expect(await (await coordinator.get(page)).text()).toContain('En attente de réponse');
  expect(await fresh.ask(new Date())).toMatchObject({ asked: 0 });
});

it('hands the entry to the desk when every address is refused', async () => {
  await fresh.makeDue(TODAY, ['faux@essai.example']);
  smtp.refused.add('faux@essai.example');
  await fresh.ask(TODAY);
  await fresh.send(TODAY);
  expect(await fresh.ask(days(1, TODAY))).toMatchObject({ toDesk: 1 });
  expect((await fresh.request()).desk_reason).toBe('refused');
  expect(await fresh.ask(days(300, TODAY))).toMatchObject({ asked: 0, reminded: 0 });
});

it('shows « nous n’existons plus » and « ce n’est pas nous » as they come from the link', async () => {
  await fresh.makeDue(TODAY);
  await fresh.ask(TODAY);
  await fresh.send(TODAY);
  await visitor(app).post(fresh.link(), { geste: 'plus-la' });
  expect((await todo()).gone).toMatchObject({ total: 1, lines: [{ slug: SLUG }] });
  await coordinator.post(`/administration/annuaire/${SLUG}/gestes`, { geste: 'retirer' });
  expect((await todo()).gone.total).toBe(0);

  await fresh.clear();
  await fresh.makeDue(TODAY, ['voisin@essai.example']);
  await fresh.ask(TODAY);
  await fresh.send(TODAY);
  await visitor(app).post(fresh.link(), { geste: 'pas-nous' });
  expect((await todo()).addresses).toMatchObject({ total: 1, lines: [{ slug: SLUG, mail: 'voisin@essai.example' }] });
});
