// From a card to the directory: once, traced, found again as a possible duplicate, and never over another coordination’s head.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Parts } from '#app/server/parts.ts';
import { findAllDuplicates } from '#app/upkeep/duplicates/find-duplicates.server.ts';
import { acceptLearned, leaveLearned } from '#app/workshops/learned/accept-learned.server.ts';
import { readLearned } from '#app/workshops/learned/read-learned.server.ts';
import { noteUnknownActor, suggestActors } from '#app/workshops/learned/suggest-actors.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { personActor } from '#tests/support/actors.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeOrganisation, writeTerritory } from '#tests/support/directory.ts';
import { type PlantedPage, plantWorkshop } from '#tests/support/planted-workshops.ts';
import { testNotes } from '#tests/support/workshops.ts';

let base: FreshDatabase;
let database: Database;
let parts: Parts;
let page: PlantedPage & { title: string; territoryId: string };
let coordinator: PersonActor;
const FIELDS = { name: '', kind: 'association-caritative', communeCode: '34172', service: '', need: null };

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  parts = { database, notes: testNotes(base) } as Parts;
  const here = await writeTerritory(database);
  const there = await writeTerritory(database, 'ailleurs');
  await writeOrganisation(database, here, { slug: 'alec', name: 'ALEC Zyx', acronym: 'ALEC' }, [
    { slug: 'conseil', needs: ['conseil-usages'], zones: ['34172'] },
  ]);
  await writeOrganisation(database, there, { slug: 'adil', name: 'ADIL Wvut' }, []);
  const planted = await plantWorkshop(database, {
    territory: 'montpellier',
    slug: 'pleniere',
    cards: [
      { id: 'c1', column: 'Acteurs à contacter', text: 'Épicerie Zyxwvut' },
      { id: 'c2', column: 'Difficultés', text: 'Nouveau numéro 04 67 00 00 99', mentions: ['alec'] },
      { id: 'c3', column: 'Actions', text: 'Prêt de radiateurs aux logements froids', structure: 'ALEC' },
      { id: 'c4', column: 'Difficultés', text: 'ADIL : 04 67 00 00 98', mentions: ['adil'] },
      { id: 'c5', column: 'Acteurs à contacter', text: 'ALEC Zyxx' },
    ],
  });
  page = { ...planted, title: 'Plénière', territoryId: here };
  const [person] = await database.raw<
    { id: string }[]
  >`insert into people (mail, name) values ('c@exemple.fr', 'Coordination') returning id`;
  coordinator = personActor({
    id: person?.id ?? '',
    name: 'Coordination',
    territories: [{ id: here, name: '', role: 'coordinator' }],
  });
});
afterAll(async () => {
  await parts?.notes.close();
  await database?.close();
  await base?.drop();
});

const lines = () => readLearned(parts, coordinator, page);
async function keyOf(name: string): Promise<string> {
  const found = (await lines()).find((line) => line.name === name);
  if (!found) throw new Error(`nothing learned of ${name}`);
  return found.key;
}

it('lists what the cards say and the directory does not', async () => {
  expect(
    (await lines()).map(({ kind, name, isOurs, alike }) => [kind, name, isOurs, alike.map(({ slug }) => slug)]),
  ).toEqual([
    ['actor', 'Épicerie Zyxwvut', true, []],
    ['actor', 'ALEC Zyxx', true, ['alec']],
    ['correction', '04 67 00 00 99', true, []],
    ['correction', '04 67 00 00 98', false, []],
    ['service', 'Prêt de radiateurs aux logements froids', true, []],
  ]);
});

