// A workshop page by forms alone: joined by code, written without script, steered by who facilitates.
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { appendParagraphs } from '#app/workshops/append-paragraphs.ts';
import { addCard } from '#app/workshops/board/board-changes.ts';
import { createWorkshop } from '#app/workshops/create-workshop.server.ts';
import { readWorkshopContent } from '#app/workshops/read-workshop.server.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { textOf } from '#tests/support/forms.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';

let app: TestApp;
let coordinator: Visitor;
let page: { id: string; slug: string; noteIds: string[] };

beforeAll(async () => {
  app = await startApp();
  coordinator = await persona(app, 'coordination-montpellier');
  page = await makePage('Plénière de novembre');
});
afterAll(() => app?.close());

async function makePage(title: string) {
  const [territory] = await app.database.raw<{ id: string }[]>`select id from territories where slug = 'montpellier'`;
  return createWorkshop(app.database, { territoryId: territory?.id ?? '', title, template: 'plenary' });
}

async function codeOf({ id }: { id: string }): Promise<string> {
  const [row] = await app.database.raw<{ join_code: string }[]>`select join_code from workshop_pages where id = ${id}`;
  return row?.join_code ?? '';
}

async function join(prenom: string, structure = '', on = page): Promise<Visitor> {
  const phone = visitor(app);
  const answer = await phone.post(`/a/${await codeOf(on)}`, { prenom, structure });
  expect(answer.status).toBe(200);
  return phone;
}

function addCardBy(phone: Visitor, texte: string, more: Record<string, string> = {}, on = page): Promise<Response> {
  return phone.post(`/ateliers/${on.slug}`, {
    geste: 'ajouter',
    note: on.noteIds[0] ?? '',
    colonne: 'idees',
    texte,
    ...more,
  });
}

async function cardsOf(on = page) {
  const { boards } = await readWorkshopContent(app.parts, on.id);
  return boards.flatMap(({ columns }) =>
    columns.flatMap((column) => column.cards.map((card) => ({ ...card, column: column.id }))),
  );
}

const steer = (fields: Record<string, string>, on = page) => coordinator.post(`/ateliers/${on.slug}/animer`, fields);

it('is closed to who has neither joined nor an account, and says how to come in', async () => {
  const answer = await visitor(app).get(`/ateliers/${page.slug}`);
  expect(answer.status).toBe(200);
  const text = await textOf(answer);
  expect(text).toContain('Le code affiché dans la salle');
  expect(text).not.toContain('Paperboard de la plénière');
  expect((await visitor(app).get('/ateliers/nulle-part')).status).toBe(404);
});

it('from the code to a first card: two fields, three round trips, well under 150 kB, no script', async () => {
  const phone = visitor(app);
  const bodies: string[] = [];
  const read = async (answer: Response) => {
    const body = await answer.text();
    bodies.push(body);
    return body;
  };
  const screen = await read(await phone.get(`/a/${await codeOf(page)}`));
  expect(screen.match(/<input(?![^>]*hidden)/g)).toHaveLength(2);
  const joined = await phone.post(`/a/${await codeOf(page)}`, { prenom: 'Ana', structure: 'Compagnons Bâtisseurs' });
  const first = await read(joined);
  expect(joined.headers.getSetCookie().join()).toMatch(
    /^atelier-[0-9a-f]{8}=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax/,
  );
  expect(first).toContain(`action="/ateliers/${page.slug}"`);
  const added = await addCardBy(phone, 'Une visite à deux, travailleur social et technicien');
  expect(added.status).toBe(303);
  expect(await cardsOf()).toMatchObject([
    { text: 'Une visite à deux, travailleur social et technicien', authorName: 'Ana' },
  ]);
  // Whatever the pages fetch by themselves counts: nothing but their own bytes.
  for (const body of bodies)
    expect(body).not.toMatch(/<script|<link[^>]+stylesheet|rel="preload"|rel="modulepreload"|<img/);
  const weight = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
  expect(weight).toBeLessThan(60_000);
});

/** What a form of that page would send besides what one types. */
async function hiddenOf(answer: Response, name: string): Promise<string> {
  return new RegExp(`<input type="hidden" name="${name}" value="([^"]+)"`).exec(await answer.text())?.[1] ?? '';
}

