// What may be written live on a board: nothing that the page itself does is ever refused, nothing else gets in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openRehearsal, type Rehearsal } from '#app/notes/live/rehearsal.ts';
import { cardsOf, columnsOf, findCard, readBoard } from '#app/workshops/board/board.ts';
import { addCard, addColumn, editCard, groupCards, moveCard } from '#app/workshops/board/board-changes.ts';
import { boardRules } from '#app/workshops/board/board-rules.ts';
import { type OwnGestures, trackOwnGestures } from '#app/workshops/board/board-undo.ts';
import { changeOf } from '#app/workshops/board/gesture.ts';

const COLUMNS = ['actions', 'difficultes', 'idees'];
const WRITERS = ['ana', 'luc', 'mia', 'animation'].map((id) => ({
  id,
  name: `Prénom ${id}`,
  structure: 'CAF',
  colour: 0,
}));
type Writer = (typeof WRITERS)[number];

function written(by: string, id: string) {
  const writer = WRITERS.find((one) => one.id === by) as Writer;
  return { id, columnId: 'idees', text: `Carte ${id}`, authorId: by, authorName: writer.name, structure: 'CAF' };
}

class Server {
  readonly held = new Y.Doc();
  readonly owners = new Map<number, string>();
  readonly rehearsal: Rehearsal;
  lockedPlaces: string[] = [];

  constructor() {
    for (const id of COLUMNS) addColumn(this.held, { id, title: id });
    this.rehearsal = openRehearsal(this.held, boardRules);
  }

  bring(writer: Writer, update: Uint8Array, isRescue = false) {
    const verdict = this.rehearsal.judge({
      update,
      hand: {
        ownIds: [writer.id],
        arranges: writer.id === 'animation',
        lockedPlaces: writer.id === 'animation' ? [] : this.lockedPlaces,
      },
      knownAs: [writer],
      isRescue,
      authorOf: (client) => {
        const owner = this.owners.get(client);
        return owner && owner !== writer.id ? owner : null;
      },
    });
    if (verdict === 'fine') Y.applyUpdate(this.held, update);
    return verdict;
  }
}

/** A window of the page: its document, and what it may do there. */
class Device {
  readonly document = new Y.Doc();
  readonly own: OwnGestures;
  isOnline = true;
  readonly server: Server;
  readonly writer: Writer;

  constructor(server: Server, writer: Writer, verdicts: string[]) {
    this.server = server;
    this.writer = writer;
    server.owners.set(this.document.clientID, writer.id);
    Y.applyUpdate(this.document, Y.encodeStateAsUpdate(server.held));
    this.own = trackOwnGestures(this.document);
    this.document.on('update', (update: Uint8Array, _from: unknown, _document: Y.Doc, { local }: Y.Transaction) => {
      if (local && this.isOnline) verdicts.push(server.bring(writer, update));
    });
    server.held.on('update', (update: Uint8Array) => this.isOnline && Y.applyUpdate(this.document, update));
  }

  comeBack(): string {
    const verdict = this.server.bring(
      this.writer,
      Y.encodeStateAsUpdate(this.document, Y.encodeStateVector(this.server.held)),
    );
    Y.applyUpdate(this.document, Y.encodeStateAsUpdate(this.server.held));
    this.isOnline = true;
    return verdict;
  }

  /** A card that the page lets this writer change. */
  pick(at: number): string {
    const cards = readBoard(this.document).columns.flatMap((column) => column.cards);
    const mine = this.writer.id === 'animation' ? cards : cards.filter(({ authorId }) => authorId === this.writer.id);
    return mine[at % Math.max(1, mine.length)]?.id ?? '';
  }
}

const ACTS = [
  'ajouter',
  'modifier',
  'monter',
  'descendre',
  'deplacer',
  'placer',
  'retirer',
  'ranger',
  'detacher',
  'annuler',
  'couper',
  'revenir',
];

