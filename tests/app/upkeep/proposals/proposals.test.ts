// What others propose, through real requests: kept apart, decided field by field, applied whole or not at all, answered.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readSnapshot } from '#app/upkeep/history/versions.server.ts';
import { proposeChange } from '#app/upkeep/proposals/propose-change.server.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { formFields, textOf } from '#tests/support/forms.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';

let app: TestApp;
let guest: Visitor;
let owner: Visitor;
let coordinator: Visitor;
let stranger: Visitor;
const CARD = '/annuaire/caf-de-l-herault';
const CORRECT = `${CARD}/corriger`;
const XSS = '<img src=x onerror=alert(1)>';

beforeAll(async () => {
  app = await startApp();
  guest = visitor(app);
  owner = await persona(app, 'agent-caf-herault');
  coordinator = await persona(app, 'coordination-montpellier');
  stranger = await persona(app, 'coordination-lyon');
});
afterAll(() => app?.close());
beforeEach(() => app.database.raw`delete from rate_limits`);

const raw = (strings: TemplateStringsArray, ...values: string[]) => app.database.raw(strings, ...values);
const entry = async () => (await raw`select * from organisations where slug = 'caf-de-l-herault'`)[0];
const lastProposal = async () => (await raw`select * from proposals order by created_at desc limit 1`)[0];

/** The form as it came, with some fields written over. */
async function propose(from: Visitor, fields: Record<string, string>, page?: string): Promise<Response> {
  const html = page ?? (await (await from.get(CORRECT)).text());
  return from.post(CORRECT, { ...formFields(html), ...fields });
}

/** The form of a proposal with a choice for each field by its path. */
async function decide(
  by: Visitor,
  id: string,
  choices: Record<string, string>,
  more: Record<string, string> = {},
): Promise<Response> {
  const path = `/administration/propositions/${id}`;
  const fields = formFields(await (await by.get(path)).text());
  const [row] = await raw`select base, proposed from proposals where id = ${id}`;
  const { proposedDifferences } = await import('#app/upkeep/proposals/apply-differences.ts');
  const chosen = proposedDifferences(row?.base, row?.proposed).map((one, at) => [
    `choix-${at}`,
    choices[one.path] ?? 'refuser',
  ]);
  return by.post(path, { ...fields, ...Object.fromEntries(chosen), ...more });
}

it('keeps what a guest writes apart from the entry, and shows it to who keeps it', async () => {
  const before = await entry();
  const answer = await propose(guest, {
    'organisation.name': `CAF ${XSS}`,
    'organisation.description': 'Nouvelle présentation',
    note: XSS,
    qui: XSS,
  });
  expect(answer.headers.get('location')).toBe(`${CORRECT}?merci=1`);
  expect(await entry()).toEqual(before);
  const list = await textOf(coordinator.get('/administration/propositions'));
  expect(list).toContain('Caisse d’allocations familiales de l’Hérault');
  const { id } = (await lastProposal()) ?? {};
  const html = await textOf(owner.get(`/administration/propositions/${id}`));
  expect(html).toContain('&lt;img src=x');
  expect(html).not.toContain('<img src=x');
  expect(html).toContain('Nouvelle présentation');
  expect((await stranger.get(`/administration/propositions/${id}`)).status).toBe(403);
  expect(await textOf(stranger.get('/administration/propositions'))).not.toContain('Hérault');
});