it('a form sent twice because the answer was lost makes one participant and one card', async () => {
  const own = await makePage('Deux fois');
  const phone = visitor(app);
  const address = `/a/${await codeOf(own)}`;
  const jeton = await hiddenOf(await phone.get(address), 'jeton');
  expect(jeton).not.toBe(await hiddenOf(await phone.get(address), 'jeton'));
  const who = { prenom: 'Ana', structure: '', jeton };
  // The first answer, and its cookie, never came; both sends may also reach us at once.
  await Promise.all([visitor(app).post(address, who), visitor(app).post(address, who)]);
  const carte = await hiddenOf(await phone.post(address, { ...who, structure: 'ADIL' }), 'carte');
  const joins = await asWork(
    app.database,
    'workshops',
    (raw) => raw`select organisation_name from workshop_joins where page_id = ${own.id}`,
  );
  expect(joins).toEqual([{ organisation_name: 'ADIL' }]);
  await addCardBy(phone, 'Une permanence le mardi', { carte }, own);
  expect((await addCardBy(phone, 'Une permanence le mardi', { carte }, own)).status).toBe(303);
  expect((await cardsOf(own)).map(({ text }) => text)).toEqual(['Une permanence le mardi']);
  // Back, other words, sent again: another card.
  await addCardBy(phone, 'Et le jeudi', { carte }, own);
  expect((await cardsOf(own)).map(({ text }) => text)).toEqual(['Une permanence le mardi', 'Et le jeudi']);
  const board = await phone.get(`/ateliers/${own.slug}`);
  expect(await hiddenOf(board, 'carte')).toMatch(/^[0-9a-f-]{36}$/);
});

it('knows the structure by its whole name, whatever the accents', async () => {
  await join('Luc', 'caisse d’allocations familiales de l’hérault');
  await join('Paul', 'CCAS');
  await join('Zoé', 'Les Voisins du Clos');
  const rows = await asWork(
    app.database,
    'workshops',
    (raw) => raw`
    select first_name, organisation_name, organisation_id is not null as known from workshop_joins where first_name in ('Luc', 'Paul', 'Zoé') order by 1`,
  );
  const [luc, paul, zoe] = rows;
  expect(zoe).toMatchObject({ organisation_name: 'Les Voisins du Clos', known: false });
  expect(paul).toMatchObject({ organisation_name: 'CCAS', known: false });
  expect(luc).toMatchObject({ organisation_name: 'Caisse d’allocations familiales de l’Hérault', known: true });
});

it('a wrong code opens nothing and keeps what was meant', async () => {
  const answer = await visitor(app).get('/a/zzzzzzzz');
  expect(answer.status).toBe(404);
  expect(await textOf(answer)).toContain('Ce code n’ouvre aucune page');
  const nameless = await visitor(app).post(`/a/${await codeOf(page)}`, { prenom: ' ', structure: 'CCAS' });
  expect(nameless.status).toBe(400);
  const text = await textOf(nameless);
  expect(text).toContain('Écrivez votre prénom');
  expect(text).toContain('value="CCAS"');
});

it('names of households are asked about; the public contact of a structure passes', async () => {
  const phone = await join('Mia');
  const before = (await cardsOf()).length;
  const refused = await addCardBy(phone, 'Mme Dupont attend sa visite');
  expect(refused.status).toBe(400);
  const text = await textOf(refused);
  expect(text).toContain('On dirait le nom d’une personne');
  expect(text).toContain('Mme Dupont attend sa visite');
  expect((await cardsOf()).length).toBe(before);
  expect((await addCardBy(phone, 'Mme Dupont attend sa visite', { public: 'oui' })).status).toBe(303);
});

it('one changes one’s own cards only, and a form sent twice adds one', async () => {
  const [ana, ben] = [await join('Ana'), await join('Ben')];
  const carte = '0b8a1a52-9c55-4f0e-a0a5-1d6a9a3f7b11';
  await Promise.all([addCardBy(ana, 'Une seule fois', { carte }), addCardBy(ana, 'Une seule fois', { carte })]);
  expect((await cardsOf()).filter(({ id }) => id === carte)).toHaveLength(1);
  const gesture = { note: page.noteIds[0] ?? '', carte, colonne: 'actions' };
  expect((await ben.post(`/ateliers/${page.slug}`, { geste: 'deplacer', ...gesture })).status).toBe(403);
  expect((await ana.post(`/ateliers/${page.slug}`, { geste: 'deplacer', ...gesture })).status).toBe(303);
  const change = { geste: 'modifier', ...gesture, texte: 'Une seule fois, mieux dite', 'au-nom-de': 'la table 3' };
  expect((await ana.post(`/ateliers/${page.slug}`, change)).status).toBe(303);
  expect((await cardsOf()).find(({ id }) => id === carte)).toMatchObject({
    column: 'actions',
    text: 'Une seule fois, mieux dite',
    onBehalfOf: 'la table 3',
  });
  expect((await ben.post(`/ateliers/${page.slug}`, { geste: 'retirer', ...gesture })).status).toBe(403);
  expect((await coordinator.post(`/ateliers/${page.slug}`, { geste: 'retirer', ...gesture })).status).toBe(303);
  expect((await cardsOf()).some(({ id }) => id === carte)).toBe(false);
  expect((await visitor(app).post(`/ateliers/${page.slug}`, { geste: 'ajouter', ...gesture, texte: 'x' })).status).toBe(
    403,
  );
});

