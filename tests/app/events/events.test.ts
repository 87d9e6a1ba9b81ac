// Events through real requests: who sees them, who writes them, what becomes of them, and what calendars are told.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventComposers } from '#app/events/proposing/compose-event-mails.server.ts';
import { createLog } from '#app/server/log.ts';
import { sendOutgoing } from '#app/server/mail-outbox.ts';
import { wallClock, weekday } from '#db/paris-time.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { fieldsOf, textOf } from '#tests/support/forms.ts';
import { eventsOf, once, readCalendar } from '#tests/support/read-calendar.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';
import { type SmtpCatcher, startSmtpCatcher } from '#tests/support/smtp.ts';

const DESK = '/administration/evenements';
const DRAFT = 'atelier-petits-travaux';
const MEETING = 'rencontre-des-donneurs-d-alerte';
const PLENARY = 'pleniere-du-reseau-metropolitain';
let app: TestApp;
let smtp: SmtpCatcher;
let nobody: Visitor;
let montpellier: Visitor;
let lyon: Visitor;
let caf: Visitor;

beforeAll(async () => {
  smtp = await startSmtpCatcher();
  app = await startApp({ env: { SMTP_URL: smtp.url } });
  nobody = visitor(app);
  montpellier = await persona(app, 'coordination-montpellier');
  lyon = await persona(app, 'coordination-lyon');
  caf = await persona(app, 'agent-caf-herault');
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
});

type EventRow = { id: string; status: string; revision: number; title: string; starts_at: Date };

async function rowOf(slug: string): Promise<EventRow> {
  const [row] = await app.database.raw<
    EventRow[]
  >`select id, status, revision, title, starts_at from events where slug = ${slug}`;
  if (!row) throw new Error(`${slug} is not there`);
  return row;
}

async function statuses(path: string, browsers: Visitor[]): Promise<number[]> {
  return Promise.all(browsers.map(async (browser) => (await browser.get(path)).status));
}

async function feed(path: string) {
  return readCalendar(new Uint8Array(await (await nobody.get(path)).arrayBuffer()));
}

it('shows a draft to its coordination and its organisers, to nobody else, under none of its addresses', async () => {
  const compagnons = await persona(app, 'equipe-compagnons');
  for (const path of ['', '/agenda', '/image', '.data']) {
    const seen = await statuses(`/evenements/${DRAFT}${path}`, [nobody, lyon, caf, montpellier, compagnons]);
    expect({ path, seen }).toEqual({ path, seen: [404, 404, 404, 200, 200] });
  }
  expect(await statuses(`${DESK}/${DRAFT}`, [lyon, caf, compagnons, montpellier])).toEqual([404, 404, 403, 200]);
  expect(await textOf(nobody.get('/evenements'))).not.toContain('petits travaux');
});

it('saves a form that nobody touched without changing anything but the revision, sessions keeping their ids', async () => {
  const read = () => app.database.raw`select events.*, array(select row(event_sessions.*)::text from event_sessions
    where event_id = events.id order by id) as sessions from events where slug = ${PLENARY}`;
  const [before] = await read();
  const answer = await lyon.post(`${DESK}/${PLENARY}`, await fieldsOf(lyon, `${DESK}/${PLENARY}`));
  expect(answer.headers.get('location')).toBe(`${DESK}/${PLENARY}?fait=enregistre`);
  const [after] = await read();
  expect(after).toEqual({ ...before, revision: before?.revision + 1, updated_at: after?.updated_at });
});

it('never writes over somebody else’s save: the second one is shown both versions', async () => {
  const fields = await fieldsOf(montpellier, `${DESK}/${MEETING}`);
  await montpellier.post(`${DESK}/${MEETING}`, { ...fields, theme: 'Santé' });
  const answer = await montpellier.post(`${DESK}/${MEETING}`, { ...fields, theme: 'Eau' });
  expect(answer.status).toBe(409);
  const text = await textOf(answer);
  expect(text).toContain('Santé');
  expect(text).toContain('La version enregistrée entre-temps');
  const again = {
    ...fields,
    theme: 'Eau',
    revision: String((await rowOf(MEETING)).revision),
    'garder-theme': 'enregistree',
  };
  expect((await montpellier.post(`${DESK}/${MEETING}`, again)).status).toBe(303);
  const [row] = await app.database.raw`select theme from events where slug = ${MEETING}`;
  expect(row?.theme).toBe('Santé');
});

