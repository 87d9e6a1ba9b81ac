// A difficulty goes on living: as a task, a group or an event, once each, with the way back to its card.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Parts } from '#app/server/parts.ts';
import { actOnGroup } from '#app/workshops/groups/act-on-group.server.ts';
import { readCardOutcomes } from '#app/workshops/groups/card-outcomes.server.ts';
import { mayReadGroup, titleOfCard } from '#app/workshops/groups/group.ts';
import { readFollowUps } from '#app/workshops/groups/read-follow-ups.server.ts';
import { readCarriedTasks, readGroup } from '#app/workshops/groups/read-groups.server.ts';
import { type Turn, turnCard } from '#app/workshops/groups/turn-card.server.ts';
import { type PageRow, pageOf } from '#app/workshops/minutes/page-access.server.ts';
import type { Actor, PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { personActor } from '#tests/support/actors.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeOrganisation, writeTerritory } from '#tests/support/directory.ts';
import { plantWorkshop } from '#tests/support/planted-workshops.ts';
import { testNotes } from '#tests/support/workshops.ts';

let base: FreshDatabase;
let database: Database;
let parts: Parts;
let page: PageRow;
let coordinator: PersonActor;
let member: PersonActor;

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  parts = { database, notes: testNotes(base) } as Parts;
  const territoryId = await writeTerritory(database);
  const alec = await writeOrganisation(
    database,
    territoryId,
    { slug: 'alec', name: 'Agence Zyx', acronym: 'ALEC' },
    [],
  );
  await plantWorkshop(database, {
    territory: 'montpellier',
    slug: 'pleniere',
    cards: [
      {
        id: 'd1',
        column: 'Difficultés',
        text: 'Personne ne sait qui appeler le soir',
        mentions: ['alec'],
        theme: 'Urgence',
      },
    ],
  });
  page = await pageOf(database, 'pleniere');
  const rows = await database.raw<
    { id: string }[]
  >`insert into people (mail, name) values ('c@exemple.fr', 'C'), ('m@exemple.fr', 'M') returning id`;
  coordinator = personActor({
    id: rows[0]?.id ?? '',
    territories: [{ id: territoryId, name: '', role: 'coordinator' }],
  });
  member = personActor({
    id: rows[1]?.id ?? '',
    organisations: [{ id: alec, slug: 'alec', name: 'Agence Zyx', role: 'editor' }],
  });
});
afterAll(async () => {
  await parts?.notes.close();
  await database?.close();
  await base?.drop();
});

const turn = (into: Turn) => turnCard(parts, coordinator, { page, cardId: 'd1', into });

