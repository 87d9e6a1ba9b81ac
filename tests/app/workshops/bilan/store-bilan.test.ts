// The bilan as the coordination makes, edits and publishes it; ties and mails as row-level security keeps them.

import type { AppLoadContext } from '@remix-run/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actOnBilan } from '#app/workshops/bilan/act-on-bilan.server.ts';
import { keepField, textField } from '#app/workshops/bilan/bilan-names.ts';
import { readKnownStructures, saveKnownStructures } from '#app/workshops/bilan/known-structures.server.ts';
import { readBilanPage, readPublished } from '#app/workshops/bilan/read-bilan.server.ts';
import { type PersonActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { workshopMails } from '#db/schema/outcomes.ts';
import { workshopComments } from '#db/schema/workshops.ts';
import { personActor } from '#tests/support/actors.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeOrganisation, writeTerritory } from '#tests/support/directory.ts';
import { type PlantedPage, plantWorkshop } from '#tests/support/planted-workshops.ts';
import { testNotes } from '#tests/support/workshops.ts';

let base: FreshDatabase;
let database: Database;
let context: AppLoadContext;
let actor: PersonActor;
let page: PlantedPage & { territoryId: string };
const joins: { id: string; link: string }[] = [];
const organisations: string[] = [];
const HERE = new Request('http://maillage.example/administration/ateliers/pleniere/bilan');

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  const territoryId = await writeTerritory(database);
  for (const slug of ['alec', 'caf', 'gefosat'])
    organisations.push(await writeOrganisation(database, territoryId, { slug, name: slug.toUpperCase() }, []));
  page = { territoryId, ...(await plantWorkshop(database, { territory: 'montpellier', slug: 'pleniere', cards: [] })) };
  for (const [at, organisation] of organisations.entries()) {
    const [row] = await asWork(
      database,
      'workshops',
      (raw) => raw<
        { id: string; link: string }[]
      >`insert into workshop_joins (page_id, first_name, organisation_id, organisation_name, token_hash)
      values (${page.id}, 'Ana', ${organisation}, '', ${`jeton-${at}`}) returning id, token_hash as link`,
    );
    if (row) joins.push(row);
  }
  const planted = await plantWorkshop(database, {
    territory: 'montpellier',
    slug: 'autre',
    cards: [
      { id: 'd1', column: 'Décisions', text: 'Se revoir en mars' },
      { id: 'a1', column: 'Actions', text: 'Permanence du mardi', authorId: joins[0]?.id },
      { id: 'a2', column: 'Actions', text: 'permanence du MARDI', authorId: joins[1]?.id },
    ],
  });
  await database.raw`update workshop_notes set page_id = ${page.id} where page_id = ${planted.id} and title = 'Paperboard'`;
  const [person] = await database.raw<
    { id: string }[]
  >`insert into people (mail, name) values ('c@exemple.fr', 'Coordination') returning id`;
  actor = personActor({
    id: person?.id ?? '',
    name: 'Coordination',
    territories: [{ id: territoryId, name: '', role: 'coordinator' }],
  });
  context = {
    actor,
    parts: { database, notes: testNotes(base), env: { publicUrl: 'https://maillage.example' } },
  } as unknown as AppLoadContext;
});
afterAll(async () => {
  await context?.parts.notes.close();
  await database?.close();
  await base?.drop();
});

const read = () => readBilanPage(context, HERE, 'pleniere');
async function act(geste: string, fields: Record<string, string> = {}) {
  const seen = await read();
  const form = new FormData();
  form.set('geste', geste);
  form.set('titre', seen.view?.title ?? '');
  form.set('revision', String(seen.view?.revision ?? 0));
  for (const theme of seen.view?.sections.flatMap(({ themes }) => themes) ?? [])
    for (const { id, text } of theme.lines) {
      form.set(textField(id), text);
      form.set(keepField(id), 'on');
    }
  for (const [name, value] of Object.entries(fields)) value === '' ? form.delete(name) : form.set(name, value);
  return actOnBilan(context.parts, actor, seen, form);
}
const lineOf = async (text: string) =>
  (await read()).view?.sections
    .flatMap(({ themes }) => themes.flatMap(({ lines }) => lines))
    .find((line) => line.text === text);

it('keeps ties and mails from everybody but the device and the coordination', async () => {
  const [first, second] = joins as [(typeof joins)[0], (typeof joins)[0]];
  const [, caf = ''] = organisations;
  expect((await readKnownStructures(database, { page, join: first })).structures.map(({ name }) => name)).toEqual([
    'CAF',
    'GEFOSAT',
  ]);
  expect(
    await saveKnownStructures(
      database,
      { page, join: first },
      { ticked: [caf, 'x', crypto.randomUUID()], mail: 'ana@exemple.fr' },
    ),
  ).toBe(true);
  expect(await saveKnownStructures(database, { page, join: second }, { ticked: [], mail: 'pas une adresse' })).toBe(
    false,
  );
  expect((await readKnownStructures(database, { page, join: first })).ticked).toEqual([caf]);
  expect((await readKnownStructures(database, { page, join: { ...second, id: first.id } })).ticked).toEqual([]);
  expect(await database.raw`select * from workshop_ties`).toEqual([]);
  expect(await database.raw`select * from workshop_mails`).toEqual([]);
});

