// The words of a street: « 12 avenue de Toulouse » is in no Toulouse, and nobody’s entry holds its name.
import { communesNamed } from '#db/gazetteer.ts';

const STREETS = new Set(['rue', 'avenue', 'av', 'boulevard', 'bd', 'bld', 'chemin', 'quai', 'ruelle']);
/** Words of other things too: streets behind the number of a house only, or at the very beginning. */
const ALSO_STREETS = new Set(['impasse', 'allee', 'allees', 'route', 'square', 'montee']);
const NUMBERED_STREETS = new Set(['place', 'cours', 'passage', 'cite', 'residence', 'lotissement', 'faubourg']);
const LINKS = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l']);
/** A sentence goes on behind the street. */
const ENDS = new Set(
  'a au aux et ou en dans sur vers pres pour avec sans depuis qui que je j il elle on ne mon ma mes ai est suis'.split(
    ' ',
  ),
);
const LONGEST_COMMUNE = 5;
const LONGEST_NAME = 4;
const SMALL = 1_000;

/** Positions of streets, numbers of houses included. `isKnown`: words of the lexicon and acronyms. */
export function streetPositions(words: string[], isKnown: (word: string) => boolean): Set<number> {
  const found = new Set<number>();
  for (const [at, word] of words.entries()) {
    const number = houseNumber(words, at);
    if (!isStreet(words, at, word, number > 0, isKnown)) continue;
    let from = at + 1;
    while (LINKS.has(words[from] ?? '')) from += 1;
    const end = endOfName(words, from, isKnown);
    if (end === from) continue;
    for (let position = at - number; position < end; position += 1) found.add(position);
  }
  return found;
}

function isStreet(
  words: string[],
  at: number,
  word: string,
  isNumbered: boolean,
  isKnown: (word: string) => boolean,
): boolean {
  const next = words[at + 1] ?? '';
  if (isNumbered) return STREETS.has(word) || ALSO_STREETS.has(word) || NUMBERED_STREETS.has(word);
  const isFirst = at === 0 && next !== '' && !isKnown(next) && !ENDS.has(next);
  if (STREETS.has(word)) return isFirst || next === 'de' || next === 'du' || next === 'des' || next === 'd';
  return ALSO_STREETS.has(word) && isFirst;
}

/** How many words before: « 12 », « 12 bis ». */
function houseNumber(words: string[], at: number): number {
  const isNumber = (word = '') => /^\d{1,4}(?:bis|ter|[a-d])?$/.test(word);
  if (isNumber(words[at - 1])) return 1;
  return /^(?:bis|ter|[a-d])$/.test(words[at - 1] ?? '') && isNumber(words[at - 2]) ? 2 : 0;
}

/** « Jean Moulin » names no hamlet. */
function isCommune(word: string): boolean {
  return communesNamed(word).some(({ population }) => population >= SMALL);
}

/** The first word is the street’s, or a whole commune; then whatever is no commune, no need and no new sentence. */
function endOfName(words: string[], from: number, isKnown: (word: string) => boolean): number {
  const first = words[from] ?? '';
  if (first === '' || ENDS.has(first) || /^\d{5}$/.test(first)) return from;
  for (let length = LONGEST_COMMUNE; length > 1; length -= 1) {
    if (from + length <= words.length && communesNamed(words.slice(from, from + length).join(' ')).length > 0)
      return from + length;
  }
  let end = from + 1;
  while (end < words.length && end < from + LONGEST_NAME) {
    const word = words[end] ?? '';
    if (ENDS.has(word) || LINKS.has(word) || isKnown(word) || /\d/.test(word) || isCommune(word)) break;
    end += 1;
  }
  return end;
}
