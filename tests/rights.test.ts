// Every route × method × role × own or foreign, against the table written by hand in rights.csv. The routes come from
// app/routes.ts: a line without its cells, or a cell without its line, fails.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ROUTE_TABLE } from '#app/routes.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { type WrittenPairs, writePairs } from '#tests/support/duplicates.ts';
import { peopleSubjects, writePeopleSubjects } from '#tests/support/people-subjects.ts';

type Line = { route: string; method: string; whose: string; body: string; cells: string[] };

const METHODS = ['GET', 'HEAD', 'POST'];
const ANSWERS = ['oui', 'non', 'entrer', '404', '405'];
const { roles, lines } = readTable();
let app: TestApp;
let written: WrittenPairs;

beforeAll(async () => {
  app = await startApp();
  const { raw } = app.database;
  await raw`insert into people (name, mail) values ('Sans rôle', 'person@exemple.fr'), ('À deux places', 'several@exemple.fr')`;
  await raw`insert into people (name, mail, is_administrator, disabled_at) values ('Partie', 'disabled@exemple.fr', true, now())`;
  await raw`insert into memberships (person_id, role, territory_id)
    select people.id, 'coordinator', territories.id from people, territories
    where (people.mail = 'several@exemple.fr' and territories.slug = 'lyon') or people.mail = 'disabled@exemple.fr'`;
  await raw`insert into memberships (person_id, role, organisation_id)
    select people.id, 'editor', organisations.id from people, organisations
    where people.mail = 'several@exemple.fr' and organisations.slug = 'compagnons-batisseurs-montpellier'`;
  await writePeopleSubjects(app.database);
  await raw`insert into imports (territory_id, person_name, source, file_name, reading, headers, mapping, row_count)
    select id, 'Essai', 'Tableau', 'tableau.csv', 'CSV', '{Nom}', '{nom}', 0 from territories`;
  await raw`insert into reports (organisation_id, reason) select id, 'doublon' from organisations`;
  written = await writePairs(app.database);
  await raw`insert into proposals (organisation_id, territory_id, source, base, proposed)
    select id, home_territory_id, 'visiteur', '{"organisation":{},"contacts":[],"services":[]}', '{"organisation":{},"contacts":[],"services":[]}' from organisations`;
  await raw`insert into editions (territory_id, slug, name) select id, 'edition-' || slug, name from territories`;
  // One event per organisation, which organises it.
  await raw`insert into events (territory_id, slug, title, format, status, starts_at, ends_at, is_registration_open)
    select home_territory_id, slug, name, 'plenary', 'published', now() + interval '30 days', now() + interval '31 days', true from organisations`;
  await raw`insert into event_organisations (event_id, organisation_id, role)
    select events.id, organisations.id, 'organiser' from events join organisations using (slug)`;
  // One workshop page per organisation, of its territory.
  await raw`insert into workshop_pages (territory_id, slug, title, template, join_code)
    select home_territory_id, slug, name, 'free', md5(slug) from organisations`;
  await raw`insert into working_groups (territory_id, slug, name) select home_territory_id, slug, name from organisations`;
  await raw`insert into working_group_organisations (group_id, organisation_id)
    select working_groups.id, organisations.id from working_groups join organisations using (slug)`;
});
afterAll(() => app?.close());

it('names each route of the table, and no other', () => {
  const declared = new Set(ROUTE_TABLE.map(([route]) => route));
  const written = new Set(lines.map(({ route }) => route));
  expect([...declared].filter((route) => !written.has(route))).toEqual([]);
  expect([...written].filter((route) => !declared.has(routeBehind(route)))).toEqual([]);
});

it('has an answer in every cell, for every method', () => {
  const wrong = lines.filter(
    ({ cells }) => cells.length !== roles.length || !cells.every((cell) => ANSWERS.includes(cell)),
  );
  expect(wrong).toEqual([]);
  const missing = ROUTE_TABLE.flatMap(([route]) =>
    METHODS.filter((method) => !lines.some((line) => line.route === route && line.method === method)).map(
      (method) => `${method} ${route}`,
    ),
  );
  expect(missing).toEqual([]);
  expect(lines.length * roles.length).toBeGreaterThanOrEqual(2000);
});

it('answers as the table says', { timeout: 480_000 }, async () => {
  const wrong: string[] = [];
  for (const line of lines) {
    const answers = await Promise.all(roles.map((role) => ask(line, role)));
    for (const [at, first] of answers.entries()) {
      // A dozen at once may be more than a busy machine answers in time: « asked too much » is asked again, alone.
      const got = first === '503' ? await ask(line, roles[at] ?? '') : first;
      if (got !== line.cells[at])
        wrong.push(
          `${line.method} ${line.route} ${line.whose} ${line.body} ${roles[at]}: ${got}, not ${line.cells[at]}`,
        );
    }
  }
  expect(wrong).toEqual([]);
});

