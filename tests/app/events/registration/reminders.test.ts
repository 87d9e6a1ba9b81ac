// Reminders, news of an event, and forgetting; time is handed in, never waited for.
import { sql } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { forgetParticipants } from '#app/events/registration/forget-participants.server.ts';
import { remindParticipants } from '#app/events/registration/remind-participants.server.ts';
import { followEventChanges } from '#app/events/registration/tell-participants.server.ts';
import { connectionOptions } from '#db/connection.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { addPerson } from '#tests/support/factors.ts';
import { fieldsOf, textOf } from '#tests/support/forms.ts';
import { once, readCalendar } from '#tests/support/read-calendar.ts';
import { type Registering, registering, SLUG } from '#tests/support/registration.ts';
import { persona, visitor } from '#tests/support/sign-in.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

const DAY = 86_400_000;
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

async function startOf(): Promise<Date> {
  const [event] = await app.database.raw<{ starts_at: Date }[]>`select starts_at from events where slug = ${SLUG}`;
  return event?.starts_at ?? new Date(0);
}

it('reminds seven days and one day before, once each, not who cancelled, waits or has just come', async () => {
  await at.write({ capacity: 3, inDays: 20 });
  for (const name of ['un', 'deux', 'trois', 'attend']) await at.register(`${name}@essai.example`);
  await visitor(app).post(await at.link('deux@essai.example'), { geste: 'annuler' });
  await at.mailsTo('attend@essai.example', 2);
  const start = await startOf();
  // « attend » came up late: after the reminder of seven days.
  await at.ask(
    sql`update registrations set promoted_at = ${new Date(start.getTime() - 5 * DAY).toISOString()} where mail = 'attend@essai.example' returning id`,
  );
  await at.send();
  const reminded: Record<string, string[]> = {};
  for (let day = 12; day >= 0; day -= 1) {
    smtp.mails.length = 0;
    const now = new Date(start.getTime() - day * DAY - 3_600_000);
    // Twice: a worker killed after queueing does it again.
    await remindParticipants(app.database, now);
    await remindParticipants(app.database, now);
    await at.send(now);
    if (smtp.mails.length > 0) reminded[day] = smtp.mails.map(({ to }) => to[0] ?? '').sort();
  }
  expect(reminded).toEqual({
    7: ['trois@essai.example', 'un@essai.example'],
    1: ['attend@essai.example', 'trois@essai.example', 'un@essai.example'],
  });
});

it('keeps one Message-ID when the worker is killed between sending and noting, and drops a reminder that says nothing new', async () => {
  await at.write({ inDays: 20 });
  await at.register('un@essai.example');
  await at.mailsTo('un@essai.example');
  smtp.mails.length = 0;
  const start = await startOf();
  const now = new Date(start.getTime() - 7 * DAY);
  await remindParticipants(app.database, now);
  smtp.behave = () => 'die';
  await at.send(now);
  smtp.behave = () => 'take';
  // As a worker leaves it that is killed in between.
  await asWork(
    app.database,
    'mails',
    (raw) => raw`update outgoing_mails set state = 'sending', claimed_at = ${now} where kind = 'evenement-rappel'`,
  );
  expect(await at.send(new Date(now.getTime() + 16 * 60_000))).toMatchObject({ sent: 1 });
  expect(smtp.mails.length).toBeGreaterThanOrEqual(2);
  expect(new Set(smtp.mails.map(({ raw }) => /Message-ID: (\S+)/i.exec(raw)?.[1])).size).toBe(1);
  await asWork(
    app.database,
    'mails',
    (raw) => raw`update outgoing_mails set state = 'queued' where kind = 'evenement-rappel'`,
  );
  expect(await at.send(new Date(start.getTime() - 2 * DAY))).toMatchObject({ sent: 0, dropped: 1 });
});

