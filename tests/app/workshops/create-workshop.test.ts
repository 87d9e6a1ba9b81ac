import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LiveNotes } from '#app/notes/live-notes.server.ts';
import { createWorkshop } from '#app/workshops/create-workshop.server.ts';
import { readWorkshop, readWorkshopContent } from '#app/workshops/read-workshop.server.ts';
import { TEMPLATES } from '#app/workshops/templates.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { territories } from '#db/schema/territories.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { testNotes } from '#tests/support/workshops.ts';

let fresh: FreshDatabase;
let database: Database;
let notes: LiveNotes;
let territoryId: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url('app'));
  notes = testNotes(fresh);
  const [row] = await database.query((queries) =>
    queries
      .insert(territories)
      .values({ slug: 'lyon', name: 'Lyon', description: '', zones: ['69'], centre: '69123' })
      .returning({ id: territories.id }),
  );
  territoryId = row?.id ?? '';
});
afterAll(async () => {
  await notes?.close();
  await database?.close();
  await fresh?.drop();
});

it.each(TEMPLATES)('a page made from « $label » holds its columns and headings, once', async (template) => {
  const { id } = await createWorkshop(database, { territoryId, title: template.label, template: template.code });
  const { page, boards, texts } = await readWorkshopContent({ database, notes }, id);
  expect(page.joinCode).toMatch(/^[a-z2-9]{8}$/);
  expect(boards.map(({ title, columns }) => ({ title, columns: columns.map((column) => column.title) }))).toEqual(
    template.notes.flatMap((note) => (note.kind === 'board' ? [{ title: note.title, columns: note.columns }] : [])),
  );
  const wanted = template.notes.flatMap((note) => (note.kind === 'text' ? note.headings : []));
  const written = JSON.stringify(texts);
  for (const heading of wanted) expect(written.split(`"text":"${heading}"`)).toHaveLength(2);
});

it('pages of one name at once get addresses of their own', async () => {
  const made = await Promise.all(
    [1, 2, 3, 4].map(() => createWorkshop(database, { territoryId, title: 'L’été, chez soi', template: 'free' })),
  );
  expect(made.map(({ slug }) => slug).sort()).toEqual([
    'l-ete-chez-soi',
    'l-ete-chez-soi-2',
    'l-ete-chez-soi-3',
    'l-ete-chez-soi-4',
  ]);
  const found = await readWorkshop({ database, notes }, 'l-ete-chez-soi');
  expect(found?.notes.map(({ kind }) => kind)).toEqual(['board', 'text']);
});

it('a page called like the search keeps an address of its own', async () => {
  const made = await createWorkshop(database, { territoryId, title: 'Recherche', template: 'free' });
  expect(made.slug).toBe('recherche-2');
});
