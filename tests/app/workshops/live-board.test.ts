// A board over the wire, with a client that is not ours: what it may not write is neither stored nor shown, and the line is closed.

import { writeVarString, writeVarUint } from 'lib0/encoding';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { packUpdates } from '#app/notes/live/batches.ts';
import { EDITOR_VERSION } from '#app/notes/live/editor-version.ts';
import { cardsOf, findCard } from '#app/workshops/board/board.ts';
import { addCard, addColumn, editCard, removeCard } from '#app/workshops/board/board-changes.ts';
import { boardRules } from '#app/workshops/board/board-rules.ts';
import { type LiveStage, openStage, soon } from '#tests/support/live-stage.ts';
import { connectAgain, frame, type NoteClient, syncFrame } from '#tests/support/note-client.ts';

let stage: LiveStage;

beforeAll(async () => {
  stage = await openStage(boardRules);
});
afterAll(() => stage?.close());

const card = (by: string, id: string) => ({
  id,
  columnId: 'idees',
  text: `Carte ${id}`,
  authorId: by,
  authorName: `Prénom ${by}`,
  structure: 'Compagnons',
});

function newBoard(): Promise<string> {
  return stage.newNote((document) => {
    addColumn(document, { id: 'idees', title: 'Idées' });
    addCard(document, card('ana', 'a1'));
  }, 'board');
}

const storedRows = async (noteId: string) =>
  (
    await stage.database.raw<
      { count: number }[]
    >`select count(*)::int as count from note_updates where note_id = ${noteId}`
  )[0]?.count;

const take = (noteId: string) => stage.room.notes.read(noteId);

it('what is one’s own is stored and shown; what is not closes the line, before anybody saw it', async () => {
  const noteId = await newBoard();
  const [ana, luc] = (await Promise.all(['ana', 'luc'].map((writer) => stage.join(noteId, writer)))) as [
    NoteClient,
    NoteClient,
  ];
  addCard(luc.document, card('luc', 'l1'));
  editCard(luc.document, 'l1', 'Mieux dit');
  expect(await luc.mark()).toBe('stored');
  expect(await soon(() => findCard(ana.document, 'l1')?.text === 'Mieux dit')).toBe(true);
  const before = await storedRows(noteId);
  const seen = Buffer.from(Y.encodeStateAsUpdate(ana.document)).toString('hex');
  removeCard(luc.document, 'a1');
  expect(await soon(() => luc.closed()?.code === 4406)).toBe(true);
  // The same words as a copy are no better.
  await luc.connect();
  expect(await soon(() => luc.closed()?.code === 4406)).toBe(true);
  expect(await ana.mark()).toBe('stored');
  expect([Buffer.from(Y.encodeStateAsUpdate(ana.document)).toString('hex'), await storedRows(noteId)]).toEqual([
    seen,
    before,
  ]);
  expect(findCard(await take(noteId), 'a1')?.text).toBe('Carte a1');
  expect(ana.closed()).toBe(null);
});

it('nobody signs as another; who facilitates mends the cards of others, and their author stays', async () => {
  const noteId = await newBoard();
  const [luc, animation] = (await Promise.all(['luc', 'animation'].map((writer) => stage.join(noteId, writer)))) as [
    NoteClient,
    NoteClient,
  ];
  addCard(luc.document, { ...card('ana', 'fausse'), onBehalfOf: '' });
  expect(await soon(() => luc.closed()?.code === 4406)).toBe(true);
  editCard(animation.document, 'a1', 'Corrigée');
  expect(await animation.mark()).toBe('stored');
  cardsOf(animation.document).get('a1')?.set('authorName', 'Animation');
  expect(await soon(() => animation.closed()?.code === 4406)).toBe(true);
  expect([...cardsOf(await take(noteId)).keys()]).toEqual(['a1']);
  expect(findCard(await take(noteId), 'a1')).toMatchObject({ text: 'Corrigée', authorName: 'Prénom ana' });
});

it('a role that is taken back acts at once on the line that is open', async () => {
  const noteId = await newBoard();
  const mia = await stage.join(noteId, 'mia');
  addCard(mia.document, card('mia', 'm1'));
  expect(await mia.mark()).toBe('stored');
  stage.room.access.set('mia', 'read');
  await stage.room.notes.rightsChanged(noteId);
  editCard(mia.document, 'm1', 'Trop tard');
  expect(await mia.mark()).toBe('refused');
  stage.room.access.set('mia', 'write');
  await stage.room.notes.rightsChanged(noteId);
  await connectAgain(mia);
  expect(await mia.mark()).toBe('stored');
  expect(findCard(await take(noteId), 'm1')?.text).toBe('Trop tard');
});

it('words typed while the line comes back wait for the copy, and are stored with it', async () => {
  const noteId = await newBoard();
  const luc = await stage.join(noteId, 'luc');
  luc.leave();
  expect(await soon(() => luc.closed() !== null)).toBe(true);
  addCard(luc.document, card('luc', 'l1'));
  const back = luc.connect();
  // Sent before the copy is asked for: it leans on what was written without a line.
  const typing = setInterval(() => editCard(luc.document, 'l1', `Mots ${Date.now()}`), 1);
  await back;
  clearInterval(typing);
  expect(await luc.mark()).toBe('stored');
  expect(findCard(await take(noteId), 'l1')?.text).toBe(findCard(luc.document, 'l1')?.text);
});

it('over plain requests the answer is 410 with the reason, and nothing is stored', async () => {
  const noteId = await newBoard();
  const url = `${stage.room.origin}/collab/echange`;
  const cookie = 'writer=pirate';
  const id = await (await fetch(url, { method: 'POST', headers: { cookie } })).text();
  const headers = { cookie, 'X-Echange': id };
  const post = (...frames: Uint8Array[]) =>
    fetch(url, { method: 'POST', headers, body: packUpdates(frames) as BodyInit });
  const forged = new Y.Doc();
  const token = frame(noteId, 2, (encoder) => {
    writeVarUint(encoder, 0);
    writeVarString(encoder, JSON.stringify({ version: EDITOR_VERSION, client: forged.clientID, epoch: 1 }));
  });
  expect((await post(token)).status).toBe(204);
  // Seated once something comes.
  expect((await fetch(url, { headers })).status).toBe(200);
  addCard(forged, card('ana', 'fausse'));
  const answer = await post(syncFrame(noteId, 2, Y.encodeStateAsUpdate(forged)));
  expect([answer.status, answer.headers.get('X-Echange-Ferme')]).toEqual([410, '4406']);
  expect((await post(syncFrame(noteId, 2, Y.encodeStateAsUpdate(forged)))).status).toBe(410);
  expect([...cardsOf(await take(noteId)).keys()]).toEqual(['a1']);
});
