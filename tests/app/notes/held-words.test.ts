import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { trackHeld } from '#app/notes/device/held-words.ts';
import { unsentWords } from '#app/notes/device/unsent-words.ts';

const write = (document: Y.Doc, words: string) => document.getText('words').insert(0, words);

function stage() {
  const [server, mine] = [new Y.Doc(), new Y.Doc()];
  const held = trackHeld(mine);
  const bring = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
  return {
    server,
    mine,
    held,
    hear: () => bring(server, mine),
    send: () => bring(mine, server),
    tell: () => held.told(Y.encodeStateVector(server)),
    lacking: () => unsentWords(held.lacking()).split('\n').sort(),
  };
}

it('what others wrote since one came in is not unsent, nor what was stored', () => {
  const { server, mine, held, hear, send, tell, lacking } = stage();
  tell();
  write(server, 'des autres');
  hear();
  write(mine, 'enregistré');
  send();
  held.all();
  write(mine, 'pas parti');
  write(server, 'encore des autres');
  hear();
  expect(lacking()).toEqual(['pas parti']);
});

it('words of a visit before, found on the device, are unsent until the server says that it has them', () => {
  const before = new Y.Doc();
  write(before, 'd’hier');
  const { server, mine, held, tell, lacking } = stage();
  Y.applyUpdate(mine, Y.encodeStateAsUpdate(before));
  held.copied();
  expect(lacking()).toEqual(['d’hier']);
  tell();
  expect(lacking()).toEqual(['d’hier']);
  Y.applyUpdate(server, Y.encodeStateAsUpdate(before));
  tell();
  expect(lacking()).toEqual(['']);
});

it('what a server has lost of others is unsent again', () => {
  const { server, mine, hear, tell, held, lacking } = stage();
  tell();
  write(server, 'perdu');
  hear();
  expect(lacking()).toEqual(['']);
  held.told(Y.encodeStateVector(new Y.Doc()));
  expect(unsentWords(Y.encodeStateAsUpdate(mine))).toBe('perdu');
  expect(lacking()).toEqual(['perdu']);
});
