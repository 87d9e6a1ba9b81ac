// An event that is called off or deleted: whoever is on its list hears of it once, from the transaction that does it.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { followEventChanges } from '#app/events/registration/tell-participants.server.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { fieldsOf, textOf } from '#tests/support/forms.ts';
import { once, readCalendar, textValue } from '#tests/support/read-calendar.ts';
import { type Registering, registering, SLUG } from '#tests/support/registration.ts';
import { persona, visitor } from '#tests/support/sign-in.ts';
import { type CaughtMail, type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

const DESK = `/administration/evenements/${SLUG}`;
const SEATED = 'assise@essai.example';
const WAITING = 'attente@essai.example';
const LEFT = 'partie@essai.example';
let app: TestApp;
let smtp: SmtpCatcher;
let at: Registering;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ env: { SMTP_URL: smtp.url } });
  at = registering(app, smtp);
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});
beforeEach(() => at.clear());

/** One has a seat, one waits, one has gone again; their mails so far are read. */
async function threePeople(): Promise<{ id: string; first: CaughtMail | undefined }> {
  const { id } = await at.write({ capacity: 1 });
  await at.register(LEFT);
  await visitor(app).post(await at.link(LEFT), { geste: 'annuler' });
  await at.mailsTo(LEFT, 2);
  for (const mail of [SEATED, WAITING]) await at.register(mail);
  const [first] = await at.mailsTo(SEATED);
  await at.mailsTo(WAITING);
  smtp.mails.length = 0;
  return { id, first };
}

function calendarIn(mail: CaughtMail | undefined) {
  return readCalendar(new TextEncoder().encode(String(mail?.attachments[`${SLUG}.ics`])));
}

function lines() {
  return asWork(
    app.database,
    'mails',
    (raw) =>
      raw<{ kind: string; recipient: string }[]>`select kind, recipient from outgoing_mails
        where kind in ('evenement-nouvelle', 'evenement-supprime') order by recipient`,
  );
}

it('tells who has a seat and who waits when the coordination cancels, once, in an agenda that takes it away', async () => {
  const { first } = await threePeople();
  const coordinator = await persona(app, 'coordination-montpellier');
  expect(await textOf(coordinator.get(DESK))).toContain('prévient aussitôt les 2 personnes inscrites ou en attente.');
  const answer = await coordinator.post(DESK, { geste: 'annuler', motif: 'La salle est inondée.' });
  expect(answer.headers.get('location')).toBe(`${DESK}?fait=annule`);
  // Written by the transaction that cancelled: no round of the worker came in between.
  expect((await lines()).map(({ recipient }) => recipient)).toEqual([SEATED, WAITING].sort());
  const told = [...(await at.mailsTo(SEATED)), ...(await at.mailsTo(WAITING))];
  expect(told).toHaveLength(2);
  for (const mail of told) {
    expect(mail.text).toContain('La salle est inondée.');
    const calendar = calendarIn(mail);
    const [event] = calendar.children;
    const [before] = calendarIn(first).children;
    if (!event || !before) throw new Error('no event in the calendar');
    expect([once(calendar, 'METHOD'), once(event, 'STATUS')]).toEqual(['CANCEL', 'CANCELLED']);
    expect(once(event, 'UID')).toBe(once(before, 'UID'));
    expect(Number(once(event, 'SEQUENCE'))).toBeGreaterThan(Number(once(before, 'SEQUENCE')));
  }
  // The worker finds the work done.
  expect(await followEventChanges(app.database, new Date())).toEqual({ events: 0, told: 0 });
  await at.send();
  expect(smtp.mails.map(({ to }) => to[0]).sort()).toEqual([SEATED, WAITING].sort());
  const guest = visitor(app);
  expect(await textOf(guest.get('/evenements'))).toMatch(/Plénière d’essai<\/a>(<span[^>]*>)+Annulé/);
  const feed = readCalendar(new Uint8Array(await (await guest.get('/evenements/agenda')).arrayBuffer()));
  const own = feed.children.filter((event) => /^Annulé\s: Plénière d’essai$/.test(textValue(event, 'SUMMARY')));
  expect(own.map((event) => once(event, 'STATUS'))).toEqual(['CANCELLED']);
});

