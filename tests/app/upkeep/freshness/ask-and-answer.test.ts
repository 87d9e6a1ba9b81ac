// Entries are asked about, answered from the mail, reminded, and handed to the desk; time is handed in, never waited for.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { days, type Freshness, freshnessOf, SLUG } from '#tests/support/freshness.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

const START = new Date('2027-01-11T02:30:00+01:00');
/** The page looks at the clock: what is answered over HTTP is asked around now. */
const TODAY = new Date();

let app: TestApp;
let smtp: SmtpCatcher;
let coordinator: Visitor;
let fresh: Freshness;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ env: { SMTP_URL: smtp.url } });
  coordinator = await persona(app, 'coordination-montpellier');
  fresh = freshnessOf(app, smtp);
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});
beforeEach(() => fresh.clear());

async function textOf(answer: Response | Promise<Response>): Promise<string> {
  return (await (await answer).text()).replaceAll('<!-- -->', '');
}

it('asks once per address when six months have passed, and not a day before', async () => {
  await fresh.makeDue(START, ['Accueil@essai.example', 'accueil@essai.example', 'direction@essai.example']);
  expect(await fresh.ask(days(-40, START))).toMatchObject({ asked: 0 });
  expect(await fresh.ask(START)).toMatchObject({ asked: 1, toDesk: 0 });
  expect(await fresh.ask(START)).toMatchObject({ asked: 0 });
  expect(await fresh.send(START)).toEqual({ sent: 2, refused: 0, postponed: 0, dropped: 0 });
  expect(await fresh.send(days(1, START))).toMatchObject({ sent: 0 });
  expect(smtp.mails.map(({ to }) => to[0]).sort()).toEqual(['accueil@essai.example', 'direction@essai.example']);
  const [mail] = smtp.mails;
  expect(mail?.raw).toContain('Auto-Submitted: auto-generated');
  expect(mail?.text).toContain('Vos informations sont-elles toujours exactes');
  expect(mail?.text.split('\n').every((line) => line.length < 400)).toBe(true);
  const [stored] = await asWork(app.database, 'mails', (raw) => raw`select hash from mail_links limit 1`);
  expect(mail?.text).not.toContain(stored?.hash);
});

it('follows the rhythm of the entry: three months, a year, never', async () => {
  const id = await fresh.makeDue(START);
  const page = `/administration/annuaire/${SLUG}/fraicheur`;
  expect((await coordinator.post(page, { rythme: '12' })).status).toBe(303);
  expect(await fresh.ask(START)).toMatchObject({ asked: 0 });
  expect((await coordinator.post(page, { rythme: 'jamais' })).status).toBe(303);
  expect(await fresh.ask(days(3000, START))).toMatchObject({ asked: 0 });
  expect((await coordinator.post(page, { rythme: '5' })).status).toBe(400);
  expect((await coordinator.post(page, { rythme: '3' })).status).toBe(303);
  await app.database.raw`update organisations set verified_at = ${days(-100, START)} where id = ${id}`;
  expect(await fresh.ask(START)).toMatchObject({ asked: 1 });
  const owner = await persona(app, 'coordination-lyon');
  expect((await owner.post(page, { rythme: '3' })).status).toBe(403);
});

it('sends no more than the hour allows', async () => {
  await fresh.makeDue(START, ['un@essai.example', 'deux@essai.example', 'trois@essai.example']);
  await fresh.ask(START);
  expect(await fresh.send(START, 2)).toMatchObject({ sent: 2 });
  expect(await fresh.send(new Date(START.getTime() + 30 * 60_000), 2)).toMatchObject({ sent: 0 });
  expect(await fresh.send(new Date(START.getTime() + 61 * 60_000), 2)).toMatchObject({ sent: 1 });
});

