// The walls around who sat down at a workshop page, what is mailed to whom, and the links of those mails: each reads their own
// lines, and writes none.
import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { queueMails } from '#app/server/mail-outbox.ts';
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

describe('mails to come and the links they held', () => {
  const asked: [string, () => RowActor, { mails: number; links: number }][] = [
    ['the outbox', () => ({ kind: 'work', name: 'mails' }), { mails: 2, links: 2 }],
    ['the work of forgetting', () => ({ kind: 'work', name: 'forgetting' }), { mails: 2, links: 2 }],
    ['another work', () => ({ kind: 'work', name: 'registration' }), { mails: 0, links: 0 }],
    ['the holder of a link', () => ({ kind: 'link', hash: 'lien-luc' }), { mails: 0, links: 1 }],
    ['whom they are for', () => person(ana), { mails: 1, links: 1 }],
    ['an administrator', () => person(randomUUID()), { mails: 0, links: 0 }],
    ['the coordination', () => coordinator(page.territoryId), { mails: 0, links: 0 }],
    ['nobody', () => ({ kind: 'nobody' }), { mails: 0, links: 0 }],
  ];

  beforeAll(async () => {
    const about = { kind: 'inscription', subjectId: randomUUID() };
    const to = ['ana@exemple.fr', 'luc@exemple.fr'];
    // Anybody’s transaction leaves a mail behind, twice is once; who asks matters to reading only.
    for (const _time of ['once', 'twice'])
      await withActor(database, { kind: 'nobody' }, (queries) =>
        queueMails(
          queries,
          to.map((recipient) => ({ ...about, recipient, dueAt: new Date(0) })),
        ),
      );
    await asWork(
      database,
      'mails',
      (queries) => queries`insert into mail_links (hash, kind, subject_id, recipient, created_at) values
        ('lien-ana', 'inscription', ${about.subjectId}, 'ana@exemple.fr', now()),
        ('lien-luc', 'inscription', ${about.subjectId}, 'luc@exemple.fr', now())`,
    );
  });

  it.each(asked)('are read by %s', async (_who, actor, counts) => {
    const [row] = await withActor(database, actor(), (queries) =>
      queries.execute(
        sql`select (select count(*)::int from outgoing_mails) as mails, (select count(*)::int from mail_links) as links`,
      ),
    );
    expect(row).toEqual(counts);
  });

  it('are neither changed nor made up by who may only read them', async () => {
    const changed = await withActor(database, person(ana), async (queries) => [
      ...(await queries.execute(sql`update outgoing_mails set recipient = 'zoe@exemple.fr' returning id`)),
      ...(await queries.execute(sql`delete from mail_links returning hash`)),
    ]);
    expect(changed).toEqual([]);
    const made = withActor(database, { kind: 'link', hash: 'lien-moi' }, (queries) =>
      queries.execute(sql`insert into mail_links (hash, kind, subject_id, recipient, created_at)
        select 'lien-moi', 'inscription', ${randomUUID()}, 'zoe@exemple.fr', now()`),
    );
    await expect(made).rejects.toMatchObject({ cause: { code: '42501' } });
  });
});