it('takes one field, writes another otherwise, refuses a third, answers by mail and forgets the address', async () => {
  const fields = {
    'organisation.name': 'CAF 34',
    'organisation.description': 'Trop long',
    'organisation.website': 'https://www.caf.example',
  };
  await propose(guest, { ...fields, courriel: 'voisine@reseau.example' });
  const { id } = (await lastProposal()) ?? {};
  const wanted = {
    'organisation.name': 'prendre',
    'organisation.description': 'modifier',
    'organisation.website': 'refuser',
  };
  const silent = await decide(coordinator, id, wanted, { 'valeur-1': 'Plus court' });
  expect(silent.status).toBe(400);
  expect(await textOf(silent)).toContain('la personne attend une réponse par courriel');
  expect((await entry())?.name).not.toBe('CAF 34');
  const done = await decide(coordinator, id, wanted, {
    'valeur-1': 'Plus court',
    'raison-2': 'Ce site n’est pas le leur.',
  });
  expect(done.headers.get('location')).toBe('/administration/propositions?fait=applique');
  expect(await entry()).toMatchObject({ name: 'CAF 34', description: 'Plus court' });
  expect((await raw`select name from duplicate_traits where name = 'caf 34'`).length).toBe(1);
  expect((await entry())?.website).not.toBe('https://www.caf.example');
  expect(await lastProposal()).toMatchObject({ status: 'settled', answer_mail: null });
  await expect
    .poll(async () => (await raw`select text from kept_mails where recipient = 'voisine@reseau.example'`)[0]?.text)
    .toContain('Ce site n’est pas le leur.');
  expect(await textOf(owner.get('/administration/annuaire/caf-de-l-herault/historique'))).toContain(
    'Proposition acceptée, par Samir Vidal',
  );
  const again = await decide(coordinator, id, { 'organisation.website': 'prendre' });
  expect(again.status).toBe(303);
  expect((await entry())?.website).not.toBe('https://www.caf.example');
});

it('compares with what the guest saw, and shows three columns when the entry moved on', async () => {
  const page = await (await guest.get(CORRECT)).text();
  const own = '/administration/annuaire/caf-de-l-herault';
  const form = formFields(await (await owner.get(own)).text());
  await owner.post(own, { ...form, nom: 'CAF de l’Hérault', sigle: 'CAF34' });
  await propose(guest, { 'organisation.name': 'CAF Hérault' }, page);
  const { id } = (await lastProposal()) ?? {};
  const html = await textOf(owner.get(`/administration/propositions/${id}`));
  expect(html).toContain('La fiche a changé depuis la proposition');
  for (const words of ['Au moment de la proposition', 'CAF 34', 'CAF de l’Hérault', 'CAF Hérault'])
    expect(html).toContain(words);
  expect(html).not.toContain('Sigle');
  expect((await decide(owner, id, { 'organisation.name': 'prendre' })).status).toBe(303);
  expect(await entry()).toMatchObject({ name: 'CAF Hérault', acronym: 'CAF34' });
});

it('applies nothing when the entry is saved while somebody decides', async () => {
  await propose(guest, { 'organisation.description': 'Encore autre chose' });
  const { id } = (await lastProposal()) ?? {};
  const path = `/administration/propositions/${id}`;
  const fields = formFields(await (await coordinator.get(path)).text());
  await owner.post('/administration/annuaire/caf-de-l-herault/gestes', { geste: 'verifier' });
  const answer = await coordinator.post(path, { ...fields, 'choix-0': 'prendre', reponse: 'Gardé' });
  expect(answer.status).toBe(409);
  const html = await textOf(answer);
  expect(html).toContain('La fiche vient de changer');
  expect(html).toContain('Gardé');
  expect((await entry())?.description).toBe('Plus court');
  expect(
    (await coordinator.post(path, { ...fields, etat: formFields(html).etat ?? '', 'choix-0': 'prendre' })).status,
  ).toBe(303);
});

it('sends who keeps the entry to its own page, and takes another organisation’s word under its name', async () => {
  expect((await owner.get(CORRECT)).headers.get('location')).toBe('/administration/annuaire/caf-de-l-herault');
  const other = await persona(app, 'equipe-compagnons');
  expect((await propose(other, { 'organisation.description': 'Vu par un partenaire' })).status).toBe(303);
  const row = await lastProposal();
  expect(row).toMatchObject({ source: 'organisme', answer_mail: 'equipe-compagnons@demonstration.example' });
  expect((await other.get(`/administration/propositions/${row?.id}`)).status).toBe(403);
});

