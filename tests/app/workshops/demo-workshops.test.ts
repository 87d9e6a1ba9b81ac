import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LiveNotes } from '#app/notes/live-notes.server.ts';
import { findPersonalWords } from '#app/notes/personal-words.ts';
import { insertDemoWorkshops } from '#app/workshops/insert-demo-workshops.server.ts';
import { readWorkshop, readWorkshopContent } from '#app/workshops/read-workshop.server.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { DEMO_WORKSHOPS } from '#db/demo/demo-workshops.ts';
import { insertDemonstration } from '#db/demo/insert-demo.ts';
import { insertDemoEvents } from '#db/demo/insert-demo-events.ts';
import { DEMO_TERRITORIES } from '#db/demo/territories.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { testNotes } from '#tests/support/workshops.ts';

let fresh: FreshDatabase;
let database: Database;
let notes: LiveNotes;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url('app'));
  notes = testNotes(fresh);
  await insertDemonstration(database, DEMO_TERRITORIES);
  await insertDemoEvents(database);
  await insertDemoWorkshops(database);
  await insertDemoWorkshops(database);
});
afterAll(async () => {
  await notes?.close();
  await database?.close();
  await fresh?.drop();
});

it.each(DEMO_WORKSHOPS)('« $title » stands with its event, its cards, its people and its points', async (demo) => {
  const found = await readWorkshop({ database, notes }, demo.slug);
  expect(found?.page.eventId).not.toBeNull();
  expect(found?.page.frozenAt !== null).toBe(demo.isFrozen);
  const { boards, texts } = await readWorkshopContent({ database, notes }, found?.page.id ?? '');
  const cards = boards.flatMap(({ columns }) =>
    columns.flatMap((column) => column.cards.map((card) => ({ ...card, column: column.id }))),
  );
  expect(cards.map(({ text, column, votes }) => `${column} ${text} ${votes}`).sort()).toEqual(
    demo.cards.map(({ text, column, points = 0 }) => `${column} ${text} ${points}`).sort(),
  );
  const said = (all: { text: string; comments?: { text: string }[] }[]) =>
    all.flatMap(({ text, comments = [] }) => comments.map((one) => `${text} ${one.text}`)).sort();
  expect(said(cards)).toEqual(said(demo.cards));
  expect(said(cards).length > 0).toBe(demo.isFrozen);
  expect(cards.every(({ structure, authorName }) => structure !== '' && authorName !== '')).toBe(true);
  expect(cards.flatMap(({ text }) => findPersonalWords(text))).toEqual([]);
  for (const line of demo.minutes) expect(JSON.stringify(texts)).toContain(line);
});