it('what comes after a lock or a freeze waits for a decision, and its writer sees which', async () => {
  const on = await makePage('Atelier figé');
  const phone = await join('Ana', 'CCAS', on);
  const noteId = on.noteIds[0] ?? '';
  await steer({ geste: 'verrou', note: noteId, colonne: 'idees', vers: 'ferme' }, on);
  expect((await addCardBy(phone, 'Trop tard pour la colonne', {}, on)).headers.get('location')).toContain(
    'fait=tardive',
  );
  expect(
    (await addCardBy(phone, 'À temps ailleurs', { colonne: 'actions' }, on)).headers.get('location'),
  ).not.toContain('tardive');
  await steer({ geste: 'figer' }, on);
  await addCardBy(phone, 'Trop tard pour la page', { colonne: 'actions' }, on);
  expect((await addCardBy(coordinator, 'Même l’animation ne change plus rien', {}, on)).status).toBe(403);
  expect((await cardsOf(on)).map(({ text }) => text)).toEqual(['À temps ailleurs']);
  // Nor is it offered a field whose words would be refused: only who has joined leaves late contributions.
  expect(await textOf(coordinator.get(`/ateliers/${on.slug}`))).not.toMatch(/name="texte"/);
  expect(await textOf(phone.get(`/ateliers/${on.slug}`))).toMatch(/name="texte"/);

  const desk = await textOf(coordinator.get(`/ateliers/${on.slug}/animer`));
  const waiting = [...desk.matchAll(/name="tardive" value="([^"]+)"/g)].map(([, id = '']) => id);
  expect(waiting).toHaveLength(2);
  expect((await phone.get(`/ateliers/${on.slug}/animer`)).status).toBe(403);
  const [first = '', second = ''] = waiting;
  await Promise.all([1, 2].map(() => steer({ geste: 'tardive', tardive: first, decision: 'ajouter' }, on)));
  await steer({ geste: 'tardive', tardive: second, decision: 'laisser' }, on);
  expect(
    (await cardsOf(on)).map(({ text, authorName, structure }) => `${authorName}, ${structure} : ${text}`).sort(),
  ).toEqual(['Ana, CCAS : Trop tard pour la colonne', 'Ana, CCAS : À temps ailleurs']);
  const seen = await textOf(phone.get(`/ateliers/${on.slug}`));
  expect(seen).toMatch(/Trop tard pour la colonne<\/p><p[^>]*>ajoutée à la page/);
  expect(seen).toMatch(/Trop tard pour la page<\/p><p[^>]*>laissée de côté/);
  const other = await textOf((await join('Ben', '', on)).get(`/ateliers/${on.slug}`));
  expect(other).not.toContain('Trop tard pour la page');
});

it('unsent live text of a frozen device is taken apart: cards still open go in, the others wait', async () => {
  const on = await makePage('Atelier hors ligne');
  const phone = await join('Ana', '', on);
  const noteId = on.noteIds[0] ?? '';
  const [row] = await asWork(
    app.database,
    'workshops',
    (raw) => raw<{ id: string }[]>`select id from workshop_joins where page_id = ${on.id}`,
  );
  const device = await app.parts.notes.read(noteId);
  const known = Y.encodeStateVector(device);
  const author = { authorId: row?.id ?? '', authorName: 'Ana', structure: '' };
  addCard(device, { id: 'c-ouverte', columnId: 'actions', text: 'Colonne ouverte', ...author });
  addCard(device, { id: 'c-fermee', columnId: 'idees', text: 'Colonne fermée', ...author });
  addCard(device, {
    id: 'c-autre',
    columnId: 'actions',
    text: 'Signée d’un autre',
    ...author,
    authorId: 'autre',
    authorName: 'Luc',
  });
  const mots = Buffer.from(Y.encodeStateAsUpdate(device, known)).toString('base64');
  await steer({ geste: 'verrou', note: noteId, colonne: 'idees', vers: 'ferme' }, on);
  const send = () => phone.post(`/ateliers/${on.slug}`, { geste: 'tardives', note: noteId, mots });
  expect((await send()).status).toBe(200);
  expect((await send()).status).toBe(200);
  expect((await cardsOf(on)).map(({ text }) => text)).toEqual(['Colonne ouverte']);
  const desk = await textOf(coordinator.get(`/ateliers/${on.slug}/animer`));
  // Words under another name are not dropped: they wait too, as what this device brought.
  expect(desk.match(/name="tardive" /g)).toHaveLength(2);
  expect(desk).toContain('Colonne fermée');
  expect(desk).toMatch(/Signée d’un autre<\/p><p[^>]*>Ana \(au nom de Luc\)/);
  const broken = await phone.post(`/ateliers/${on.slug}`, { geste: 'tardives', note: noteId, mots: 'Bf//' });
  expect(broken.status).toBe(400);
});

