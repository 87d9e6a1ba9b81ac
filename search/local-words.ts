// Words that a territory adds to the lexicon: « bricobus » there means small works.
import type { NeedCode } from '#db/vocabulary/needs.ts';

/** `phrase`: normalised words, parted by one space. */
export type LocalWord = { phrase: string; need: NeedCode };

/** Each place where a phrase stands whole in the words of a query, outside the place that was found in them. */
export function findLocalWords(
  words: readonly string[],
  local: readonly LocalWord[],
  covered: ReadonlySet<number>,
): { need: NeedCode; positions: number[] }[] {
  return local.flatMap(({ phrase, need }) => {
    const parts = phrase.split(' ');
    const at = words.findIndex((_, start) =>
      parts.every((part, index) => isAlike(words[start + index], part) && !covered.has(start + index)),
    );
    return at === -1 ? [] : [{ need, positions: parts.map((_, index) => at + index) }];
  });
}

/** The singular of a plural, and the other way round. */
function isAlike(typed: string | undefined, part: string): boolean {
  return typed !== undefined && (typed === part || typed === `${part}s` || `${typed}s` === part);
}
