// Acronyms typed, mistyped or spelled out, in the words of a query.
import { words as wordsOf } from '#db/normalise.ts';
import { isWithinOneEdit } from '#db/spelling.ts';
import type { Acronym } from '#db/vocabulary/acronyms.ts';
import { ACRONYMS } from '#db/vocabulary/acronyms.ts';
import { FILLERS } from '#db/vocabulary/everyday-words.ts';

const SHORTEST_REPAIR = 4;
const LINKS = new Set([...FILLERS, 'et', 'pour', 'en', 'a', 'dans']);
/** An acronym that is also a word counts in a query this short, or in capitals. */
const SHORT_QUERY = 2;

export type FoundAcronym = { entry: Acronym; key: string; typed: string; from: number; to: number };

const byKey = new Map(ACRONYMS.map((entry) => [wordsOf(entry.acronym).join(''), entry]));
const repairable = [...byKey].filter(([key, entry]) => key.length >= SHORTEST_REPAIR && !entry.isWord);

type Expansion = { parts: string[]; key: string; entry: Acronym };
const expansionsByFirst = new Map<string, Expansion[]>();
for (const [key, entry] of byKey) {
  for (const text of [entry.expansion, ...(entry.aliases ?? [])]) {
    const parts = wordsOf(text).filter((word) => !LINKS.has(word));
    const first = parts[0];
    if (parts.length < 2 || first === undefined) continue;
    const list = expansionsByFirst.get(first) ?? [];
    list.push({ parts, key, entry });
    expansionsByFirst.set(
      first,
      list.sort((a, b) => b.parts.length - a.parts.length),
    );
  }
}

export function isAcronym(word: string): boolean {
  return byKey.has(word);
}

/** The acronym of an organisation, « caf » or « adil ». */
export function isActor(word: string): boolean {
  return byKey.get(word)?.kind !== undefined;
}

/**
 * `isWord`: a word of the lexicon, of everyday French or a commune, never mended into an acronym. `capitals`: words typed
 * in capitals in a query that is not all capitals.
 */
export function findAcronyms(
  words: string[],
  isWord: (word: string, at: number) => boolean,
  capitals: Set<string>,
): FoundAcronym[] {
  const found: FoundAcronym[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const expansion = spelledOut(words, at);
    if (expansion) {
      found.push(expansion);
      at = expansion.to;
      continue;
    }
    const entry = byKey.get(word);
    if (entry) {
      if (!entry.isWord || words.length <= SHORT_QUERY || capitals.has(word)) {
        found.push({ entry, key: word, typed: word, from: at, to: at });
      }
      continue;
    }
    if (word.length < SHORTEST_REPAIR || isWord(word, at)) continue;
    const near = repairable.filter(([key]) => isWithinOneEdit(word, key));
    const best = near.find(([key]) => key[0] === word[0]) ?? near[0];
    if (best) found.push({ entry: best[1], key: best[0], typed: word, from: at, to: at });
  }
  return found;
}

function spelledOut(words: string[], at: number): FoundAcronym | null {
  for (const { parts, key, entry } of expansionsByFirst.get(words[at] ?? '') ?? []) {
    let to = at;
    let matched = 1;
    for (let next = at + 1; next < words.length && matched < parts.length; next += 1) {
      const word = words[next] ?? '';
      if (LINKS.has(word)) continue;
      if (word !== parts[matched] && `${word}s` !== parts[matched] && word !== `${parts[matched]}s`) break;
      matched += 1;
      to = next;
    }
    if (matched === parts.length) return { entry, key, typed: words.slice(at, to + 1).join(' '), from: at, to };
  }
  return null;
}
