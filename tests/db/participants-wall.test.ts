// The wall around who sat down at a workshop page: a device, a person and a coordination each read their own lines, and write none.
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PersonActor, type RowActor, withActor } from '#db/actor.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { personActor } from '#tests/support/actors.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';

let fresh: FreshDatabase;
let database: Database;
let page: { id: string; territoryId: string };
let ana: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url('app'));
  const { raw } = database;
  const [territory] = await raw<{ id: string }[]>`
    insert into territories (slug, name, description, zones, centre) values ('ici', 'Ici', '', '{34}', '34172') returning id`;
  const [made] = await raw<{ id: string }[]>`insert into workshop_pages (territory_id, slug, title, template, join_code)
    values (${territory?.id ?? ''}, 'pleniere', 'Plénière', 'plenary', 'CODE') returning id`;
  page = { id: made?.id ?? '', territoryId: territory?.id ?? '' };
  const [person] = await raw<
    { id: string }[]
  >`insert into people (mail, name) values ('ana@exemple.fr', 'Ana') returning id`;
  ana = person?.id ?? '';
  await asWork(
    database,
    'workshops',
    (queries) => queries`insert into workshop_joins (page_id, first_name, token_hash, person_id)
      values (${page.id}, 'Ana', 'jeton-ana', ${ana}), (${page.id}, 'Luc', 'jeton-luc', null)`,
  );
});
afterAll(async () => {
  await database?.close();
  await fresh?.drop();
});

const person = (id: string): PersonActor => personActor({ id, isAdministrator: true });
const coordinator = (territoryId: string): PersonActor =>
  personActor({ id: randomUUID(), territories: [{ id: territoryId, name: 'Ici', role: 'coordinator' }] });

const WHO: [string, () => RowActor, string[]][] = [
  ['the page itself', () => ({ kind: 'work', name: 'workshops' }), ['Ana', 'Luc']],
  ['the work of forgetting', () => ({ kind: 'work', name: 'forgetting' }), ['Ana', 'Luc']],
  ['another work', () => ({ kind: 'work', name: 'registration' }), []],
  ['the device that joined', () => ({ kind: 'link', hash: 'jeton-luc' }), ['Luc']],
  ['another device', () => ({ kind: 'link', hash: 'jeton-%' }), []],
  ['the person who joined', () => person(ana), ['Ana']],
  ['an administrator', () => person(randomUUID()), []],
  ['the coordination of the territory', () => coordinator(page.territoryId), ['Ana', 'Luc']],
  ['another coordination', () => coordinator(randomUUID()), []],
  ['nobody', () => ({ kind: 'nobody' }), []],
];

describe('who joined a page', () => {
  it.each(WHO)('is read by %s', async (_who, actor, names) => {
    const rows = await withActor(database, actor(), (queries) =>
      queries.execute<{ name: string }>(sql`select first_name as name from workshop_joins order by 1`),
    );
    expect([...rows].map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['a device', { kind: 'link', hash: 'jeton-luc' }],
    ['nobody', { kind: 'nobody' }],
    ['the live notes', { kind: 'work', name: 'live-notes' }],
  ] satisfies [string, RowActor][])('is written by no other than the page: %s', async (_who, actor) => {
    const changed = await withActor(database, actor, (queries) =>
      queries.execute(sql`update workshop_joins set role = 'facilitator' returning id`),
    );
    expect(changed).toHaveLength(0);
    const added = withActor(database, actor, (queries) =>
      queries.execute(sql`insert into workshop_joins (page_id, role, first_name, token_hash)
        values (${page.id}, 'facilitator', 'Zoé', 'jeton-luc-2')`),
    );
    await expect(added).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});