it('tells once what moved, after the corrections have ceased, and at once that it is called off', async () => {
  await at.write();
  for (const name of ['un', 'deux']) await at.register(`${name}@essai.example`);
  await visitor(app).post(await at.link('deux@essai.example'), { geste: 'annuler' });
  await at.mailsTo('un@essai.example');
  await at.mailsTo('deux@essai.example', 2);
  smtp.mails.length = 0;
  const { raw } = app.database;
  await raw`update events set place_name = 'Salle des fêts' where slug = ${SLUG}`;
  await raw`update events set place_name = 'Salle des fêtes' where slug = ${SLUG}`;
  expect((await followEventChanges(app.database, new Date())).told).toBe(0);
  const later = new Date(Date.now() + 11 * 60_000);
  expect((await followEventChanges(app.database, later)).told).toBe(1);
  expect(await followEventChanges(app.database, later)).toEqual({ events: 0, told: 0 });
  await at.send(later);
  expect(smtp.mails.map(({ to }) => to[0])).toEqual(['un@essai.example']);
  expect(smtp.mails[0]?.text).toMatch(/Salle des fêtes, 3 rue des Essais\s+\(c’était Maison des projets/);
  await raw`update events set status = 'cancelled', reason = 'La salle est inondée.', revision = revision + 1 where slug = ${SLUG}`;
  const next = new Date(later.getTime() + 60_000);
  expect((await followEventChanges(app.database, next)).told).toBe(1);
  smtp.mails.length = 0;
  await at.send(next);
  expect(smtp.mails[0]?.text).toContain('La salle est inondée.');
  expect(String(smtp.mails[0]?.attachments[`${SLUG}.ics`])).toContain('STATUS:CANCELLED');
  expect(await textOf(visitor(app).get(`/evenements/${SLUG}/inscription`))).toContain('Cet évènement est annulé');
  await raw`update events set status = 'published' where slug = ${SLUG}`;
  const last = new Date(next.getTime() + 60_000);
  expect((await followEventChanges(app.database, last)).told).toBe(1);
  await at.send(last);
  expect(smtp.mails.at(-1)?.text).toContain('votre place est toujours gardée');
});

it('tells who chose a session that it moved, and nobody else', async () => {
  const { sessions } = await at.write({ sessions: [{ title: 'Froid' }, { title: 'Impayés' }] });
  await at.register('un@essai.example', { seances: sessions[0] ?? '' });
  await at.register('deux@essai.example', { seances: sessions[1] ?? '' });
  for (const name of ['un', 'deux']) await at.mailsTo(`${name}@essai.example`);
  smtp.mails.length = 0;
  await app.database.raw`update event_sessions set room = 'Salle bleue' where id = ${sessions[1] ?? ''}`;
  const later = new Date(Date.now() + 11 * 60_000);
  expect((await followEventChanges(app.database, later)).told).toBe(1);
  await at.send(later);
  expect(smtp.mails.map(({ to }) => to[0])).toEqual(['deux@essai.example']);
  expect(smtp.mails[0]?.text).toMatch(/Impayés\s: .*Salle bleue\s+\(c’était .*Salle 2\)/);
  expect(smtp.mails[0]?.text).not.toContain('Date et heure');
});

it('tells who chose a session that it is taken out, in a calendar without it, and nobody else', async () => {
  const { id, sessions } = await at.write({ sessions: [{ title: 'Froid', capacity: 1 }, { title: 'Impayés' }] });
  const [cold = '', bills = ''] = sessions;
  await at.register('un@essai.example', { seances: cold });
  await at.register('attente@essai.example', { seances: cold });
  await at.register('deux@essai.example', { seances: bills });
  for (const name of ['un', 'attente', 'deux']) await at.mailsTo(`${name}@essai.example`);
  smtp.mails.length = 0;
  const { raw } = app.database;
  // Moved, then taken out: participants never heard of the blue room.
  await raw`update event_sessions set room = 'Salle bleue' where id = ${cold}`;
  await raw`delete from event_sessions where id = ${cold}`;
  await raw`update events set revision = revision + 1 where id = ${id}`;
  expect((await followEventChanges(app.database, new Date())).told).toBe(0);
  const later = new Date(Date.now() + 11 * 60_000);
  expect((await followEventChanges(app.database, later)).told).toBe(2);
  expect(await followEventChanges(app.database, later)).toEqual({ events: 0, told: 0 });
  await at.send(later);
  expect(smtp.mails.map(({ to }) => to[0]).sort()).toEqual(['attente@essai.example', 'un@essai.example']);
  for (const mail of smtp.mails) {
    expect(mail.text).toMatch(/Séance retirée du programme\s: Froid\s+\(c’était .*Salle 1\)/);
    expect(mail.text).not.toContain('Date et heure');
    const calendar = String(mail.attachments[`${SLUG}.ics`]);
    expect([calendar.includes('Froid'), calendar.includes('SEQUENCE:2')]).toEqual([false, true]);
  }
  expect((await at.rows()).map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'confirmed']);
  // A whole event that goes tells nobody of its sessions.
  await raw`delete from events where id = ${id}`;
  expect([...(await raw`select kind from event_changes`)]).toEqual([]);
});

