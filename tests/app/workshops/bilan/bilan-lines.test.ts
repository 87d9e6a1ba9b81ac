import fc from 'fast-check';
import { expect, it } from 'vitest';
import { linesOfCards, SECTIONS, sectionOf } from '#app/workshops/bilan/bilan-lines.ts';
import {
  drawThreads,
  knotsOf,
  type Meeting,
  meetingsOfCards,
  nameLines,
  shownThreads,
  type Tie,
} from '#app/workshops/bilan/threads.ts';
import type { ContentCard, WorkshopContent } from '#app/workshops/minutes/workshop-content.ts';
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

it.each([
  'On ne sait pas ce que devient la personne après l’orientation',
  'Se retrouver deux fois par an, une fois chez chacun',
  'Une fiche d’alerte d’une page, la même pour tous',
  'Le même ménage raconte cinq fois son histoire',
])('gives no theme to a card that names none: « %s »', (text) => {
  const { lines } = linesOfCards([page('p', [{ id: 'd', title: 'Difficultés', cards: [card('a', text)] }])]);
  expect(lines[0]?.theme).toBe('');
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

const PRESENT = ['c', 'a', 'b', 'a'].map((id) => ({ organisationId: id, name: id.toUpperCase() }));

it.each<[string, Tie[], Meeting[], unknown[]]>([
  ['nobody said or did anything: being in one room is no thread', [], [], []],
  ['one said so on arriving', [{ from: 'b', to: 'a' }], [], [{ from: 'a', to: 'b', isNew: false, why: [] }]],
  [
    'both said so',
    [
      { from: 'b', to: 'a' },
      { from: 'a', to: 'b' },
    ],
    [],
    [{ from: 'a', to: 'b', isNew: false, why: [] }],
  ],
  [
    'they did something together, twice',
    [],
    [
      { from: 'c', to: 'a', why: 'mention' },
      { from: 'a', to: 'c', why: 'cards' },
      { from: 'c', to: 'a', why: 'mention' },
    ],
    [{ from: 'a', to: 'c', isNew: true, why: ['cards', 'mention'] }],
  ],
  [
    'who knew each other before have no new thread',
    [{ from: 'a', to: 'b' }],
    [{ from: 'b', to: 'a', why: 'said' }],
    [{ from: 'a', to: 'b', isNew: false, why: ['said'] }],
  ],
  [
    'who is not in the room, or names itself, is not drawn',
    [{ from: 'a', to: 'elsewhere' }],
    [
      { from: 'a', to: 'a', why: 'mention' },
      { from: 'elsewhere', to: 'a', why: 'group' },
    ],
    [],
  ],
])('%s', (_case, before, meetings, threads) => {
  expect(drawThreads(PRESENT, before, meetings).threads).toEqual(threads);
});

it.each<[string, ContentCard[], Meeting[]]>([
  [
    'cards of one column are not together',
    [card('1', 'x', { authorId: 'ana' }), card('2', 'y', { authorId: 'bob' })],
    [],
  ],
  [
    'cards put together, in a group of three',
    [
      card('1', 'x', { authorId: 'ana' }),
      card('2', 'y', { authorId: 'bob', groupId: '1' }),
      card('3', 'z', { authorId: 'ana', groupId: '1' }),
    ],
    [{ from: 'a', to: 'b', why: 'cards' }],
  ],
  [
    'a structure named by another',
    [card('1', '@B', { authorId: 'ana', mentions: ['b', 'far'] })],
    [{ from: 'a', to: 'b', why: 'mention' }],
  ],
  [
    'what is said for somebody else is nobody’s',
    [card('1', '@B', { authorId: 'ana', mentions: ['b'], onBehalfOf: 'Zoé' })],
    [],
  ],
  ['a writer without structure', [card('1', '@B', { authorId: 'zoe', mentions: ['b'] })], []],
])('reads meetings from cards: %s', (_case, cards, meetings) => {
  const asked = {
    contents: [page('p', [{ id: 'd', title: 'Difficultés', cards }])],
    organisationOf: new Map([
      ['ana', 'a'],
      ['bob', 'b'],
    ]),
    bySlug: new Map([['b', 'b']]),
  };
  expect(meetingsOfCards(asked)).toEqual(meetings);
});

it('draws structures on a circle, and not what an old drawing took for granted', () => {
  const drawing = drawThreads(PRESENT, [], []);
  expect(knotsOf(drawing).map(({ name, y }) => [name, Math.sign(y)])).toEqual([
    ['A', -1],
    ['B', 1],
    ['C', 1],
  ]);
  expect(knotsOf(drawThreads([], [], []))).toEqual([]);
  const old = {
    names: drawing.names,
    threads: [
      { from: 'a', to: 'b', isNew: true },
      { from: 'a', to: 'c', isNew: false },
    ],
  };
  expect(shownThreads(old)).toEqual([{ from: 'a', to: 'c', isNew: false }]);
});

it('writes a name beside its knot on two lines at most, between words where it can', () => {
  expect(
    ['CAF', 'Métropole de Lyon', 'Soliha Rhône et Grand Lyon', 'Compagnons Bâtisseurs Rhône-Alpes'].map(nameLines),
  ).toEqual([['CAF'], ['Métropole de', 'Lyon'], ['Soliha Rhône et', 'Grand Lyon'], ['Compagnons', 'Bâtisseurs…']]);
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 60 }), (name) => {
      for (const line of nameLines(name)) expect(line.length).toBeLessThanOrEqual(16);
    }),
  );
});