it('keeps what is typed and not saved for who types it, and gives it back until it is saved or given up', async () => {
  const here = `${DESK}/${MEETING}`;
  const fields = await fieldsOf(montpellier, here);
  const kept = await montpellier.post(here, { ...fields, geste: 'brouillon', theme: 'Froid et santé' });
  expect(await kept.text()).not.toContain('Cet évènement n’existe pas');
  expect(await textOf(montpellier.get(here))).toMatch(/Brouillon du .* repris/);
  expect((await fieldsOf(montpellier, here)).theme).toBe('Froid et santé');
  expect(await textOf(nobody.get(`/evenements/${MEETING}`))).not.toContain('Froid et santé');
  const resumed = await fieldsOf(montpellier, here);
  await montpellier.post(here, resumed);
  expect(await textOf(montpellier.get(here))).not.toMatch(/Brouillon du .* repris/);
  expect(await textOf(nobody.get(`/evenements/${MEETING}`))).toContain('Froid et santé');

  for (const [browser, form] of [
    [montpellier, `${DESK}/nouveau`],
    [caf, '/evenements/proposer'],
  ] as const) {
    await browser.post(form, { ...(await fieldsOf(browser, form)), geste: 'brouillon', titre: 'À moitié écrit' });
    expect((await fieldsOf(browser, form)).titre).toBe('À moitié écrit');
    expect((await browser.post(form, { geste: 'abandonner' })).headers.get('location')).toBe(form);
    expect((await fieldsOf(browser, form)).titre).toBe('');
  }
});

it('says beside the field what is wrong, keeps what was written, and writes nothing', async () => {
  const { revision } = await rowOf(MEETING);
  const fields = await fieldsOf(montpellier, `${DESK}/${MEETING}`);
  const wrong = { ...fields, titre: '', fin: '03:00', 'organisme-nom-0': 'Organisme qui n’existe pas' };
  const answer = await montpellier.post(`${DESK}/${MEETING}`, wrong);
  expect(answer.status).toBe(400);
  expect(await textOf(answer)).toContain('La fin vient après le début.');
  const unknown = await montpellier.post(`${DESK}/${MEETING}`, { ...fields, 'organisme-nom-0': 'N’existe pas' });
  expect(await textOf(unknown)).toContain('Aucun organisme de l’annuaire ne porte ce nom');
  expect((await rowOf(MEETING)).revision).toBe(revision);
});

it('tells calendars of a cancelled event under the same name, with a higher sequence', async () => {
  const uid = `${(await rowOf(MEETING)).id}@127.0.0.1`;
  const find = async (path: string) => (await feed(path)).children.find((event) => once(event, 'UID') === uid);
  const before = await find('/evenements/agenda?territoire=montpellier');
  if (!before) throw new Error('not in the feed');
  expect(once(before, 'STATUS')).toBe('CONFIRMED');
  expect((await montpellier.post(`${DESK}/${MEETING}`, { geste: 'annuler', motif: '' })).status).toBe(400);
  await montpellier.post(`${DESK}/${MEETING}`, { geste: 'annuler', motif: 'La salle a été inondée.' });
  const after = await find(`/evenements/${MEETING}/agenda`);
  if (!after) throw new Error('not in its calendar');
  expect(once(after, 'STATUS')).toBe('CANCELLED');
  expect(Number(once(after, 'SEQUENCE'))).toBeGreaterThan(Number(once(before, 'SEQUENCE')));
  expect(await textOf(nobody.get(`/evenements/${MEETING}`))).toContain('La salle a été inondée.');
  await montpellier.post(`${DESK}/${MEETING}`, { geste: 'retablir' });
  expect((await rowOf(MEETING)).status).toBe('published');
});

it('gives each feed what its address names, each day of an exhibition an entry of its own', async () => {
  const summaries = async (search: string) =>
    eventsOf(await feed(`/evenements/agenda${search}`)).map((event) => once(event, 'SUMMARY'));
  const year = (await rowOf(PLENARY)).starts_at.getUTCFullYear();
  const edition = await summaries(`?edition=jcpe-${year}-lyon`);
  expect(edition.filter((title) => title === 'Habitat pédagogique itinérant')).toHaveLength(3);
  expect(edition).not.toContain('Visite d’un logement rénové en auto-réhabilitation');
  expect(await summaries('?territoire=montpellier')).toEqual(['Rencontre des donneurs d’alerte']);
  expect(await summaries('?theme=coordination&territoire=lyon')).toContain('Plénière du réseau métropolitain');
  expect(await summaries('?territoire=nulle-part')).toEqual([]);
});

