// Finds the commune of some size that a query names with a letter too many, too few, wrong or swapped.
import type { Commune } from '#db/gazetteer.ts';
import { allCommunes, communesNamed } from '#db/gazetteer.ts';
import { normalise } from '#db/normalise.ts';
import type { Named, PlaceContext } from './place-context.ts';
import { ARTICLES, overlaps, range, STRONG } from './place-context.ts';
import { editDistance } from './word-repair.ts';

const LONGEST_NAME = 5;
const TYPO_POPULATION = 8_000;
const SHORTEST_TYPO = 5;
const TWO_EDITS_FROM = 10;
const NEVER_AT_AN_END = new Set(['a', 'de', 'd', 'du', 'des', 'en', 'et', 'sur', 'vers', 'dans']);

type LargeCommune = { compact: string; commune: Commune };
let largeByLetter: Map<string, LargeCommune[]> | undefined;

/** « Rillieux » for Rillieux-la-Pape, « Ciotat » for La Ciotat, unless another commune is called so. */
function shortNames(name: string): string[] {
  const parts = name.split(' ');
  const first = parts[0] ?? '';
  if (parts.length < 2 || ['saint', 'sainte', 'ville', 'villeneuve', 'villefranche', 'chateau'].includes(first))
    return [];
  const short = ARTICLES.has(first) ? parts.slice(1).join(' ') : first;
  return short.length < 6 || communesNamed(short).length > 0 ? [] : [short];
}

function largeCommunes(letter: string): LargeCommune[] {
  if (!largeByLetter) {
    largeByLetter = new Map();
    for (const commune of allCommunes()) {
      if (commune.population < TYPO_POPULATION || commune.parent !== null) continue;
      const name = normalise(commune.name);
      for (const spelling of [name, ...shortNames(name)]) {
        const compact = spelling.replaceAll(' ', '');
        const first = compact[0] ?? '';
        const list = largeByLetter.get(first) ?? [];
        list.push({ compact, commune });
        largeByLetter.set(first, list);
      }
    }
  }
  return largeByLetter.get(letter) ?? [];
}

/** The longest run of at least `shortest` words that is nearly the name of a large commune. */
export function findMisspelt(
  words: string[],
  context: PlaceContext,
  isTaken: Set<number>,
  shortest: number,
): Named | null {
  for (let length = Math.min(LONGEST_NAME, words.length); length >= shortest; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      if (
        overlaps(isTaken, at, length) ||
        NEVER_AT_AN_END.has(words[at] ?? '') ||
        NEVER_AT_AN_END.has(words[at + length - 1] ?? '')
      )
        continue;
      const ngram = words.slice(at, at + length);
      const strange = ngram.filter((word) => word.length >= 4 && !context.isKnown(word));
      if (
        length === 1 ? strange.length === 0 || context.isNeedWord(ngram[0] ?? '') : !canBeName(strange, ngram, context)
      ) {
        continue;
      }
      const compact = ngram.join('');
      if (compact.length < SHORTEST_TYPO || compact.length > 40 || /\d/.test(compact)) continue;
      const before = words[at - 1] ?? '';
      const isAnnounced = STRONG.has(before) || before === 'de';
      if (context.isSpeech && !isAnnounced && compact.length < 7) continue;
      const best = nearestLarge(compact);
      if (!best) continue;
      const ordinal = /^(\d{1,2})(?:er|e|eme|ieme)?$/.exec(words[at + length] ?? '')?.[1];
      const district = ordinal ? communesNamed(`${best.name} ${ordinal}`)[0] : undefined;
      const named = range(at, length + (district ? 1 : 0));
      return { communes: [(district ?? best).code], named };
    }
  }
  return null;
}

/** Three words of a short query may all be French: « saint matin d’hères ». */
function canBeName(strange: string[], ngram: string[], context: PlaceContext): boolean {
  return strange.length > 0 || (ngram.length >= 3 && !context.isSpeech);
}

function nearestLarge(compact: string): Commune | undefined {
  const allowed = compact.length >= TWO_EDITS_FROM ? 2 : 1;
  let best: LargeCommune | undefined;
  let bestDistance = allowed + 1;
  for (const candidate of largeCommunes(compact[0] ?? '')) {
    if (Math.abs(candidate.compact.length - compact.length) > allowed) continue;
    const distance = editDistance(compact, candidate.compact, allowed);
    if (distance > allowed) continue;
    if (
      distance < bestDistance ||
      (distance === bestDistance && candidate.commune.population > (best?.commune.population ?? 0))
    ) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best?.commune;
}
