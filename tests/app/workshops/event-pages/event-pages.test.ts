// An event has one page by default: made when it is published, put away and brought back, one more for a session.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { templateFor } from '#app/workshops/event-pages/event-template.ts';
import { readWorkshopContent } from '#app/workshops/read-workshop.server.ts';
import type { EventFormat } from '#db/schema/events.ts';
import type { WorkshopTemplate } from '#db/schema/workshops.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { textOf } from '#tests/support/forms.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';

const DRAFT = 'atelier-petits-travaux';
const DESK = '/administration/evenements';
let app: TestApp;
let montpellier: Visitor;

beforeAll(async () => {
  app = await startApp();
  montpellier = await persona(app, 'coordination-montpellier');
});
afterAll(() => app?.close());

type Page = { id: string; slug: string; title: string; template: string; join_code: string; session_id: string | null };

function pagesOf(event: string): Promise<Page[]> {
  return app.database.raw<Page[]>`select p.* from workshop_pages p join events on events.id = p.event_id
    where events.slug = ${event} and archived_at is null order by p.created_at`;
}

it.each<[EventFormat, WorkshopTemplate]>([
  ['plenary', 'plenary'],
  ['workshop', 'thematic'],
  ['round-table', 'round-table'],
  ['public-meeting', 'round-table'],
  ['webinar', 'round-table'],
  ['visit', 'free'],
  ['exhibition', 'free'],
  ['other', 'free'],
])('%s begins with the template %s', (format, template) => {
  expect(templateFor(format)).toBe(template);
});

it('is made once when the event is published, and listed with it', async () => {
  await app.database.raw`update events set place_name = 'Maison des projets' where slug = ${DRAFT}`;
  expect(await pagesOf(DRAFT)).toEqual([]);
  await montpellier.post(`${DESK}/${DRAFT}`, { geste: 'publier' });
  const made = await pagesOf(DRAFT);
  expect(made).toMatchObject([{ template: 'thematic', session_id: null }]);
  await montpellier.post(`${DESK}/${DRAFT}`, { geste: 'annuler', motif: 'La salle est prise.' });
  await montpellier.post(`${DESK}/${DRAFT}`, { geste: 'retablir' });
  expect(await pagesOf(DRAFT)).toEqual(made);
  expect(await textOf(visitor(app).get(`/evenements/${DRAFT}`))).toContain(`/ateliers/${made[0]?.slug}`);
});

it('is put away by its coordination: listed nowhere, its door closed, not made again; and brought back', async () => {
  const [page] = await pagesOf(DRAFT);
  const here = `${DESK}/${DRAFT}/ateliers`;
  const put = (geste: string) => montpellier.post(here, { geste, page: page?.slug ?? '' });
  const lyon = await persona(app, 'coordination-lyon');
  expect((await lyon.post(here, { geste: 'ranger', page: page?.slug ?? '' })).status).toBe(403);
  await put('ranger');
  await montpellier.post(`${DESK}/${DRAFT}`, { geste: 'annuler', motif: 'La salle est prise.' });
  await montpellier.post(`${DESK}/${DRAFT}`, { geste: 'retablir' });
  expect(await pagesOf(DRAFT)).toEqual([]);
  const guest = visitor(app);
  expect(await textOf(guest.get(`/evenements/${DRAFT}`))).not.toContain('/ateliers/');
  expect((await guest.get(`/a/${page?.join_code}`)).status).toBe(404);
  expect(await textOf(montpellier.get('/administration/ateliers'))).not.toContain(`/ateliers/${page?.slug}"`);
  expect((await put('remettre')).headers.get('location')).toBe(`${here}?fait=remise`);
  expect(await pagesOf(DRAFT)).toMatchObject([{ id: page?.id }]);
  expect((await guest.get(`/a/${page?.join_code}`)).status).toBe(200);
});

it('a session has its own by one click, however often it is asked for', async () => {
  const [session] = await app.database.raw<
    { id: string }[]
  >`insert into event_sessions (event_id, title, starts_at, ends_at)
    select id, 'Se chauffer', starts_at, ends_at from events where slug = ${DRAFT} returning id`;
  const here = `${DESK}/${DRAFT}/ateliers`;
  const open = () => montpellier.post(here, { geste: 'ouvrir', seance: session?.id ?? '' });
  expect(await Promise.all([open(), open()]).then((all) => all.map(({ status }) => status))).toEqual([303, 303]);
  expect(await pagesOf(DRAFT)).toMatchObject([
    { session_id: null },
    { session_id: session?.id, title: 'Se chauffer', template: 'thematic' },
  ]);
  expect(await textOf(visitor(app).get(`/evenements/${DRAFT}`))).toContain('/ateliers/se-chauffer');
});

it('an event taken up again gets a page of its own, with none of the words of the last one', async () => {
  const past = 'premiere-rencontre-des-partenaires';
  const [edition] = await app.database.raw<{ slug: string }[]>`select editions.slug from editions
    join events on events.edition_id = editions.id where events.slug = ${past}`;
  const lyon = await persona(app, 'coordination-lyon');
  await lyon.post(`${DESK}/${past}/ateliers`, { geste: 'ouvrir', seance: '' });
  const before = await pagesOf(past);
  const written = await readWorkshopContent(app.parts, before[0]?.id ?? '');
  const card = {
    geste: 'ajouter',
    note: written.boards[0]?.noteId ?? '',
    colonne: 'actions',
    texte: 'Ouvrir un accueil',
  };
  expect((await lyon.post(`/ateliers/${before[0]?.slug}`, card)).headers.get('location')).toContain('#carte-');
  await lyon.post(`/administration/editions/${edition?.slug}`, {
    geste: 'dupliquer',
    nom: 'JCPE 2030',
    jour: '2030-07-11',
    theme: '',
    vu: '2030-07-11 gaps',
  });
  const [copy] = await app.database.raw<{ slug: string }[]>`select slug from events
    where copied_from = (select id from events where slug = ${past})`;
  expect(await pagesOf(copy?.slug ?? '')).toEqual([]);
  await lyon.post(`${DESK}/${copy?.slug}`, { geste: 'publier' });
  const [fresh] = await pagesOf(copy?.slug ?? '');
  const { boards } = await readWorkshopContent(app.parts, fresh?.id ?? '');
  expect(boards[0]?.columns.length).toBeGreaterThan(3);
  expect(boards.flatMap(({ columns }) => columns.flatMap(({ cards }) => cards))).toEqual([]);
  expect(before.map(({ id }) => id)).not.toContain(fresh?.id);
});
