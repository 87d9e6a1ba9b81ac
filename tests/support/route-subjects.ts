// One of each thing that an address of the table can name, in the demonstration network: what its parameters are filled with.
import { sha256 } from '#app/accounts/secrets.ts';
import { presenceToken } from '#app/events/registration/presence-token.ts';
import { insertDemoWorkshops } from '#app/workshops/insert-demo-workshops.server.ts';
import type { TestApp } from './app.ts';
import { asWork } from './behind-walls.ts';
import { writePairs } from './duplicates.ts';
import { peopleSubjects, writePeopleSubjects } from './people-subjects.ts';
import { visitor } from './sign-in.ts';

export type RouteSubjects = {
  /** The address with its parameters filled; all of it belongs to the territory of Lyon, pairs of duplicates apart. */
  fill: (route: string) => string;
  slugs: Record<'entry' | 'event' | 'workshop' | 'group', string>;
};

const ENTRY = 'alec-lyon';
const GUEST = 'invitee@exemple.fr';
/** As long as those that the product makes. */
const OF_GUEST = 'I'.repeat(43);
const OF_ENTRY = 'Q'.repeat(43);
const OF_SEARCH = 'R'.repeat(43);

export async function writeRouteSubjects(app: TestApp): Promise<RouteSubjects> {
  const { raw } = app.database;
  await insertDemoWorkshops(app.database);
  await writePeopleSubjects(app.database);
  const { pairs, merges } = await writePairs(app.database);
  await raw`insert into imports (territory_id, person_name, source, file_name, reading, headers, mapping, row_count)
    select id, 'Essai', 'Tableau', 'tableau.csv', 'CSV', '{Nom}', '{nom}', 0 from territories`;
  await raw`insert into reports (organisation_id, reason) select id, 'doublon' from organisations`;
  await raw`insert into proposals (organisation_id, territory_id, source, base, proposed)
    select id, home_territory_id, 'visiteur', '{"organisation":{},"contacts":[],"services":[]}', '{"organisation":{},"contacts":[],"services":[]}' from organisations`;
  await raw`insert into working_groups (territory_id, slug, name) select id, 'groupe-' || slug, name from territories`;
  const people = await peopleSubjects(app.database, ENTRY);
  const [row] = await raw<Record<string, string>[]>`
    with home as (select id from territories where slug = 'lyon'),
      entry as (select id from organisations where slug = ${ENTRY}),
      event as (select id, slug from events where territory_id = (select id from home) and status = 'published' and starts_at > now() order by starts_at limit 1),
      workshop as (select id, slug, join_code from workshop_pages where territory_id = (select id from home) order by frozen_at nulls first, created_at limit 1)
    select (select slug from event) as event, (select slug from workshop) as workshop, (select join_code from workshop) as code,
      (select slug from services where organisation_id = (select id from entry) order by slug limit 1) as service,
      (select id from reports where organisation_id = (select id from entry) limit 1) as report,
      (select id from proposals where organisation_id = (select id from entry) limit 1) as proposal,
      (select id from imports where territory_id = (select id from home) limit 1) as import,
      (select slug from editions where territory_id = (select id from home) order by slug limit 1) as edition,
      (select note_id from workshop_notes where page_id = (select id from workshop) order by position limit 1) as note`;
  if (!row?.event || !row.workshop || !row.note) throw new Error('the demonstration has nothing to ask about');
  await raw`update events set is_registration_open = true where slug = ${row.event}`;
  await visitor(app).post(`/evenements/${row.event}/inscription`, {
    nom: 'Ana',
    structure: 'particulier',
    courriel: GUEST,
  });
  const link = (kind: string, secret: string, subject: string) =>
    asWork(
      { raw },
      'mails',
      (asOutbox) =>
        asOutbox`insert into mail_links (hash, kind, subject_id, recipient, created_at) values (${sha256(secret)}, ${kind}, ${subject}, ${GUEST}, now())`,
    );
  const [mail] = await asWork(
    { raw },
    'mails',
    (asOutbox) =>
      asOutbox<
        { id: string }[]
      >`select subject_id as id from outgoing_mails where kind = 'inscription' and recipient = ${GUEST}`,
  );
  const [search] = await raw<{ id: string }[]>`insert into saved_searches (person_id, name, query, seen, looked_at)
    values (${people.person}, 'Froid', 'q=froid', '{}', now()) returning id`;
  const [asked] = await raw<{ id: string }[]>`insert into freshness_requests (organisation_id, asked_at, expires_at)
    select id, now(), now() + interval '30 days' from organisations where slug = ${ENTRY} returning id`;
  if (!mail || !search || !asked) throw new Error(`nobody registered: ${JSON.stringify({ mail, search, asked })}`);
  await link('inscription', OF_GUEST, mail.id);
  await link('presence', presenceToken(OF_GUEST), mail.id);
  await link('question', OF_ENTRY, asked.id);
  await link('recherche', OF_SEARCH, search.id);
  const slugs = { entry: ENTRY, event: row.event, workshop: row.workshop, group: 'groupe-lyon' };
  const slugOf = (route: string) =>
    route.includes('/annuaire/')
      ? slugs.entry
      : route.includes('/evenements/')
        ? slugs.event
        : route.includes('/groupes/')
          ? slugs.group
          : slugs.workshop;
  const idOf = (route: string) =>
    route.startsWith('/notes/') ? row.note : route.includes('/propositions/') ? row.proposal : row.report;
  const tokens: Record<string, string> = {
    fiche: OF_ENTRY,
    desabonnement: OF_SEARCH,
    presence: presenceToken(OF_GUEST),
    inscription: OF_GUEST,
  };
  const tokenOf = (route: string) => tokens[/(\w+)\/:token/.exec(route)?.[1] ?? ''] ?? '';
  return {
    slugs,
    fill: (route) =>
      route
        .replace(':slug', slugOf(route))
        .replace(':service', row.service ?? '')
        .replace(':person', people.person)
        .replace(':invitation', people.invitation)
        .replace(':claim', people.claim)
        .replace(':territory', 'lyon')
        .replace(':pair', pairs.own)
        .replace(':merge', merges.own)
        .replace(':id', idOf(route) ?? '')
        .replace(':import', row.import ?? '')
        .replace(':edition', row.edition ?? '')
        .replace(':token', tokenOf(route))
        .replace(':code', row.code ?? '')
        .replace(':format', 'csv')
        .replace(':hash', 'inconnu')
        .replace(':z/:x/:y', '6/32/22')
        .replace('*', '/nulle-part'),
  };
}
