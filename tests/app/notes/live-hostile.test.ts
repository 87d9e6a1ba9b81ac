// Frames that no editor of ours sends: the one who sends them is let go, the others do not notice.
import { createEncoder, toUint8Array, writeUint8, writeVarString, writeVarUint } from 'lib0/encoding';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { addComment, readComments } from '#app/notes/rich/comments.ts';
import { type LiveStage, openStage, said, soon, type } from '#tests/support/live-stage.ts';
import { frame, type NoteClient, syncFrame } from '#tests/support/note-client.ts';

let stage: LiveStage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

/** One struct without content that claims a length: twenty bytes that would fill a whole clock. */
function emptyStruct(client: number, clock: number, length: number): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, 1);
  writeVarUint(encoder, 1);
  writeVarUint(encoder, client);
  writeVarUint(encoder, clock);
  writeUint8(encoder, 0);
  writeVarUint(encoder, length);
  writeVarUint(encoder, 0);
  return toUint8Array(encoder);
}

function manyIds(count: number): Uint8Array {
  const updates = Array.from({ length: count }, (_, at) => emptyStruct(1_000 + at, 0, 1));
  return Y.mergeUpdates(updates);
}

function writtenBy(client: number, edit: (document: Y.Doc) => void): Uint8Array {
  const document = new Y.Doc();
  document.clientID = client;
  edit(document);
  return Y.encodeStateAsUpdate(document);
}

const COMMENT = { start: null, end: null, quote: 'a', text: 'Je suis d’accord', mentions: [], at: 0 };

type Attack = (noteId: string, victim: NoteClient, pirate: NoteClient) => Uint8Array | string;

const live = (noteId: string, update: Uint8Array) => syncFrame(noteId, 2, update);

const ATTACKS: [string, Attack][] = [
  ['a frame of text', () => 'bonjour'],
  ['an empty frame', () => new Uint8Array()],
  ['bytes that mean nothing', () => new Uint8Array([9, 9, 9, 200, 200])],
  ['an update cut in the middle', (note, { document }) => live(note, Y.encodeStateAsUpdate(document).subarray(0, 5))],
  ['a type that nobody knows', (note) => frame(note, 42, (encoder) => writeVarUint(encoder, 1))],
  ['a word for the room', (note) => frame(note, 6, (encoder) => writeVarString(encoder, 'à tous'))],
  ['another note by a name of its own', () => frame('../etc/passwd', 2, (encoder) => writeVarUint(encoder, 0))],
  ['more than a live frame may hold', (note) => live(note, new Uint8Array(300_000))],
  ['more than any frame may hold', (note) => live(note, new Uint8Array(2_000_000))],
  ['two hundred ids at once', (note) => live(note, manyIds(200))],
  ['five thousand ids in a copy', (note) => syncFrame(note, 1, manyIds(5_000))],
  [
    'words under somebody else’s id',
    (note, { document }) =>
      live(
        note,
        writtenBy(document.clientID, (forged) => forged.getText('words').insert(0, 'x'.repeat(50))),
      ),
  ],
  [
    'a clock that jumps on one’s own id',
    (note, _victim, { document }) => live(note, emptyStruct(document.clientID, 0, 2 ** 31 - 1)),
  ],
  [
    'a clock that jumps in a copy',
    (note, { document }) => syncFrame(note, 1, emptyStruct(document.clientID, 1, 2 ** 31 - 1)),
  ],
  [
    'a document within the document',
    (note) =>
      live(
        note,
        writtenBy(77, (forged) => forged.getMap('m').set('d', new Y.Doc())),
      ),
  ],
  [
    'a comment signed by somebody else',
    (note) =>
      live(
        note,
        writtenBy(79, (forged) => addComment(forged, { id: 'ana', name: 'Prénom ana' }, COMMENT)),
      ),
  ],
  [
    'a comment under another name',
    (note) =>
      live(
        note,
        writtenBy(80, (forged) => addComment(forged, { id: 'pirate', name: 'Prénom ana' }, COMMENT)),
      ),
  ],
  [
    'roots without number',
    (note) =>
      live(
        note,
        writtenBy(78, (forged) => {
          for (let at = 0; at < 60; at += 1) forged.getMap(`m${at}`).set('a', 1);
        }),
      ),
  ],
];

it.each(ATTACKS)('%s', async (_what, attack) => {
  const noteId = await stage.newNote();
  const [victim, witness, pirate] = (await Promise.all(
    ['ana', 'luc', 'pirate'].map((writer) => stage.join(noteId, writer)),
  )) as [NoteClient, NoteClient, NoteClient];
  type(victim, 'a');
  expect(await victim.mark()).toBe('stored');
  pirate.send(attack(noteId, victim, pirate));
  expect(await soon(() => pirate.closed() !== null)).toBe(true);
  type(victim, 'b');
  expect(await victim.mark()).toBe('stored');
  expect([victim.closed(), witness.closed()]).toEqual([null, null]);
  expect(await soon(() => said(witness.document) === 'ba')).toBe(true);
  expect(said(await stage.room.notes.read(noteId))).toBe('ba');
});

