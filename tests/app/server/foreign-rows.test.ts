// The address is one's own, the row named in the form is not: whoever keeps a territory, an event or a page changes nothing of
// another by writing its identifiers into their own forms.
import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RowActor, withActor } from '#db/actor.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { plantWorkshop } from '#tests/support/planted-workshops.ts';
import { type RouteSubjects, writeRouteSubjects } from '#tests/support/route-subjects.ts';
import { persona, type Visitor } from '#tests/support/sign-in.ts';

const DAY = 86_400_000;
const REGISTRATION: RowActor = { kind: 'work', name: 'registration' };
let app: TestApp;
let subjects: RouteSubjects;
let coordinator: Visitor;
/** Of the device whose words came late. */
const hash = randomBytes(32).toString('hex');
/** Of Marseille, or of somebody else. */
const foreign: Record<string, string> = {};

beforeAll(async () => {
  app = await startApp();
  subjects = await writeRouteSubjects(app);
  coordinator = await persona(app, 'coordination-lyon');
  await persona(app, 'agent-caf-herault');
  const { raw } = app.database;
  const keep = async (name: string, rows: PromiseLike<readonly { id: string }[]>) => {
    foreign[name] = (await rows)[0]?.id ?? '';
    if (foreign[name] === '') throw new Error(`no ${name}`);
  };
  const page = await plantWorkshop(app.database, {
    territory: 'marseille',
    slug: 'ailleurs',
    cards: [{ id: 'c', column: 'Actions', text: 'Une carte d’ailleurs' }],
  });
  await plantWorkshop(app.database, {
    territory: 'lyon',
    slug: 'ici',
    cards: [{ id: 'ici', column: 'Actions', text: 'Une carte d’ici' }],
  });
  const starts = new Date(Date.now() + 30 * DAY);
  await keep(
    'event',
    raw`insert into events (territory_id, slug, title, format, status, starts_at, ends_at, is_registration_open)
      select id, 'ailleurs', 'Ailleurs', 'plenary', 'published', ${starts}, ${starts}, true from territories where slug = 'marseille' returning id`,
  );
  await keep(
    'task',
    raw`insert into event_tasks (territory_id, event_id, title, phase)
    select territory_id, id, 'Réserver', 'before' from events where slug = 'ailleurs' returning id`,
  );
  await raw`insert into working_groups (territory_id, slug, name) select id, 'groupe-ailleurs', 'Ailleurs' from territories where slug = 'marseille'`;
  await keep(
    'groupTask',
    raw`insert into event_tasks (territory_id, group_id, title)
    select territory_id, id, 'Appeler' from working_groups where slug = 'groupe-ailleurs' returning id`,
  );
  await keep(
    'join',
    asWork(
      { raw },
      'workshops',
      (asPage) =>
        asPage`insert into workshop_joins (page_id, first_name, token_hash) values (${page.id}, 'Ana', ${hash}) returning id`,
    ),
  );
  await keep(
    'comment',
    withActor(app.database, { kind: 'link', hash }, (queries) =>
      queries.execute<{
        id: string;
      }>(sql`insert into workshop_comments (page_id, note_id, join_id, card_id, text)
      values (${page.id}, ${page.boardId}, ${foreign.join}, 'c', 'Dit ailleurs') returning id`),
    ),
  );
  await keep(
    'search',
    raw`insert into saved_searches (person_id, name, query, seen, looked_at)
    select id, 'Eau', 'q=eau', '{}', now() from people where mail = 'agent-caf-herault@demonstration.example' returning id`,
  );
  await keep(
    'session',
    raw`select id from sessions where person_id <> (select id from people where mail = 'coordination-lyon@demonstration.example') limit 1`,
  );
  await keep(
    'word',
    raw`insert into local_words (territory_id, phrase, need) select id, 'mistral gelé', 'impayes-energie' from territories where slug = 'marseille' returning id`,
  );
  const add = (name: string, statement: ReturnType<typeof sql>) =>
    keep(
      name,
      withActor(app.database, REGISTRATION, (queries) => queries.execute<{ id: string }>(statement)),
    );
  await add(
    'registration',
    sql`insert into registrations (territory_id, event_id, name, mail, status)
    select territory_id, id, 'Luc', 'luc@exemple.fr', 'waiting' from events where slug = 'ailleurs' returning id`,
  );
  await add(
    'walkIn',
    sql`insert into attendances (territory_id, event_id, name, half_day, how)
    select territory_id, id, 'Zoé', '2027-01-01 am', 'name' from events where slug = 'ailleurs' returning id`,
  );
  await keep(
    'late',
    withActor(app.database, { kind: 'link', hash }, (queries) =>
      queries.execute<{
        id: string;
      }>(sql`insert into workshop_late_cards (page_id, note_id, join_id, card_id, column_id, text)
      values (${page.id}, ${page.boardId}, ${foreign.join}, 'c', 'Actions', 'Tard') returning id`),
    ),
  );
  foreign.board = page.boardId;
});
afterAll(() => app?.close());

