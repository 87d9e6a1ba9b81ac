// A territory that keeps its directory to its people: each way out of the base, asked by nobody and by a member.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMeilisearchEngine } from '#search/meilisearch.ts';
import { createPostgresEngine } from '#search/postgres.ts';
import { understand } from '#search/understand.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';

const CLOSED = 'caf-de-l-herault';
const NAME = 'allocations familiales de l’Hérault';
const PAGES: [what: string, path: string][] = [
  ['the list', `/annuaire?q=${encodeURIComponent('caf')}&territoire=montpellier`],
  ['the list by services', '/annuaire?par=services&type=caf-msa'],
  ['a misspelt name', '/annuaire?q=caf+de+lherault'],
  ['the map', '/annuaire?vue=carte&type=caf-msa'],
  ['the data of the list', '/annuaire.data?type=caf-msa'],
  ['the guide', '/annuaire/guide?commune=34172&situation=danger'],
  ['the matrix', '/annuaire/qui-fait-quoi?commune=34172'],
  ['the API', '/api/v1/annuaire?type=caf-msa&commune=34172'],
  ['the export of the list', '/annuaire/export/csv?type=caf-msa'],
  ['the export of everything', '/annuaire/export/geojson'],
  ['the API by services', '/api/v1/annuaire?type=caf-msa&par=services'],
];
let app: TestApp;
let nobody: Visitor;
let member: Visitor;
let services: string[];
let before: { publicPoints: string; organisations: string; silent: string[] };

beforeAll(async () => {
  app = await startApp();
  nobody = visitor(app);
  member = await persona(app, 'coordination-lyon');
  const { raw } = app.database;
  const rows = await raw<{ id: string }[]>`
    select services.id from services join organisations on organisations.id = organisation_id where organisations.slug = ${CLOSED}`;
  services = rows.map(({ id }) => id);
  const silent: string[] = [];
  for (const [what, path] of PAGES) if (!(await text(nobody, path)).includes(CLOSED)) silent.push(what);
  if (!(await text(nobody, sheet())).includes(NAME)) silent.push('the sheet');
  before = { publicPoints: await pointsUrl(nobody), organisations: await text(nobody, '/'), silent };
  await raw`update territories set is_closed = true where slug = 'montpellier'`;
  await app.relay();
});
afterAll(() => app?.close());

async function text(browser: Visitor, path: string): Promise<string> {
  return (await browser.get(path)).text();
}

function sheet(): string {
  return `/annuaire/feuille?commune=34172&${services.map((id) => `service=${id}`).join('&')}`;
}

async function pointsUrl(browser: Visitor): Promise<string> {
  return /\/annuaire\/points\/[\w-]+/.exec(await text(browser, '/annuaire?vue=carte'))?.[0] ?? '';
}

it('writes the change of one territory to the outbox, its relays included, and nothing of the others', async () => {
  const { raw } = app.database;
  await raw`delete from search_outbox`;
  await raw`update territories set is_closed = is_closed where slug = 'montpellier'`;
  expect(await raw`select 1 from search_outbox`).toHaveLength(0);
  await raw.begin(async (sql) => {
    await sql`update territories set is_closed = false where slug = 'montpellier'`;
    const [row] = await sql<{ own: number; missing: number; relayed: number }[]>`
      select count(*) filter (where territories.slug = 'montpellier')::int as own,
        (select count(*)::int from organisations join territories on territories.id = home_territory_id
          where territories.slug = 'montpellier') as missing,
        count(*) filter (where territories.slug <> 'montpellier')::int as relayed
      from search_outbox join organisations on organisations.id = search_outbox.id
        join territories on territories.id = home_territory_id`;
    expect(row?.own).toBe(row?.missing);
    await sql`update territories set is_closed = true where slug = 'montpellier'`;
  });
  await app.relay();
});

it('was named by each of these pages while its territory was open', () => {
  expect(before.silent).toEqual([]);
});