it('a withdrawn access reads and writes nothing; a reader writes nothing; the new code alone lets in', async () => {
  const on = await makePage('Atelier gardé');
  const phone = await join('Ana', '', on);
  const [row] = await asWork(
    app.database,
    'workshops',
    (raw) => raw<{ id: string }[]>`select id from workshop_joins where page_id = ${on.id}`,
  );
  await steer({ geste: 'role', participation: row?.id ?? '', role: 'reader' }, on);
  expect((await addCardBy(phone, 'Lectrice', {}, on)).status).toBe(403);
  await steer({ geste: 'role', participation: row?.id ?? '', role: 'facilitator' }, on);
  expect((await phone.get(`/ateliers/${on.slug}/animer`)).status).toBe(200);
  await steer({ geste: 'retirer', participation: row?.id ?? '' }, on);
  expect((await phone.get(`/ateliers/${on.slug}/animer`)).status).toBe(403);
  expect(await textOf(phone.get(`/ateliers/${on.slug}`))).toContain('Votre accès à cette page a été retiré');
  expect((await phone.post(`/a/${await codeOf(on)}`, { prenom: 'Ana' })).status).toBe(403);
  const old = await codeOf(on);
  await steer({ geste: 'renouveler' }, on);
  expect((await visitor(app).get(`/a/${old}`)).status).toBe(404);
  expect((await visitor(app).get(`/a/${await codeOf(on)}`)).status).toBe(200);
});

it('forty join at once from one address, none refused', async () => {
  const on = await makePage('Grande salle');
  const phones = await Promise.all(Array.from({ length: 40 }, (_, at) => join(`Voix ${at}`, '', on)));
  await Promise.all(phones.map((phone, at) => addCardBy(phone, `Carte ${at}`, {}, on)));
  expect((await cardsOf(on)).map(({ text }) => text).sort()).toEqual(
    Array.from({ length: 40 }, (_, at) => `Carte ${at}`).sort(),
  );
});

it('whoever reads a page reads its history, word by word and with names; only who facilitates goes back', async () => {
  const on = await makePage('Atelier qui change');
  const noteId = on.noteIds[1] ?? '';
  const writer = (name: string) => ({ id: name, name, structure: '', colour: 0 });
  await app.parts.notes.change(noteId, writer('Ana'), (document) =>
    appendParagraphs(document, 'La visite se fait le mardi'),
  );
  const reader = await join('Luc', '', on);
  const keep = { geste: 'garder', nom: 'Midi' };
  const history = `/ateliers/${on.slug}/historique?note=${noteId}`;
  expect((await reader.post(history, keep)).status).toBe(403);
  expect((await coordinator.post(history, keep)).status).toBe(303);
  await app.parts.notes.change(noteId, writer('Luc'), (document) => {
    const last = document.getXmlFragment('default').toArray().at(-1) as Y.XmlElement;
    (last.get(0) as Y.XmlText).insert('La visite se fait'.length, ' à deux');
  });
  const moment = /version=([0-9a-f-]{36})/.exec(await (await reader.get(history)).text())?.[1] ?? '';
  const [read, kept] = await Promise.all(
    [reader, coordinator].map((browser) => textOf(browser.get(`${history}&version=${moment}`))),
  );
  for (const text of [read, kept]) {
    expect(text).toContain('Midi');
    expect(text).toMatch(/Modifié<\/strong><span[^>]*> · Luc</);
    expect(text).toMatch(/<ins[^>]*><span[^>]*>[^<]*<\/span>à deux /);
  }
  expect(read).not.toContain('Rétablir cet état');
  expect(kept).toContain('Rétablir cet état');
  expect((await reader.post(history, { geste: 'retablir', version: moment })).status).toBe(403);
  expect((await visitor(app).get(history)).status).toBe(403);
});
