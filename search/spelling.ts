// What may have been meant when nothing was found: the words typed, each unknown one changed for the nearest known word.
import { allCommunes, communesNamed } from '#db/gazetteer.ts';
import { normalise, words } from '#db/normalise.ts';
import { ACRONYMS } from '#db/vocabulary/acronyms.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { RESPONSES } from '#db/vocabulary/responses.ts';
import { TRAINING_PHRASES } from '#db/vocabulary/training-phrases.ts';
import { isAcronym } from './acronym-words.ts';
import { fold } from './lexicon-matcher.ts';
import { isKnownWord } from './need-words.ts';
import { editDistance } from './word-repair.ts';

const WORD = /[\p{L}\p{N}]+/gu;
const SHORTEST = 3;
const LONGEST = 24;
const MOST_MENDED = 4;
/** Smaller communes are too many, and too near each other. */
const SMALLEST_COMMUNE = 2_000;

/** By normalised word: as it is written, accents and capitals in place, and without its double letters. */
type Written = Map<string, { written: string; folded: string }>;
let known: Written | undefined;

/** « chofage » → « chauffage »; null when every word is known or nothing is near. `names`: of organisations that look alike. */
export function respell(typed: string, names: string[] = []): string | null {
  const own = new Map(names.flatMap(writtenWords));
  let mended = 0;
  const better = typed.replace(WORD, (word) => {
    const plain = normalise(word);
    if (mended === MOST_MENDED || plain.length > LONGEST || isSpelledRight(plain) || own.has(plain)) return word;
    const nearest = nearestOf(plain, [own, vocabulary()]);
    if (nearest === null) return word;
    mended += 1;
    return nearest;
  });
  return mended > 0 && normalise(better) !== normalise(typed) ? better : null;
}

function isSpelledRight(plain: string): boolean {
  const isTooShort = plain.length < SHORTEST || /\d/.test(plain);
  return (
    isTooShort || vocabulary().has(plain) || isKnownWord(plain) || isAcronym(plain) || communesNamed(plain).length > 0
  );
}

/** Fewest slips first, a double letter counting for none, one at the beginning for more; then the list that comes first. */
function nearestOf(plain: string, lists: Written[]): string | null {
  let best: string | null = null;
  let fewest = allowedSlips(plain) + 0.25;
  const typed = fold(plain);
  for (const list of lists) {
    for (const [candidate, { written, folded }] of list) {
      if (folded.length < SHORTEST) continue;
      const slips =
        editDistance(typed, folded, Math.ceil(fewest) - 1) +
        (folded[0] === typed[0] ? 0 : 0.5) +
        (candidate.length === plain.length ? 0 : 0.1);
      if (slips >= fewest) continue;
      fewest = slips;
      best = written;
    }
  }
  return best;
}

function allowedSlips({ length }: string): number {
  if (length <= 5) return 1.5;
  return length <= 9 ? 2.5 : 3;
}

/** Built the first time nothing is found. Words of the house come before names of communes. */
function vocabulary(): Written {
  if (known) return known;
  const terms = [...NEEDS, ...KINDS, ...PUBLICS, ...RESPONSES]
    .flatMap(({ label, synonyms }) => [label, ...synonyms])
    .map((term) => term.replace(/^\p{Lu}(?=\p{Ll})/u, (capital) => capital.toLowerCase()));
  const texts = [...ACRONYMS.map(({ acronym }) => acronym), ...terms, ...Object.values(TRAINING_PHRASES).flat()];
  const towns = allCommunes().filter(({ population, parent }) => population >= SMALLEST_COMMUNE && parent === null);
  known = new Map();
  for (const [plain, word] of [...texts, ...towns.map(({ name }) => name)].flatMap(writtenWords)) {
    if (!known.has(plain)) known.set(plain, word);
  }
  return known;
}

function writtenWords(text: string): [plain: string, word: { written: string; folded: string }][] {
  return (text.match(WORD) ?? []).map((written) => {
    const plain = words(written)[0] ?? '';
    return [plain, { written, folded: fold(plain) }];
  });
}
