// Roles changed, taken back, handed over; one role at a time; organisations without anybody.
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';

let app: TestApp;
let samir: Visitor;

beforeEach(async () => {
  await app?.close();
  app = await startApp();
  samir = await persona(app, 'coordination-montpellier');
}, 60_000);
afterAll(() => app?.close());

const mailOf = (code: string) => `${code}@demonstration.example`;

async function idOf(code: string): Promise<string> {
  const [row] = await app.database.raw<{ id: string }[]>`select id from people where mail = ${mailOf(code)}`;
  return row?.id ?? '';
}

async function roleOf(code: string): Promise<{ id: string; role: string }> {
  const [row] = await app.database.raw<{ id: string; role: string }[]>`
    select id, role from memberships where person_id = ${await idOf(code)} order by created_at limit 1`;
  return row ?? { id: '', role: 'aucun' };
}

async function act(by: Visitor, code: string, fields: Record<string, string>): Promise<[number, string | null]> {
  const held = await roleOf(code);
  const answer = await by.post(`/administration/personnes/${await idOf(code)}`, { 'role-tenu': held.id, ...fields });
  return [answer.status, answer.headers.get('location')];
}

describe('a role', () => {
  it('changed ends the sessions of its holder at once, and holds', async () => {
    const editor = await persona(app, 'equipe-compagnons');
    expect(await act(samir, 'equipe-compagnons', { geste: 'changer', role: 'owner' })).toEqual([
      303,
      '/administration/personnes?fait=role',
    ]);
    expect((await editor.get('/compte')).status).toBe(303);
    expect((await roleOf('equipe-compagnons')).role).toBe('owner');
  });

  it('taken back leaves nothing', async () => {
    const visit = await persona(app, 'visite-montpellier');
    expect((await act(samir, 'visite-montpellier', { geste: 'retirer' }))[0]).toBe(303);
    expect((await visit.get('/compte')).status).toBe(303);
    expect((await roleOf('visite-montpellier')).role).toBe('aucun');
    const [line] = await app.database.raw`select action, person_name, detail from audit_lines order by id desc limit 1`;
    expect(line).toMatchObject({ action: 'role-changed', person_name: 'Samir Vidal', detail: { from: 'visitor' } });
  });

  it('becomes no role of another kind, and no invented one', async () => {
    for (const role of ['coordinator', 'administrator', '', 'owner;'])
      expect((await act(samir, 'equipe-compagnons', { geste: 'changer', role }))[0]).toBe(400);
    expect((await roleOf('equipe-compagnons')).role).toBe('editor');
  });

  it('of another territory is not seen and not touched', async () => {
    expect((await act(samir, 'alerte-marseille', { geste: 'retirer' }))[0]).toBe(404);
    expect((await act(samir, 'coordination-lyon', { geste: 'partir', successeur: 'personne' }))[0]).toBe(404);
    const [owner, member] = [await persona(app, 'agent-caf-herault'), await roleOf('equipe-compagnons')];
    const own = await idOf('agent-caf-herault');
    const foreign = await owner.post(`/administration/personnes/${own}`, { geste: 'retirer', 'role-tenu': member.id });
    expect(foreign.status).toBe(403);
    expect((await roleOf('equipe-compagnons')).role).toBe('editor');
  });

  it('of the last coordinator stays until somebody else has it', async () => {
    const refused: Record<string, string>[] = [
      { geste: 'retirer' },
      { geste: 'changer', role: 'visitor' },
      { geste: 'partir', successeur: 'personne' },
    ];
    for (const fields of refused) expect((await act(samir, 'coordination-montpellier', fields))[0]).toBe(400);
    expect((await act(samir, 'visite-montpellier', { geste: 'changer', role: 'coordinator' }))[0]).toBe(303);
    expect(await act(samir, 'coordination-montpellier', { geste: 'retirer' })).toEqual([303, '/compte']);
    expect((await samir.get('/compte')).status).toBe(200);
    expect((await samir.get('/administration/personnes')).status).toBe(403);
  });

  it('of two coordinators who remove each other at once, one stays', async () => {
    expect((await act(samir, 'visite-montpellier', { geste: 'changer', role: 'coordinator' }))[0]).toBe(303);
    const nadia = await persona(app, 'visite-montpellier');
    await Promise.all([
      act(samir, 'visite-montpellier', { geste: 'retirer' }),
      act(nadia, 'coordination-montpellier', { geste: 'retirer' }),
    ]);
    const [row] = await app.database.raw`select count(*)::int as count from memberships
      join territories on territories.id = territory_id where role = 'coordinator' and slug = 'montpellier'`;
    expect(row?.count).toBe(1);
  });

  it('of the last owner is not theirs to drop, but the coordination’s', async () => {
    const owner = await persona(app, 'agent-caf-herault');
    expect((await act(owner, 'agent-caf-herault', { geste: 'retirer' }))[0]).toBe(400);
    expect((await act(samir, 'agent-caf-herault', { geste: 'retirer' }))[0]).toBe(303);
    expect(await (await samir.get('/administration/personnes/sans-membre')).text()).toContain('caf-de-l-herault');
  });
});

