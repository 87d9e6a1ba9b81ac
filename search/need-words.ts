// From the words of a query to needs: spellings mended, denials skipped, temperatures read, lexicon and classifier summed.

import { words as wordsOf } from '#db/normalise.ts';
import {
  EVERYDAY_WORDS,
  FILLERS,
  GENERIC_WORDS,
  SPEECH_MARKERS,
  SPOKEN_FORMS,
  TROUBLES,
} from '#db/vocabulary/everyday-words.ts';
import { LEXICON } from '#db/vocabulary/lexicon.ts';
import type { NeedCode } from '#db/vocabulary/needs.ts';
import { TRAINING_PHRASES } from '#db/vocabulary/training-phrases.ts';
import { WORD_FAMILIES } from '#db/vocabulary/word-families.ts';
import { fold, LexiconMatcher, sumByNeed } from './lexicon-matcher.ts';
import type { Example } from './need-classifier.ts';
import { NeedClassifier } from './need-classifier.ts';
import { WordRepair } from './word-repair.ts';

const CLASSIFIER_WEIGHT = 8;
const LIKELY = 0.1;
/** Among nineteen needs, chance alone gives 0.05: enough to suggest one. */
const FAINT = 0.2;
const KEPT_FROM_LEXICON = 1;
/** A need far behind the best one is noise. */
const FAR_BEHIND = 0.3;
const MOST_NEEDS = 4;
const ENTRY_WEIGHT = 0.06;
const COLD_BELOW = 18;
const HOT_ABOVE = 28;
const RULE_WEIGHT = 6;
/** Outside speech, a whole word this long is not the beginning of another one. */
const FINISHED = 6;

const DENIALS = new Set(['pas', 'aucun', 'aucune', 'ni', 'sans', 'jamais']);
/** « elle a été coupée » is not summer. */
const BEFORE_PARTICIPLE = new Set(
  'ai as a avons avez ont avais avait avaient aura aurait avoir ayant pas deja jamais toujours bien y'.split(' '),
);
const BEFORE_OWNER = new Set('suis sommes etre devenu devenue devenus'.split(' '));
const ELIDED = /^(?:qu|[cdjlmnst])(?=[aeiouyh])/;

/** A word of the query as the lexicon reads it, with its position in the words typed. */
type Token = { word: string; at: number };

export type NeedQuery = {
  words: string[];
  /** Positions that name a place: they say nothing of the need. */
  skipped: Set<number>;
  raw: string;
  isSpeech: boolean;
  isUnfinished: boolean;
};

export type FoundNeed = { code: NeedCode; score: number; positions: number[] };

const matcher = new LexiconMatcher(LEXICON, WORD_FAMILIES);
const phrases = Object.entries(TRAINING_PHRASES).flatMap(([need, text]) =>
  text.flatMap((phrase) => ({ need: need as NeedCode, words: spokenTokens(wordsOf(phrase)).map(({ word }) => word) })),
);
const phraseWords = new Set(phrases.flatMap(({ words }) => words));
const foldedPhraseWords = new Set([...phraseWords].map(fold));
const repair = new WordRepair([...phraseWords, ...matcher.vocabulary()]);
let classifier: NeedClassifier | undefined;

/** Trains the classifier; otherwise the first spoken query waits for it. */
export function prepareNeeds(): NeedClassifier {
  classifier ??= new NeedClassifier([...phrases.map((phrase) => ({ ...phrase, weight: 1 })), ...entryExamples()]);
  return classifier;
}

function entryExamples(): Example[] {
  return LEXICON.filter(({ weight }) => weight >= 3).map(({ pattern, need, weight }) => ({
    need,
    weight: weight * ENTRY_WEIGHT,
    words: pattern
      .split(/[ +]+/)
      .map((part) => (part.startsWith('@') ? (WORD_FAMILIES[part.slice(1)]?.split(' ')[0] ?? '') : part))
      .map((part) => part.replace('*', ''))
      .filter((part) => !FILLERS.has(part)),
  }));
}

/** The very word is in the lexicon: « combles », « courant », not « Villeurbanne ». */
export function isNeedWord(word: string): boolean {
  return matcher.holdsExactly(word) || SPOKEN_FORMS.has(word);
}