async function ask({ route, method, whose, body }: Line, role: string): Promise<string> {
  await app.database.raw`delete from rate_limits`;
  const subject = await subjectOf(role, whose);
  const url = `${route
    .replace(':slug', subject.slug)
    .replace(':service', subject.service)
    .replace(':person', subject.person)
    .replace(':invitation', subject.invitation)
    .replace(':claim', subject.claim)
    .replace(':territory', subject.place)
    .replace(':pair', whose === 'foreign' || whose === 'half' ? written.pairs[whose] : written.pairs.own)
    .replace(':merge', whose === 'foreign' ? written.merges.foreign : written.merges.own)
    .replace(':id', route.includes('/propositions/') ? subject.proposal : subject.report)
    .replace(':import', subject.import)
    .replace(':edition', `edition-${subject.place}`)
    .replace(':format', 'csv')
    .replace(':hash', 'inconnu')
    .replace(':z/:x/:y', '99/99/99')
    .replace('*', '/nulle-part')}${method === 'DATA' ? '.data' : ''}`;
  const response = await fetch(`${app.origin}${url}`, {
    method: method === 'DATA' ? 'GET' : method,
    redirect: 'manual',
    headers: { origin: app.origin, cookie: await cookieOf(role) },
    ...(method === 'POST' && {
      body: new URLSearchParams(
        body
          .replace('{territory}', subject.territory)
          .replace('{organisation}', subject.organisation)
          .replace('{session}', subject.session)
          .replace('{membership}', subject.membership),
      ),
    }),
  });
  const text = await response.text();
  if (method === 'DATA') return dataAnswer(response.status, text);
  const location = response.headers.get('location') ?? '';
  if (location.startsWith('/connexion?suite=') || (method === 'POST' && location === '/connexion')) return 'entrer';
  if (response.status === 403) return 'non';
  if (response.status === 404 || response.status === 405) return String(response.status);
  return response.status < 500 ? 'oui' : `${response.status}`;
}

/** The router's own format: a redirect is a value, and so is a refusal. */
function dataAnswer(status: number, text: string): string {
  if (text.includes('/connexion?suite=')) return 'entrer';
  if (status === 403) return 'non';
  return status < 400 ? 'oui' : String(status);
}

const OWN: Record<string, [own: string, neighbour: string]> = {
  editor: ['compagnons-batisseurs-montpellier', 'caf-de-l-herault'],
  several: ['compagnons-batisseurs-montpellier', 'caf-de-l-herault'],
};
const OWN_TERRITORY: Record<string, string> = { several: 'lyon' };

async function subjectOf(role: string, whose: string) {
  const [own, neighbour] = OWN[role] ?? ['caf-de-l-herault', 'compagnons-batisseurs-montpellier'];
  const slug = whose === 'foreign' ? 'compagnons-batisseurs-provence' : whose === 'neighbour' ? neighbour : own;
  const territory = whose === 'foreign' ? 'marseille' : (OWN_TERRITORY[role] ?? 'montpellier');
  const stranger = await cookieOf('alert-giver');
  const [row] = await app.database.raw<
    Record<'organisation' | 'service' | 'report' | 'proposal' | 'import' | 'territory' | 'session', string>[]
  >`
    select organisations.id::text as organisation, (select slug from services where organisation_id = organisations.id order by slug limit 1) as service,
      (select id::text from reports where organisation_id = organisations.id limit 1) as report,
      (select id::text from proposals where organisation_id = organisations.id limit 1) as proposal,
      (select id::text from territories where slug = ${territory}) as territory,
      (select imports.id::text from imports join territories on territories.id = territory_id where slug = ${territory}) as import,
      (select sessions.id from sessions join people on people.id = person_id
        where people.name ${role === 'alert-giver' ? app.database.raw`<>` : app.database.raw`=`} 'Paul Ferrand' limit 1) as session
    from organisations where slug = ${slug}`;
  if (!row || stranger === '') throw new Error(`nothing to ask about for ${role}`);
  const people = await peopleSubjects(app.database, slug);
  return { slug, place: territory, ...row, ...people, session: row.session ?? 'aucune' };
}

/** A session of that role, made afresh: some of the requests end theirs. */
async function cookieOf(role: string): Promise<string> {
  const { raw } = app.database;
  if (role === 'nobody') return 'session=';
  const mails: Record<string, string> = {
    person: 'person@exemple.fr',
    several: 'several@exemple.fr',
    disabled: 'disabled@exemple.fr',
    'alert-giver': 'alerte-marseille@demonstration.example',
    visitor: 'visite-montpellier@demonstration.example',
    editor: 'equipe-compagnons@demonstration.example',
    owner: 'agent-caf-herault@demonstration.example',
    coordinator: 'coordination-montpellier@demonstration.example',
    administrator: 'administration@demonstration.example',
  };
  const mail = mails[role] ?? 'coordination-lyon@demonstration.example';
  const [person] = await raw<{ id: string }[]>`select id from people where mail = ${mail}`;
  const { setCookie } = await app.parts.sessions.start(person?.id ?? '', null);
  const cookie = setCookie.split(';')[0] ?? '';
  if (role === 'expired')
    await raw`update sessions set expires_at = now() - interval '1 second' where person_id = ${person?.id ?? ''}`;
  if (role !== 'forged') return cookie;
  const [session] = await raw<{ id: string }[]>`select id from sessions where person_id = ${person?.id ?? ''} limit 1`;
  return `session=${session?.id}`;
}

function readTable(): { roles: string[]; lines: Line[] } {
  const [head = '', ...rows] = readFileSync(path.join(import.meta.dirname, 'rights.csv'), 'utf8')
    .trim()
    .split('\n');
  return {
    roles: head.split(';').slice(4),
    lines: rows.map((row) => {
      const [route = '', method = '', whose = '', body = '', ...cells] = row.split(';');
      return { route, method, whose, body, cells };
    }),
  };
}

/** `…/services/nouveau` is a page of `…/services/:service`. */
function routeBehind(route: string): string {
  return route.replace(/\/services\/nouveau$/, '/services/:service');
}
