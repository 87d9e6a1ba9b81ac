// « Qui a écrit »: nobody brings words under the id of a writer who is away, except what the server may have lost.
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { openAuthors } from '#app/notes/live/authors.ts';
import type { Member } from '#app/notes/live/visitor.ts';
import { addComment } from '#app/notes/rich/comments.ts';

const COMMENT = { start: null, end: null, quote: 'mot', text: 'Oui', mentions: [], at: 1 };
const [ANAS, LUCS, RELAYED, UNKNOWN, ELSEWHERE] = [101, 202, 303, 404, 505];

function member(id: string, ownIds = [id]): Member {
  const writer = { id, name: `Prénom ${id}`, structure: '', colour: 0 };
  const said = { writer, knownAs: [writer], hand: { ownIds, arranges: false }, clients: new Set(), newAuthors: [] };
  return { ...said, noteId: 'note', access: 'write', token: {} } as unknown as Member;
}

/** Ana has written « mot » and is away; somebody’s device brings what `edit` makes of it under `client`. */
function bring(
  client: number,
  edit: (device: Y.Doc) => void,
  { who = member('luc'), isRescue = false, isCopy = true } = {},
) {
  const server = new Y.Doc();
  server.clientID = ANAS;
  server.getText('words').insert(0, 'mot');
  // By a plain form in another process.
  server.clientID = ELSEWHERE;
  server.getText('words').insert(3, ' d’ailleurs');
  const authors = openAuthors(
    new Map([
      [ANAS, { id: 'ana', name: 'Prénom ana', isRelayed: false }],
      [LUCS, { id: 'luc', name: 'Prénom luc', isRelayed: false }],
      [RELAYED, { id: 'zoe', name: 'Prénom zoe', isRelayed: true }],
    ]),
  );
  const device = new Y.Doc();
  Y.applyUpdate(device, Y.encodeStateAsUpdate(server));
  device.clientID = client;
  edit(device);
  const update = Y.encodeStateAsUpdate(device, isCopy ? undefined : Y.encodeStateVector(server));
  const { kind } = authors.judge(who, { kind: 'update', noteId: 'note', isCopy, update }, server, {
    isRescue,
    hasRules: false,
  });
  return { kind, signed: who.newAuthors.map(({ client: id, author, isRelayed }) => ({ id, author, isRelayed })) };
}

const more = (device: Y.Doc) => device.getText('words').insert(3, ' de trop');
const comment =
  (id: string, name = `Prénom ${id}`) =>
  (device: Y.Doc) => {
    addComment(device, { id, name }, COMMENT);
  };

describe('a copy', () => {
  it.each([
    ['all that the server holds', ANAS, () => {}, {}, 'fine'],
    ['more under the id of who is away', ANAS, more, {}, 'forged'],
    ['the same when words may have been lost', ANAS, more, { isRescue: true }, 'fine'],
    ['the same to who was called so before', ANAS, more, { who: member('luc', ['luc', 'ana']) }, 'fine'],
    ['one’s own words of another day', LUCS, more, {}, 'fine'],
    ['words under an id that another’s copy brought before', RELAYED, more, {}, 'forged'],
    ['the same to who brought it', RELAYED, more, { who: member('zoe') }, 'fine'],
    ['the same when words may have been lost', RELAYED, more, { isRescue: true }, 'fine'],
    ['more under an id of which words stand, whosever they are', ELSEWHERE, more, {}, 'forged'],
    ['words under an id that nobody knows', UNKNOWN, more, {}, 'fine'],
    ['a comment of one’s own', LUCS, comment('luc'), {}, 'fine'],
    ['a comment of another under one’s own id', LUCS, comment('ana'), {}, 'forged'],
    ['a comment of another under an id that nobody knows', UNKNOWN, comment('ana'), {}, 'forged'],
    ['a comment of another under an id that a copy brought', RELAYED, comment('ana'), {}, 'forged'],
    ['a lost comment, when words may have been lost', ANAS, comment('ana'), { isRescue: true }, 'fine'],
    ['a third person’s comment under that id, even then', ANAS, comment('zoe'), { isRescue: true }, 'forged'],
    ['a forged comment under one’s own id, even then', LUCS, comment('ana'), { isRescue: true }, 'forged'],
    ['a false name under that id, even then', ANAS, comment('ana', 'Zoé'), { isRescue: true }, 'forged'],
  ])('that brings %s', (_what, client, edit, at, kind) => {
    expect(bring(client, edit, at).kind).toBe(kind);
  });

  it('that is refused signs nothing, one with words of nobody known is of who brought it, unless they may be saved ones', () => {
    expect(bring(UNKNOWN, comment('ana')).signed).toEqual([]);
    expect(bring(UNKNOWN, more).signed).toEqual([{ id: UNKNOWN, author: 'luc', isRelayed: false }]);
    const saved = [{ id: UNKNOWN, author: 'luc', isRelayed: true }];
    expect(bring(UNKNOWN, more, { isRescue: true }).signed).toEqual(saved);
  });
});

it('what is typed stands under one’s own ids, comments under one’s own name', () => {
  const live = { isCopy: false };
  expect(bring(ANAS, more, { ...live }).kind).toBe('hostile');
  expect(bring(ANAS, more, { ...live, isRescue: true }).kind).toBe('hostile');
  expect(bring(RELAYED, more, { ...live }).kind).toBe('hostile');
  expect(bring(RELAYED, more, { ...live, who: member('zoe') }).kind).toBe('fine');
  // Who wrote what was saved comes back and goes on.
  expect(bring(RELAYED, more, { ...live, isRescue: true }).kind).toBe('fine');
});