/** A word of French as it stands in our lists. */
export function isPlainWord(word: string): boolean {
  return (
    isNeedWord(word) ||
    EVERYDAY_WORDS.has(word) ||
    FILLERS.has(word) ||
    SPEECH_MARKERS.has(word) ||
    GENERIC_WORDS.has(word) ||
    phraseWords.has(word)
  );
}

/** A word that is spelled right as far as we know. */
export function isKnownWord(word: string): boolean {
  return isPlainWord(word) || matcher.holds(word) || foldedPhraseWords.has(fold(word));
}

function spokenTokens(words: string[]): Token[] {
  return words.flatMap((word, at) => (SPOKEN_FORMS.get(word) ?? [word]).map((meant) => ({ word: meant, at })));
}

/** « lelectricite » → « l electricite »; « moisisure » → « moisissure ». */
function mended(token: Token, isLastUnfinished: boolean): Token[] {
  const { word, at } = token;
  if (word.length < 4 || isKnownWord(word) || /\d/.test(word)) return [token];
  const rest = word.replace(ELIDED, '');
  if (rest !== word && rest.length >= 3 && isKnownWord(rest)) {
    return [
      { word: word.slice(0, word.length - rest.length), at },
      { word: rest, at },
    ];
  }
  const better = isLastUnfinished && matcher.completes(word) ? undefined : repair.mend(word);
  return better === undefined ? [token] : [{ word: better, at }];
}

function readTokens({ words, skipped, isUnfinished }: NeedQuery): Token[] {
  const last = words.length - 1;
  return spokenTokens(words)
    .filter(({ at }) => !skipped.has(at))
    .flatMap((token) => mended(token, isUnfinished && token.at === last))
    .map((token, index, all) => (isOwner(token, all[index - 1]) ? { ...token, word: 'occupant' } : token));
}

/** « je suis propriétaire » speaks of no landlord. */
function isOwner(token: Token, before: Token | undefined): boolean {
  return token.word.startsWith('propri') && before !== undefined && BEFORE_OWNER.has(before.word);
}

/** Marks what the speaker denies, and « été » the participle. */
function denied(tokens: Token[]): Set<Token> {
  const found = new Set<Token>();
  tokens.forEach((token, index) => {
    const before = tokens[index - 1]?.word ?? '';
    if (token.word === 'ete' && BEFORE_PARTICIPLE.has(before)) found.add(token);
    if (TROUBLES.some((trouble) => fold(token.word).startsWith(trouble))) {
      const start = FILLERS.has(before) || before === 'un' ? index - 2 : index - 1;
      const word = tokens[start]?.word ?? '';
      if (DENIALS.has(word)) found.add(token);
    }
    if (token.word === 'pas' && before === 'est' && ['c', 'ce', 'n'].includes(tokens[index - 2]?.word ?? '')) {
      const next = tokens.slice(index + 1, index + 4);
      if (next[0] && FILLERS.has(next[0].word)) for (const other of next.slice(0, 2)) found.add(other);
    }
  });
  return found;
}

const NUMBER_WORDS = new Map([
  ...'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize'
    .split(' ')
    .map((word, index) => [word, index] as const),
  ['vingt', 20] as const,
  ['trente', 30] as const,
  ['quarante', 40] as const,
]);
const UNIT = '(?:degr|°|celsius|c\\b)';
const MEASURED = new RegExp(`(-?\\d{1,2})(?:[.,]\\d)?\\s*${UNIT}`, 'g');
const BARE =
  /(?:fait|faisait|depasse|atteint|affiche|indique|mesure|releve|descend a|monte a|grimpe a)\s+(?:que |meme |seulement |a peine |plus de |moins de |jusqu a |presque )?(\d{1,2})\b(?!\s*(?:ans?|euros?|e|m2|m|mois|h|heures?|fois|jours?|semaines?|enfants?|personnes?|pieces?|metres?|km|pour|%))/g;