it('says beside each field what is wrong, and keeps what was written', async () => {
  const answer = await propose(guest, {
    'organisation.name': '',
    'organisation.website': 'javascript:alert(1)',
    'organisation.communeCode': 'Saint-Denis',
    courriel: 'x',
    note: XSS,
  });
  expect(answer.status).toBe(400);
  const html = await textOf(answer);
  for (const words of [
    'écrivez quelque chose',
    'Écrivez l’adresse entière',
    'Précisez',
    'Écrivez une adresse complète',
  ])
    expect(html).toContain(words);
  expect(html).toContain('&lt;img src=x');
  const nothing = await propose(guest, {});
  expect(await textOf(nothing)).toContain('Rien n’est changé pour le moment');
});

it('never lets a visitor see or change what is not public', async () => {
  const html = await textOf(guest.get(CORRECT));
  const hidden =
    await raw`select contacts.id, value from contacts join organisations on organisations.id = organisation_id where slug = 'caf-de-l-herault' and visibility <> 'public'`;
  expect(hidden.length).toBeGreaterThan(0);
  for (const { id, value } of hidden) expect([html.includes(id), html.includes(value)]).toEqual([false, false]);
  const before = (await raw`select count(*)::int as n from proposals`)[0]?.n;
  const answer = await guest.post(CORRECT, {
    [`contacts.${hidden[0]?.id}`]: '01 00 00 00 00',
    'organisation.slug': 'x',
    'organisation.verifiedAt': '2030-01-01',
    '__proto__.x': '1',
  });
  expect(answer.status).toBe(400);
  expect((await raw`select count(*)::int as n from proposals`)[0]?.n).toBe(before);
});

it('stops a machine that writes without end, and a room full of people not', async () => {
  const page = await (await guest.get(CORRECT)).text();
  const { limits } = app.parts;
  await limits.take('proposals-per-address', '127.0.0.1', 100);
  expect((await propose(guest, { 'organisation.name': 'Nom 1' }, page)).status).toBe(303);
  await limits.take('proposals-per-address', '127.0.0.1', 20);
  expect((await propose(guest, { 'organisation.name': 'Nom 2' }, page)).status).toBe(429);
  const report = async () => (await guest.post(`${CARD}/signaler`, { raison: 'doublon' })).status;
  await limits.take('reports-per-address', '127.0.0.1', 100);
  expect(await report()).toBe(303);
  await limits.take('reports-per-address', '127.0.0.1', 20);
  expect(await report()).toBe(429);
  await raw`delete from proposals where proposed -> 'organisation' ->> 'name' like 'Nom %'`;
});

it('adds a new entry from a visitor’s words, found by search once it is accepted', async () => {
  const empty = await guest.post('/annuaire/proposer', {});
  expect(empty.status).toBe(400);
  const html = await (await guest.get('/annuaire/proposer')).text();
  const written = {
    'organisation.name': 'Ressourcerie Qwxyz',
    'organisation.kind': 'association-caritative',
    'organisation.communeCode': 'Montpellier',
    'contacts.nouveau-telephone': '01 99 00 55 66',
    'services.nouveau.name': 'Prêt de radiateurs',
    'services.nouveau.needs': 'froid-inconfort',
    'services.nouveau.zones': 'Montpellier',
  };
  expect((await guest.post('/annuaire/proposer', { ...formFields(html), ...written })).status).toBe(303);
  const row = await lastProposal();
  expect((await stranger.get(`/administration/propositions/${row?.id}`)).status).toBe(403);
  expect(await textOf(coordinator.get('/administration/propositions'))).toContain('Nouvelle fiche');
  const half = await coordinator.post(`/administration/propositions/${row?.id}`, {
    'choix-0': 'refuser',
    'choix-1': 'prendre',
    'choix-2': 'prendre',
    'choix-3': 'prendre',
    'choix-4': 'prendre',
    'choix-5': 'prendre',
  });
  expect(half.status).toBe(400);
  expect(
    (await coordinator.post(`/administration/propositions/${row?.id}`, { tout: 'prendre', etat: '0' })).status,
  ).toBe(303);
  await app.index();
  expect(await textOf(guest.get('/annuaire?q=Qwxyz'))).toContain('Ressourcerie Qwxyz');
  expect(await textOf(guest.get('/annuaire/ressourcerie-qwxyz'))).toContain('01 99 00 55 66');
});

