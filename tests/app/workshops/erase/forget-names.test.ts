// Names leave with whoever bore them: an erased account, and who came without one once their day has come. Judged by a dump.
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { nameVersion } from '#app/notes/note-versions.server.ts';
import { addComment, answerComment } from '#app/notes/rich/comments.ts';
import { cardsOf } from '#app/workshops/board/board.ts';
import { createWorkshop } from '#app/workshops/create-workshop.server.ts';
import { forgetDueJoins, forgetNames } from '#app/workshops/erase/forget-writers.server.ts';
import { refreshNoteTexts } from '#app/workshops/erase/note-texts.server.ts';
import { withActor } from '#db/actor.ts';
import { connectionOptions } from '#db/connection.ts';
import { workshopComments, workshopJoins } from '#db/schema/workshops.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { tablesHolding } from '#tests/support/dump.ts';
import { addPerson, enterByMail } from '#tests/support/factors.ts';
import { type Visitor, visitor } from '#tests/support/sign-in.ts';

const NAME = 'Zéphyrine Quokka';
const MAIL = 'zephyrine.quokka@exemple.fr';
let app: TestApp;
let page: { id: string; slug: string; noteIds: string[] };
let board: string;
let text: string;
let code: string;
let territoryId: string;

beforeAll(async () => {
  app = await startApp({ host: 'localhost' });
  const { raw } = app.database;
  const [territory] = await raw<{ id: string }[]>`select id from territories where slug = 'montpellier'`;
  territoryId = territory?.id ?? '';
  page = await createWorkshop(app.database, { territoryId, title: 'Plénière', template: 'plenary' });
  const notes = await raw<{ id: string; kind: string }[]>`
    select id, kind from notes join workshop_notes on note_id = id where page_id = ${page.id} order by position`;
  board = notes.find(({ kind }) => kind === 'board')?.id ?? '';
  text = notes.find(({ kind }) => kind === 'text')?.id ?? '';
  const [row] = await raw<{ join_code: string }[]>`select join_code from workshop_pages where id = ${page.id}`;
  code = row?.join_code ?? '';
});
afterAll(() => app?.close());

const dump = (words: string) =>
  tablesHolding({ ...connectionOptions(app.parts.env.databaseUrl ?? ''), username: 'postgres' }, words);

const card = (browser: Visitor, texte: string, more: Record<string, string> = {}) =>
  browser.post(`/ateliers/${page.slug}`, { geste: 'ajouter', note: board, colonne: 'idees', texte, ...more });

async function cardsByText(): Promise<Record<string, object>> {
  const cards = [...cardsOf(await app.parts.notes.read(board)).values()].map((one) => one.toJSON());
  return Object.fromEntries(cards.map((one) => [String(one.text), one]));
}

async function below(browser: Visitor, text: string, commentaire: string): Promise<void> {
  const carte = [...cardsOf(await app.parts.notes.read(board))].find(
    ([, one]) => String(one.get('text')) === text,
  )?.[0];
  const path = `/ateliers/${page.slug}/commentaires`;
  expect((await browser.post(path, { geste: 'commenter', carte: carte ?? '', commentaire })).status).toBe(303);
}

const commentsSaid = () =>
  withActor(app.database, { kind: 'work', name: 'workshops' }, (queries) =>
    queries
      .select({ text: workshopComments.text, author: workshopJoins.firstName })
      .from(workshopComments)
      .innerJoin(workshopJoins, eq(workshopJoins.id, workshopComments.joinId))
      .orderBy(workshopComments.at),
  );

const noNotes = () => {
  throw new Error('nothing is to be forgotten');
};
/** The notes of the app stay open for the tests that follow. */
const live = () => ({ ...app.parts.notes, close: async () => {} });

async function commentAndVersion(writer: { id: string; name: string }, words: string): Promise<void> {
  const whole = { ...writer, structure: '', colour: 0 };
  await app.parts.notes.change(text, whole, (document) => {
    const paragraph = new Y.XmlElement('paragraph');
    paragraph.insert(0, [new Y.XmlText(`Texte de la salle ${words}`)]);
    document.getXmlFragment('default').push([paragraph]);
    const at = { start: null, end: null, quote: '', mentions: [], at: 1 };
    const id = addComment(document, writer, { ...at, text: `Remarque ${words}` });
    answerComment(document, writer, id, `Réponse ${words}`, 2);
  });
  for (const noteId of [board, text]) await nameVersion(app.parts, { noteId, name: `Avec ${words}`, author: whole });
}