it.each(['tache', 'groupe', 'evenement'] as const)('becomes a %s once, however quickly it is asked', async (into) => {
  const turned = await Promise.all([turn(into), turn(into), turn(into)]);
  expect(turned.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(new Set(turned.map(({ href }) => href)).size).toBe(1);
});

it('keeps the way back to the card everywhere, and says on the page what was made of it', async () => {
  const { cards, tasks } = await readFollowUps(parts, coordinator, page);
  const group = await readGroup(database, coordinator, 'personne-ne-sait-qui-appeler-le-soir');
  const [event] = await database.raw<{ slug: string; card_ref: string }[]>`select slug, card_ref from events`;
  expect(event?.card_ref).toBe('pleniere/d1');
  const seenBy = async (reader: Actor) =>
    (await database.query((queries) => readCardOutcomes(queries, page, reader))).d1?.map(({ kind, href }) => [
      kind,
      href,
    ]);
  expect(cards[0]?.outcomes.map(({ kind, href }) => [kind, href])).toEqual(await seenBy(coordinator));
  expect(await seenBy(coordinator)).toEqual([
    ['tache', '/administration/ateliers/pleniere/suites'],
    ['groupe', `/groupes/${group.slug}`],
    ['evenement', `/administration/evenements/${event?.slug}`],
  ]);
  expect(await seenBy(member)).toEqual([
    ['tache', null],
    ['groupe', `/groupes/${group.slug}`],
  ]);
  await database.raw`update events set status = 'published'`;
  expect(await seenBy({ kind: 'nobody' })).toEqual([
    ['tache', null],
    ['groupe', null],
    ['evenement', `/evenements/${event?.slug}`],
  ]);
  await database.raw`update events set status = 'draft'`;
  expect(tasks.map(({ title, href }) => [title, href])).toEqual([
    ['Personne ne sait qui appeler le soir', '/ateliers/pleniere#carte-d1'],
  ]);
  expect(group).toMatchObject({
    theme: 'Urgence',
    href: '/ateliers/pleniere#carte-d1',
    organisations: [{ slug: 'alec' }],
    pages: [{ slug: 'pleniere' }],
  });
  expect(
    await database.raw`select e.status, e.theme, t.card_ref from events e join event_tasks t on t.event_id = e.id`,
  ).toEqual([{ status: 'draft', theme: 'Urgence', card_ref: 'pleniere/d1' }]);
  await expect(turnCard(parts, coordinator, { page, cardId: 'partie', into: 'tache' })).rejects.toMatchObject({
    status: 404,
  });
});

describe('the page of the group', () => {
  const act = async (actor: PersonActor, fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    const group = await readGroup(database, actor, 'personne-ne-sait-qui-appeler-le-soir');
    return actOnGroup(database, actor, { group, form });
  };

  it('is for its members and the coordination alone', async () => {
    await expect(
      readGroup(database, personActor({ id: 'x' }), 'personne-ne-sait-qui-appeler-le-soir'),
    ).rejects.toMatchObject({
      status: 403,
    });
    await expect(readGroup(database, coordinator, 'inconnu')).rejects.toMatchObject({ status: 404 });
    expect(mayReadGroup({ kind: 'nobody' }, { territoryId: 't', organisationIds: [] })).toBe(false);
    await expect(act(member, { geste: 'modifier', nom: 'Autre' })).rejects.toMatchObject({ status: 403 });
  });

  it('carries its open tasks to the next meeting, first those that come first', async () => {
    await act(member, { geste: 'ajouter', tache: 'Un numéro du soir', qui: 'ALEC', echeance: '2027-03-01' });
    await act(member, { geste: 'ajouter', tache: 'Une affiche', echeance: '2027-01-15' });
    expect(await act(member, { geste: 'ajouter', tache: '', echeance: 'demain' })).toMatchObject({
      errors: { tache: expect.anything(), echeance: expect.anything() },
    });
    const next = await plantWorkshop(database, { territory: 'montpellier', slug: 'suite', cards: [] });
    await database.raw`insert into working_group_pages select id, ${next.id} from working_groups`;
    const carried = async () =>
      (await readCarriedTasks(database, next.id)).map(({ name, tasks }) => [name, tasks.map(({ title }) => title)]);
    expect(await carried()).toEqual([['Personne ne sait qui appeler le soir', ['Une affiche', 'Un numéro du soir']]]);
    const [first] = (await readCarriedTasks(database, next.id))[0]?.tasks ?? [];
    const given = { geste: 'confier', id: first?.id ?? '', qui: 'La CAF', echeance: '2027-01-20' };
    expect(await act(member, { ...given, echeance: 'demain' })).toMatchObject({
      taskId: first?.id,
      errors: { echeance: expect.any(Array) },
    });
    expect(await act(member, given)).toBeNull();
    expect((await readGroup(database, member, 'personne-ne-sait-qui-appeler-le-soir')).tasks[0]).toMatchObject({
      ownerName: 'La CAF',
      dueOn: '2027-01-20',
    });
    await act(member, { geste: 'faire', id: first?.id ?? '' });
    expect(await carried()).toEqual([['Personne ne sait qui appeler le soir', ['Un numéro du soir']]]);
  });

  it('is changed by the coordination, members by name or acronym', async () => {
    expect(await act(coordinator, { geste: 'modifier', nom: 'Le soir', organismes: 'Inconnue' })).toMatchObject({
      errors: { organismes: [expect.stringContaining('Inconnue')] },
    });
    expect(await act(coordinator, { geste: 'modifier', nom: 'Le soir', organismes: 'alec\nagence zyx' })).toBeNull();
    const group = await readGroup(database, coordinator, 'personne-ne-sait-qui-appeler-le-soir');
    expect(group).toMatchObject({ name: 'Le soir', organisations: [{ name: 'Agence Zyx' }] });
  });
});

it.each([
  ['Une ligne\net une autre', 'Une ligne'],
  [`${'mot '.repeat(60)}`, /^(mot ?)+…$/],
])('a card makes a title', (text, expected) => {
  const title = titleOfCard(text);
  expect(title.length).toBeLessThanOrEqual(120);
  expect(title).toMatch(expected);
});
