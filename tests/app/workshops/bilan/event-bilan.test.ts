// The bilan of an event with two workshops and one put away: who came, what was said by theme and place, who does what by when.
import type { AppLoadContext } from '@remix-run/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addUsualTasks } from '#app/events/checklist/tasks.server.ts';
import { actOnBilan } from '#app/workshops/bilan/act-on-bilan.server.ts';
import { keepField, textField } from '#app/workshops/bilan/bilan-names.ts';
import { saveKnownStructures } from '#app/workshops/bilan/known-structures.server.ts';
import { readBilanPage, readPublished } from '#app/workshops/bilan/read-bilan.server.ts';
import { readFollowUps, settleFollowUp } from '#app/workshops/groups/read-follow-ups.server.ts';
import { turnCard } from '#app/workshops/groups/turn-card.server.ts';
import { pageOf } from '#app/workshops/minutes/page-access.server.ts';
import { type PersonActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { registrations } from '#db/schema/registrations.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeOrganisation, writeTerritory } from '#tests/support/directory.ts';
import { plantWorkshop } from '#tests/support/planted-workshops.ts';
import { testNotes } from '#tests/support/workshops.ts';

let base: FreshDatabase;
let database: Database;
let context: AppLoadContext;
let actor: PersonActor;
let eventId: string;
let sessionId: string;

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  const { raw } = database;
  const territoryId = await writeTerritory(database);
  const structures: string[] = [];
  for (const slug of ['alec', 'caf', 'adil'])
    structures.push(await writeOrganisation(database, territoryId, { slug, name: slug.toUpperCase() }, []));
  const [event] = await raw<
    { id: string }[]
  >`insert into events (territory_id, slug, title, format, status, starts_at, ends_at, documents)
    values (${territoryId}, 'jcpe', 'JCPE', 'plenary', 'published', now() - interval '2 days', now() - interval '47 hours',
      '[{"label": "Diaporama", "url": "https://exemple.fr/diapos"}]') returning id`;
  eventId = event?.id ?? '';
  const [session] = await raw<{ id: string }[]>`insert into event_sessions (event_id, title, starts_at, ends_at)
    select id, 'Froid', starts_at, ends_at from events returning id`;
  sessionId = session?.id ?? '';
  const joins: string[] = [];
  const cards = () => [
    { id: 'd1', column: 'Difficultés', text: 'Des moisissures à Béziers', authorId: joins[0], mentions: ['caf'] },
    { id: 'a1', column: 'Actions', text: 'Visites à domicile', authorId: joins[1], theme: 'Froid' },
    { id: 'x1', column: 'Décisions', text: 'Se revoir en mars', authorId: joins[1] },
  ];
  const page = await plantWorkshop(database, { territory: 'montpellier', slug: 'pleniere', cards: [], eventId });
  for (const [at, structure] of structures.entries()) {
    const [row] = await asWork(
      { raw },
      'workshops',
      (asPage) => asPage<{ id: string }[]>`insert into workshop_joins (page_id, first_name, organisation_id, token_hash)
      values (${page.id}, 'Ana', ${structure}, ${`jeton-${at}`}) returning id`,
    );
    joins.push(row?.id ?? '');
  }
  const planted = await plantWorkshop(database, { territory: 'montpellier', slug: 'brouillon', cards: cards() });
  await raw`update workshop_notes set page_id = ${page.id} where page_id = ${planted.id}`;
  await raw`delete from workshop_pages where id = ${planted.id}`;
  await plantWorkshop(database, {
    territory: 'montpellier',
    slug: 'froid',
    eventId,
    cards: [{ id: 'd9', column: 'Difficultés', text: 'Plus de radiateurs à prêter' }],
  });
  await raw`update workshop_pages set session_id = ${sessionId} where slug = 'froid'`;
  await plantWorkshop(database, {
    territory: 'montpellier',
    slug: 'rangee',
    eventId,
    cards: [{ id: 'd8', column: 'Difficultés', text: 'Carte d’une page rangée' }],
  });
  await raw`update workshop_pages set archived_at = now() where slug = 'rangee'`;
  const [person] = await raw<
    { id: string }[]
  >`insert into people (mail, name) values ('c@exemple.fr', 'Camille Coordination') returning id`;
  actor = {
    kind: 'person',
    id: person?.id ?? '',
    name: 'Camille',
    territories: [{ id: territoryId, name: '', role: 'coordinator' }],
    organisations: [],
  } as unknown as PersonActor;
  const notes = testNotes(base);
  context = {
    actor,
    parts: { database, notes, env: { publicUrl: 'https://maillage.example' } },
  } as unknown as AppLoadContext;
  const registered = { territoryId, eventId, status: 'confirmed' as const, name: 'X' };
  await withActor(database, { kind: 'work', name: 'registration' }, async (queries) => {
    await queries.insert(registrations).values([
      { ...registered, organisationId: structures[0], organisationName: 'ALEC' },
      { ...registered, organisationId: structures[0], organisationName: 'L’ALEC' },
      { ...registered, organisationName: 'Un collectif' },
    ]);
  });
  await addUsualTasks(database, { id: eventId, territoryId, startsAt: new Date() });
  await raw`insert into event_tasks (territory_id, event_id, title, owner_person_id, due_on)
    values (${territoryId}, ${eventId}, 'Imprimer le guide', ${actor.id}, '2027-03-01')`;
  const joined = { page: { id: page.id, territoryId }, join: { id: joins[0] ?? '', link: 'jeton-0' } };
  await saveKnownStructures(database, joined, { ticked: [], wanted: [structures[2] ?? ''], mail: 'ana@exemple.fr' });
  for (const [slug, cardId] of [
    ['pleniere', 'd1'],
    ['froid', 'd9'],
  ] as const)
    await turnCard(context.parts, actor, { page: await pageOf(database, slug), cardId, into: 'tache' });
});
afterAll(async () => {
  await context?.parts.notes.close();
  await database?.close();
  await base?.drop();
});