it('reminds after one week and two, then leaves it to the desk, where one call settles it', async () => {
  await fresh.makeDue(START);
  await fresh.ask(START);
  await fresh.send(START);
  const sent: number[] = [];
  for (let day = 1; day <= 20; day += 1) {
    await fresh.ask(days(day, START));
    if ((await fresh.send(days(day, START))).sent > 0) sent.push(day);
  }
  expect(sent).toEqual([7, 14]);
  expect(smtp.mails).toHaveLength(3);
  expect(new Set(smtp.mails.map(({ raw }) => /Message-ID: (\S+)/i.exec(raw)?.[1])).size).toBe(3);
  expect(await fresh.ask(days(21, START))).toMatchObject({ toDesk: 1 });
  expect((await fresh.request()).desk_reason).toBe('silent');
  expect(await fresh.send(days(30, START))).toMatchObject({ sent: 0 });
  await app.database.raw`update freshness_requests set desk_at = now() - interval '1 hour'`;
  const act = await coordinator.post(`/administration/annuaire/${SLUG}/gestes`, { geste: 'verifier' });
  expect(act.status).toBe(303);
  await app.database.raw`update freshness_requests set asked_at = now() - interval '1 hour'`;
  expect(await fresh.ask(TODAY)).toMatchObject({ closed: 1 });
});

it('goes straight to the desk without an address, and asks as soon as there is one', async () => {
  const id = await fresh.makeDue(START, []);
  expect(await fresh.ask(START)).toMatchObject({ asked: 0, toDesk: 1 });
  expect((await fresh.request()).desk_reason).toBe('no-address');
  expect(await fresh.ask(days(1, START))).toMatchObject({ asked: 0, toDesk: 0, closed: 0 });
  await app.database.raw`insert into contacts (organisation_id, channel, label, value, visibility)
    values (${id}, 'courriel', 'interne', 'interne@essai.example', 'coordination')`;
  expect(await fresh.ask(days(2, START))).toMatchObject({ closed: 0 });
  await app.database.raw`update contacts set visibility = 'public' where value = 'interne@essai.example'`;
  expect(await fresh.ask(days(3, START))).toMatchObject({ asked: 1, closed: 1 });
});

it('confirms by a click, never by opening', async () => {
  await fresh.makeDue(TODAY);
  await fresh.ask(TODAY);
  await fresh.send(TODAY);
  const path = fresh.link();
  const before = (await fresh.entry()).verified_at;
  const guest = visitor(app);
  for (let time = 0; time < 3; time += 1) {
    const page = await guest.get(path);
    expect(page.status).toBe(200);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(page.headers.get('x-robots-tag')).toBe('noindex');
    expect(page.headers.get('cache-control')).toContain('no-store');
    expect(page.headers.getSetCookie()).toEqual([]);
  }
  expect((await fresh.entry()).verified_at).toEqual(before);
  const answer = await guest.post(path, { geste: 'exact' });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}?fait=exact`]);
  expect(await textOf(guest.get(`${path}?fait=exact`))).toContain('Merci, c’est confirmé');
  expect((await fresh.entry()).verified_by).toBe('lien reçu par courriel');
  const [version] = await app.database
    .raw`select cause, author_name, person_id from entry_versions where organisation_id = ${String((await fresh.entry()).id)} order by number desc limit 1`;
  expect(version).toEqual({ cause: 'courriel', author_name: 'lien reçu par courriel', person_id: null });
  expect((await guest.post(path, { geste: 'exact' })).status).toBe(410);
  expect((await guest.get(path)).status).toBe(410);
  expect(await fresh.ask(days(8, TODAY))).toMatchObject({ reminded: 0 });
});

it('lets twenty clicks at once count for one', async () => {
  const id = await fresh.makeDue(TODAY);
  await fresh.ask(TODAY);
  await fresh.send(TODAY);
  const path = fresh.link();
  const asked = new Date();
  const answers = await Promise.all(Array.from({ length: 20 }, () => visitor(app).post(path, { geste: 'exact' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 19 }, () => 410)]);
  const [{ count } = { count: 0 }] = await app.database.raw`
    select count(*)::int as count from entry_versions where organisation_id = ${id} and at > ${asked}`;
  expect(count).toBe(1);
});
