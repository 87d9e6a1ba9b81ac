// People register without an account, wait, come up, change and cancel from their mail.
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { textOf } from '#tests/support/forms.ts';
import { type Registering, registering, SLUG } from '#tests/support/registration.ts';
import { visitor } from '#tests/support/sign-in.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

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

it('confirms by a mail with the date for a calendar, a badge and a link', async () => {
  const { sessions } = await at.write({ sessions: [{ title: 'Froid et logement' }, { title: 'Impayés' }] });
  const page = await visitor(app).get(`/evenements/${SLUG}/inscription`);
  expect([page.status, await textOf(page)]).toEqual([200, expect.stringMatching(/Elles sont effacées le <strong>\d/)]);
  const answer = await at.register('ana@essai.example', {
    structure: 'CAF de l’Hérault',
    seances: sessions[1] ?? '',
    besoins: 'Boucle magnétique',
  });
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/evenements/${SLUG}/inscription?merci=1`]);
  const [mail] = await at.mailsTo('ana@essai.example');
  expect(mail?.text).toContain('votre place est gardée');
  expect(mail?.text).toContain('Impayés');
  expect(mail?.text).not.toContain('Froid et logement');
  const calendar = String(mail?.attachments[`${SLUG}.ics`]).replaceAll('\r\n ', '');
  expect(calendar).toMatch(
    /BEGIN:VEVENT[\s\S]*SUMMARY:Plénière d’essai[\s\S]*LOCATION:Maison des projets\\, 3 rue des Essais/,
  );
  expect(mail?.attachments['badge.png']?.subarray(1, 4).toString()).toBe('PNG');
  const [row] = await at.rows();
  expect(row).toMatchObject({ status: 'confirmed', needs: 'Boucle magnétique' });
  const [stored] = await asWork(app.database, 'mails', (raw) => raw`select hash from mail_links limit 1`);
  expect(mail?.raw).not.toContain(stored?.hash);
});

it('answers the same to somebody who had registered, and only mails them their registration again', async () => {
  await at.write();
  const first = await at.register('ana@essai.example');
  await at.mailsTo('ana@essai.example');
  const again = await at.register('ANA@essai.example', { nom: 'Quelqu’un d’autre' });
  expect([again.status, again.headers.get('location')]).toEqual([first.status, first.headers.get('location')]);
  expect((await at.mailsTo('ana@essai.example', 2)).at(-1)?.text).toContain('Vous êtes déjà inscrit');
  expect(await at.rows()).toMatchObject([{ name: 'ana', mail: 'ana@essai.example' }]);
});

it('gives the last seat to exactly one of fifty who ask at once, from one address', async () => {
  await at.write({ capacity: 1 });
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => at.register(`p${n}@essai.example`)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
  const rows = await at.rows();
  expect(rows).toHaveLength(50);
  expect(rows.map(({ status }) => status)).toEqual(['confirmed', ...Array.from({ length: 49 }, () => 'waiting')]);
});

it('keeps what was written when too many come from one address, and mails nobody over and over', async () => {
  await at.write();
  for (let time = 0; time < 12; time += 1) expect((await at.register('ana@essai.example')).status).toBe(303);
  expect((await at.mailsTo('ana@essai.example', 2)).length).toBeLessThanOrEqual(3);
  await app.parts.limits.take('registrations-per-address', '127.0.0.1', 200);
  const refused = await at.register('bilal@essai.example', { nom: 'Bilal Haddad' });
  expect([refused.status, await textOf(refused)]).toEqual([429, expect.stringContaining('value="Bilal Haddad"')]);
});

it('takes one registration when the same person clicks ten times at once', async () => {
  await at.write({ capacity: 5 });
  await Promise.all(Array.from({ length: 10 }, () => at.register('ana@essai.example')));
  expect(await at.rows()).toHaveLength(1);
});

it('promotes who waits first when a seat is given back, once, and tells them', async () => {
  const { sessions } = await at.write({ capacity: 2, sessions: [{ title: 'Atelier', capacity: 1 }] });
  const seances = sessions;
  for (const name of ['un', 'deux', 'trois', 'quatre']) await at.register(`${name}@essai.example`, { seances });
  expect((await at.mailsTo('trois@essai.example'))[0]?.text).toContain('liste d’attente');
  const path = await at.link('un@essai.example');
  const guest = visitor(app);
  expect(await textOf(guest.get(path))).toContain('Votre place est gardée');
  expect((await at.rows()).map(({ status }) => status)).toEqual(['confirmed', 'confirmed', 'waiting', 'waiting']);
  const cancels = await Promise.all(Array.from({ length: 5 }, () => guest.post(path, { geste: 'annuler' })));
  expect(cancels.map(({ status }) => status).sort()).toEqual([303, 409, 409, 409, 409]);
  expect((await at.rows()).map(({ status }) => status)).toEqual(['cancelled', 'confirmed', 'confirmed', 'waiting']);
  expect((await at.mailsTo('trois@essai.example', 2)).at(-1)?.text).toContain('une place s’est libérée');
  expect((await at.mailsTo('un@essai.example', 2)).at(-1)?.text).toContain('inscription est annulée');
  // « deux » waited for the session only, and has it now.
  expect((await at.mailsTo('deux@essai.example', 2)).at(-1)?.text).toContain('Atelier');
  const chosen = await at.ask<{ name: string; status: string }>(
    sql`select registrations.name, registration_sessions.status from registration_sessions join registrations on registrations.id = registration_id order by registrations.number`,
  );
  expect(chosen.map(({ name, status }) => [name, status])).toEqual([
    ['deux', 'confirmed'],
    ['trois', 'waiting'],
    ['quatre', 'waiting'],
  ]);
  expect(await textOf(guest.get(path))).toContain('Votre inscription est annulée');
});

it('tells the link to follow from afar to who has a seat, not to who waits or only looks', async () => {
  const link = 'https://visio.essai.example/salle-42';
  const { id } = await at.write({ capacity: 1 });
  await app.database.raw`update events set link = ${link} where id = ${id}`;
  await at.register('ana@essai.example');
  await at.register('bea@essai.example');
  const [seated] = await at.mailsTo('ana@essai.example');
  expect([seated?.text, String(seated?.attachments[`${SLUG}.ics`]).replaceAll('\r\n ', '')]).toEqual([
    expect.stringContaining(link),
    expect.stringContaining(link),
  ]);
  const [waits] = await at.mailsTo('bea@essai.example');
  expect(waits?.text).not.toContain(link);
  expect(Object.keys(waits?.attachments ?? {})).toEqual([]);
  const waiting = await at.link('bea@essai.example');
  expect((await visitor(app).get(`${waiting}/agenda`)).status).toBe(404);
  const seen = async () => {
    const paths = ['', '.data', '/agenda', '/inscription'].map((path) => `/evenements/${SLUG}${path}`);
    const pages = await Promise.all([...paths, '/evenements/agenda'].map((path) => visitor(app).get(path)));
    return Promise.all(pages.map(async (page) => (await page.text()).replaceAll('\r\n ', '').includes('salle-42')));
  };
  expect(await seen()).toEqual([false, false, false, false, false]);
  // Who closes the doors does not open the link.
  await app.database.raw`update events set is_registration_open = false where id = ${id}`;
  expect(await seen()).toEqual([false, false, false, false, false]);
  await app.database.raw`update events set takes_registrations = false where id = ${id}`;
  expect(await seen()).toEqual([true, true, true, false, true]);
});

it('says on which day a session is where the event lasts several, in the mail, its calendar and on the page', async () => {
  const { id, sessions } = await at.write({ sessions: [{ title: 'Froid et logement' }] });
  await app.database
    .raw`update events set starts_at = '2040-11-15T08:00Z', ends_at = '2040-11-17T16:00Z' where id = ${id}`;
  await app.database.raw`update event_sessions set starts_at = '2040-11-16T13:00Z', ends_at = '2040-11-16T14:00Z'`;
  for (const [day, place] of [
    ['15', ''],
    ['17', 'Salle des fêtes'],
  ])
    await app.database.raw`insert into event_days (event_id, starts_at, ends_at, place_name)
      values (${id}, ${`2040-11-${day}T08:00Z`}, ${`2040-11-${day}T16:00Z`}, ${place ?? ''})`;
  await at.register('ana@essai.example', { seances: sessions[0] ?? '' });
  const [mail] = await at.mailsTo('ana@essai.example');
  const words = mail?.text.replaceAll(/\s/g, ' ');
  expect(words).toContain('vendredi 16 novembre, 14 h : Froid et logement');
  expect(words).toContain('- jeudi 15 novembre 2040, de 9 h à 17 h, Maison des projets, 3 rue des Essais');
  expect(words).toContain('- samedi 17 novembre 2040, de 9 h à 17 h, Salle des fêtes');
  const calendar = String(mail?.attachments[`${SLUG}.ics`]).replaceAll('\r\n ', '').replaceAll(/\s/g, ' ');
  expect(calendar).toContain('vendredi 16 novembre\\, 14 h – Froid et logement');
  const page = await textOf(visitor(app).get(await at.link('ana@essai.example')));
  expect(page.replaceAll(/\s/g, ' ')).toContain('vendredi 16 novembre, 14 h – 15 h');
  expect(page.replaceAll(/\s/g, ' ')).toContain('samedi 17 novembre 2040, de 9 h à 17 h, Salle des fêtes');
});

it('takes the date out of the calendar of who cancels, and tells who fills the form twice that nothing changed', async () => {
  await at.write();
  await at.register('ana@essai.example');
  await at.register('ana@essai.example', { nom: 'Autre' });
  expect((await at.mailsTo('ana@essai.example', 2)).at(-1)?.text).toContain('n’a rien changé');
  await visitor(app).post(await at.link('ana@essai.example'), { geste: 'annuler' });
  const mail = (await at.mailsTo('ana@essai.example', 3)).at(-1);
  expect(mail?.text).toContain('Votre inscription est annulée');
  expect(String(mail?.attachments[`${SLUG}.ics`])).toMatch(/METHOD:CANCEL[\s\S]*STATUS:CANCELLED/);
});

it('lets the holder change what they wrote, and forgives a mistake', async () => {
  const { sessions } = await at.write({ sessions: [{ title: 'A' }, { title: 'B' }] });
  await at.register('ana@essai.example', { seances: sessions[0] ?? '' });
  const path = await at.link('ana@essai.example');
  const guest = visitor(app);
  const wrong = await guest.post(path, { geste: 'changer', nom: '', structure: 'x'.repeat(200) });
  expect([wrong.status, await textOf(wrong)]).toEqual([400, expect.stringContaining('Écrivez votre nom.')]);
  const answer = await guest.post(path, {
    geste: 'changer',
    nom: 'Ana Bel',
    structure: 'particulier',
    seances: sessions[1] ?? '',
  });
  expect(answer.headers.get('location')).toBe(`${path}?fait=change`);
  expect(await at.rows()).toMatchObject([{ name: 'Ana Bel', status: 'confirmed', mail: 'ana@essai.example' }]);
  const calendar = await guest.get(`${path}/agenda`);
  expect([calendar.status, calendar.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
  expect(await calendar.text()).toContain('B (Salle 2)');
  for (const header of ['referrer-policy', 'x-robots-tag'])
    expect((await guest.get(path)).headers.has(header)).toBe(true);
});

it('proposes an unknown structure to the directory once, and finds a known one by its name or acronym', async () => {
  await at.write();
  const [caf] = await app.database.raw<{ id: string; name: string; acronym: string }[]>`
    select id, name, acronym from organisations where slug = 'caf-de-l-herault'`;
  await at.register('un@essai.example', { structure: (caf?.name ?? '').toUpperCase() });
  await at.register('deux@essai.example', { structure: 'Les Volets Verts' });
  await at.register('trois@essai.example', { structure: 'les volets  verts' });
  const rows = await at.ask<{ organisation_id: string | null }>(
    sql`select organisation_id from registrations order by number`,
  );
  expect(rows.map(({ organisation_id }) => organisation_id)).toEqual([caf?.id, null, null]);
  const proposed = await app.database
    .raw`select proposed -> 'organisation' ->> 'name' as name, author_name, answer_mail from proposals`;
  expect([...proposed]).toEqual([
    { name: 'Les Volets Verts', author_name: 'Inscription à un évènement', answer_mail: null },
  ]);
});

it('refuses what is not complete beside its field, and closes when the event does', async () => {
  await at.write();
  const wrong = await at.register('pas une adresse', { nom: '' });
  expect(wrong.status).toBe(400);
  const html = await textOf(wrong);
  for (const words of ['Écrivez votre nom.', 'Écrivez une adresse complète']) expect(html).toContain(words);
  const { raw } = app.database;
  await raw`update events set is_registration_open = false`;
  expect(await textOf(visitor(app).get(`/evenements/${SLUG}/inscription`))).toContain(
    'Les inscriptions ne sont pas ouvertes',
  );
  await at.register('ana@essai.example');
  await raw`update events set is_registration_open = true, status = 'draft'`;
  expect((await visitor(app).get(`/evenements/${SLUG}/inscription`)).status).toBe(404);
  expect(await at.rows()).toEqual([]);
  expect((await visitor(app).get('/evenements/inscription/inconnu')).status).toBe(404);
});
