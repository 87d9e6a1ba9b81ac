// Other words for a card that stands on the board: sent after a lock or a freeze, or while somebody else mends it too.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createWorkshop } from '#app/workshops/create-workshop.server.ts';
import { readWorkshopContent } from '#app/workshops/read-workshop.server.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { asWork } from '#tests/support/behind-walls.ts';
import { textOf } from '#tests/support/forms.ts';
import { persona, type Visitor, visitor } from '#tests/support/sign-in.ts';

let app: TestApp;
let desk: Visitor;
let page: { id: string; slug: string; noteIds: string[] };
let ana: Visitor;

beforeAll(async () => {
  app = await startApp();
  desk = await persona(app, 'coordination-montpellier');
  const [territory] = await app.database.raw<{ id: string }[]>`select id from territories where slug = 'montpellier'`;
  page = await createWorkshop(app.database, {
    territoryId: territory?.id ?? '',
    title: 'Reprises',
    template: 'plenary',
  });
  ana = await join('Ana');
});
afterAll(() => app?.close());

async function join(prenom: string): Promise<Visitor> {
  const [row] = await app.database.raw<
    { code: string }[]
  >`select join_code as code from workshop_pages where id = ${page.id}`;
  const phone = visitor(app);
  await phone.post(`/a/${row?.code}`, { prenom, structure: '' });
  return phone;
}

const steer = (fields: Record<string, string>) => desk.post(`/ateliers/${page.slug}/animer`, fields);
const onCard = (who: Visitor, fields: Record<string, string>) =>
  who.post(`/ateliers/${page.slug}`, { note: page.noteIds[0] ?? '', ...fields });

async function cards() {
  const { boards } = await readWorkshopContent(app.parts, page.id);
  return boards.flatMap(({ columns }) => columns.flatMap(({ cards: some }) => some));
}

async function newCard(texte: string): Promise<string> {
  await onCard(ana, { geste: 'ajouter', colonne: 'idees', texte });
  return (await cards()).find(({ text }) => text === texte)?.id ?? '';
}

const textNow = async (id: string) => (await cards()).find((card) => card.id === id)?.text;

it('who mends a card keeps what somebody else wrote on it meanwhile', async () => {
  const carte = await newCard('Visite mardi');
  await onCard(desk, { geste: 'modifier', carte, avant: 'Visite mardi', texte: 'Grande visite mardi' });
  const mine = { geste: 'modifier', carte, avant: 'Visite mardi', texte: 'Visite mardi à 9 h' };
  await onCard(ana, mine);
  expect(await textNow(carte)).toBe('Grande visite mardi à 9 h');
});

it('a correction sent after a lock or a freeze waits; each is kept, and decided apart', async () => {
  const carte = await newCard('À corriger');
  await steer({ geste: 'figer' });
  const correct = (who: Visitor, texte: string) =>
    onCard(who, { geste: 'modifier', carte, avant: 'À corriger', texte });
  const answer = await correct(ana, 'Corrigée une fois');
  expect(answer.headers.get('location')).toContain('fait=tardive');
  await correct(ana, 'Corrigée une fois');
  await correct(ana, 'Corrigée deux fois');
  expect((await correct(await join('Ben'), 'Pas la sienne')).status).toBe(403);
  expect((await correct(desk, 'Même l’animation')).status).toBe(403);
  expect((await correct(ana, 'Voir Mme Dupont')).status).toBe(400);
  expect(await textNow(carte)).toBe('À corriger');

  const shown = await textOf(desk.get(`/ateliers/${page.slug}/animer`));
  const waiting = [...shown.matchAll(/name="tardive" value="([^"]+)"/g)].map(([, id = '']) => id);
  expect(waiting).toHaveLength(2);
  const [first = '', second = ''] = waiting;
  await steer({ geste: 'tardive', tardive: first, decision: 'laisser' });
  await steer({ geste: 'tardive', tardive: second, decision: 'ajouter' });
  expect(await textNow(carte)).toBe('Corrigée deux fois');
  const seen = await textOf(ana.get(`/ateliers/${page.slug}`));
  expect(seen).toMatch(/Corrigée une fois<\/p><p[^>]*>laissée de côté/);
  expect(seen).toMatch(/Corrigée deux fois<\/p><p[^>]*>ajoutée à la page/);

  // « Effacer vraiment » takes corrections of the card along.
  await steer({ geste: 'defiger' });
  const erased = await desk.post(`/ateliers/${page.slug}/effacer`, { carte, accord: 'oui' });
  expect(erased.headers.get('location')).toContain('fait=1');
  const left = await asWork(
    app.database,
    'workshops',
    (raw) => raw`select text from workshop_late_cards where page_id = ${page.id}`,
  );
  expect([...left]).toEqual([]);
});