it('publishes what a partner proposes, or tells why not by mail', async () => {
  const form = await fieldsOf(caf, '/evenements/proposer');
  const written = {
    ...form,
    titre: 'Portes ouvertes de la CAF',
    format: 'visite',
    public: 'public',
    jour: '2027-03-28',
    debut: '09:00',
    fin: '12:00',
    'lieu-organisme': 'La CAF (caf-de-l-herault)',
    officiel: 'accepte',
  };
  const answer = await caf.post('/evenements/proposer', written);
  expect(answer.headers.get('location')).toBe(`${DESK}/portes-ouvertes-de-la-caf?fait=propose`);
  const [row] = await app.database
    .raw`select status, official_status, starts_at from events where slug = 'portes-ouvertes-de-la-caf'`;
  // The day on which summer time begins.
  expect(row).toEqual({ status: 'proposed', official_status: 'not-yet', starts_at: new Date('2027-03-28T07:00:00Z') });
  expect(await statuses('/evenements/portes-ouvertes-de-la-caf', [nobody, lyon, caf])).toEqual([404, 404, 200]);
  expect(await textOf(montpellier.get('/administration'))).toContain('Portes ouvertes de la CAF');
  expect((await caf.post(`${DESK}/portes-ouvertes-de-la-caf`, { geste: 'publier' })).status).toBe(403);
  await montpellier.post(`${DESK}/portes-ouvertes-de-la-caf`, { geste: 'publier' });
  expect(await statuses('/evenements/portes-ouvertes-de-la-caf', [nobody])).toEqual([200]);
  // Published, it is the coordination's to change.
  expect(await statuses(`${DESK}/portes-ouvertes-de-la-caf`, [caf])).toEqual([403]);
  await montpellier.post(`${DESK}/permanence-acces-aux-droits-energie`, {
    geste: 'refuser',
    motif: 'Une autre existe déjà.',
  });
  await sendOutgoing({
    database: app.database,
    mail: app.parts.mail,
    log: createLog('silent'),
    composers: eventComposers(app.origin),
    now: () => new Date(),
  });
  const texts = smtp.mails.map(({ text }) => text).sort();
  expect(texts).toHaveLength(2);
  expect(texts.some((text) => text.includes(`${app.origin}/evenements/portes-ouvertes-de-la-caf`))).toBe(true);
  expect(texts.some((text) => text.includes('Une autre existe déjà.'))).toBe(true);
});

it('takes an edition up again: drafts on the same weekdays at the same hours, nothing of who took part', async () => {
  const year = (await rowOf(PLENARY)).starts_at.getUTCFullYear() - 1;
  const slug = `jcpe-${year}-lyon`;
  await app.database.raw`update events set is_registration_open = true, forget_on = '2030-01-01'
    where slug = 'premiere-rencontre-des-partenaires'`;
  const form = { geste: 'dupliquer', nom: 'JCPE 2030', jour: '2030-07-11', theme: '', garder: 'semaine' };
  const answer = await lyon.post(`/administration/editions/${slug}`, { ...form, vu: '2030-07-11 weekdays' });
  expect(answer.headers.get('location')).toBe('/administration/editions/jcpe-2030-lyon?fait=reprise');
  const copies = await app.database
    .raw`select events.*, (select count(*)::int from event_sessions where event_id = events.id) as sessions,
      (select count(*)::int from event_tasks where event_id = events.id and done_at is null) as open_tasks
    from events join editions on editions.id = edition_id where editions.slug = 'jcpe-2030-lyon' order by starts_at`;
  expect(copies.map(({ title, status, sessions }) => ({ title, status, sessions }))).toEqual([
    { title: 'Première rencontre des partenaires', status: 'draft', sessions: 2 },
    { title: 'Réunion publique\u202f: se chauffer sans se ruiner', status: 'draft', sessions: 0 },
  ]);
  // Somebody in a hurry clicks twice.
  const again = await lyon.post(`/administration/editions/${slug}`, { ...form, vu: '2030-07-11 weekdays' });
  expect(again.headers.get('location')).toBe(answer.headers.get('location'));
  const [first, second] = copies;
  expect(wallClock(first?.starts_at)).toEqual({ day: '2030-07-11', clock: '09:30' });
  expect(first).toMatchObject({
    is_registration_open: false,
    forget_on: null,
    official_status: 'not-yet',
    open_tasks: 1,
  });
  // A Thursday evening of winter becomes a Thursday evening of summer.
  expect(wallClock(second?.starts_at).clock).toBe('18:30');
  expect(weekday(wallClock(second?.starts_at).day)).toBe(3);
});