describe('for who is not signed in', () => {
  it.each(PAGES)('%s does not name it', async (_, path) => {
    const answer = await nobody.get(path);
    expect(answer.status).toBeLessThan(500);
    expect(await answer.text()).not.toContain(CLOSED);
  });

  it.each([
    ['the card', `/annuaire/${CLOSED}`],
    ['the data of the card', `/annuaire/${CLOSED}.data`],
    ['the vCard', `/annuaire/${CLOSED}/vcard`],
    ['the API’s card', `/api/v1/annuaire/${CLOSED}`],
    ['the report of an error', `/annuaire/${CLOSED}/signaler`],
    ['the correction of an entry', `/annuaire/${CLOSED}/corriger`],
    ['the demand of its staff', `/annuaire/${CLOSED}/rejoindre`],
  ])('%s is not there', async (_, path) => {
    const answer = await nobody.get(path);
    expect([answer.status, (await answer.text()).includes(NAME)]).toEqual([404, false]);
  });

  it('the sheet says nothing of its services', async () => {
    expect(await text(nobody, sheet())).not.toContain(NAME);
  });

  it('the neighbours of an open organisation leave it out', async () => {
    const { raw } = app.database;
    const open = await raw<{ slug: string }[]>`
      select organisations.slug from organisations join territories on territories.id = home_territory_id
      where territories.slug <> 'montpellier' and status = 'published'`;
    for (const { slug } of open.slice(0, 6)) expect(await text(nobody, `/annuaire/${slug}`)).not.toContain(CLOSED);
  });

  it('the points of the map and who is behind them are others, and the members’ set is refused', async () => {
    const own = await pointsUrl(nobody);
    const theirs = await pointsUrl(member);
    expect(own).not.toBe('');
    expect(theirs).not.toBe(own);
    expect((await nobody.get(own)).status).toBe(200);
    expect((await nobody.get(theirs)).status).toBe(410);
    expect((await nobody.get(`${theirs}/acteurs?point=0`)).status).toBe(410);
    const everyone = Array.from({ length: 40 }, (_, point) => `point=${point}`).join('&');
    expect(await text(nobody, `${own}/acteurs?${everyone}`)).not.toContain(CLOSED);
    expect((await nobody.get(before.publicPoints)).status).toBe(410);
  });

  it('the figures count without it, and no cached page stays behind', async () => {
    expect(await text(nobody, '/')).not.toBe(before.organisations);
    expect(await text(nobody, '/')).not.toBe(await text(member, '/'));
  });
});

describe('for a member of any network', () => {
  it.each(PAGES.filter(([what]) => !what.startsWith('the guide') && what !== 'the matrix'))(
    '%s names it',
    async (_, path) => {
      expect(await text(member, path)).toContain(CLOSED);
    },
  );

  it('the card is there, and no shared cache keeps it', async () => {
    const answer = await member.get(`/annuaire/${CLOSED}/vcard`);
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'private, max-age=60']);
    expect((await member.get(`/annuaire/${CLOSED}`)).headers.get('cache-control')).toContain('private');
  });
});

it('somebody signed in who holds no role reads what everybody reads', async () => {
  const { raw } = app.database;
  await raw`insert into people (name, mail) values ('Sans rôle', 'sans-role@exemple.fr')`;
  const [person] = await raw<{ id: string }[]>`select id from people where mail = 'sans-role@exemple.fr'`;
  const { setCookie } = await app.parts.sessions.start(person?.id ?? '', null);
  const answer = await fetch(`${app.origin}/annuaire/${CLOSED}`, {
    headers: { cookie: setCookie.split(';')[0] ?? '' },
  });
  expect(answer.status).toBe(404);
});

it('both engines keep it from the public by themselves, relays included', async () => {
  const { client, index } = app.meilisearch;
  const request = {
    understood: understand('', {}),
    selection: {},
    reach: null,
    isReachFromWords: false,
    radiusKm: null,
    box: null,
    origin: null,
    openAt: null,
    groupBy: 'services' as const,
    sort: 'nom' as const,
    offset: 0,
    limit: 500,
  };
  for (const make of [
    (audience: 'public' | 'members') => createPostgresEngine(app.database, audience),
    (audience: 'public' | 'members') => createMeilisearchEngine({ client, index, audience, deadlineMs: 5_000 }),
  ]) {
    const [all, open] = [await make('members').search(request), await make('public').search(request)];
    expect(open.services).toBeLessThan(all.services);
    expect(open.items.flatMap(({ documents }) => documents).some(({ audience }) => audience === 'members')).toBe(false);
    expect(await make('public').documentsByIds(services)).toEqual([]);
    expect(await make('public').documentsOfOrganisation(CLOSED)).toEqual([]);
    expect((await make('public').matchedIds(request)).ids.filter((id) => services.includes(id))).toEqual([]);
    expect((await make('members').documentsByIds(services)).length).toBe(services.length);
    const [closed] = await app.database.raw<{ slugs: string[] }[]>`
      select array_agg(organisations.slug) as slugs from organisations
      join territories on territories.id = home_territory_id where is_closed`;
    const relays = open.items.flatMap(({ documents }) => documents.flatMap(({ service }) => service?.relays ?? []));
    expect(relays.filter(({ slug }) => closed?.slugs.includes(slug))).toEqual([]);
  }
});

it('opening it again brings everything back', async () => {
  await app.database.raw`update territories set is_closed = false where slug = 'montpellier'`;
  await app.relay();
  expect((await nobody.get(`/annuaire/${CLOSED}`)).status).toBe(200);
  expect(await text(nobody, '/annuaire?type=caf-msa')).toContain(CLOSED);
});
