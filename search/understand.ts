// What a query means, before any engine sees it: place, acronyms, needs, and the words left. Pure.
import { communesNamed } from '#db/gazetteer.ts';
import { normalise } from '#db/normalise.ts';
import {
  CONTACT_WORDS,
  FILLERS,
  GENERIC_WORDS,
  NAME_HEADS,
  PROTECTED_NAMES,
  SPEECH_HINTS,
  SPEECH_MARKERS,
} from '#db/vocabulary/everyday-words.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import type { NeedCode } from '#db/vocabulary/needs.ts';
import type { FoundAcronym } from './acronym-words.ts';
import { findAcronyms, isAcronym, isActor } from './acronym-words.ts';
import { findLocalWords, type LocalWord } from './local-words.ts';
import type { FoundNeed } from './need-words.ts';
import { findNeeds, isKnownWord, isNeedWord, isPlainWord } from './need-words.ts';
import { findPlace } from './place-words.ts';
import { streetPositions } from './street-words.ts';

/** `words`: the words of the query that led there, normalised; empty when only the classifier says so. */
export type UnderstoodNeed = { code: NeedCode; score: number; words: string[] };

export type Understood = {
  raw: string;
  kind: 'empty' | 'name' | 'need' | 'speech';
  /** `communes`: INSEE codes; several = ask which. */
  place: { communes: string[]; departement: string | null; words: string[] } | null;
  acronyms: { acronym: string; expansion: string; typed: string }[];
  /** At most four, best first. */
  needs: UnderstoodNeed[];
  /** A street was named; no one is found by it. */
  hasStreet: boolean;
  /** Normalised words left for full text: no place, acronyms instead of their expansions. */
  text: string;
  /** The whole query normalised, acronyms repaired. */
  fullText: string;
};

/** `near`: INSEE code; `departements`: those of the territory; `ignore`: need codes, or « lieu »; `words`: those of the territory. */
export type UnderstandContext = {
  near?: string | null;
  departements?: string[];
  ignore?: string[];
  words?: readonly LocalWord[];
};

/** Longer queries are read up to here. */
export const MAX_CHARACTERS = 600;
export const MAX_WORDS = 64;

const ACRONYM_WEIGHT = 5;
/** Whoever coordinates there knows what the word means there. */
const LOCAL_WEIGHT = 8;
const KIND_NAMES = new Set(
  [...KINDS.flatMap(({ label, synonyms }) => [label, ...synonyms]), ...PROTECTED_NAMES]
    .map(normalise)
    .filter((name) => name.includes(' ')),
);

