// An unusual name typed into every form that one comes across: no line of the log, no document of the index and no address bears it,
// neither when all goes well nor when the base refuses.
import pino from 'pino';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkshop } from '#app/workshops/create-workshop.server.ts';
import { connectionOptions } from '#db/connection.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { tablesHolding } from '#tests/support/dump.ts';
import { type Fill, formsOfSite, type SiteForm } from '#tests/support/forms-of-site.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';

const NAME = 'Zyxwvutine';
/** Titles and names of structures are public, and make addresses. */
const TITLE = 'Publication';
const PUBLIC =
  /^\/administration\/(annuaire|evenements|editions|territoires|groupes|ateliers|mots|reglages|import)|^\/evenements\/proposer|\/animer$/;
const VALUES: Record<string, string> = {
  date: '2027-03-03',
  time: '10:00',
  number: '3',
  url: 'https://exemple.fr',
  tel: '0467000000',
};

const fill: Fill = ({ name, type }, route) => {
  const word = PUBLIC.test(route) ? TITLE : NAME;
  if (type === 'email' || /courriel|mail/.test(name)) return `${word.toLowerCase()}@exemple.fr`;
  return VALUES[type] ?? (/date|jour|debut|fin/.test(name) ? '2027-03-03' : word);
};

let app: TestApp;
let people: { browser: Visitor; forms: SiteForm[] }[];
const lines: string[] = [];
const addresses: string[] = [];
let secrets: string[];

beforeAll(async () => {
  app = await startApp({ env: { LOG_LEVEL: 'debug' } });
  const stream = (app.parts.log as unknown as Record<symbol, { write: (line: string) => void }>)[
    pino.symbols.streamSym
  ];
  if (!stream) throw new Error('the log writes nowhere');
  stream.write = (line) => void lines.push(line);
  const [territory] = await app.database.raw<{ id: string }[]>`select id from territories where slug = 'montpellier'`;
  await createWorkshop(app.database, { territoryId: territory?.id ?? '', title: 'Plénière', template: 'plenary' });
  const [page] = await app.database.raw<
    { slug: string; code: string }[]
  >`select slug, join_code as code from workshop_pages`;
  const [event] = await app.database.raw<{ slug: string }[]>`
    select slug from events where is_registration_open and status = 'published' and starts_at > now() limit 1`;
  const open = [`/a/${page?.code}`, `/evenements/${event?.slug}/inscription`, `/ateliers/${page?.slug}`];
  const [guest, member, desk, administrator] = [
    visitor(app),
    await persona(app, 'agent-caf-herault'),
    await persona(app, 'coordination-montpellier'),
    await persona(app, 'administration'),
  ];
  secrets = [member, desk, administrator].map((browser) => browser.cookie('session')).filter(Boolean);
  await guest.post(`/a/${page?.code}`, { prenom: NAME, structure: NAME });
  const starts: [Visitor, string[]][] = [
    [guest, ['/', ...open, '/annuaire/proposer', '/connexion', '/evenements']],
    [member, ['/compte', '/compte/notes', ...open, '/evenements/proposer']],
    [desk, ['/administration', `/ateliers/${page?.slug}/animer`, `/ateliers/${page?.slug}/effacer`, ...open]],
    [administrator, ['/administration/territoires', '/administration/personnes']],
  ];
  people = [];
  for (const [browser, from] of starts) people.push({ browser, forms: await formsOfSite(browser, from, fill) });
  const action = `/evenements/${event?.slug}/inscription`;
  const fields = { nom: NAME, structure: 'particulier', courriel: `${NAME}@exemple.fr`, besoins: NAME };
  people[0]?.forms.push({ page: action, route: action, action, fields });
}, 240_000);
afterAll(() => app?.close());

async function sendAll(): Promise<number[]> {
  const told: number[] = [];
  for (const { browser, forms } of people)
    for (const { action, fields } of forms) {
      const answer = await browser.post(action, fields);
      told.push(answer.status);
      addresses.push(answer.headers.get('location') ?? '');
      for (const [, href = ''] of (await answer.text()).matchAll(/\b(?:href|src|action)="([^"]*)"/g))
        addresses.push(href);
    }
  return told;
}

it('is kept where it was meant to go, and nowhere else', async () => {
  expect(people.reduce((sum, { forms }) => sum + forms.length, 0)).toBeGreaterThan(60);
  const told = await sendAll();
  expect(told.filter((status) => status >= 500)).toEqual([]);
  const options = { ...connectionOptions(app.parts.env.databaseUrl ?? ''), username: 'postgres' };
  const kept = await tablesHolding(options, NAME);
  expect(kept).toEqual(expect.arrayContaining(['invitations', 'note_authors', 'registrations', 'workshop_joins']));
  await app.index();
  const index = app.meilisearch.client.index(app.meilisearch.index);
  const { results } = await index.getDocuments({ limit: 10_000 });
  expect(results.length).toBeGreaterThan(10);
  expect(JSON.stringify(results).toLowerCase()).not.toContain(NAME.toLowerCase());
  expect(kept).not.toContain('search_documents');
}, 240_000);

it('leaves no trace in the log when the base refuses everything', async () => {
  const owner = postgres({ ...connectionOptions(app.parts.env.databaseUrl ?? ''), username: 'migrator', max: 1 });
  await owner`revoke insert, update, delete on all tables in schema public from app`;
  const told = await sendAll();
  await owner`grant insert, update, delete on all tables in schema public to app`;
  await owner.end();
  expect(told.filter((status) => status >= 500).length).toBeGreaterThan(8);
  expect(lines.length).toBeGreaterThan(8);
  expect(secrets).toHaveLength(3);
  const wrong = new RegExp([NAME, TITLE, '@exemple', '[?&][\\w-]+=', ...secrets].join('|'), 'i');
  expect(lines.filter((line) => wrong.test(line))).toEqual([]);
  expect(addresses.length).toBeGreaterThan(1_000);
  expect(addresses.filter((address) => address.toLowerCase().includes(NAME.toLowerCase()))).toEqual([]);
}, 240_000);
