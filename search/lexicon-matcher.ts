// Finds the entries of the lexicon in the words of a query.
import { FILLERS, GENERIC_WORDS } from '#db/vocabulary/everyday-words.ts';
import type { LexiconEntry } from '#db/vocabulary/lexicon.ts';
import type { NeedCode } from '#db/vocabulary/needs.ts';

/** How many words may stand between two words that « follow each other », or that are « near ». */
const SEQUENCE_GAP = 1;
const NEAR_WINDOW = 9;
const MAX_COMPLETIONS = 80;
/** What an entry still adds when heavier entries have used all its words. */
const ALREADY_USED = 0.1;
const UNFINISHED = 0.6;
const LONGEST_ENDING = 3;
const SHORTEST_BEGINNING = 3;

type Pattern = { need: NeedCode; weight: number; elements: number[]; isSequence: boolean };

/** `ends` are the positions, in the list of words given, of the words that matched. */
export type LexiconMatch = { need: NeedCode; weight: number; positions: number[] };

export type NeedScore = { score: number; positions: Set<number> };

/** « chauffage » and « chaufage » are one word: doubled letters are the commonest misspelling. */
export function fold(word: string): string {
  return word.replace(/([a-z])\1+/g, '$1');
}

export class LexiconMatcher {
  private readonly patternsByElement: Pattern[][] = [];
  private readonly exact = new Map<string, number[]>();
  private readonly stems = new Map<string, number[]>();
  private readonly sortedWords: string[];
  private readonly elementsOfWord = new Map<string, number[]>();

  constructor(entries: LexiconEntry[], families: Record<string, string>) {
    const elementIds = new Map<string, number>();
    const patterns = new Map<string, Pattern>();
    for (const { need, pattern, weight } of entries) {
      const isSequence = !pattern.includes('+');
      const parts = pattern.split(/[ +]+/);
      const kept = parts.filter((part) => !FILLERS.has(part));
      if (kept.length === 0 || (kept.length === 1 && GENERIC_WORDS.has(kept[0] ?? ''))) continue;
      const elements = kept.map((part) => this.elementId(part, families, elementIds));
      const key = `${need} ${isSequence ? '>' : '+'} ${elements.join(' ')}`;
      const known = patterns.get(key);
      if (known) known.weight = Math.max(known.weight, weight);
      else patterns.set(key, { need, weight, elements, isSequence });
    }
    for (const pattern of patterns.values()) {
      const first = pattern.elements[0] ?? 0;
      const list = this.patternsByElement[first];
      if (list) list.push(pattern);
      else this.patternsByElement[first] = [pattern];
    }
    for (const map of [this.exact, this.stems]) {
      for (const [word, ids] of map) {
        this.elementsOfWord.set(word, [...(this.elementsOfWord.get(word) ?? []), ...ids]);
      }
    }
    this.sortedWords = [...this.elementsOfWord.keys()].sort();
  }

  private elementId(part: string, families: Record<string, string>, ids: Map<string, number>): number {
    const known = ids.get(part);
    if (known !== undefined) return known;
    const id = ids.size;
    ids.set(part, id);
    const family = part.startsWith('@') ? families[part.slice(1)] : part;
    if (family === undefined) throw new Error(`Unknown word family ${part}`);
    for (const alternative of family.trim().split(/\s+/)) {
      const map = alternative.endsWith('*') ? this.stems : this.exact;
      const word = fold(alternative.replace('*', ''));
      const list = map.get(word);
      if (list) list.push(id);
      else map.set(word, [id]);
    }
    return id;
  }

  /** Elements of the lexicon that this word belongs to. */
  private elementsOf(word: string): number[] {
    const folded = fold(word);
    const found = [...(this.exact.get(folded) ?? [])];
    for (let length = Math.min(folded.length, 16); length >= 2; length -= 1) {
      const ids = this.stems.get(folded.slice(0, length));
      if (ids) found.push(...ids);
    }
    return found;
  }

  isKnown(word: string): boolean {
    return this.elementsOf(word).length > 0;
  }

  /** A word of the lexicon itself, its plural, or a stem with a short ending; looser than chance, stricter than a match. */
  holds(word: string): boolean {
    const folded = fold(word);
    if (this.elementsOfWord.has(folded) || this.elementsOfWord.has(folded.replace(/s$/, ''))) return true;
    for (let length = folded.length - 1; length >= Math.max(4, folded.length - LONGEST_ENDING); length -= 1) {
      if (this.stems.has(folded.slice(0, length))) return true;
    }
    return false;
  }