export function understand(query: string, context: UnderstandContext = {}): Understood {
  const read = query.slice(0, MAX_CHARACTERS);
  const words = normalise(read).split(' ').filter(Boolean).slice(0, MAX_WORDS);
  if (words.length === 0) {
    return {
      raw: query,
      kind: 'empty',
      place: null,
      acronyms: [],
      needs: [],
      hasStreet: false,
      text: '',
      fullText: '',
    };
  }
  const ignored = new Set(context.ignore ?? []);
  const local = findLocalWords(words, context.words ?? [], new Set());
  const isLocal = new Set(local.flatMap(({ positions }) => positions.map((at) => words[at] ?? '')));
  const initials = new Set((read.match(/(?<![\p{L}’'])\p{Lu}\p{L}+/gu) ?? []).map(normalise));
  const street = streetPositions(words, (word) => isLocal.has(word) || isPlainWord(word) || isAcronym(word));
  // A street is no sentence: « facture edf 12 rue de Verdun » is said in two words.
  const isSpeech = looksSpoken(words.filter((_, at) => !street.has(at)));
  const place = ignored.has('lieu')
    ? null
    : findPlace(words, {
        street,
        near: context.near ?? null,
        departements: context.departements ?? [],
        isSpeech: isSpeech && hasMarkers(words),
        isWord: (word) => isLocal.has(word) || isPlainWord(word) || isAcronym(word),
        isKnown: (word) => isLocal.has(word) || isKnownWord(word) || isAcronym(word),
        isNeedWord,
        isActor,
        isCapital: (word) => initials.has(word),
      });
  const acronyms = findAcronyms(
    words,
    (word, at) =>
      isLocal.has(word) || isKnownWord(word) || place?.named.has(at) === true || communesNamed(word).length > 0,
    capitalsOf(read),
  ).filter(({ from, to }) => !isCovered(place?.named, from, to));
  const hasOrganisation = acronyms.some(({ entry }) => entry.kind !== undefined);
  const isNameLike = hasOrganisation || NAME_HEADS.has(words[0] ?? '');
  const isSpoken = isSpeech && !(isNameLike && !hasMarkers(words));
  const needs = findNeeds(
    {
      words,
      skipped: new Set([...street, ...(place?.covered ?? [])]),
      raw: read,
      isSpeech: isSpoken,
      isUnfinished: !/\s$/.test(read),
    },
    claimedNeeds(acronyms, findLocalWords(words, context.words ?? [], place?.covered ?? new Set())),
  ).filter(({ code }) => !ignored.has(code));
  const left = words.flatMap((word, at) => (place?.covered.has(at) || street.has(at) ? [] : [{ word, at }]));
  const asksForOrganisation =
    hasOrganisation && isSpoken && (words.length <= 4 || words.some((word) => CONTACT_WORDS.has(word)));
  return {
    raw: query,
    kind: asksForOrganisation
      ? 'name'
      : isSpoken
        ? 'speech'
        : acronyms.length === 0 && isOnlyNeeds(left, needs)
          ? 'need'
          : 'name',
    place: place && {
      communes: place.communes,
      departement: place.departement,
      words: [...place.named].sort((a, b) => a - b).map((at) => words[at] ?? ''),
    },
    acronyms: acronyms.map(({ entry, typed }) => ({ acronym: entry.acronym, expansion: entry.expansion, typed })),
    needs: needs.map(({ code, score, positions }) => ({
      code,
      score: Math.round(score * 100) / 100,
      words: [...new Set(positions)].sort((a, b) => a - b).map((at) => words[at] ?? ''),
    })),
    hasStreet: street.size > 0,
    text: asksForOrganisation
      ? acronyms.map(({ key }) => key).join(' ')
      : trimmed(withAcronyms(left, acronyms, true)).join(' '),
    fullText: withAcronyms(
      words.flatMap((word, at) => (street.has(at) ? [] : [{ word, at }])),
      acronyms,
      false,
    ).join(' '),
  };
}

function hasMarkers(words: string[]): boolean {
  return words.some((word) => SPEECH_MARKERS.has(word) && !FILLERS.has(word));
}

/** Three words with « je », « ne », « pas »…, or five words of any sort. */
function looksSpoken(words: string[]): boolean {
  if (words.length >= 3 && hasMarkers(words)) return true;
  if (words.length >= 4 && words.some((word) => SPEECH_HINTS.has(word))) return true;
  return words.length >= 5 && words.filter((word) => !FILLERS.has(word)).length >= 4;
}

/** Words typed in capitals, unless the whole query is. */
function capitalsOf(text: string): Set<string> {
  if (text === text.toUpperCase()) return new Set();
  return new Set((text.match(/(?<!\p{L})\p{Lu}{3,}(?!\p{L})/gu) ?? []).map((word) => normalise(word)));
}

function isCovered(named: Set<number> | undefined, from: number, to: number): boolean {
  if (!named) return false;
  for (let at = from; at <= to; at += 1) if (!named.has(at)) return false;
  return true;
}

function claimedNeeds(
  acronyms: FoundAcronym[],
  local: ReturnType<typeof findLocalWords>,
): Map<NeedCode, { score: number; positions: number[] }> {
  const claimed = new Map<NeedCode, { score: number; positions: number[] }>();
  for (const { entry, from, to } of acronyms) {
    (entry.needs ?? []).forEach((code, rank) => {
      const positions = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      claimed.set(code, { score: rank === 0 ? ACRONYM_WEIGHT : ACRONYM_WEIGHT / 2, positions });
    });
  }
  for (const { need, positions } of local) claimed.set(need, { score: LOCAL_WEIGHT, positions });
  return claimed;
}

/** True when every word left belongs to a need, or says nothing; never for the name of a kind of organisation. */
function isOnlyNeeds(left: { word: string; at: number }[], needs: FoundNeed[]): boolean {
  if (needs.length === 0 || KIND_NAMES.has(left.map(({ word }) => word).join(' '))) return false;
  const explained = new Set(needs.flatMap(({ positions }) => positions));
  return left.every(
    ({ word, at }) =>
      explained.has(at) || FILLERS.has(word) || GENERIC_WORDS.has(word) || SPEECH_HINTS.has(word) || word.length === 1,
  );
}

/** Without the « la » of « la caf de Montpellier ». */
function trimmed(words: string[]): string[] {
  const first = words.findIndex((word) => !FILLERS.has(word));
  const last = words.findLastIndex((word) => !FILLERS.has(word));
  return first === -1 ? words : words.slice(first, last + 1);
}

function withAcronyms(left: { word: string; at: number }[], acronyms: FoundAcronym[], isShortened: boolean): string[] {
  return left.flatMap(({ word, at }) => {
    const acronym = acronyms.find(({ from, to }) => at >= from && at <= to);
    if (!acronym || (!isShortened && acronym.from !== acronym.to)) return [word];
    // Its first word may be gone as the name of a place: « Lyon Métropole Habitat ».
    const first = left.find((other) => other.at >= acronym.from)?.at;
    return at === first ? [acronym.key] : [];
  });
}
