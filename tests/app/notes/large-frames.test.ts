import fc from 'fast-check';
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { frameParts, updateParts } from '#app/notes/device/large-frames.ts';
import { frameOf } from '#app/notes/live/frames.ts';

const NOTE = '6f1b1a52-8a4e-4b62-9f6e-0f5f4d1c2b3a';

const edit: fc.Arbitrary<Edit> = fc.record({
  who: fc.nat(2),
  place: fc.nat(),
  words: fc.string({ unit: 'grapheme', maxLength: 40 }),
  deletes: fc.nat(12),
  meets: fc.boolean(),
});

type Edit = { who: number; place: number; words: string; deletes: number; meets: boolean };

function play(edits: Edit[]): Y.Doc {
  const copies = [0, 1, 2].map(() => new Y.Doc());
  const meet = () => {
    for (const one of copies) for (const other of copies) Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
  };
  for (const { who, place, words, deletes, meets } of edits) {
    const document = copies[who] as Y.Doc;
    const text = document.getText('words');
    document.transact(() => {
      text.insert(place % (text.length + 1), words);
      const at = place % (text.length + 1);
      text.delete(at, Math.min(deletes, text.length - at));
      document.getMap('cards').set(`card ${place % 5}`, words);
    });
    if (meets) meet();
  }
  meet();
  return copies[0] as Y.Doc;
}

it('parts, one after the other, make the same document and never leave a hole', () => {
  fc.assert(
    fc.property(fc.array(edit, { minLength: 1, maxLength: 60 }), fc.constantFrom(40, 200, 2_000), (edits, largest) => {
      const document = play(edits);
      const copy = new Y.Doc();
      for (const part of updateParts(Y.encodeStateAsUpdate(document), largest)) {
        Y.applyUpdate(copy, part);
        expect([copy.store.pendingStructs, copy.store.pendingDs]).toEqual([null, null]);
      }
      expect(copy.getText('words').toString()).toBe(document.getText('words').toString());
      expect(copy.getMap('cards').toJSON()).toEqual(document.getMap('cards').toJSON());
      expect(Y.encodeStateVector(copy).length).toBe(Y.encodeStateVector(document).length);
    }),
    { numRuns: 150 },
  );
});

it('a sign of two halves is never parted, wherever the cut falls', () => {
  for (const before of ['', 'a']) {
    const document = new Y.Doc();
    const words = before + '🌡️🏠'.repeat(100);
    document.getText('words').insert(0, words);
    const copy = new Y.Doc();
    for (const part of updateParts(Y.encodeStateAsUpdate(document), 40)) Y.applyUpdate(copy, part);
    expect(copy.getText('words').toString()).toBe(words);
  }
});

it('a paste of 600,000 letters goes in parts that the server takes; what is small goes as it is', () => {
  const document = new Y.Doc();
  document.getText('words').insert(0, 'é'.repeat(600_000));
  const update = Y.encodeStateAsUpdate(document);
  const frames = frameParts(frameOf(NOTE, false, update));
  expect(frames.length).toBeGreaterThan(5);
  expect(Math.max(...frames.map(({ length }) => length))).toBeLessThan(256 * 1024);
  const small = frameOf(NOTE, false, new Uint8Array([0, 0]));
  expect(frameParts(small)).toEqual([small]);
});
