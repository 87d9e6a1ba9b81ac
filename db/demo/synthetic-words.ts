// The words of the synthetic network: some of the trade, some places, most of them invented, drawn by Zipf's law.

import { allCommunes } from '#db/gazetteer.ts';
import { normalise } from '#db/normalise.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { createRandom, type Random } from './random.ts';

export type SyntheticWords = {
  /** The word of rank r comes up in proportion to 1/r. */
  zipf: () => string;
  /** By the same law, an invented word that is neither short nor frequent, capitalised. */
  proper: () => string;
};

const VOCABULARY = 32_000;
/** Words of the trade stand among the first ranks, so that they are in many texts whatever the service does. */
const COMMON = 6_000;
const PLACES = 6_000;
/** Long and rare enough for a name to stay itself with two letters wrong. */
const NAME_LENGTH = 8;
const NAME_RANK = 500;
// Smaller steps than the rarest word needs: 1/(32,000 × 11) of all draws.
const STEPS = 1 << 20;

const ONSETS = 'b c d f g l m n p r s t v b d l m n p r s t v j ch br cl cr dr fl fr gr pl pr tr'.split(' ');
const VOWELS = 'a a e e i i o o u é é ai au ou oi an on'.split(' ');
const ENDINGS =
  'ac ade age aine ais al ance ard asse aud eau elle ent er et ette eur ier ière ignac in ion ise oche ois ol on ot oux ure'.split(
    ' ',
  );

function wordsOf(texts: string[], shortest: number): string[] {
  return texts.flatMap((text) => text.split(/[^\p{L}]+/u)).filter((word) => word.length >= shortest);
}

function invent(random: Random): string {
  const syllables = random.chance(0.75) ? 2 : 1;
  let word = '';
  for (let index = 0; index < syllables; index += 1) word += random.pick(ONSETS) + random.pick(VOWELS);
  return word + random.pick(ONSETS) + random.pick(ENDINGS);
}

function shuffle<T>(list: T[], random: Random): T[] {
  for (let index = list.length - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    const [here, there] = [list[index], list[other]];
    if (here !== undefined && there !== undefined) [list[index], list[other]] = [there, here];
  }
  return list;
}

/** Which word answers which of `STEPS` equal shares of chance. */
function shares(count: number): Uint16Array {
  const table = new Uint16Array(STEPS);
  let total = 0;
  for (let rank = 1; rank <= count; rank += 1) total += 1 / rank;
  let reached = 0;
  let step = 0;
  for (let rank = 1; rank <= count; rank += 1) {
    reached += 1 / rank / total;
    const end = rank === count ? STEPS : Math.round(reached * STEPS);
    table.fill(rank - 1, step, end);
    step = end;
  }
  return table;
}

export function syntheticWords(seed: number): SyntheticWords {
  const making = createRandom(seed, 'words');
  const known = new Set<string>();
  const isNew = (word: string) => {
    const plain = normalise(word);
    if (known.has(plain)) return false;
    known.add(plain);
    return true;
  };
  const terms = [...NEEDS, ...PUBLICS].flatMap(({ label, definition, synonyms }) => [label, definition, ...synonyms]);
  const trade = wordsOf(terms, 4)
    .map((word) => word.toLowerCase())
    .filter(isNew);
  const largest = [...allCommunes()].sort((a, b) => b.population - a.population).map(({ name }) => name);
  const places = wordsOf(largest, 5).filter(isNew).slice(0, PLACES);
  const invented: string[] = [];
  while (trade.length + places.length + invented.length < VOCABULARY) {
    const word = invent(making);
    if (isNew(word)) invented.push(word);
  }
  const early = COMMON - trade.length;
  const common = shuffle([...trade, ...invented.slice(0, early)], making);
  const rare = shuffle([...places, ...invented.slice(early)], making);
  const ranked = [...common, ...rare];
  const isInvented = new Set(invented);
  const names = ranked.map((word, rank) =>
    rank >= NAME_RANK && word.length >= NAME_LENGTH && isInvented.has(word)
      ? word.charAt(0).toUpperCase() + word.slice(1)
      : '',
  );

  const table = shares(ranked.length);
  const drawing = createRandom(seed, 'text');
  const shift = 32 - Math.log2(STEPS);
  const rank = () => table[drawing.uint32() >>> shift] ?? 0;
  function proper(): string {
    for (;;) {
      const name = names[rank()];
      if (name) return name;
    }
  }
  return { zipf: () => ranked[rank()] ?? '', proper };
}