it('shows the dates before it copies, again when another day is typed; the first event falls on it where no day was set', async () => {
  const { raw } = app.database;
  await raw`insert into editions (territory_id, slug, name) select id, 'printemps', 'Printemps 2026' from territories where slug = 'lyon'`;
  for (const [title, startsAt] of [
    ['Le lendemain', new Date('2026-03-04T08:00:00Z')],
    ['Ouverture', new Date('2026-03-03T08:00:00Z')],
  ] as const)
    await raw`insert into events (territory_id, edition_id, slug, title, format, status, starts_at, ends_at)
      select territory_id, id, ${title}, ${title}, 'workshop', 'published', ${startsAt}, ${startsAt} from editions where slug = 'printemps'`;
  const form = { geste: 'dupliquer', nom: 'Printemps 2029', jour: '2029-03-16', theme: '', garder: 'ecarts' };
  const ask = (more: Record<string, string> = {}) =>
    lyon.post('/administration/editions/printemps', { ...form, ...more });
  const shown = await textOf(ask());
  expect(shown).toContain('Ce qui avait lieu le mardi 3 mars 2026 tombe le jour choisi.');
  expect(shown).toMatch(/vendredi 16 mars 2029.*samedi 17 mars 2029/s);
  expect(shown).toContain('value="2029-03-16 gaps"');
  // Seen for another day, or for the other answer.
  expect((await ask({ jour: '2029-03-20', vu: '2029-03-16 gaps' })).status).toBe(200);
  expect(await textOf(ask({ garder: 'semaine', vu: '2029-03-16 gaps' }))).toContain('mercredi 21 mars 2029');
  expect(await textOf(ask({ jour: '' }))).toContain('mardi 2 mars 2027');
  expect((await raw`select from editions where name = 'Printemps 2029'`).length).toBe(0);
  expect((await ask({ vu: '2029-03-16 gaps' })).status).toBe(303);
  const copies = await raw<{ title: string; starts_at: Date }[]>`select title, starts_at from events
    where edition_id = (select id from editions where name = 'Printemps 2029') order by starts_at`;
  expect(copies.map(({ title, starts_at }) => [title, wallClock(starts_at).day])).toEqual([
    ['Ouverture', '2029-03-16'],
    ['Le lendemain', '2029-03-17'],
  ]);
});

it('takes back an edition with its drafts, until one of them is published; nobody else’s', async () => {
  const { raw } = app.database;
  const here = '/administration/editions/a-reprendre';
  await raw`insert into editions (territory_id, slug, name) select id, 'a-reprendre', 'À reprendre' from territories where slug = 'lyon'`;
  await raw`insert into events (territory_id, edition_id, slug, title, format, status, starts_at, ends_at)
    select territory_id, id, 'brouillon-' || n, 'Brouillon', 'workshop', 'draft', now(), now() from editions, generate_series(1, 2) as n
    where slug = 'a-reprendre'`;
  expect(await textOf(lyon.get(here))).toContain('avec ses 2 brouillons');
  expect((await montpellier.post(here, { geste: 'supprimer' })).status).toBe(403);
  await raw`update events set status = 'published' where slug = 'brouillon-1'`;
  expect((await lyon.post(here, { geste: 'supprimer' })).headers.get('location')).toBe(`${here}?fait=edition-publiee`);
  expect(await textOf(lyon.get(here))).not.toContain('Supprimer l’édition');
  await raw`update events set status = 'draft' where slug = 'brouillon-1'`;
  expect((await lyon.post(here, { geste: 'supprimer' })).headers.get('location')).toBe(
    `${DESK}?fait=edition-supprimee`,
  );
  expect(await statuses(here, [lyon])).toEqual([404]);
  expect(await raw`select from events where slug like 'brouillon-%'`).toHaveLength(0);
});