const read = (slug = 'pleniere', isOfEvent = true) =>
  readBilanPage(context, new Request(`http://x.example/bilan${isOfEvent ? '?evenement=1' : ''}`), slug);

async function act(
  geste: string,
  { slug, isOfEvent }: { slug?: string; isOfEvent?: boolean } = {},
  fields: Record<string, string> = {},
) {
  const seen = await read(slug, isOfEvent);
  const form = new FormData();
  for (const [name, value] of [
    ['geste', geste],
    ['titre', seen.view?.title ?? ''],
    ['revision', String(seen.view?.revision ?? 0)],
  ] as const)
    form.set(name, value);
  for (const { id, text } of linesOf(seen.view)) {
    form.set(textField(id), text);
    form.set(keepField(id), 'on');
  }
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return actOnBilan(context.parts, actor, seen, form);
}

type View = Awaited<ReturnType<typeof read>>['view'];
function linesOf(view: View, section?: string) {
  const sections = view?.sections.filter(({ key }) => section === undefined || key === section) ?? [];
  return sections.flatMap(({ themes }) => themes.flatMap(({ lines }) => lines));
}
async function said(section: string, more: { slug?: string; isOfEvent?: boolean } = {}) {
  return linesOf((await read(more.slug, more.isOfEvent)).view, section).map(({ text, href }) => [text, href]);
}

it('holds who came, every card of its pages by theme and commune, its tasks and its documents, each with its card', async () => {
  await withActor(database, actor, (queries) =>
    queries.execute(
      `insert into attendances (territory_id, event_id, registration_id, half_day, how)
    select territory_id, event_id, id, '2027-11-18-matin', 'name' from registrations limit 2` as never,
    ),
  );
  expect(await act('preparer')).toEqual({ done: 'fait' });
  expect(await said('participation')).toEqual([
    ['3 personnes inscrites, 2 présentes, de 2 structures.', null],
    ['3 appareils ont rejoint la page de l’atelier, de 3 structures.', null],
  ]);
  const { view } = await read();
  const difficulties = view?.sections.find(({ key }) => key === 'difficultes')?.themes ?? [];
  expect(difficulties.flatMap(({ theme, lines }) => lines.map(({ text, commune }) => [theme, text, commune]))).toEqual(
    expect.arrayContaining([
      [expect.stringMatching(/[Mm]oisissure/), 'Des moisissures à Béziers', 'Béziers'],
      [expect.any(String), 'Plus de radiateurs à prêter', ''],
    ]),
  );
  expect(await said('difficultes')).toHaveLength(2);
  expect(await said('actions')).toEqual([['Visites à domicile', '/ateliers/pleniere#carte-a1']]);
  expect(await said('decisions')).toEqual([['Se revoir en mars', '/ateliers/pleniere#carte-x1']]);
  expect(await said('taches')).toEqual([
    ['Imprimer le guide, par Camille Coordination, avant le 1er mars 2027', null],
    ['Des moisissures à Béziers', '/ateliers/pleniere#carte-d1'],
    ['Plus de radiateurs à prêter', '/ateliers/froid#carte-d9'],
  ]);
  expect(await said('documents')).toEqual([['Diaporama : https://exemple.fr/diapos', null]]);
});