it('never refuses what the page does: gestures, undo, cuts and returns, in any order', () => {
  const step = fc.record({
    who: fc.integer({ min: 0, max: 3 }),
    act: fc.constantFrom(...ACTS),
    at: fc.nat(20),
    to: fc.nat(20),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), (steps) => {
      const server = new Server();
      const verdicts: string[] = [];
      const devices = WRITERS.map((writer) => new Device(server, writer, verdicts));
      steps.forEach(({ who, act, at, to }, number) => {
        const device = devices[who] as Device;
        const { own, writer, document } = device;
        const columnId = COLUMNS[to % COLUMNS.length] as string;
        const cardId = device.pick(at);
        if (act === 'ajouter')
          own.add({ ...written(writer.id, `k${number}`), columnId, onBehalfOf: to > 15 ? 'La table 3' : '' });
        else if (act === 'annuler') own.undo();
        else if (act === 'couper') device.isOnline = false;
        else if (act === 'revenir' && !device.isOnline) verdicts.push(device.comeBack());
        else if (cardId !== '' && (writer.id === 'animation' || !['ranger', 'detacher'].includes(act))) {
          const all = readBoard(document).columns.flatMap((column) => column.cards);
          const headId = all[to % all.length]?.id ?? '';
          const change = changeOf({
            act,
            cardId,
            columnId,
            text: `Mots ${number}`,
            onBehalfOf: to > 10 ? 'Zoé' : '',
            headId,
          });
          if (change) own.change(change);
        }
      });
      for (const device of devices) if (!device.isOnline) verdicts.push(device.comeBack());
      expect(verdicts.filter((verdict) => verdict !== 'fine')).toEqual([]);
      for (const device of devices) device.comeBack();
      for (const { document } of devices) expect(readBoard(document)).toEqual(readBoard(server.held));
    }),
    { numRuns: 40 },
  );
});

function stage() {
  const server = new Server();
  addCard(server.held, written('ana', 'a1'));
  addCard(server.held, written('luc', 'l1'));
  return server;
}

const LUC = WRITERS[1] as Writer;
const ANIMATION = WRITERS[3] as Writer;

function forge(server: Server, edit: (document: Y.Doc) => void, client?: number): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(server.held));
  if (client !== undefined) copy.clientID = client;
  copy.transact(() => edit(copy));
  return Y.encodeStateAsUpdate(copy, Y.encodeStateVector(server.held));
}

const set = (id: string, name: string, value: unknown) => (document: Y.Doc) =>
  cardsOf(document).get(id)?.set(name, value);
const mine = (more: object) => (document: Y.Doc) => addCard(document, { ...written('luc', 'neuve'), ...more });

const textOf = (document: Y.Doc, id: string) => cardsOf(document).get(id)?.get('text') as Y.Text;

const FORGED: [string, (document: Y.Doc) => unknown][] = [
  ['a card signed by another', mine({ authorId: 'ana' })],
  ['a card under another name', mine({ authorName: 'Le maire' })],
  ['a card of another structure', mine({ structure: 'Préfecture' })],
  ['a card of nobody', mine({ authorId: '' })],
  ['the author of a card, after all', set('l1', 'authorId', 'ana')],
  ['the name on one’s own card, after all', set('l1', 'authorName', 'Le maire')],
  ['the name on somebody else’s card', set('a1', 'authorName', 'Luc')],
  ['the structure on somebody else’s card', set('a1', 'structure', 'CAF')],
  ['somebody else’s words', (document) => editCard(document, 'a1', 'Autre chose')],
  ['somebody else’s words, letter by letter', (document) => textOf(document, 'a1').delete(0, 3)],
  ['somebody else’s card taken away', set('a1', 'removed', true)],
  ['somebody else’s card deleted', (document) => cardsOf(document).delete('a1')],
  ['one’s own card deleted', (document) => cardsOf(document).delete('l1')],
  [
    'a card in the place of another',
    (document) => cardsOf(document).set('a1', cardsOf(document).get('l1')?.clone() as never),
  ],
  ['somebody else’s card moved', set('a1', 'pos', 'actions a0V')],
  ['a place that is none', set('l1', 'pos', '<script>')],
  ['a place in a column that is none', set('l1', 'pos', 'nulle-part a0V')],
  ['a place that is no text', set('l1', 'pos', 12)],
  ['a group, which is for who facilitates', set('l1', 'groupId', 'a1')],
  ['a key that nobody knows', set('l1', 'onclick', 'x')],
  [
    'a key that nobody knows, on a new card',
    (document) => {
      mine({})(document);
      cardsOf(document).get('neuve')?.set('votes', 99);
    },
  ],
  ['words that are no plain text', set('l1', 'text', 'mots')],
  ['words with marks', (document) => textOf(document, 'l1').format(0, 3, { bold: true })],
  ['a book in a card', (document) => textOf(document, 'l1').insert(0, 'x'.repeat(9_000))],
  ['a card that is no card', (document) => cardsOf(document).set('neuve', 'x' as never)],
  ['a column renamed', (document) => columnsOf(document).get('idees')?.set('title', 'À moi')],
  ['a column deleted', (document) => columnsOf(document).delete('idees')],
  ['a column of one’s own', (document) => addColumn(document, { title: 'À moi' })],
  ['another root', (document) => document.getMap('ailleurs').set('a', 1)],
];

