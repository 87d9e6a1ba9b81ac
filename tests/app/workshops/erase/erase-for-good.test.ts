// « Effacer vraiment », judged by a dump: the words are looked for in every column of every table, bytes included.
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { nameVersion } from '#app/notes/note-versions.server.ts';
import type { Parts } from '#app/server/parts.ts';
import { openPictures } from '#app/server/pictures.ts';
import { eraseForGood } from '#app/workshops/erase/erase-for-good.server.ts';
import { eraseFrom } from '#app/workshops/erase/erase-passage.ts';
import { refreshNoteTexts } from '#app/workshops/erase/note-texts.server.ts';
import { searchNotes } from '#app/workshops/erase/search-notes.server.ts';
import { type PersonActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { workshopComments } from '#db/schema/workshops.ts';
import { personActor } from '#tests/support/actors.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeTerritory } from '#tests/support/directory.ts';
import { tablesHolding } from '#tests/support/dump.ts';
import { type PlantedPage, plantWorkshop } from '#tests/support/planted-workshops.ts';
import { testNotes } from '#tests/support/workshops.ts';

const SECRET = 'Zyxwvut « rue \\des Lilas »';
const CARD = `Vu hier ${SECRET}, à revoir`;
const WRITER = { id: 'ana', name: 'Ana', structure: '', colour: 0 };
let base: FreshDatabase;
let database: Database;
let parts: Parts;
let page: PlantedPage;
let coordinator: PersonActor;
let stranger: PersonActor;

/** Where the words stand, by table. */
const findInDump = (words: string) => tablesHolding(base.options('postgres'), words);

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  parts = { database, notes: testNotes(base), pictures: openPictures({ dataDir: tmpdir(), s3: null }) } as Parts;
  const territoryId = await writeTerritory(database);
  const { raw } = database;
  const people = await raw<
    { id: string }[]
  >`insert into people (mail, name) values ('c@exemple.fr', 'C'), ('s@exemple.fr', 'S') returning id`;
  const person = (at: number, territories: PersonActor['territories']) =>
    personActor({ id: people[at]?.id ?? '', territories });
  coordinator = person(0, [{ id: territoryId, name: '', role: 'coordinator' }]);
  stranger = person(1, []);
  page = await plantWorkshop(database, {
    territory: 'montpellier',
    slug: 'pleniere',
    cards: [
      { id: 'c1', column: 'Difficultés', text: CARD },
      { id: 'c2', column: 'Difficultés', text: 'Le chauffage en panne' },
    ],
    text: `Note : ${SECRET} puis la suite`,
  });
  await nameVersion(parts, { noteId: page.boardId, name: 'Midi', author: WRITER });
  await nameVersion(parts, { noteId: page.textId, name: 'Midi', author: WRITER });
  // Written, then taken back: only the log remembers.
  await parts.notes.change(page.textId, WRITER, (document) => {
    document.getXmlFragment('default').insert(0, [new Y.XmlText(`brouillon ${SECRET}`)]);
  });
  await parts.notes.change(page.textId, WRITER, (document) => document.getXmlFragment('default').delete(0, 1));
  await refreshNoteTexts(database);
  const [join] = await asWork(
    { raw },
    'workshops',
    (asPage) =>
      asPage<
        { id: string }[]
      >`insert into workshop_joins (page_id, first_name, token_hash) values (${page.id}, 'Ana', 'x') returning id`,
  );
  const [bilan] = await raw<
    { id: string }[]
  >`insert into bilans (territory_id, page_id, title, intro) values (${territoryId}, ${page.id}, 'Bilan', ${`Dit : ${SECRET}`}) returning id`;
  await raw`insert into bilan_lines (bilan_id, section, text, page_id, card_id) values (${bilan?.id ?? ''}, 'difficultes', ${CARD}, ${page.id}, 'c1'), (${bilan?.id ?? ''}, 'autres', ${`${SECRET} encore`}, null, null)`;
  await raw`insert into learned_items (page_id, key, kind, state, name) values (${page.id}, 'k', 'actor', 'noted', ${SECRET})`;
  await raw`insert into event_tasks (territory_id, card_ref, title) values (${territoryId}, 'pleniere/c1', ${CARD})`;
  await raw`insert into working_groups (territory_id, slug, name, card_ref) values (${territoryId}, 'g', ${CARD}, 'pleniere/c1')`;
  await raw`insert into proposals (territory_id, source, proposed, note) values (${territoryId}, 'atelier', ${raw.json({ organisation: { name: SECRET } })}, 'Appris : /ateliers/pleniere')`;
  await raw`insert into outgoing_mails (kind, subject_id, recipient, detail, due_at) values ('ecrit', ${page.id}, 'ana@exemple.fr', ${raw.json({ text: `- ${CARD}\n/ateliers/pleniere#carte-c1` })}, now())`;
  await raw.begin(async (tx) => {
    await tx`select set_config('app.actor', '{"kind":"link","hash":"x"}', true)`;
    await tx`insert into workshop_late_cards (page_id, note_id, join_id, card_id, column_id, text) values (${page.id}, ${page.boardId}, ${join?.id ?? ''}, 'tard', '1', ${`Tard : ${SECRET}`})`;
    for (const [card, words] of [
      ['c2', `Dit : ${SECRET}, et plus`],
      ['c2', SECRET],
      ['c2', 'Le thermostat du voisin'],
    ] as const)
      await tx`insert into workshop_comments (page_id, note_id, join_id, card_id, text) values (${page.id}, ${page.boardId}, ${join?.id ?? ''}, ${card}, ${words})`;
  });
});
afterAll(async () => {
  await parts?.notes.close();
  await database?.close();
  await base?.drop();
});