it('applies all or nothing when the process is killed in the middle', async () => {
  const id = await proposeFor('caf-de-l-herault', 'Coupé en deux');
  const before = await entry();
  const versions = () => raw`select count(*)::int as n from entry_versions`;
  const [count] = await versions();
  const owning = postgres({ ...migratorOf(), max: 1 });
  // The last change but one of the transaction waits: the entry is written by then, nothing is committed.
  await owning.unsafe(`create function wait_here() returns trigger language plpgsql as $$ begin perform pg_sleep(2); return new; end $$;
    create trigger wait_here before update on proposals for each row execute function wait_here()`);
  const deciding = spawn(process.execPath, ['--input-type=module', '-e', SETTLING], {
    env: { ...process.env, BASE: app.parts.env.databaseUrl ?? '', PROPOSAL: id },
    stdio: 'inherit',
  });
  const gone = once(deciding, 'exit');
  const sleeping = () =>
    raw`select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'`;
  await expect.poll(async () => (await sleeping()).length, { timeout: 10_000 }).toBe(1);
  deciding.kill('SIGKILL');
  await gone;
  await expect.poll(async () => (await sleeping()).length, { timeout: 10_000 }).toBe(0);
  await owning`drop function wait_here cascade`;
  await owning.end();
  expect(await entry()).toEqual(before);
  expect((await versions())[0]).toEqual(count);
  expect((await raw`select status from proposals where id = ${id}`)[0]?.status).toBe('open');
  expect((await decide(coordinator, id, { 'organisation.name': 'prendre' })).status).toBe(303);
  expect((await entry())?.name).toBe('Coupé en deux');
});

/** A process of its own that takes everything of one proposal. */
const SETTLING = `
  import { openDatabase } from '#db/client.ts';
  import { settleProposal } from '#app/upkeep/proposals/settle-proposal.server.ts';
  const database = openDatabase(process.env.BASE);
  const [{ proposed, last }] = await database.raw\`select proposed, (select max(number) from entry_versions v where v.organisation_id = p.organisation_id) as last from proposals p where id = \${process.env.PROPOSAL}\`;
  const [{ id, name }] = await database.raw\`select id, name from people limit 1\`;
  const decision = { path: 'organisation.name', label: 'Nom', before: null, after: null, verdict: 'accepted', reason: '' };
  const actor = { kind: 'person', id, name };
  await settleProposal(database, { actor, proposalId: process.env.PROPOSAL, decisions: [decision], amended: proposed, answer: '', seen: last ?? 0 });
  console.error('settled before it was killed');
`;

async function proposeFor(slug: string, name: string): Promise<string> {
  const [row] = await raw`select id from organisations where slug = ${slug}`;
  const base = await app.database.query((queries) => readSnapshot(queries, row?.id));
  const proposed = { ...base, organisation: { ...base.organisation, name } };
  const author = { kind: 'system', name: 'Import de mars', mail: null } as const;
  const id = await proposeChange(app.database, { organisationId: row?.id, author, source: 'import', base, proposed });
  if (!id) throw new Error('nothing was proposed');
  return id;
}

function migratorOf() {
  const { host, port, database } = app.database.raw.options as unknown as {
    host: string[];
    port: number[];
    database: string;
  };
  return { host: host[0] ?? '', port: port[0] ?? 5432, database, username: 'migrator', onnotice: () => {} };
}
