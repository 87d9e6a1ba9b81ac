// What the desk does around an entry, through real requests: copies, the internal note, the list and its pages, what waits for
// the index; and that nothing of it reaches the page that anonymous readers share.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { forgetOldDrafts } from '#app/upkeep/drafts/drafts.server.ts';
import { isWaitingForIndex } from '#search/waiting.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';

const CAF = '/administration/annuaire/caf-de-l-herault';
const LIST = '/administration/annuaire';
let app: TestApp;
let coordinator: Visitor;
let owner: Visitor;
let guest: Visitor;
let id = '';

beforeAll(async () => {
  app = await startApp();
  coordinator = await persona(app, 'coordination-montpellier');
  owner = await persona(app, 'agent-caf-herault');
  guest = visitor(app);
  const [row] = await app.database.raw<{ id: string }[]>`select id from organisations where slug = 'caf-de-l-herault'`;
  id = row?.id ?? '';
});
afterAll(() => app?.close());

async function textOf(answer: Response | Promise<Response>): Promise<string> {
  return (await (await answer).text()).replaceAll('<!-- -->', '');
}

const statusOf = async (slug: string) =>
  (await app.database.raw`select status from organisations where slug = ${slug}`)[0]?.status;

it('copies an entry with its services into one that nobody sees, without what belongs to the first alone', async () => {
  await app.database.raw`update organisations set siret = '34082045100012', verified_at = now() where id = ${id}`;
  expect((await owner.post(`${CAF}/gestes`, { geste: 'dupliquer' })).status).toBe(403);
  const answer = await coordinator.post(`${CAF}/gestes`, { geste: 'dupliquer' });
  const there = answer.headers.get('location') ?? '';
  const slug = /annuaire\/([\w-]+)\?fait=copie$/.exec(there)?.[1] ?? '';
  const rows = await app.database.raw`
    select o.id = ${id} as "isFirst", o.siret, o.verified_at is null as "isUnverified", o.status,
      (select array_agg(name order by name) from services where organisation_id = o.id and status = 'published') as services,
      (select count(*)::int from places join services s on s.id = service_id where s.organisation_id = o.id) as places,
      (select array_agg(channel || value order by 1) from contacts where organisation_id = o.id) as contacts
    from organisations o where o.id = ${id} or o.slug = ${slug} order by 1`;
  const [copy, first] = rows;
  expect(copy).toMatchObject({ siret: null, isUnverified: true, status: 'draft' });
  expect(first?.services.length).toBeGreaterThan(0);
  expect([copy?.services, copy?.places, copy?.contacts]).toEqual([first?.services, first?.places, first?.contacts]);
  expect((await guest.get(`/annuaire/${slug}`)).status).toBe(404);
  expect(await textOf(coordinator.get(there))).toContain('(copie)');
  await app.database.raw`delete from organisations where slug = ${slug}`;
});

it('shows the second of two writers of the internal note what the first wrote, and overwrites nothing', async () => {
  const note = (text: string, revision: string) =>
    coordinator.post(CAF, { geste: 'note', note: text, rappel: '', 'note-revision': revision });
  expect((await note('Première', '0')).status).toBe(303);
  const late = await note('Écrite en même temps', '0');
  const html = await textOf(late);
  expect(late.status).toBe(409);
  expect(html).toContain('Première');
  expect(html).toContain('Écrite en même temps');
  const stored = () => app.database.raw`select note, revision from entry_notes where organisation_id = ${id}`;
  expect([...(await stored())]).toEqual([{ note: 'Première', revision: 1 }]);
  expect((await note('Les deux', '1')).status).toBe(303);
  expect([...(await stored())]).toEqual([{ note: 'Les deux', revision: 2 }]);
  expect((await owner.post(CAF, { geste: 'note', note: 'x', rappel: '', 'note-revision': '2' })).status).toBe(403);
  expect(await textOf(owner.get(CAF))).not.toContain('Les deux');
});

it('forgets a draft after sixty days, not before', async () => {
  const { raw } = app.database;
  await raw`insert into entry_drafts (person_id, subject, form, revision, saved_at)
    select id, days::text, '{"nom":"x"}', 1, now() - make_interval(days => days)
    from people, (values (59), (61)) as ages (days) where mail = 'coordination-montpellier@demonstration.example'`;
  await forgetOldDrafts(app.database);
  expect([...(await raw`select subject from entry_drafts`)]).toEqual([{ subject: '59' }]);
  await raw`delete from entry_drafts`;
});

it('says that a save waits for the search until its index has it, and only to who keeps the entry', async () => {
  await app.index();
  expect(await isWaitingForIndex(app.database, id)).toBe(false);
  await coordinator.post(`${CAF}/gestes`, { geste: 'verifier' });
  expect(await isWaitingForIndex(app.database, id)).toBe(true);
  expect(await (await owner.get(`${CAF}/recherche`)).json()).toEqual({ isWaiting: true });
  await app.index();
  expect(await (await owner.get(`${CAF}/recherche`)).json()).toEqual({ isWaiting: false });
  const stranger = await persona(app, 'coordination-lyon');
  expect((await stranger.get(`${CAF}/recherche`)).status).toBe(403);
});