it('gives somebody with an account all that they wrote, and takes their name out of all of it', async () => {
  const { raw } = app.database;
  const id = await addPerson(app, NAME, MAIL);
  await raw`insert into memberships (person_id, role, territory_id) values (${id}, 'coordinator', ${territoryId})`;
  const browser = await enterByMail(app, MAIL);
  expect((await browser.post(`/a/${code}`, { prenom: NAME, structure: `Cabinet ${NAME}` })).status).toBe(200);
  const [join] = await asWork(
    { raw },
    'workshops',
    (asPage) => asPage<{ id: string }[]>`select id from workshop_joins where person_id = ${id}`,
  );
  expect((await card(browser, 'Ouvrir une permanence le jeudi')).status).toBe(303);
  const other = visitor(app);
  await other.post(`/a/${code}`, { prenom: 'Luc', structure: '' });
  expect((await card(other, 'Ce qu’elle a dit', { 'au-nom-de': NAME, public: 'oui' })).status).toBe(303);
  await commentAndVersion({ id: join?.id ?? '', name: NAME }, 'un');
  await below(browser, 'Ouvrir une permanence le jeudi', 'Je peux la tenir');
  await below(other, 'Ouvrir une permanence le jeudi', `Merci @${NAME.toUpperCase()} !`);
  const [known] = await raw<{ id: string }[]>`select id from organisations order by slug limit 1`;
  await asWork(
    { raw },
    'workshops',
    (asPage) => asPage`update workshop_joins set organisation_id = ${known?.id ?? ''} where first_name = 'Luc'`,
  );
  const said = { structure: known?.id ?? '', courriel: MAIL };
  expect((await browser.post(`/ateliers/${page.slug}/connaissances`, said)).status).toBe(303);
  const created = await browser.post('/compte/notes');
  await browser.post(created.headers.get('location') ?? '', { texte: 'Penser à rappeler le bailleur' });
  await raw`insert into event_tasks (territory_id, title, owner_person_id, owner_name) values (${territoryId}, 'Écrire au maire', ${id}, ${NAME}), (${territoryId}, 'Réserver la salle', null, ${NAME})`;
  const [bilan] = await raw<{ id: string }[]>`
    insert into bilans (territory_id, page_id, title) values (${territoryId}, ${page.id}, 'Bilan') returning id`;
  await raw`insert into bilan_lines (bilan_id, section, text) values (${bilan?.id ?? ''}, 'taches', ${`Écrire au maire, par ${NAME}, fait`})`;
  await raw`insert into outgoing_mails (kind, subject_id, recipient, detail, due_at) values ('ecrit', ${page.id}, 'luc@exemple.fr', ${raw.json({ text: `${NAME} vous salue` })}, now())`;

  const told = JSON.parse(await (await browser.get('/compte/donnees')).text());
  expect(told.mes_notes).toMatchObject([{ texte: 'Penser à rappeler le bailleur' }]);
  expect(told.ateliers).toMatchObject([
    { atelier: 'Plénière', cartes: [{ texte: 'Ouvrir une permanence le jeudi' }], commentaires: [] },
    { commentaires: ['Remarque un', 'Réponse un'] },
  ]);
  expect(Object.keys(told.tables)).toEqual(
    expect.arrayContaining([
      'workshop_joins',
      'workshop_ties',
      'workshop_mails',
      'workshop_comments',
      'workshop_comment_mentions',
      'event_tasks',
      'note_authors',
      'notes',
    ]),
  );
  expect(JSON.stringify(told)).not.toMatch(/"[\w-]{43}"|"[0-9a-f]{64}"/);

  await raw`update memberships set role = 'visitor' where person_id = ${id}`;
  expect((await browser.post('/compte/effacer', { confirmation: 'EFFACER' })).headers.get('location')).toBe('/');
  await expect
    .poll(async () => (await raw`delete from kept_mails where recipient = ${MAIL} returning id`).length)
    .toBe(1);
  expect(await dump('rappeler le bailleur')).toEqual([]);
  expect(await forgetNames(app.database, live, 0)).toBe(2);
  await refreshNoteTexts(app.database);
  expect([await dump('Quokka'), await dump('zephyrine')]).toEqual([[], []]);
  expect(await cardsByText()).toMatchObject({
    'Ouvrir une permanence le jeudi': { authorName: 'Personne effacée' },
    'Ce qu’elle a dit': { authorName: 'Luc', onBehalfOf: '' },
  });
  expect(await commentsSaid()).toEqual([
    { text: 'Je peux la tenir', author: 'Personne effacée' },
    { text: 'Merci @Personne effacée !', author: 'Luc' },
  ]);
  expect(
    await raw`select owner_name, owner_person_id from event_tasks where title in ('Écrire au maire', 'Réserver la salle')`,
  ).toEqual([
    { owner_name: '', owner_person_id: null },
    { owner_name: '', owner_person_id: null },
  ]);
  expect(await raw`select text from bilan_lines where bilan_id = ${bilan?.id ?? ''}`).toEqual([
    { text: 'Écrire au maire, fait' },
  ]);
  expect(await forgetNames(app.database, noNotes, 0)).toBe(0);
});

