// Names with a slip: the wrong first letter, or two wrong letters in the word that tells one organisation from another.
import { normalise, words } from '#db/normalise.ts';
import { type SearchEngine, type SearchItem, SearchUnavailable } from '#search/engine.ts';
import type { CorpusService } from './corpus.ts';
import { mean, pick, round, seededRandom, shuffled } from './figures.ts';
import { requestOfUrl } from './judge.ts';

export type MisspeltName = { organisationId: string; name: string; firstLetter: string; twoEdits: string };

const LETTERS = [...'abcdefghijklmnoprstuvyz'];
const SHORTEST_WORD = 5;

/** `count` organisations drawn by chance; names without a word long enough to be misspelt are left out. */
export function misspeltNames(corpus: CorpusService[], count: number, seed: number): MisspeltName[] {
  const random = seededRandom(seed);
  const names = new Map(corpus.map(({ organisationId, organisation }) => [organisationId, organisation.name]));
  const frequency = new Map<string, number>();
  for (const name of names.values()) {
    for (const word of new Set(words(name))) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  }
  return shuffled([...names], random)
    .flatMap(([organisationId, name]) => {
      const parts = words(name);
      const long = parts.filter((word) => word.length >= SHORTEST_WORD && /^[a-z]+$/.test(word));
      const [telling] = long.toSorted((left, right) => (frequency.get(left) ?? 0) - (frequency.get(right) ?? 0));
      if (telling === undefined) return [];
      const written = (word: string) => parts.map((part) => (part === telling ? word : part)).join(' ');
      return {
        organisationId,
        name,
        firstLetter: written(`${otherLetter(telling.charAt(0), random)}${telling.slice(1)}`),
        twoEdits: written(slip(slip(telling, random), random)),
      };
    })
    .slice(0, count);
}

/** One letter replaced, dropped, doubled or swapped with the next, never the first one. */
function slip(word: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (word.length - 2));
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  switch (Math.floor(random() * 4)) {
    case 0:
      return `${before}${otherLetter(letter, random)}${after}`;
    case 1:
      return `${before}${after}`;
    case 2:
      return `${before}${letter}${letter}${after}`;
    default:
      return `${before}${after.charAt(0)}${letter}${after.slice(1)}`;
  }
}

function otherLetter(letter: string, random: () => number): string {
  return pick(
    LETTERS.filter((other) => other !== letter),
    random,
  );
}

/** Share of names whose organisation, or one of the same name, is among the first ten, whatever the place. */
export async function hitsAt10(
  engine: SearchEngine,
  names: MisspeltName[],
  typed: (name: MisspeltName) => string,
): Promise<number> {
  const now = new Date();
  const hits: number[] = [];
  for (const name of names) {
    const answer = await engine.search(requestOfUrl(new URLSearchParams({ q: typed(name) }), now)).catch(emptyWhenLate);
    const isFound = answer.items.some(
      ({ organisationId, documents: [first] }) =>
        organisationId === name.organisationId || normalise(first?.organisationName ?? '') === normalise(name.name),
    );
    hits.push(Number(isFound));
  }
  return round(mean(hits), 3);
}

function emptyWhenLate(error: unknown): { items: SearchItem[] } {
  if (error instanceof SearchUnavailable) return { items: [] };
  throw error;
}
