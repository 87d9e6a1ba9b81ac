// What the search for a place needs to know, and the small words it shares.

export type PlaceContext = {
  near: string | null;
  departements: string[];
  /** Positions of the words of a street, which name no place. */
  street: ReadonlySet<number>;
  isSpeech: boolean;
  /** True for the very word of the lexicon, an acronym or an everyday word. */
  isWord: (word: string) => boolean;
  /** Also for a word with the stem of one of them: it is spelled right. */
  isKnown: (word: string) => boolean;
  /** True for a word of the lexicon: « combles », « courant ». */
  isNeedWord: (word: string) => boolean;
  /** True for the acronym of an organisation: « caf orange ». */
  isActor: (word: string) => boolean;
  /** True for a word typed with a capital. */
  isCapital: (word: string) => boolean;
};

export type Named = { communes: string[]; named: Set<number> };

/** Words that announce a place, whatever the word after them. */
export const STRONG = new Set([
  'a',
  'sur',
  'vers',
  'habite',
  'habitons',
  'commune',
  'ville',
  'mairie',
  'cote',
  'pres',
  'au',
]);
export const ARTICLES = new Set(['la', 'le', 'les', 'l']);

export function range(start: number, length: number): Set<number> {
  return new Set(Array.from({ length }, (_, index) => start + index));
}

export function overlaps(taken: Set<number>, at: number, length: number): boolean {
  for (let index = at; index < at + length; index += 1) if (taken.has(index)) return true;
  return false;
}
