import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { tellAsItCame } from '#app/notes/device/as-it-came.ts';
import { readFrameHead } from '#app/notes/device/frame-head.ts';
import { frameOf } from '#app/notes/live/frames.ts';

type Told = { update: Uint8Array; from: unknown; isLocal: boolean };

function follow(document: Y.Doc): Told[] {
  const told: Told[] = [];
  document.on('update', (update, from, _document, change) => told.push({ update, from, isLocal: change.local }));
  return told;
}

function written(): Uint8Array {
  const document = new Y.Doc();
  document.getText('a').insert(0, 'la facture de chauffage');
  document.getText('a').delete(3, 8);
  return Y.encodeStateAsUpdate(document);
}

it('tells the bytes that came, once, and what comes next as always', () => {
  const document = new Y.Doc();
  const told = follow(document);
  const came = written();
  tellAsItCame(document, came);
  Y.applyUpdate(document, came, 'server');
  document.getText('a').insert(0, 'x');
  expect(told).toHaveLength(2);
  expect(told[0]).toEqual({ update: came, from: 'server', isLocal: false });
  expect(told[1]?.isLocal).toBe(true);
  const copy = new Y.Doc();
  for (const { update } of told) Y.applyUpdate(copy, update);
  expect(copy.getText('a').toString()).toBe(document.getText('a').toString());
});

it('tells what a listener writes under way on its own, and misses no listener that comes meanwhile', () => {
  const document = new Y.Doc();
  const told = follow(document);
  let late: Told[] = [];
  document.getText('a').observe((_event, change) => {
    if (change.local) return;
    late = follow(document);
    document.getText('b').insert(0, 'ajouté');
  });
  const came = written();
  tellAsItCame(document, came);
  Y.applyUpdate(document, came, 'server');
  const copy = new Y.Doc();
  for (const { update } of told) Y.applyUpdate(copy, update);
  expect(copy.getText('b').toString()).toBe('ajouté');
  expect(told[0]?.update).toBe(came);
  document.getText('a').insert(0, 'y');
  expect(late.at(-1)).toEqual(told.at(-1));
});

it('leaves the next turn alone when nothing was applied', async () => {
  const document = new Y.Doc();
  const told = follow(document);
  tellAsItCame(document, written());
  await Promise.resolve();
  document.getText('a').insert(0, 'z');
  const copy = new Y.Doc();
  for (const { update } of told) Y.applyUpdate(copy, update);
  expect(copy.getText('a').toString()).toBe('z');
});

it('knows the frame that brings a whole text', () => {
  const came = written();
  const head = readFrameHead(frameOf('a-note', true, came));
  expect(head).toEqual({ kind: 'brings-what-is-missing', update: came });
  expect(readFrameHead(frameOf('a-note', false, came))).toEqual({ kind: 'other' });
});