it('narrows the programme by its address, and shortens that address', async () => {
  const listed = async (search: string) => textOf(nobody.get(`/evenements${search}`));
  expect(await listed('?commune=69123')).toContain('Plénière du réseau métropolitain');
  expect(await listed('?commune=69123')).not.toContain('Rencontre des donneurs');
  expect(await listed('?commune=69029')).toContain('Habitat pédagogique');
  expect(await listed('?format=webinaire')).not.toContain('Fresque');
  expect(await listed('?du=2020-01-01&au=2020-01-31')).toContain('Rien ne correspond');
  // Shown under each of its days, counted once.
  expect(await listed('?format=exposition&vue=semaine')).toMatch(/tabular-nums">Un évènement</);
  const redirected = await nobody.get('/evenements?lieu=Lyon&territoire=&du=&au=&format=atelier');
  expect(redirected.headers.get('location')).toBe('/evenements?format=atelier&commune=69123');
  expect((await nobody.get('/evenements?lieu=Nulle-Part-sur-Rien')).status).toBe(200);
});

it('keeps the events of a closed network to its members', async () => {
  await app.database.raw`update territories set is_closed = true where slug = 'lyon'`;
  expect(await statuses(`/evenements/${PLENARY}`, [nobody, caf])).toEqual([404, 200]);
  expect(await textOf(nobody.get('/evenements'))).not.toContain('Plénière du réseau métropolitain');
  expect(eventsOf(await feed('/evenements/agenda?territoire=lyon'))).toEqual([]);
  await app.database.raw`update territories set is_closed = false where slug = 'lyon'`;
});

it('draws a picture and says in schema.org what is shared', async () => {
  const image = await nobody.get(`/evenements/${PLENARY}/image`);
  expect(image.headers.get('content-type')).toBe('image/png');
  expect(
    Buffer.from(await image.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG');
  const again = await nobody.get(`/evenements/${PLENARY}/image`, { 'if-none-match': image.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
  const html = await (await nobody.get(`/evenements/${PLENARY}`)).text();
  const data = /<script type="application\/ld\+json"[^>]*>([^<]*)<\/script>/.exec(html)?.[1] ?? '';
  expect(JSON.parse(data)).toMatchObject({ '@type': 'Event', name: 'Plénière du réseau métropolitain' });
  expect(html).toContain(`${app.origin}/evenements/${PLENARY}/image`);
});

it('keeps a checklist with owner and date, and says what is late on the desk', async () => {
  const here = `${DESK}/${MEETING}/preparation`;
  await montpellier.post(here, { geste: 'habituelles' });
  await montpellier.post(here, {
    tache: 'Réserver le goûter',
    phase: 'avant',
    echeance: '2020-01-02',
    'responsable-nom': 'Le CCAS',
  });
  expect((await montpellier.post(here, { tache: '', phase: 'jamais' })).status).toBe(400);
  const desk = await textOf(montpellier.get('/administration'));
  expect(desk).toContain('Réserver le goûter');
  const [task] = await app.database.raw<
    { id: string }[]
  >`select id from event_tasks where title = 'Réserver le goûter'`;
  const fields = { tache: 'Réserver le goûter', phase: 'pendant', echeance: '2020-02-03', 'responsable-nom': 'La CAF' };
  const change = { geste: 'changer', id: task?.id ?? '', ...fields };
  const wrong = await montpellier.post(here, { ...change, echeance: '2020-02-31' });
  expect([wrong.status, await textOf(wrong)]).toEqual([400, expect.stringContaining('Choisissez un jour')]);
  expect((await montpellier.post(here, change)).headers.get('location')).toBe(`${here}?fait=tache`);
  expect(await textOf(montpellier.get(here))).toContain('La CAF, pour le 3 février 2020');
  // From another event it changes nothing.
  await lyon.post(`${DESK}/${PLENARY}/preparation`, { ...change, tache: 'Autre chose' });
  expect(await textOf(montpellier.get(here))).not.toContain('Autre chose');
  await montpellier.post(here, { geste: 'faite', id: task?.id ?? '' });
  expect(await textOf(montpellier.get('/administration'))).not.toContain('Réserver le goûter');
  // The id of a task of another event changes nothing here.
  await lyon.post(`${DESK}/${PLENARY}/preparation`, { geste: 'enlever', id: task?.id ?? '' });
  expect(await app.database.raw`select 1 from event_tasks where id = ${task?.id ?? ''}`).toHaveLength(1);
});
