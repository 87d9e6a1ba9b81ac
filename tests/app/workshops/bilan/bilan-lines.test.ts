import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOfCards, SECTIONS, sectionOf } from '#app/workshops/bilan/bilan-lines.ts';
import { drawThreads, knotsOf } from '#app/workshops/bilan/threads.ts';
import type { WorkshopContent } from '#app/workshops/minutes/workshop-content.ts';
import { card } from '../minutes/example-content.ts';

function page(id: string, columns: WorkshopContent['boards'][number]['columns']): WorkshopContent {
  return { page: { id, slug: id, title: id, theme: '' }, boards: [{ noteId: id, title: 'Mur', columns }], texts: [] };
}

it.each([
  ['Actions', 'actions'],
  ['Difficultés rencontrées', 'difficultes'],
  ['Freins', 'difficultes'],
  ['Besoins', 'besoins'],
  ['Idées', 'idees'],
  ['Acteurs à contacter', 'acteurs'],
  ['Décisions', 'decisions'],
  ['Parking', 'autres'],
])('the column « %s » goes to %s', (title, expected) => {
  expect(sectionOf(title)).toBe(expected);
});

it('reads theme and commune of a card, its own theme first', () => {
  const { lines } = linesOfCards([
    page('p', [
      {
        id: 'd',
        title: 'Difficultés',
        cards: [
          card('a', 'Des moisissures dans les logements à Béziers', { votes: 2 }),
          card('b', 'Personne ne répond', { theme: 'Accueil', votes: 5 }),
        ],
      },
    ]),
  ]);
  expect(lines.map(({ theme, commune, votes, cardId }) => ({ theme, commune, votes, cardId }))).toEqual([
    { theme: 'Accueil', commune: '', votes: 5, cardId: 'b' },
    { theme: expect.stringMatching(/[Mm]oisissure/), commune: 'Béziers', votes: 2, cardId: 'a' },
  ]);
});

it('has every card exactly once: as a line, or left out with its reason; no vote is lost', () => {
  const text = fc.oneof(
    fc.constantFrom('Froid', 'froid !', 'Chèque énergie', 'Lyon', ''),
    fc.string({ maxLength: 30 }),
  );
  const drawnColumn = fc.tuple(
    fc.constantFrom('Actions', 'Difficultés', 'Décisions', 'Divers'),
    fc.array(fc.tuple(text, fc.nat(9)), { maxLength: 8 }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(drawnColumn, { maxLength: 4 }), { maxLength: 3 }), (pages) => {
      const contents = pages.map((columns, at) =>
        page(
          `p${at}`,
          columns.map(([title, cards], place) => ({
            id: String(place),
            title,
            cards: cards.map(([words, votes], rank) => card(`${at}-${place}-${rank}`, words, { votes })),
          })),
        ),
      );
      const all = contents.flatMap(({ boards }) =>
        boards.flatMap(({ columns }) => columns.flatMap(({ cards }) => cards)),
      );
      const { lines, leftOut } = linesOfCards(contents);
      expect([...lines, ...leftOut].map(({ cardId }) => cardId).sort()).toEqual(all.map(({ id }) => id).sort());
      expect(leftOut.every(({ reason }) => reason.length > 10)).toBe(true);
      expect(lines.reduce((sum, { votes }) => sum + votes, 0)).toBe(all.reduce((sum, { votes }) => sum + votes, 0));
      const order = lines.map(({ section }) => SECTIONS.findIndex(({ key }) => key === section));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }),
  );
});

it('draws one thread for each two structures, new where nobody worked with the other before', () => {
  const present = ['c', 'a', 'b', 'a'].map((id) => ({ organisationId: id, name: id.toUpperCase() }));
  const drawing = drawThreads(present, [
    { from: 'b', to: 'a' },
    { from: 'a', to: 'elsewhere' },
  ]);
  expect(drawing.threads).toEqual([
    { from: 'a', to: 'b', isNew: false },
    { from: 'a', to: 'c', isNew: true },
    { from: 'b', to: 'c', isNew: true },
  ]);
  expect(knotsOf(drawing).map(({ name, y }) => [name, Math.sign(y)])).toEqual([
    ['A', -1],
    ['B', 1],
    ['C', 1],
  ]);
  expect(knotsOf(drawThreads([], []))).toEqual([]);
});