it('tells everybody which day of several moved or was taken out, with a calendar that follows', async () => {
  const { id } = await at.write();
  const { raw } = app.database;
  const days = await raw<{ id: string }[]>`insert into event_days (event_id, starts_at, ends_at, place_name)
    select id, starts_at + make_interval(days => n), starts_at + make_interval(days => n, hours => 2), 'Place ' || n
    from events, generate_series(0, 2) as n where id = ${id} returning id`;
  await at.register('un@essai.example');
  await at.mailsTo('un@essai.example');
  smtp.mails.length = 0;
  await raw`update event_days set place_name = 'Médiathèque', commune_code = '34172' where id = ${days[1]?.id ?? ''}`;
  await raw`delete from event_days where id = ${days[2]?.id ?? ''}`;
  await raw`update events set revision = revision + 1 where id = ${id}`;
  const later = new Date(Date.now() + 11 * 60_000);
  expect((await followEventChanges(app.database, later)).told).toBe(1);
  await at.send(later);
  const [mail] = smtp.mails;
  expect(mail?.text).toMatch(/Médiathèque, Montpellier\s+\(c’était .*Place 1\)/);
  expect(mail?.text).toMatch(/N’a plus lieu\s: .*Place 2/);
  const { children } = readCalendar(new TextEncoder().encode(String(mail?.attachments[`${SLUG}.ics`])));
  expect(
    children.map((event) => [once(event, 'UID').split('@')[0], once(event, 'STATUS'), once(event, 'SEQUENCE')]),
  ).toEqual([
    [days[0]?.id, 'CONFIRMED', '2'],
    [days[1]?.id, 'CONFIRMED', '2'],
    [days[2]?.id, 'CANCELLED', '2'],
  ]);
  await raw`delete from events where id = ${id}`;
});

it('gives new seats to who waits in the transaction that makes them, and tells at once', async () => {
  await at.write({ capacity: 1, sessions: [{ title: 'Froid', capacity: 1 }] });
  for (const name of ['un', 'deux', 'trois']) await at.register(`${name}@essai.example`);
  const desk = `/administration/evenements/${SLUG}`;
  const coordinator = await persona(app, 'coordination-montpellier');
  const fields = await fieldsOf(coordinator, desk);
  expect((await coordinator.post(desk, { ...fields, places: '2' })).status).toBe(303);
  expect((await at.rows()).map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'waiting']);
  expect((await at.mailsTo('deux@essai.example', 2)).at(-1)?.text).toContain('une place s’est libérée');
});

it('fills the seats of a room that grew, in order', async () => {
  await at.write({ capacity: 1 });
  for (const name of ['un', 'deux', 'trois', 'quatre']) await at.register(`${name}@essai.example`);
  await app.database.raw`update events set capacity = 3 where slug = ${SLUG}`;
  await followEventChanges(app.database, new Date());
  expect((await at.rows()).map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'confirmed', 'waiting']);
  for (const name of ['deux', 'trois'])
    expect((await at.mailsTo(`${name}@essai.example`, 2)).at(-1)?.text).toContain('une place s’est libérée');
});

/** Every line of every table, as the owner of the base sees it with row-level security lifted. */
async function dump(): Promise<string> {
  const raw = postgres({ ...connectionOptions(app.parts.env.databaseUrl ?? ''), username: 'postgres', max: 1 });
  const tables = await raw<{ name: string }[]>`select c.oid::regclass::text as name from pg_class c
    join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema')`;
  const parts: string[] = [];
  for (const { name } of tables)
    parts.push(JSON.stringify(await raw`select to_jsonb(t)::text as line from ${raw.unsafe(name)} t`));
  await raw.end();
  return parts.join('\n').toLowerCase();
}