/** All that the forms below could have touched, as one text. */
async function state(): Promise<string> {
  const { raw } = app.database;
  const as = (actor: RowActor, statement: ReturnType<typeof sql>) =>
    withActor(app.database, actor, (queries) => queries.execute(statement));
  return JSON.stringify([
    await raw`select * from events where slug = 'ailleurs'`,
    await raw`select * from event_tasks where id in (${foreign.task ?? ''}, ${foreign.groupTask ?? ''}) order by id`,
    await asWork(
      { raw },
      'workshops',
      (asPage) => asPage`select * from workshop_joins where id = ${foreign.join ?? ''}`,
    ),
    await raw`select * from workshop_pages where slug = 'ailleurs'`,
    await raw`select * from workshop_votes where note_id = ${foreign.board ?? ''}`,
    await raw`select * from workshop_column_locks where note_id = ${foreign.board ?? ''}`,
    await raw`select id, name, query, is_mailed from saved_searches where id = ${foreign.search ?? ''}`,
    await raw`select id from sessions where id = ${foreign.session ?? ''}`,
    await raw`select * from local_words where id = ${foreign.word ?? ''}`,
    [...(await as(REGISTRATION, sql`select * from registrations where id = ${foreign.registration}`))],
    [...(await as(REGISTRATION, sql`select * from attendances where event_id = ${foreign.event} order by id`))],
    [...(await as({ kind: 'link', hash }, sql`select * from workshop_late_cards where id = ${foreign.late}`))],
    [
      ...(await as(
        { kind: 'link', hash },
        sql`select * from workshop_comments where page_id = (select page_id from workshop_joins where id = ${foreign.join})`,
      )),
    ],
  ]);
}

it('leaves every foreign row as it was', { timeout: 60_000 }, async () => {
  const before = await state();
  const event = `/administration/evenements/${subjects.slugs.event}`;
  const forms: [path: string, fields: Record<string, string>][] = [
    ...['annuler', 'placer'].map((geste): [string, Record<string, string>] => [
      `${event}/inscriptions`,
      { geste, personne: foreign.registration ?? '' },
    ]),
    ...['present', 'absent', 'retirer'].flatMap((geste) =>
      ['registration', 'walkIn'].map((row): [string, Record<string, string>] => [
        `${event}/presences`,
        { geste, personne: foreign[row] ?? '', id: foreign[row] ?? '', 'demi-journee': '2027-01-01 am' },
      ]),
    ),
    ...['faite', 'a-faire', 'enlever'].flatMap((geste) =>
      ['task', 'groupTask'].map((row): [string, Record<string, string>] => [
        `${event}/preparation`,
        { geste, id: foreign[row] ?? '' },
      ]),
    ),
    ...['faire', 'rouvrir'].flatMap((geste) =>
      ['task', 'groupTask'].map((row): [string, Record<string, string>] => [
        `/groupes/${subjects.slugs.group}`,
        { geste, id: foreign[row] ?? '' },
      ]),
    ),
    ...['task', 'groupTask'].map((row): [string, Record<string, string>] => [
      '/administration/ateliers/ici/suites',
      { geste: 'faire', id: foreign[row] ?? '', tache: foreign[row] ?? '' },
    ]),
    ...['task', 'groupTask'].map((row): [string, Record<string, string>] => [
      '/administration/ateliers/ici/suites',
      { geste: 'confier', id: foreign[row] ?? '', qui: 'Moi', echeance: '2027-01-01' },
    ]),
    ['/ateliers/ici/animer', { geste: 'role', role: 'facilitator', participation: foreign.join ?? '' }],
    ['/ateliers/ici/animer', { geste: 'retirer', participation: foreign.join ?? '' }],
    ['/ateliers/ici/animer', { geste: 'tardive', tardive: foreign.late ?? '', decision: 'ajouter' }],
    ['/ateliers/ici/animer', { geste: 'voter', note: foreign.board ?? '', points: '3' }],
    ['/ateliers/ici/animer', { geste: 'verrou', note: foreign.board ?? '', colonne: '0', vers: 'ferme' }],
    ['/ateliers/ici', { geste: 'ajouter', note: foreign.board ?? '', colonne: '0', texte: 'Intrus' }],
    ...['commentaires', 'fil'].flatMap((path) =>
      ['c', 'ici'].flatMap((carte): [string, Record<string, string>][] => [
        [`/ateliers/ici/${path}`, { geste: 'retirer-commentaire', carte, 'commentaire-id': foreign.comment ?? '' }],
        [
          `/ateliers/ici/${path}`,
          { geste: 'commenter', carte, commentaire: 'Intrus', 'commentaire-id': foreign.comment ?? '' },
        ],
        [`/ateliers/ailleurs/${path}`, { geste: 'commenter', carte, commentaire: 'Intrus' }],
      ]),
    ),
    ['/ateliers/ici/effacer', { geste: 'effacer', note: foreign.board ?? '', texte: 'Tard' }],
    ['/compte', { session: foreign.session ?? '' }],
    ['/compte/favoris', { geste: 'oublier', recherche: foreign.search ?? '', id: foreign.search ?? '' }],
    [
      '/compte/favoris',
      { geste: 'courriel', recherche: foreign.search ?? '', id: foreign.search ?? '', envoye: 'non' },
    ],
    ['/administration/mots', { geste: 'retirer-mot', id: foreign.word ?? '' }],
    ['/administration/evenements/ailleurs', { geste: 'annuler', motif: 'Pour voir' }],
    ['/administration/evenements/ailleurs/inscriptions', { geste: 'fermer' }],
    ['/administration/ateliers/ailleurs/suites', { geste: 'tache', carte: 'c' }],
    ['/ateliers/ailleurs/animer', { geste: 'figer' }],
  ];
  const broken: string[] = [];
  for (const [path, fields] of forms) {
    const { status } = await coordinator.post(path, fields);
    if (status >= 500) broken.push(`${status} ${path} ${JSON.stringify(fields)}`);
    if ((await state()) !== before) {
      broken.push(`changed by ${path} ${JSON.stringify(fields)}`);
      break;
    }
  }
  expect(broken).toEqual([]);
});