it('tells that it takes place after all, to the same people, once', async () => {
  await threePeople();
  const coordinator = await persona(app, 'coordination-montpellier');
  await coordinator.post(DESK, { geste: 'annuler', motif: 'La salle est inondée.' });
  for (const mail of [SEATED, WAITING]) await at.mailsTo(mail);
  smtp.mails.length = 0;
  await coordinator.post(DESK, { geste: 'retablir' });
  for (const mail of [SEATED, WAITING]) {
    const [told] = await at.mailsTo(mail);
    expect(told?.text).toContain('L’évènement qui avait été annulé a bien lieu');
    // Who waits has no date to keep yet.
    if (mail === WAITING) expect(Object.keys(told?.attachments ?? {})).toEqual([]);
    else expect(once(calendarIn(told), 'METHOD')).toBe('PUBLISH');
  }
  expect(await followEventChanges(app.database, new Date())).toEqual({ events: 0, told: 0 });
  await at.send();
  expect(smtp.mails).toHaveLength(2);
});

it('tells who is on the list of a draft that is deleted, though nothing of it is left', async () => {
  const { id } = await threePeople();
  const { raw } = app.database;
  await raw`insert into event_days (event_id, starts_at, ends_at, place_name)
    select id, starts_at, ends_at, 'Médiathèque' from events where id = ${id}`;
  await raw`update events set status = 'draft' where id = ${id}`;
  const coordinator = await persona(app, 'coordination-montpellier');
  expect(await textOf(coordinator.get(DESK))).toContain('prévient aussitôt les 2 personnes inscrites ou en attente.');
  const fields = await fieldsOf(coordinator, DESK);
  await coordinator.post(DESK, { ...fields, geste: 'supprimer' });
  expect(await at.ask(sql`select id from registrations where event_id = ${id}`)).toEqual([]);
  expect(await lines()).toMatchObject(
    [SEATED, WAITING].sort().map((recipient) => ({ kind: 'evenement-supprime', recipient })),
  );
  const told = [...(await at.mailsTo(SEATED)), ...(await at.mailsTo(WAITING))];
  for (const mail of told) {
    expect(mail.text).toMatch(/L’évènement prévu .* est annulé\./);
    expect(mail.text).toContain('Vos données sont effacées avec lui.');
    const [event] = calendarIn(mail).children;
    if (!event) throw new Error('no event in the calendar');
    expect([once(calendarIn(mail), 'METHOD'), once(event, 'STATUS')]).toEqual(['CANCEL', 'CANCELLED']);
    expect(textValue(event, 'LOCATION')).toBe('Médiathèque');
  }
  await at.send();
  expect(smtp.mails).toHaveLength(2);
});

it('leaves no mail where the deletion is taken back, nor of what is over or was called off', async () => {
  const { id } = await threePeople();
  const { raw } = app.database;
  const undone = raw.begin(async (inside) => {
    await inside`delete from events where id = ${id}`;
    throw new Error('taken back');
  });
  await expect(undone).rejects.toThrow('taken back');
  expect(await lines()).toEqual([]);
  await raw`update events set status = 'cancelled' where id = ${id}`;
  await raw`delete from events where id = ${id}`;
  expect(await lines()).toEqual([]);
  const past = await at.write({ inDays: -3, slug: 'hier' });
  await at.ask(sql`insert into registrations (territory_id, event_id, name, mail, status)
    select territory_id, id, 'Une', 'une@essai.example', 'confirmed' from events where id = ${past.id} returning id`);
  await raw`delete from events where id = ${past.id}`;
  expect(await lines()).toEqual([]);
});