  /** The very word, not only its stem. */
  holdsExactly(word: string): boolean {
    return this.elementsOfWord.has(fold(word));
  }

  /** Every exact word and stem, folded. */
  vocabulary(): string[] {
    return this.sortedWords;
  }

  /** True when a word of the lexicon begins so. */
  completes(beginning: string): boolean {
    return this.completionsOf(beginning).length > 0;
  }

  private completionsOf(beginning: string): number[] {
    const folded = fold(beginning);
    // « aaaaa » folds to one letter, which begins everything.
    if (folded.length < SHORTEST_BEGINNING) return [];
    let low = 0;
    let high = this.sortedWords.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sortedWords[middle] ?? '') < folded) low = middle + 1;
      else high = middle;
    }
    const found = new Set<number>();
    for (let index = low; index < this.sortedWords.length && found.size < MAX_COMPLETIONS; index += 1) {
      const word = this.sortedWords[index] ?? '';
      if (!word.startsWith(folded)) break;
      for (const id of this.elementsOfWord.get(word) ?? []) found.add(id);
    }
    return [...found];
  }

  /**
   * `words` without fillers; null = a word that must not count (negated). With `isUnfinished` the last word is also read
   * as the beginning of a word.
   */
  match(words: (string | null)[], isUnfinished: boolean): LexiconMatch[] {
    const positions = new Map<number, number[]>();
    const add = (element: number, at: number): void => {
      const list = positions.get(element);
      if (!list) positions.set(element, [at]);
      else if (list[list.length - 1] !== at) list.push(at);
    };
    words.forEach((word, at) => {
      if (word !== null) for (const element of this.elementsOf(word)) add(element, at);
    });
    const last = words.length - 1;
    const lastWord = words[last] ?? '';
    const completed = new Set<number>();
    if (isUnfinished && lastWord.length >= 3) {
      for (const element of this.completionsOf(lastWord)) {
        if (positions.has(element)) continue;
        completed.add(element);
        add(element, last);
      }
    }
    const matches: LexiconMatch[] = [];
    const bestCompletion = new Map<NeedCode, LexiconMatch>();
    for (const element of positions.keys()) {
      for (const pattern of this.patternsByElement[element] ?? []) {
        const found = locate(pattern, positions);
        if (!found) continue;
        const match = { need: pattern.need, weight: pattern.weight, positions: found };
        if (!pattern.elements.some((id) => completed.has(id))) matches.push(match);
        else if (pattern.elements.length > 1) matches.push({ ...match, weight: match.weight * UNFINISHED });
        else if (lastWord.length >= 4 && match.weight > (bestCompletion.get(match.need)?.weight ?? 0)) {
          bestCompletion.set(match.need, match);
        }
      }
    }
    for (const match of bestCompletion.values()) matches.push({ ...match, weight: match.weight * UNFINISHED });
    return matches;
  }
}

function locate(pattern: Pattern, positions: Map<number, number[]>): number[] | null {
  const first = positions.get(pattern.elements[0] ?? -1);
  if (!first) return null;
  if (pattern.elements.length === 1) return [first[0] ?? 0];
  for (const id of pattern.elements) if (!positions.has(id)) return null;
  for (const start of first) {
    const found = [start];
    for (let index = 1; index < pattern.elements.length; index += 1) {
      const candidates = positions.get(pattern.elements[index] ?? -1) ?? [];
      const previous = found[found.length - 1] ?? start;
      const next = pattern.isSequence
        ? candidates.find((at) => at > previous && at <= previous + 1 + SEQUENCE_GAP)
        : candidates.find((at) => !found.includes(at) && Math.abs(at - start) <= NEAR_WINDOW);
      if (next === undefined) break;
      found.push(next);
    }
    if (found.length === pattern.elements.length) return found;
  }
  return null;
}

/** Heaviest entries first; what lighter ones say of the same words hardly counts. */
export function sumByNeed(matches: LexiconMatch[]): Map<NeedCode, NeedScore> {
  const scores = new Map<NeedCode, NeedScore>();
  const ordered = [...matches].sort((a, b) => b.weight - a.weight || b.positions.length - a.positions.length);
  for (const { need, weight, positions } of ordered) {
    const known = scores.get(need) ?? { score: 0, positions: new Set<number>() };
    const isNew = positions.some((at) => !known.positions.has(at));
    known.score += isNew ? weight : weight * ALREADY_USED;
    for (const at of positions) known.positions.add(at);
    scores.set(need, known);
  }
  return scores;
}