it('gives anonymous readers the same card before and after a keeper’s visit and gestures', async () => {
  // The hour it was drawn at, and the mark of its scripts.
  const plain = (html: string) => html.replaceAll(/nonce="[^"]*"|\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, '');
  const card = () => textOf(guest.get('/annuaire/caf-de-l-herault'));
  await app.index();
  const before = await card();
  const kept = await textOf(coordinator.get('/annuaire/caf-de-l-herault'));
  expect(kept).toContain('/gestes');
  await coordinator.post(CAF, { geste: 'note', note: 'Secret de bureau', rappel: '', 'note-revision': '2' });
  const after = await card();
  expect(plain(after) === plain(before)).toBe(true);
  expect(after).not.toContain('/gestes');
  expect(after).not.toContain('Secret de bureau');
});

it('narrows the list to what it says, page after page, each entry once', async () => {
  const { raw } = app.database;
  const namesOf = (html: string) =>
    [...html.matchAll(/<a href="\/administration\/annuaire\/([\w-]+)" class="link[^"]*font-semibold"/g)].map(
      ([, slug]) => slug ?? '',
    );
  const list = (query: string) => textOf(coordinator.get(`${LIST}?${query}`));
  await raw`update organisations set status = 'archived' where id = ${id}`;
  expect(namesOf(await list('etat=retirees'))).toEqual(['caf-de-l-herault']);
  await raw`update organisations set status = 'draft' where id = ${id}`;
  expect(namesOf(await list('etat=brouillons'))).toEqual(['caf-de-l-herault']);
  await raw`update organisations set status = 'published', verified_at = null where id = ${id}`;
  expect(namesOf(await list('etat=a-verifier'))).toContain('caf-de-l-herault');
  await raw`update organisations set verified_at = now() where id = ${id}`;
  expect(namesOf(await list('etat=a-verifier'))).not.toContain('caf-de-l-herault');
  expect(namesOf(await list('etat=orphelines'))).not.toContain('caf-de-l-herault');
  expect(await statusOf('caf-de-l-herault')).toBe('published');
  await raw`insert into organisations (slug, kind, name, home_territory_id, status)
    select 'essai-' || n, 'autre', 'Essai de liste ' || n, t.id, 'draft' from territories t, generate_series(1, 130) n where t.slug = 'montpellier'`;
  const seen: string[] = [];
  let query = 'q=essai de liste';
  for (let page = 0; page < 6; page += 1) {
    const html = await list(query);
    seen.push(...namesOf(html));
    const next = /href="\/administration\/annuaire\?([^"]*suite=[^"]*)"/.exec(html)?.[1];
    if (!next) break;
    query = next.replaceAll('&amp;', '&');
  }
  expect(seen).toHaveLength(130);
  expect(new Set(seen).size).toBe(130);
  expect((await coordinator.get(`${LIST}?suite=%00n%27importe`)).status).toBe(200);
  await raw`delete from organisations where slug like 'essai-%'`;
});

it('says beside its field that a date is wrong, keeps what was typed, and leads back where one was', async () => {
  const [service] = await app.database.raw<{ id: string }[]>`
    select id from services where organisation_id = ${id} and status = 'published' order by name limit 1`;
  const news = { service: service?.id ?? '', retour: LIST };
  const wrong = await coordinator.post(`${CAF}/gestes`, {
    ...news,
    geste: 'ferme',
    du: '2030-02-30',
    au: '',
    motif: 'congés',
  });
  const html = await textOf(wrong);
  expect(wrong.status).toBe(400);
  expect(html).toMatch(/name="du"[^>]*aria-invalid="true"/);
  expect(html).toMatch(/name="au"[^>]*aria-invalid="true"/);
  expect(html).toContain('Écrivez une date qui existe.');
  expect(html).toMatch(/name="motif"[^>]*value="congés"/);
  expect(html).toContain(`name="retour" value="${LIST}"`);
  const late = await coordinator.post(`${CAF}/gestes`, { ...news, geste: 'complet', jusquau: '2001-01-01' });
  expect([late.status, (await textOf(late)).includes('dans l’année qui vient')]).toEqual([400, true]);
  expect(await app.database.raw`select 1 from service_closures where service_id = ${news.service}`).toHaveLength(0);
  const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const done = await coordinator.post(`${CAF}/gestes`, { ...news, geste: 'complet', jusquau: day });
  expect([done.status, done.headers.get('location')]).toEqual([303, `${LIST}?fait=complet`]);
});

it('keeps the draft of an entry that does not exist yet, shows its card, and forgets it once created', async () => {
  const NEW = `${LIST}/nouvelle`;
  const [territory] = await app.database.raw<{ id: string }[]>`select id from territories where slug = 'montpellier'`;
  const typed = { territoire: territory?.id ?? '', nom: 'Comptoir des Essais', type: 'autre' };
  const kept = await coordinator.post(NEW, { ...typed, geste: 'brouillon' });
  expect([kept.status, (await textOf(kept)).includes('Comptoir des Essais')]).toEqual([200, true]);
  const again = await textOf(coordinator.get(NEW));
  expect(again).toContain('value="Comptoir des Essais"');
  expect(again).toMatch(/Brouillon du .* repris/);
  expect(await app.database.raw`select 1 from organisations where name = 'Comptoir des Essais'`).toHaveLength(0);
  expect((await owner.get(NEW)).status).toBe(403);
  expect((await coordinator.post(NEW, typed)).headers.get('location')).toContain('?fait=cree');
  expect(await textOf(coordinator.get(NEW))).not.toContain('Comptoir des Essais');
  await coordinator.post(NEW, { ...typed, nom: 'Oubliée', geste: 'brouillon' });
  expect((await coordinator.post(NEW, { geste: 'abandonner' })).headers.get('location')).toBe(NEW);
  expect(await app.database.raw`select 1 from entry_drafts`).toHaveLength(0);
});
