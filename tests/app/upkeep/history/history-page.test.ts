// The history of an entry through real requests: every act is there in words, any version comes back, nobody is overwritten.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { fieldsOf, textOf } from '#tests/support/forms.ts';
import { persona, type Visitor } from '#tests/support/sign-in.ts';

let app: TestApp;
let coordinator: Visitor;
let owner: Visitor;
const CAF = '/administration/annuaire/caf-de-l-herault';
const HISTORY = `${CAF}/historique`;

beforeAll(async () => {
  app = await startApp();
  coordinator = await persona(app, 'coordination-montpellier');
  owner = await persona(app, 'agent-caf-herault');
});
afterAll(() => app?.close());

const row = async () => (await app.database.raw`select * from organisations where slug = 'caf-de-l-herault'`)[0];
const lastOf = (html: string) => /name="derniere" value="(\d+)"/.exec(html)?.[1] ?? '';

it('begins empty, then shows who changed what, from what, to what and why', async () => {
  expect(await textOf(owner.get(HISTORY))).toContain('Aucun changement suivi');
  const fields = await fieldsOf(owner, CAF);
  const saved = await owner.post(CAF, {
    ...fields,
    sigle: 'CAF <b>34</b>',
    type: 'autre',
    pourquoi: 'Nouveau <i>nom</i>',
  });
  expect(saved.status).toBe(303);
  const html = await textOf(coordinator.get(HISTORY));
  expect(html).toContain('par Claire Fabre');
  expect(html).toContain('« Nouveau &lt;i&gt;nom&lt;/i&gt; »');
  expect(html).toContain('CAF &lt;b&gt;34&lt;/b&gt;');
  expect(html).toContain('Type d’acteur');
  expect(html).not.toContain('caf-msa');
  expect(html).toContain('Fiche telle qu’elle était');
});

it('keeps acts, services and their places too', async () => {
  const path = `${CAF}/services/nouveau`;
  await owner.post(path, {
    nom: 'Permanence Zyxwv',
    besoins: 'eau',
    publics: 'tous',
    frais: 'gratuit',
    accueil: 'sur-place',
    zones: 'Montpellier',
    'lieu-commune-0': 'Montpellier',
  });
  await owner.post(`${CAF}/gestes`, { geste: 'retirer' });
  await owner.post(`${CAF}/gestes`, { geste: 'remettre' });
  const html = await textOf(owner.get(HISTORY));
  expect(html).toContain('Service « Permanence Zyxwv »');
  expect(html).toContain('Retirée de l’annuaire');
  expect(html.match(/Version \d/g)?.length).toBeGreaterThanOrEqual(5);
});

it('brings any version back as a new one, after having shown what would change', async () => {
  const before = await row();
  const preview = await textOf(coordinator.get(`${HISTORY}?version=1`));
  expect(preview).toContain('Rétablir cette version');
  const answer = await coordinator.post(HISTORY, {
    version: '1',
    derniere: lastOf(preview),
    pourquoi: 'Erreur\u0000 de fiche',
  });
  expect(answer.headers.get('location')).toBe(`${HISTORY}?fait=retabli`);
  const after = await row();
  expect([after?.acronym, after?.kind, after?.status]).toEqual(['CAF', 'caf-msa', 'published']);
  expect(after?.revision).toBeGreaterThan(before?.revision);
  const html = await textOf(coordinator.get(`${HISTORY}?fait=retabli`));
  expect(html).toContain('La version est rétablie');
  expect(html).toContain('Version 1 rétablie. Erreur de fiche');
  const services = await app.database.raw`select name from services where organisation_id = ${after?.id}`;
  expect(services.map(({ name }) => name)).not.toContain('Permanence Zyxwv');
});

it('restores nothing over what was saved meanwhile, and shows it', async () => {
  const seen = lastOf(await textOf(coordinator.get(`${HISTORY}?version=2`)));
  await owner.post(CAF, { ...(await fieldsOf(owner, CAF)), sigle: 'Entre-temps' });
  const answer = await coordinator.post(`${HISTORY}?version=2`, { version: '2', derniere: seen });
  expect(answer.status).toBe(409);
  const html = await textOf(answer);
  expect(html).toContain('La fiche vient de changer');
  expect(html).toContain('Entre-temps');
  expect((await row())?.acronym).toBe('Entre-temps');
  expect((await coordinator.post(HISTORY, { version: '2', derniere: lastOf(html) })).status).toBe(303);
  expect((await row())?.acronym).toBe('CAF <b>34</b>');
});

it('lets one of ten restorers at once through, and tells the nine others', async () => {
  const seen = lastOf(await textOf(coordinator.get(`${HISTORY}?version=1`)));
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => coordinator.post(HISTORY, { version: '1', derniere: seen })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 9 }, () => 409)]);
});

it.each(['0', '-1', '1.5', '999999', '99999999999999999999', 'x', "1'", ''])(
  'bears %s as a version',
  async (version) => {
    for (const answer of [
      await owner.get(`${HISTORY}?version=${version}`),
      await owner.get(`${HISTORY}?avant=${version}`),
      await owner.post(HISTORY, { version, derniere: version }),
    ]) {
      expect([answer.url, answer.status < 500]).toEqual([answer.url, true]);
    }
  },
);
