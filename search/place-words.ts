// Finds the commune or the département that a query names, and the words that name it.
import type { Commune } from '#db/gazetteer.ts';
import { communesNamed, communesOfPostcode, departementNamed, findCommune, findDepartement } from '#db/gazetteer.ts';
import { PROTECTED_NAMES } from '#db/vocabulary/everyday-words.ts';
import { findMisspelt } from './misspelt-places.ts';
import type { Named, PlaceContext } from './place-context.ts';
import { ARTICLES, overlaps, range, STRONG } from './place-context.ts';

const LONGEST_NAME = 6;
const LARGE = 10_000;
/** A homonym this many times smaller is not meant. */
const DWARFED = 10;
const MOST_CHOICES = 12;

const WEAK = new Set(['de', 'd', 'du', 'en', 'dans', 'sous', 'les', 'la', 'le']);
const DROPPED_BEFORE = new Set([
  'a',
  'sur',
  'vers',
  'de',
  'd',
  'du',
  'en',
  'dans',
  'le',
  'la',
  'l',
  'les',
  'pres',
  'au',
  'des',
]);
/** Départements that are words too. */
const WORD_DEPARTEMENTS = new Set([
  'cher',
  'nord',
  'lot',
  'manche',
  'landes',
  'creuse',
  'somme',
  'marne',
  'aude',
  'paris',
]);
/** « jusqu’au 30 », « plus de 30 »: a day or an amount. */
const BEFORE_AMOUNT = new Set(
  'a ai as le les au aux avant apres vers jusqu jusque fin depuis pour que moins plus environ'.split(' '),
);
const BEFORE_NUMBER = new Set(['departement', 'dept', 'dep', 'dpt']);

export type FoundPlace = {
  communes: string[];
  departement: string | null;
  /** Positions of the words that name the place. */
  named: Set<number>;
  /** Those, and the « à », « de », « dans le » before them. */
  covered: Set<number>;
};

export function findPlace(words: string[], context: PlaceContext): FoundPlace | null {
  const isProtected = new Set([...protectedPositions(words), ...context.street]);
  // « Seine-Saint-Denis » is no Saint-Denis.
  const long = findNamedDepartement(words, context, isProtected, 2);
  const isTaken = new Set([...isProtected, ...(long?.named ?? [])]);
  const commune =
    findPostcode(words, context) ?? findDistrict(words, isTaken) ?? findNamedOrMisspelt(words, context, isTaken);
  const isSpoken = new Set([...isProtected, ...(commune?.named ?? [])]);
  const departement =
    long ?? findNamedDepartement(words, context, isSpoken, 1) ?? findDepartementNumber(words, isSpoken, context);
  if (commune) {
    const narrowed = departement
      ? commune.communes.filter((code) => findCommune(code)?.departement === departement.code)
      : [];
    if (departement && narrowed.length > 0) {
      const named = new Set([...commune.named, ...departement.named]);
      return place(words, narrowed, departement.code, named);
    }
    return place(words, commune.communes, null, commune.named);
  }
  return departement ? place(words, [], departement.code, departement.named) : null;
}

function place(words: string[], communes: string[], departement: string | null, named: Set<number>): FoundPlace {
  const covered = new Set(named);
  for (const at of named) {
    for (let before = at - 1; before >= 0 && DROPPED_BEFORE.has(words[before] ?? ''); before -= 1) covered.add(before);
  }
  return { communes, departement, named, covered };
}

function protectedPositions(words: string[]): Set<number> {
  const found = new Set<number>();
  const text = ` ${words.join(' ')} `;
  for (const name of PROTECTED_NAMES) {
    if (!text.includes(` ${name} `)) continue;
    const parts = name.split(' ');
    for (const at of words.keys()) {
      if (!parts.every((part, index) => words[at + index] === part)) continue;
      for (const position of range(at, parts.length)) found.add(position);
    }
  }
  return found;
}