it('nobody takes out what others said in comments, not even before it is said', async () => {
  const noteId = await stage.newNote();
  const [ana, pirate] = await Promise.all([stage.join(noteId, 'ana'), stage.join(noteId, 'pirate')]);
  const heard = () => readComments(pirate.document).length;
  addComment(ana.document, { id: 'ana', name: 'Prénom ana' }, COMMENT);
  expect(await ana.mark()).toBe('stored');
  expect(await soon(() => heard() === 1)).toBe(true);
  const [told] = [...pirate.document.getMap<Y.Map<unknown>>('comments').values()];
  told?.delete('text');
  expect(await soon(() => pirate.closed()?.code === 4406)).toBe(true);

  const other = await stage.join(noteId, 'pirate');
  const { clientID } = ana.document;
  const next = Y.getState(ana.document.store, clientID);
  const encoder = createEncoder();
  // No word, and one deletion: of the five hundred that Ana writes next.
  for (const number of [0, 1, clientID, 1, next, 500]) writeVarUint(encoder, number);
  other.send(live(noteId, toUint8Array(encoder)));
  addComment(ana.document, { id: 'ana', name: 'Prénom ana' }, { ...COMMENT, text: 'Encore' });
  expect(await ana.mark()).toBe('stored');
  const stored = readComments(await stage.room.notes.read(noteId)).map(({ text }) => text);
  expect(stored.sort()).toEqual(['Encore', 'Je suis d’accord']);
});

it('a copy may bring back what the server lost, but not speak for who is here', async () => {
  const noteId = await stage.newNote();
  const [ana, pirate] = await Promise.all([stage.join(noteId, 'ana'), stage.join(noteId, 'pirate')]);
  const clock = emptyStruct(ana.document.clientID, 0, 500);
  pirate.send(syncFrame(noteId, 1, clock));
  expect(await pirate.mark()).toBe('stored');
  type(ana, 'ma phrase');
  expect(await ana.mark()).toBe('stored');
  expect(said(await stage.room.notes.read(noteId))).toBe('ma phrase');

  const gone = writtenBy(4_242, (document) => document.getText('words').insert(0, 'sauvé '));
  pirate.send(syncFrame(noteId, 1, gone));
  expect(await soon(() => said(ana.document).includes('sauvé '))).toBe(true);
  expect(await pirate.mark()).toBe('stored');
  const [relayed] = await stage.database
    .raw`select is_relayed from note_authors where note_id = ${noteId} and client = 4242`;
  expect(relayed).toEqual({ is_relayed: true });
});

it('words that lean on missing ones are asked for again, and are not said to be stored meanwhile', async () => {
  const noteId = await stage.newNote();
  const [ana, luc] = await Promise.all([stage.join(noteId, 'ana'), stage.join(noteId, 'luc')]);
  const apart = new Y.Doc();
  const updates: Uint8Array[] = [];
  apart.on('update', (update: Uint8Array) => updates.push(update));
  apart.getText('words').insert(0, 'un');
  apart.getText('words').insert(2, ' deux');
  luc.send(live(noteId, updates[1] as Uint8Array));
  const answer = luc.mark();
  expect(await soon(() => luc.closed()?.code === 1013)).toBe(true);
  expect(await answer).toBe(null);
  type(ana, 'tranquille');
  expect(await ana.mark()).toBe('stored');
});

it('who floods is heard more slowly, and goes on being heard', async () => {
  const noteId = await stage.newNote();
  const [ana, busy] = await Promise.all([stage.join(noteId, 'ana'), stage.join(noteId, 'presse')]);
  for (let at = 0; at < 2_100; at += 1) busy.show({ cursor: at });
  type(busy, 'fini');
  expect(await busy.mark()).toBe('stored');
  expect(await soon(() => said(ana.document) === 'fini')).toBe(true);
});

it('after a process that left with everything stored nobody speaks for who is away; otherwise devices save words', async () => {
  const forged = (by: NoteClient) => {
    const device = new Y.Doc();
    Y.applyUpdate(device, Y.encodeStateAsUpdate(by.document));
    const [author] = device.store.clients.keys();
    device.clientID = author ?? 0;
    device.getText('words').insert(0, 'faux ');
    return Y.encodeStateAsUpdate(device);
  };
  for (const isWhole of [true, false]) {
    const own = await openStage();
    try {
      const noteId = await own.newNote();
      const ana = await own.join(noteId, 'ana');
      type(ana, 'vrai');
      expect(await ana.mark()).toBe('stored');
      ana.leave();
      if (isWhole) await own.room.close();
      const next = isWhole ? await own.restart() : own.room;
      const pirate = await own.join(noteId, 'pirate');
      expect(await soon(() => said(pirate.document) === 'vrai')).toBe(true);
      pirate.send(syncFrame(noteId, 1, forged(pirate)));
      if (isWhole) expect(await soon(() => pirate.closed()?.code === 4406)).toBe(true);
      else expect(await pirate.mark()).toBe('stored');
      expect(said(await next.notes.read(noteId))).toBe(isWhole ? 'vrai' : 'faux vrai');
    } finally {
      await own.close();
    }
  }
});