it('creates the actor once, however often and however quickly it is accepted, and says where it comes from', async () => {
  const key = await keyOf('Épicerie Zyxwvut');
  const fields = { ...FIELDS, name: 'Épicerie Zyxwvut', service: 'Colis alimentaires', need: 'aide-paiement' as const };
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => acceptLearned(parts, coordinator, { page, key, fields })),
  );
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['accepted', 'already', 'already', 'already']);
  const rows = await database.raw`select o.slug, o.kind, s.name, s.needs, s.zones, v.why, v.cause from organisations o
    join services s on s.organisation_id = o.id join entry_versions v on v.organisation_id = o.id where o.name = 'Épicerie Zyxwvut'`;
  expect(rows).toEqual([
    expect.objectContaining({
      slug: 'epicerie-zyxwvut',
      kind: 'association-caritative',
      name: 'Colis alimentaires',
      needs: ['aide-paiement'],
      zones: ['243400017'],
      why: expect.stringMatching(/^Appris à l’atelier «\sPlénière\s»\s: \/ateliers\/pleniere#carte-c1$/),
      cause: 'proposition',
    }),
  ]);
  expect(await database.raw`select source, status from proposals`).toEqual([{ source: 'atelier', status: 'settled' }]);
  expect((await lines()).find((line) => line.key === key)).toBeUndefined();
  expect(await database.raw`select state from learned_items where key = ${key}`).toEqual([{ state: 'accepted' }]);
});

it('compares a new actor with the directory as any other entry', async () => {
  await findAllDuplicates(database);
  const key = await keyOf('ALEC Zyxx');
  await acceptLearned(parts, coordinator, { page, key, fields: { ...FIELDS, name: 'ALEC Zyx' } });
  expect(await database.raw`select count(*)::int as pairs from duplicate_candidates`).toEqual([{ pairs: 1 }]);
});

it('adds a number and a service to a known entry; what it says already is not asked again', async () => {
  for (const name of ['04 67 00 00 99', 'Prêt de radiateurs aux logements froids']) {
    const fields = { ...FIELDS, service: name, need: 'froid-inconfort' as const };
    expect(await acceptLearned(parts, coordinator, { page, key: await keyOf(name), fields })).toEqual({
      kind: 'accepted',
    });
  }
  expect(await database.raw`select value from contacts where value = '04 67 00 00 99'`).toHaveLength(1);
  expect(
    await database.raw`select s.name from services s join organisations o on o.id = organisation_id where o.slug = 'alec' order by 1`,
  ).toEqual([{ name: 'conseil' }, { name: 'Prêt de radiateurs aux logements froids' }]);
  const waiting = (await lines()).filter(({ state }) => state === 'waiting');
  expect(waiting.map(({ name }) => name)).toEqual(['04 67 00 00 98']);
});

it('passes on what another coordination decides, and leaves aside what one leaves aside', async () => {
  const key = await keyOf('04 67 00 00 98');
  expect(await leaveLearned(parts, coordinator, { page, key })).toEqual({ kind: 'left' });
  expect((await lines()).find((line) => line.key === key)?.state).toBe('left');
  expect(await acceptLearned(parts, coordinator, { page, key, fields: FIELDS })).toEqual({ kind: 'already' });
  await leaveLearned(parts, coordinator, { page, key, isBack: true });
  expect(await acceptLearned(parts, coordinator, { page, key, fields: FIELDS })).toEqual({ kind: 'passed-on' });
  expect(
    await database.raw`select p.status from proposals p join organisations o on o.id = organisation_id where o.slug = 'adil'`,
  ).toEqual([{ status: 'open' }]);
  expect(await database.raw`select value from contacts where value = '04 67 00 00 98'`).toEqual([]);
});

it('completes « @ », and notes once who is not known', async () => {
  expect((await suggestActors(database, 'ale'))[0]).toMatchObject({ slug: 'alec' });
  expect((await suggestActors(database, 'zyx alc')).map(({ slug }) => slug)).toContain('alec');
  expect(await suggestActors(database, '%')).toEqual([]);
  for (const name of ['Régie Abcd', 'régie  abcd'])
    expect(await noteUnknownActor(database, page.id, { name, cardId: 'c1' })).toBe('noted');
  expect(await noteUnknownActor(database, page.id, { name: ' ', cardId: '' })).toBe('refused');
  expect((await lines()).map(({ kind, name }) => [kind, name])).toContainEqual(['actor', 'Régie Abcd']);
});