it('finds the words in notes that one may read, and only there', async () => {
  const found = await searchNotes(database, coordinator, 'chauffages pannes');
  expect(found).toMatchObject([{ href: '/ateliers/pleniere', note: 'Paperboard' }]);
  expect(found[0]?.pieces.filter((_, at) => at % 2 === 1)).toEqual(['chauffage', 'panne']);
  expect(await searchNotes(database, stranger, 'chauffage')).toEqual([]);
  await asWork(database, 'workshops', (raw) => raw`update workshop_joins set person_id = ${stranger.id}`);
  expect(await searchNotes(database, stranger, 'chauffage')).toHaveLength(1);
  expect(await searchNotes(database, coordinator, ' ')).toEqual([]);
});

it('leaves nothing of a passage anywhere, and everything else where it was', async () => {
  const before = await findInDump(SECRET);
  expect(before).toEqual([
    'bilan_lines',
    'bilans',
    'event_tasks',
    'learned_items',
    'note_snapshots',
    'note_texts',
    'note_updates',
    'note_versions',
    'outgoing_mails',
    'proposals',
    'working_groups',
    'workshop_comments',
    'workshop_late_cards',
  ]);
  const asked = { page, rowActor: coordinator, person: coordinator };
  expect(await eraseForGood(parts, { ...asked, wanted: { cardId: null, passage: SECRET } })).toBe(true);
  expect(await findInDump(SECRET)).toEqual([]);
  const board = await parts.notes.read(page.boardId);
  expect(board.getMap('cards').toJSON()).toMatchObject({
    c1: { text: 'Vu hier , à revoir' },
    c2: { text: 'Le chauffage en panne' },
  });
  const said = await withActor(database, coordinator, (queries) =>
    queries.select({ text: workshopComments.text }).from(workshopComments).orderBy(workshopComments.text),
  );
  expect(said).toEqual([{ text: 'Dit : , et plus' }, { text: 'Le thermostat du voisin' }]);
  expect((await parts.notes.read(page.textId)).getXmlFragment('default').toString()).toBe(
    '<paragraph>Note :  puis la suite</paragraph>',
  );
  expect(await database.raw`select action, detail from audit_lines where action = 'really-erased'`).toEqual([
    { action: 'really-erased', detail: {} },
  ]);
});

it('leaves nothing of a card, in its versions neither; a card that is not there changes nothing', async () => {
  await refreshNoteTexts(database);
  expect(await findInDump('Le chauffage en panne')).toEqual(['note_snapshots', 'note_texts', 'note_versions']);
  expect(await findInDump('Le thermostat du voisin')).toEqual(['note_texts', 'workshop_comments']);
  const asked = { page, rowActor: coordinator, person: coordinator };
  expect(await eraseForGood(parts, { ...asked, wanted: { cardId: 'c2', passage: '' } })).toBe(true);
  expect(await findInDump('Le chauffage en panne')).toEqual([]);
  expect(await findInDump('Le thermostat du voisin')).toEqual([]);
  expect(await eraseForGood(parts, { ...asked, wanted: { cardId: 'c2', passage: '' } })).toBe(false);
  await refreshNoteTexts(database);
  expect(await searchNotes(database, coordinator, 'chauffage')).toEqual([]);
});

describe('a document', () => {
  it('loses a passage that marks cut into pieces, and those in links, attributes and comments', () => {
    const document = new Y.Doc();
    const text = new Y.XmlText();
    const image = new Y.XmlElement('image');
    document.getXmlFragment('default').insert(0, [text, image]);
    text.insert(0, 'avant Zyxwvut après Zyxwvut');
    text.format(8, 2, { bold: {} });
    text.format(0, 5, { link: { href: 'https://zyx.example/Zyxwvut' } });
    image.setAttribute('alt', 'Photo de Zyxwvut');
    document.getMap('comments').set(
      'k',
      new Y.Map([
        ['quote', 'Zyxwvut'],
        ['answers', new Y.Array()],
      ] as never),
    );
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
    eraseFrom(copy, { passage: 'Zyxwvut' });
    expect(Buffer.from(Y.encodeStateAsUpdate(copy)).includes('Zyxwvut')).toBe(false);
    expect(copy.getXmlFragment('default').toString()).toContain('avant');
    expect(copy.getXmlFragment('default').toString()).toContain('après');
  });
});