describe('refuses', () => {
  it.each(FORGED)('%s', (_what, edit) => {
    const server = stage();
    const before = Y.encodeStateAsUpdate(server.held);
    expect(server.bring(LUC, forge(server, edit))).toBe('refused');
    expect(Y.encodeStateAsUpdate(server.held)).toEqual(before);
    // And goes on taking what is right.
    expect(server.bring(LUC, forge(server, set('l1', 'onBehalfOf', 'La table 3')))).toBe('fine');
  });

  it('who facilitates too, where no gesture of theirs would lead', () => {
    for (const at of [3, 4, 5, 6, 7, 11, 15, 16, 19, 20, 25, 26, 27, 28]) {
      const server = stage();
      const [what, edit] = FORGED[at] as (typeof FORGED)[number];
      expect([what, server.bring(ANIMATION, forge(server, edit))]).toEqual([what, 'refused']);
    }
  });

  it('words under the id of somebody who is away, but for a moment after the server lost some', () => {
    const server = stage();
    server.owners.set(4_242, 'ana');
    const lost = forge(server, (document) => addCard(document, written('ana', 'perdue')), 4_242);
    expect(server.bring(LUC, lost)).toBe('refused');
    const forged = forge(server, (document) => addCard(document, written('mia', 'fausse')), 4_242);
    expect(server.bring(LUC, forged, true)).toBe('refused');
    expect(server.bring(LUC, lost, true)).toBe('fine');
    expect(findCard(server.held, 'perdue')?.authorId).toBe('ana');
  });
});

it('lets who facilitates move, mend, take away and group the cards of others', () => {
  const server = stage();
  for (const edit of [
    (document: Y.Doc) => editCard(document, 'a1', 'Mieux dit'),
    set('a1', 'pos', 'actions a0V'),
    (document: Y.Doc) => groupCards(document, 'l1', ['a1']),
    set('a1', 'removed', true),
  ])
    expect(server.bring(ANIMATION, forge(server, edit as (document: Y.Doc) => void))).toBe('fine');
});

it('says that words are missing which others lean on, and starts again from what stands', () => {
  const server = stage();
  const apart = new Y.Doc();
  Y.applyUpdate(apart, Y.encodeStateAsUpdate(server.held));
  const updates: Uint8Array[] = [];
  apart.on('update', (update: Uint8Array) => updates.push(update));
  addCard(apart, written('luc', 'une'));
  editCard(apart, 'une', 'Une autre');
  expect(server.bring(LUC, updates[1] as Uint8Array)).toBe('gap');
  expect(updates.map((update) => server.bring(LUC, update))).toEqual(['fine', 'fine']);
});

describe('a locked column', () => {
  function locked() {
    const server = stage();
    addCard(server.held, { ...written('luc', 'l2'), columnId: 'actions' });
    server.lockedPlaces = ['idees'];
    return server;
  }
  const bring = (edit: (document: Y.Doc) => unknown, writer = LUC) => {
    const server = locked();
    return server.bring(writer, forge(server, edit));
  };

  it.each<[string, (document: Y.Doc) => unknown]>([
    ['a new card', mine({ columnId: 'idees' })],
    ['other words on one’s own card', (document) => editCard(document, 'l1', 'Autre chose')],
    ['one’s own card taken away', set('l1', 'removed', true)],
    ['a card that leaves it', (document) => moveCard(document, 'l1', { columnId: 'actions', after: null })],
    ['a card that comes in', (document) => moveCard(document, 'l2', { columnId: 'idees', after: null })],
    [
      'a card that goes through it',
      (document) => {
        moveCard(document, 'l2', { columnId: 'idees', after: null });
        moveCard(document, 'l2', { columnId: 'difficultes', after: null });
        editCard(document, 'l1', 'Autre chose');
      },
    ],
  ])('refuses %s', (_what, edit) => {
    expect(bring(edit)).toBe('refused');
    expect(bring(edit, ANIMATION)).toBe(_what === 'a new card' ? 'refused' : 'fine');
  });

  it.each<[string, (document: Y.Doc) => unknown]>([
    ['a new card elsewhere', mine({ columnId: 'actions' })],
    ['other words elsewhere', (document) => editCard(document, 'l2', 'Autre chose')],
    ['a move between two others', (document) => moveCard(document, 'l2', { columnId: 'difficultes', after: null })],
  ])('leaves the rest of the board open: %s', (_what, edit) => {
    expect(bring(edit)).toBe('fine');
  });
});