it('shows in each workshop the tasks that it left, and no others', async () => {
  const titles = async (slug: string) =>
    (await readFollowUps(context.parts, actor, await pageOf(database, slug))).tasks.map(({ title, ownerName }) => [
      title,
      ownerName,
    ]);
  expect(await titles('pleniere')).toEqual([
    ['Imprimer le guide', 'Camille Coordination'],
    ['Des moisissures à Béziers', ''],
  ]);
  expect(await titles('froid')).toEqual([['Plus de radiateurs à prêter', '']]);
  await act('preparer', { slug: 'froid', isOfEvent: false });
  expect(await said('taches', { slug: 'froid', isOfEvent: false })).toEqual([
    ['Plus de radiateurs à prêter', '/ateliers/froid#carte-d9'],
  ]);
  expect(await said('participation', { slug: 'froid', isOfEvent: false })).toEqual([]);
  const [other] = await database.raw<{ id: string }[]>`select id from event_tasks where card_ref = 'pleniere/d1'`;
  await settleFollowUp(database, await pageOf(database, 'froid'), { taskId: other?.id ?? '', isDone: true });
  expect(await database.raw`select done_at from event_tasks where id = ${other?.id ?? ''}`).toEqual([
    { done_at: null },
  ]);
});

it('draws who knew whom, and who did something together', async () => {
  const { view } = await read();
  const { names = {}, threads = [] } = view?.drawing ?? {};
  const told = threads.map(({ from, to, isNew, why }) => [[names[from], names[to]].sort().join(' '), isNew, why]);
  expect(told.sort()).toEqual([
    ['ADIL ALEC', true, ['said']],
    ['ALEC CAF', true, ['mention']],
  ]);
});

it('takes up what changed since, but for what was written by hand', async () => {
  const guide = linesOf((await read()).view, 'taches').find(({ text }) => text.startsWith('Imprimer'));
  await act('enregistrer', {}, { [textField(guide?.id ?? '')]: 'Le guide s’imprime' });
  await database.raw`update event_tasks set done_at = now() where card_ref = 'pleniere/d1'`;
  await database.raw`update event_tasks set title = 'Imprimer deux guides' where title = 'Imprimer le guide'`;
  await database.raw`delete from event_tasks where card_ref = 'froid/d9'`;
  const page = await pageOf(database, 'pleniere');
  await turnCard(context.parts, actor, { page, cardId: 'd1', into: 'groupe' });
  expect(await act('completer')).toEqual({ done: 'complete' });
  expect((await said('taches')).toSorted()).toEqual([
    ['Des moisissures à Béziers, fait', '/ateliers/pleniere#carte-d1'],
    ['Le guide s’imprime', null],
    ['Un groupe de travail : Des moisissures à Béziers', '/ateliers/pleniere#carte-d1'],
  ]);
});

it('is published for everybody to read, and mails who asked what they brought, what was decided, how to correct', async () => {
  await expect(readPublished(context, 'froid')).rejects.toMatchObject({ status: 404 });
  expect(await act('publier')).toEqual({ done: 'publie' });
  for (const slug of ['pleniere', 'froid'])
    expect((await readPublished({ ...context, actor: { kind: 'nobody' } }, slug)).view.title).toBe('Bilan : JCPE');
  const mails = await asWork(
    database,
    'mails',
    (raw) =>
      raw<{ recipient: string; text: string }[]>`select recipient, detail ->> 'text' as text from outgoing_mails`,
  );
  expect(mails.map(({ recipient }) => recipient)).toEqual(['ana@exemple.fr']);
  for (const words of [
    '- Des moisissures à Béziers\n  Pour la corriger : https://maillage.example/ateliers/pleniere#carte-d1',
    'Ce qui a été décidé :\n- Se revoir en mars',
    'https://maillage.example/ateliers/pleniere/bilan',
  ])
    expect(mails[0]?.text.replaceAll(/[\u00a0\u202f]/g, ' ')).toContain(words);
  expect(mails[0]?.text).not.toContain('Visites à domicile');
});