it('forgets on the day: no name, mail or need in any table; how many came by kind of structure stays', async () => {
  const { id } = await at.write();
  const { raw } = app.database;
  const who = { nom: 'Zéphyrine Quokka', structure: 'CCAS de Montpellier', besoins: 'Interprète en langue des signes' };
  await at.register('zephyrine.quokka@essai.example', who);
  await at.link('zephyrine.quokka@essai.example');
  await raw`insert into refused_addresses (mail, code, refused_at) values ('zephyrine.quokka@essai.example', '550', now())`;
  await at.ask(sql`insert into attendances (territory_id, event_id, registration_id, half_day, how)
    select territory_id, event_id, id, '2026-01-01-matin', 'qr' from registrations returning id`);
  await at.ask(sql`insert into attendances (territory_id, event_id, name, organisation_name, half_day, how)
    select territory_id, id, 'Quokka Walk', 'CCAS', '2026-01-01-matin', 'name' from events where slug = ${SLUG} returning id`);
  const before = await dump();
  for (const trace of ['zéphyrine', 'zephyrine.quokka', 'langue des signes', 'quokka walk'])
    expect(before).toContain(trace);
  expect(await forgetParticipants(app.database, new Date())).toBe(0);
  await raw`update events set starts_at = starts_at - interval '140 days', ends_at = ends_at - interval '140 days' where id = ${id}`;
  await raw`update events set forget_on = current_date + 5 where id = ${id}`;
  expect(await forgetParticipants(app.database, new Date())).toBe(0);
  await raw`update events set forget_on = null where id = ${id}`;
  expect(await forgetParticipants(app.database, new Date())).toBe(1);
  const after = await dump();
  for (const trace of ['zéphyrine', 'zephyrine.quokka', 'langue des signes', 'quokka walk'])
    expect(after).not.toContain(trace);
  expect(await at.rows()).toMatchObject([
    { status: 'confirmed', name: '', mail: null, organisation_kind: 'ccas-cias' },
  ]);
  const came = await at.ask<{ count: number }>(sql`select count(*)::int as count from attendances`);
  expect(came[0]?.count).toBe(2);
});

it('erases at once what the holder of the link asks, and gives the seat to the next', async () => {
  await at.write({ capacity: 1 });
  await at.register('zephyrine.quokka@essai.example', { nom: 'Zéphyrine Quokka' });
  await at.register('deux@essai.example');
  const path = await at.link('zephyrine.quokka@essai.example');
  const guest = visitor(app);
  const answer = await guest.post(path, { geste: 'effacer' });
  expect(answer.headers.get('location')).toBe(`${path}?fait=efface`);
  expect(await textOf(guest.get(`${path}?fait=efface`))).toContain('Vos données sont effacées');
  expect((await guest.get(path)).status).toBe(404);
  expect(await dump()).not.toMatch(/quokka|zéphyrine/);
  expect((await at.rows()).map(({ status }) => status)).toEqual(['cancelled', 'confirmed']);
  expect((await at.mailsTo('deux@essai.example', 2)).at(-1)?.text).toContain('une place s’est libérée');
});

it('gives registrations with « mes données » to whoever proved the address, and erases them with the account', async () => {
  await at.write({ title: 'Plénière du réseau' });
  await at.register('zephyrine.quokka@essai.example', { nom: 'Zéphyrine Quokka', besoins: 'Ascenseur' });
  await at.link('zephyrine.quokka@essai.example');
  const person = await addPerson(app, 'Zéphyrine Quokka', 'zephyrine.quokka@essai.example');
  const browser = visitor(app);
  const [, cookie = ''] = /^session=([^;]+)/.exec((await app.parts.sessions.start(person, null)).setCookie) ?? [];
  browser.setCookie('session', cookie);
  const data = (await (await browser.get('/compte/donnees')).json()) as { tables: Record<string, unknown[]> };
  expect(data.tables.registrations).toMatchObject([
    { evenement: 'Plénière du réseau', nom: 'Zéphyrine Quokka', besoins: 'Ascenseur' },
  ]);
  expect((await browser.post('/compte/effacer', { confirmation: 'EFFACER' })).status).toBe(303);
  expect(await dump()).not.toMatch(/zéphyrine quokka|ascenseur/);
  expect(await at.rows()).toMatchObject([{ status: 'cancelled', mail: null }]);
});