function findPostcode(words: string[], context: PlaceContext): Named | null {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    const split = /^\d{2}$/.test(word) && /^\d{3}$/.test(words[at + 1] ?? '');
    const postcode = split ? `${word}${words[at + 1]}` : word;
    if (!/^\d{5}$/.test(postcode)) continue;
    const communes = communesOfPostcode(postcode);
    if (communes.length === 0) continue;
    const named = range(at, split ? 2 : 1);
    const beside = findNamed(words, { ...context, isSpeech: false }, new Set([...named, ...context.street]));
    const same = communes.filter(({ code, parent }) =>
      beside?.communes.some((other) => other === code || other === parent),
    );
    if (beside && same.length > 0) {
      for (const position of beside.named) named.add(position);
      return { communes: same.map(({ code }) => code), named };
    }
    return { communes: communes.map(({ code }) => code), named };
  }
  return null;
}

/** « clermont ferand » is no Clermont: a longer name, misspelt, wins over a shorter one, exact. */
function findNamedOrMisspelt(words: string[], context: PlaceContext, isTaken: Set<number>): Named | null {
  const named = findNamed(words, context, isTaken);
  if (!named) return findMisspelt(words, context, isTaken, 1);
  if (context.isSpeech) return named;
  const longer = findMisspelt(words, context, isTaken, named.named.size + 1);
  return longer && [...named.named].every((at) => longer.named.has(at)) ? longer : named;
}

function findNamed(words: string[], context: PlaceContext, isTaken: Set<number>): Named | null {
  for (let length = Math.min(LONGEST_NAME, words.length); length >= 1; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      if (overlaps(isTaken, at, length)) continue;
      const ngram = words.slice(at, at + length);
      if (length === 1 && (/^\d/.test(ngram[0] ?? '') || (ngram[0] ?? '').length < 2)) continue;
      const communes = communesNamed(ngram.join(' '));
      if (communes.length === 0) continue;
      const kept = chooseHomonyms(communes, context);
      if (!isMeant(words, at, ngram, kept, context)) continue;
      return { communes: kept.map(({ code }) => code), named: range(at, length) };
    }
  }
  return null;
}

function isInTerritory(commune: Commune, context: PlaceContext): boolean {
  if (context.departements.includes(commune.departement)) return true;
  return context.near !== null && findCommune(context.near)?.departement === commune.departement;
}

/** The nearest, else the much larger one, else all: somebody will have to choose. */
function chooseHomonyms(communes: Commune[], context: PlaceContext): Commune[] {
  const inTerritory = communes.filter((commune) => isInTerritory(commune, context));
  const candidates = inTerritory.length > 0 ? inTerritory : communes;
  const largest = candidates[0]?.population ?? 0;
  if (
    inTerritory.length > 0 &&
    (communes[0]?.population ?? 0) >= LARGE &&
    largest * DWARFED < (communes[0]?.population ?? 0)
  ) {
    return communes.slice(0, 1);
  }
  return candidates.filter(({ population }) => population * DWARFED >= largest).slice(0, MOST_CHOICES);
}

/** Whether the words are there for the commune and not for what else they say. */
function isMeant(words: string[], at: number, ngram: string[], communes: Commune[], context: PlaceContext): boolean {
  const before = words[at - 1] ?? '';
  const twoBefore = words[at - 2] ?? '';
  const isWhole = ngram.length === words.length;
  const content = ngram.filter((word) => !ARTICLES.has(word));
  const isLarge = (communes[0]?.population ?? 0) >= LARGE;
  const isLocal = communes.some((commune) => isInTerritory(commune, context));
  const isAnnounced = STRONG.has(before) || (before === 'de' && (twoBefore === 'pres' || STRONG.has(twoBefore)));
  const isWord = content.length === 1 && context.isWord(content[0] ?? '');
  if (isWord) {
    if (isWhole) return isLarge || isLocal || !context.isNeedWord(content[0] ?? '');
    const isLast = at + ngram.length === words.length;
    if (isLarge && isLast && !context.isSpeech && (context.isActor(before) || before === 'de')) return true;
    if (context.isNeedWord(content[0] ?? '')) {
      return isAnnounced && before !== 'au' && (isLarge || isLocal || context.isCapital(content[0] ?? ''));
    }
    if (isAnnounced) return isLarge || isLocal || before !== 'au';
    return (isLarge || isLocal) && !context.isSpeech && at + ngram.length === words.length && at > 0;
  }
  if (ngram.join('').length <= 2 && !isWhole) return isAnnounced && !context.isSpeech;
  if (ngram.length > 1 || isWhole || isLarge || isLocal) return true;
  return isAnnounced || WEAK.has(before);
}