it('who leaves hands everything to somebody chosen, who is told', async () => {
  const claire = await persona(app, 'agent-caf-herault');
  const successeur = await idOf('equipe-compagnons');
  expect((await act(samir, 'agent-caf-herault', { geste: 'partir', successeur: 'nobody' }))[0]).toBe(400);
  expect(
    (await act(samir, 'agent-caf-herault', { geste: 'partir', successeur: await idOf('alerte-marseille') }))[0],
  ).toBe(400);
  expect((await act(samir, 'agent-caf-herault', { geste: 'partir', successeur }))[0]).toBe(303);
  expect((await claire.get('/compte')).status).toBe(303);
  const rows = await app.database.raw`
    select slug, role from memberships join organisations on organisations.id = organisation_id
    where person_id = ${successeur} order by slug`;
  expect(rows).toEqual([
    { slug: 'caf-de-l-herault', role: 'owner' },
    { slug: 'compagnons-batisseurs-montpellier', role: 'editor' },
  ]);
  await expect
    .poll(async () => (await app.database.raw`select recipient, text from kept_mails order by id desc limit 1`)[0])
    .toMatchObject({ recipient: mailOf('equipe-compagnons') });
});

describe('one role at a time', () => {
  beforeEach(async () => {
    await app.database.raw`insert into memberships (person_id, role, organisation_id)
      select ${await idOf('coordination-montpellier')}, 'editor', id from organisations where slug = 'compagnons-batisseurs-provence'`;
  });
  const provence = '/administration/annuaire/compagnons-batisseurs-provence';
  const caf = '/administration/annuaire/caf-de-l-herault';

  async function heldKeys(): Promise<Record<string, string>> {
    const rows = await app.database.raw<{ id: string; role: string }[]>`
      select id, role from memberships where person_id = ${await idOf('coordination-montpellier')}`;
    return Object.fromEntries(rows.map(({ id, role }) => [role, id]));
  }

  it('is chosen by a plain form, kept with the session, and takes the others away', async () => {
    const other = await persona(app, 'coordination-montpellier');
    expect([(await samir.get(provence)).status, (await samir.get(caf)).status]).toEqual([200, 200]);
    const { coordinator = '', editor = '' } = await heldKeys();
    const chosen = await samir.post('/compte/role', { role: editor, retour: '/annuaire' });
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/annuaire']);
    expect([(await samir.get(provence)).status, (await samir.get(caf)).status]).toEqual([200, 403]);
    expect((await samir.get('/administration/personnes')).status).toBe(403);
    expect(await (await samir.get('/annuaire')).text()).toContain('J’agis en tant que');
    expect((await other.get(caf)).status).toBe(200);
    await samir.post('/compte/role', { role: coordinator });
    expect([(await samir.get(provence)).status, (await samir.get(caf)).status]).toEqual([403, 200]);
    await samir.post('/compte/role', { role: 'tous' });
    expect([(await samir.get(provence)).status, (await samir.get(caf)).status]).toEqual([200, 200]);
  });

  it('is never one that the person does not hold', async () => {
    const stranger = (await roleOf('coordination-lyon')).id;
    for (const role of ['administrator', stranger, '', 'tous '])
      expect((await samir.post('/compte/role', { role })).status).toBe(403);
    expect((await visitor(app).post('/compte/role', { role: 'tous' })).headers.get('location')).toBe('/connexion');
  });

  it('leaves nothing when it was withdrawn meanwhile, until another is chosen', async () => {
    const { editor = '' } = await heldKeys();
    await samir.post('/compte/role', { role: editor });
    await app.database.raw`delete from memberships where id = ${editor}`;
    expect([(await samir.get('/compte')).status, (await samir.get(caf)).status]).toEqual([200, 403]);
    await samir.post('/compte/role', { role: 'tous' });
    expect((await samir.get(caf)).status).toBe(200);
  });
});