it('takes out the names of who came without account on their day, never before, and lets their device in no more', async () => {
  const { raw } = app.database;
  const phone = visitor(app);
  await phone.post(`/a/${code}`, { prenom: 'Wombatine', structure: 'Les Voisins du Clos' });
  const [organisation] = await raw<{ name: string }[]>`select name from organisations order by slug limit 1`;
  await card(phone, 'Des volets pour l’été', { 'au-nom-de': 'Wallabiette', public: 'oui' });
  await card(phone, 'Un guichet de plus', { 'au-nom-de': organisation?.name ?? '', public: 'oui' });
  const [join] = await asWork(
    { raw },
    'workshops',
    (asPage) => asPage<{ id: string }[]>`select id from workshop_joins where first_name = 'Wombatine'`,
  );
  await commentAndVersion({ id: join?.id ?? '', name: 'Wombatine' }, 'deux');
  await below(phone, 'Un guichet de plus', 'À la mairie');
  const other = visitor(app);
  await other.post(`/a/${code}`, { prenom: 'Luce', structure: '' });
  await below(other, 'Un guichet de plus', '@wombatine, @Luce et @Lucette');
  await refreshNoteTexts(app.database);
  expect(await dump('Wombatine')).toEqual(expect.arrayContaining(['note_updates', 'note_versions', 'workshop_joins']));
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  expect(await forgetDueJoins(app.database, inDays(80))).toBe(0);
  expect((await phone.get(`/ateliers/${page.slug}`)).status).toBe(200);
  // With an event, the day that its participants were told, but not while the cookie of a device is young.
  const [event] = await raw<{ id: string }[]>`select id from events where territory_id = ${territoryId} limit 1`;
  await raw`update workshop_pages set event_id = ${event?.id ?? ''} where id = ${page.id}`;
  await raw`update events set forget_on = current_date where id = ${event?.id ?? ''}`;
  expect(await forgetDueJoins(app.database, inDays(50))).toBe(0);
  await raw`update workshop_pages set event_id = null where id = ${page.id}`;

  expect(await forgetDueJoins(app.database, inDays(100))).toBeGreaterThan(1);
  await forgetNames(app.database, live, 0);
  await refreshNoteTexts(app.database);
  expect((await commentsSaid()).slice(-2)).toEqual([
    { text: 'À la mairie', author: 'Sans nom' },
    { text: '@Sans nom, @Sans nom et @Lucette', author: 'Sans nom' },
  ]);
  expect([await dump('Wombatine'), await dump('@wombatine'), await dump('Wallabiette')]).toEqual([[], [], []]);
  expect(await cardsByText()).toMatchObject({
    'Ouvrir une permanence le jeudi': { authorName: 'Personne effacée' },
    'Ce qu’elle a dit': { authorName: 'Sans nom' },
    'Des volets pour l’été': { authorName: 'Sans nom', structure: 'Les Voisins du Clos', onBehalfOf: '' },
    'Un guichet de plus': { authorName: 'Sans nom', onBehalfOf: organisation?.name },
  });
  const closed = await (await phone.get(`/ateliers/${page.slug}`)).text();
  expect(closed).toContain('Le code affiché dans la salle');
  expect(await forgetDueJoins(app.database, inDays(100))).toBe(0);
});
