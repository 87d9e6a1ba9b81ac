import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { findCard } from '#app/workshops/board/board.ts';
import { addCard, editCard } from '#app/workshops/board/board-changes.ts';
import { mendingOf } from '#app/workshops/board/card-mending.ts';

function mended(seen: string, wanted: string, now: string): string {
  const { words, at, deletions } = mendingOf(seen, wanted, now);
  let text = now;
  for (const { from, to } of deletions) text = text.slice(0, from) + text.slice(to);
  return text.slice(0, at) + words + text.slice(at);
}

describe('a card that two people mend at once', () => {
  it.each([
    ['Visite mardi', 'Visite mardi à 9 h', 'Grande visite mardi', 'Grande visite mardi à 9 h'],
    ['Visite mardi', 'Visite jeudi', 'Visite mardi à Lattes', 'Visite jeudi à Lattes'],
    ['Visite', 'Visite à 9 h', 'Visite (Lattes)', 'Visite (Lattes) à 9 h'],
    ['un deux trois', 'un trois', 'un deux trois quatre', 'un trois quatre'],
    ['un deux trois', 'un trois', 'zéro un deux trois', 'zéro un trois'],
  ])('« %s » becomes « %s » here and « %s » there', (seen, wanted, now, both) => {
    expect(mended(seen, wanted, now)).toBe(both);
  });

  it('alone one gets exactly what one wrote, and who changed nothing changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (seen, other) => {
        expect(mended(seen, other, seen)).toBe(other);
        expect(mended(seen, seen, other)).toBe(other);
        expect(mended(seen, other, other)).toBe(other);
      }),
    );
  });

  it('words that were added on either side are all there', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(word), fc.nat(), fc.nat(), (words, mine, theirs) => {
        const seen = words.join(' ');
        const added = (sign: string, place: number) => words.toSpliced(place % (words.length + 1), 0, sign).join(' ');
        const both = mended(seen, added('ANA', mine), added('BEN', theirs));
        for (const sign of ['ANA', 'BEN', ...words]) expect(both).toContain(sign);
      }),
    );
  });
});

it('signs of two places are not torn apart', () => {
  const document = new Y.Doc();
  addCard(document, { id: 'une', columnId: 'a', text: 'Fini 😀', authorId: 'ana', authorName: 'Ana', structure: '' });
  editCard(document, 'une', 'Fini 😁');
  expect(findCard(document, 'une')?.text).toBe('Fini 😁');
});