it('is made in one click, each line with its card, what is left out with its reason', async () => {
  expect(await act('preparer')).toEqual({ done: 'fait' });
  const { view } = await read();
  expect(await lineOf('Se revoir en mars')).toMatchObject({ href: '/ateliers/pleniere#carte-d1' });
  expect(await lineOf('3 appareils ont rejoint la page de l’atelier, de 3 structures.')).toBeDefined();
  expect(view?.leftOut).toMatchObject([
    { text: 'permanence du MARDI', leftOut: expect.stringContaining('mot pour mot') },
  ]);
  // Three structures in the room: one tie from before, and nothing done together yet.
  expect(view?.drawing?.threads.map(({ isNew }) => isNew)).toEqual([false]);
  await expect(readPublished(context, 'pleniere')).rejects.toMatchObject({ status: 404 });
});

it('says how many commented a card, with the way to what they said', async () => {
  const said = { kind: 'link', hash: joins[0]?.link ?? '' } as const;
  const [board] = await database.raw<{ id: string }[]>`select note_id as id from workshop_notes
    where page_id = ${page.id} and title = 'Paperboard' and note_id <> ${page.boardId}`;
  for (const text of ['Avec qui ?', 'Avec nous'])
    await withActor(database, said, (queries) =>
      queries
        .insert(workshopComments)
        .values({ pageId: page.id, noteId: board?.id ?? '', cardId: 'd1', joinId: joins[0]?.id ?? null, text }),
    );
  const lines = (await read()).view?.sections.flatMap(({ themes }) => themes.flatMap((theme) => theme.lines)) ?? [];
  expect(lines.filter(({ comments }) => comments !== null)).toMatchObject([
    { text: 'Se revoir en mars', comments: { count: 2, href: '/ateliers/pleniere/commentaires?carte=d1' } },
  ]);
});

it('keeps what was written by hand when new cards are brought in, and refuses an old state', async () => {
  const line = await lineOf('Permanence du mardi');
  const decision = await lineOf('Se revoir en mars');
  const edited = {
    [textField(line?.id ?? '')]: 'Une permanence par semaine',
    [keepField(decision?.id ?? '')]: '',
    'ajout-taches': 'Réserver la salle\n\nInviter la CPAM',
  };
  expect(await act('enregistrer', { ...edited, revision: '1' })).toMatchObject({ isStale: true });
  expect(await act('enregistrer', edited)).toEqual({ done: 'enregistre' });
  expect(await act('completer')).toEqual({ done: 'complete' });
  const { view } = await read();
  expect(await lineOf('Une permanence par semaine')).toMatchObject({ href: '/ateliers/pleniere#carte-a1' });
  expect(view?.leftOut.map(({ text }) => text)).toContain('Se revoir en mars');
  expect(view?.sections.find(({ key }) => key === 'taches')?.themes[0]?.lines.map(({ text }) => text)).toEqual([
    'Réserver la salle',
    'Inviter la CPAM',
  ]);
  expect(await act('enregistrer', { titre: ' ' })).toMatchObject({ errors: { titre: expect.anything() } });
});

it('is published once: who asked receives their own cards, and their address is forgotten', async () => {
  const decision = (await read()).view?.leftOut.find(({ text }) => text === 'Se revoir en mars');
  await act('enregistrer', { [keepField(decision?.id ?? '')]: 'on' });
  expect(await act('publier')).toEqual({ done: 'publie' });
  expect(await act('publier')).toEqual({ done: 'publie' });
  const mails = await asWork(
    database,
    'mails',
    (raw) =>
      raw<{ recipient: string; text: string }[]>`select recipient, detail ->> 'text' as text from outgoing_mails`,
  );
  expect(mails).toHaveLength(1);
  expect(mails[0]?.recipient).toBe('ana@exemple.fr');
  expect(mails[0]?.text).toContain('- Permanence du mardi');
  expect(mails[0]?.text).toContain('/ateliers/pleniere#carte-a1');
  expect(mails[0]?.text).toContain('- Se revoir en mars');
  expect(mails[0]?.text).not.toContain('MARDI');
  const kept = await withActor(database, actor, (queries) => queries.select().from(workshopMails));
  expect(kept).toEqual([]);
  const { view } = await readPublished(context, 'pleniere');
  expect(view.publishedAt).not.toBeNull();
  expect(await act('retirer')).toEqual({ done: 'retire' });
  await expect(readPublished(context, 'pleniere')).rejects.toMatchObject({ status: 404 });
});