/** « y a 36 dans le salon ». */
const ROOM = /(?:y a|on a|il a|a) (\d{1,2}) (?:dans|chez|la nuit|le matin|le soir|a l interieur|au salon|en pleine)/g;
const SPELLED =
  /\b(moins |)(vingt|trente|quarante|zero|[a-z]{2,8})((?: et| |-)*(?:un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|huit)|) degre/g;

/** Degrees named in the text: below 18 is cold, above 28 is heat. */
function readTemperature(raw: string, plain: string): NeedCode | null {
  const degrees: number[] = [];
  for (const match of raw.toLowerCase().matchAll(MEASURED)) degrees.push(Number(match[1]));
  for (const match of plain.matchAll(BARE)) degrees.push(Number(match[1]));
  for (const match of plain.matchAll(ROOM)) degrees.push(Number(match[1]));
  for (const [, , tens, unit] of plain.matchAll(SPELLED)) {
    const base = NUMBER_WORDS.get(tens ?? '');
    if (base !== undefined) degrees.push(base + (NUMBER_WORDS.get((unit ?? '').replace(/ et|[ -]/g, '')) ?? 0));
  }
  if (degrees.some((degree) => degree > HOT_ABOVE)) return 'chaleur-ete';
  return degrees.some((degree) => degree < COLD_BELOW) ? 'froid-inconfort' : null;
}

/** `claimed`: needs that an acronym of the query stands for, with their weight. */
export function findNeeds(
  query: NeedQuery,
  claimed: Map<NeedCode, { score: number; positions: number[] }>,
): FoundNeed[] {
  const tokens = readTokens(query);
  const isDenied = denied(tokens);
  const kept = tokens.filter(({ word }) => !FILLERS.has(word));
  const last = kept[kept.length - 1]?.word ?? '';
  const matches = matcher.match(
    kept.map((token) => (isDenied.has(token) ? null : token.word)),
    query.isUnfinished && !(query.isSpeech ? isKnownWord(last) : last.length >= FINISHED && phraseWords.has(last)),
  );
  const found = new Map<NeedCode, FoundNeed>();
  for (const [code, { score, positions }] of sumByNeed(matches)) {
    if (score < KEPT_FROM_LEXICON) continue;
    found.set(code, { code, score, positions: [...positions].map((position) => kept[position]?.at ?? 0) });
  }
  const add = (code: NeedCode, score: number, positions: number[]): void => {
    const known = found.get(code) ?? { code, score: 0, positions: [] };
    found.set(code, { code, score: known.score + score, positions: [...known.positions, ...positions] });
  };
  for (const [code, { score, positions }] of claimed) add(code, score, positions);
  const temperature = readTemperature(query.raw, query.words.join(' '));
  if (temperature) add(temperature, RULE_WEIGHT, []);
  if (query.isSpeech) {
    const spoken = tokens.filter((token) => !isDenied.has(token)).map(({ word }) => word);
    for (const { need, probability } of prepareNeeds().classify(spoken).slice(0, MOST_NEEDS)) {
      if (probability >= LIKELY) add(need, CLASSIFIER_WEIGHT * probability, []);
    }
  }
  const ordered = [...found.values()].sort((a, b) => b.score - a.score || a.code.localeCompare(b.code));
  const best = ordered[0]?.score ?? 0;
  return ordered.filter(({ score }) => score >= best * FAR_BEHIND).slice(0, MOST_NEEDS);
}

/** Needs that some words come nearest to, however faintly: to suggest, never to filter by. */
export function nearestNeeds(raw: string): NeedCode[] {
  const query = { words: wordsOf(raw), skipped: new Set<number>(), raw, isSpeech: true, isUnfinished: false };
  const spoken = readTokens(query).map(({ word }) => word);
  const said = spoken.filter((word) => !FILLERS.has(word));
  if (said.length === 0) return [];
  const scores = new Map<NeedCode, number>();
  for (const [code, { score }] of sumByNeed(matcher.match(said, true))) scores.set(code, score);
  for (const { need, probability } of prepareNeeds().classify(spoken)) {
    if (probability >= FAINT) scores.set(need, (scores.get(need) ?? 0) + CLASSIFIER_WEIGHT * probability);
  }
  return [...scores].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([code]) => code);
}