/** « dans le 3e à Lyon », « 3ème arrondissement de Lyon », « Marseille dans le 4e ». */
function findDistrict(words: string[], isTaken: Set<number>): Named | null {
  for (const [at, word] of words.entries()) {
    const ordinal = /^(\d{1,2})(?:er|e|eme|ieme)$/.exec(word)?.[1];
    if (!ordinal || isTaken.has(at)) continue;
    for (const [cityAt, city] of words.entries()) {
      if (!['paris', 'lyon', 'marseille'].includes(city) || Math.abs(cityAt - at) > 4) continue;
      const found = communesNamed(`${city} ${ordinal}`);
      if (found.length === 0) continue;
      const named = new Set([at, cityAt]);
      words.forEach((other, position) => {
        if (/^arr(?:ondissement|dt)?$/.test(other) && Math.abs(position - at) === 1) named.add(position);
      });
      return { communes: found.map(({ code }) => code), named };
    }
  }
  return null;
}

function findNamedDepartement(
  words: string[],
  context: PlaceContext,
  isTaken: Set<number>,
  shortest: number,
): { code: string; named: Set<number> } | null {
  for (let length = Math.min(5, words.length); length >= shortest; length -= 1) {
    for (let at = 0; at + length <= words.length; at += 1) {
      if (overlaps(isTaken, at, length)) continue;
      const ngram = words.slice(at, at + length);
      if (DROPPED_BEFORE.has(ngram[0] ?? '') || ngram[0] === 'departement') continue;
      const name = ngram.join(' ');
      const found = departementNamed(name);
      // Saint-Martin and Saint-Barthélemy are first of all communes.
      if (!found || name.startsWith('saint ')) continue;
      const before = words[at - 1] ?? '';
      const twoBefore = words[at - 2] ?? '';
      const isInside =
        ARTICLES.has(before) &&
        (twoBefore === 'dans' || twoBefore === 'departement' || (twoBefore === 'de' && !context.isSpeech));
      const needsMore = WORD_DEPARTEMENTS.has(name) || (length === 1 && context.isWord(name));
      if (needsMore && !isInside && !(before === 'du' && twoBefore !== '' && !context.isSpeech)) continue;
      return { code: found.code, named: range(at, length) };
    }
  }
  return null;
}

function findDepartementNumber(
  words: string[],
  isTaken: Set<number>,
  context: PlaceContext,
): { code: string; named: Set<number> } | null {
  for (const [at, word] of words.entries()) {
    if (isTaken.has(at) || !/^(?:\d{2}|2[ab]|97[1-6])$/.test(word)) continue;
    const before = words[at - 1] ?? '';
    const isLast = at === words.length - 1;
    const isAmount = BEFORE_AMOUNT.has(before) || /\d/.test(before);
    const isTrailing = isLast && at > 0 && words.length <= 5 && !context.isSpeech && !isAmount;
    const isAnnounced = BEFORE_NUMBER.has(before) || (before === 'le' && words[at - 2] === 'dans');
    if (!isTrailing && !isAnnounced && !(before === 'du' && isLast) && words.length > 1) continue;
    const found = findDepartement(word.toUpperCase());
    if (found) return { code: found.code, named: range(at, 1) };
  }
  return null;
}
