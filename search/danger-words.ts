// Whether somebody who types is in danger right now: gas or carbon monoxide, fire, a ceiling that comes down, a machine that keeps
// somebody alive without current, a night outside. Pure; half-typed and misspelt words count, a bill or a boiler to repair does not.
import { words as wordsOf } from '#db/normalise.ts';
import { DANGER_WORDS, type DangerWord } from '#db/vocabulary/danger-words.ts';
import { editDistance } from './word-repair.ts';

/** `air`: gas or carbon monoxide; `rescue`: fire, collapse, somebody lifeless; `device`: no current for a machine that cares; `roof`: no roof tonight. */
export type DangerCode = 'air' | 'rescue' | 'device' | 'roof';

type Span = { from: number; to: number };

const MOST_WORDS = 64;
const MENDED_FROM = 6;
/** Letters after which the last word is also read as the beginning of a word. */
const BEGINNING = 4;
const SHORTEST_BEGINNING = 2;
const ELIDED = /^(?:qu|[cdjlmnst])(?=[aeiouyh])/;
const RING_WITHIN = 6;
const DENIALS = new Set(['pas', 'plus', 'jamais']);
const ABSENCES = new Set(['pas', 'plus', 'sans', 'aucun']);

const PATTERNS = Object.fromEntries(
  Object.entries(DANGER_WORDS).map(([name, entries]) => [name, entries.map((entry) => wordsOfPattern(entry))]),
) as Record<DangerWord, string[][]>;

function wordsOfPattern(entry: string): string[] {
  return entry.split(' ').map((part) => (part.endsWith('*') ? `${wordsOf(part).join('')}*` : wordsOf(part).join('')));
}

/** Most pressing first; empty for nearly every search. */
export function findDangers(text: string): DangerCode[] {
  const words = wordsOf(text).slice(0, MOST_WORDS);
  if (words.length === 0) return [];
  const said = new Sentence(words);
  const found: DangerCode[] = [];
  if (isAirBad(said)) found.push('air');
  if (needsRescue(said)) found.push('rescue');
  if (said.has('device') && isWithoutCurrent(said)) found.push('device');
  if (isOutsideTonight(said)) found.push('roof');
  return found;
}

function isAirBad(said: Sentence): boolean {
  if (said.find('smell').some((smell) => smellsOfGas(said, smell))) return true;
  if (said.has('rottenEgg') && said.has('smell')) return true;
  if (said.find('leak').some((leak) => said.near(leak, 'gas', ['joining', 'gasPart']))) return true;
  if (isAlarmRinging(said) && !said.has('smoke') && !said.has('burningNow')) return true;
  if (said.has('alarm') && said.has('symptom')) return true;
  if (said.has('monoxide') && (said.has('symptom') || said.has('intoxicated') || said.has('leak'))) return true;
  if (said.has('money')) return false;
  return (
    (said.has('symptom') || said.has('intoxicated')) && said.find('heater').some((heater) => !said.isAbsent(heater))
  );
}

function smellsOfGas(said: Sentence, smell: Span): boolean {
  if (said.near(smell, 'smellsOther', ['joining'], 'after')) return false;
  return said.near(smell, 'gas', ['joining']);
}

/** The detector rings, not the hawker who sells one. */
function isAlarmRinging(said: Sentence): boolean {
  if (said.has('notRinging')) return false;
  const rings = said.find('ring').filter(({ to }) => !DENIALS.has(said.words[to + 1] ?? ''));
  return said.find('alarm').some((alarm) =>
    rings.some((ring) => {
      const gap = ring.from > alarm.to ? ring.from - alarm.to : (alarm.from - ring.to) * 3;
      return gap > 0 && gap <= RING_WITHIN;
    }),
  );
}

function needsRescue(said: Sentence): boolean {
  if (said.has('lifeless')) return true;
  const falls = said.find('structure').some((structure) => {
    const holds = said.near(structure, 'collapse', ['falling', 'joining'], 'after');
    return holds || (!said.has('light') && said.near(structure, 'falls', ['falling'], 'after'));
  });
  if (falls || (said.has('collapse') && said.has('structure') && !said.has('notBurning'))) return true;
  if (isAlarmRinging(said) && (said.has('smoke') || said.has('burningNow'))) return true;
  if (said.has('notBurning')) return false;
  return said.has('fire') || (said.has('smoke') && said.has('smokes'));
}

function isWithoutCurrent(said: Sentence): boolean {
  return said
    .find('cut')
    .some(({ from, to }) => to > from || said.has('current') || said.words[from]?.startsWith('coupur'));
}

function isOutsideTonight(said: Sentence): boolean {
  if (said.has('roofless') && said.has('tonight')) return true;
  return said.find('sleeps').some((sleeps) => said.near(sleeps, 'outside', ['joining', 'tonight'], 'after'));
}

/** The words of one search, and where those of each list stand in it. */
class Sentence {
  readonly words: string[];
  /** The same without « l », « d »… that a hurried hand wrote on to them. */
  private readonly bare: string[];
  private readonly found = new Map<DangerWord, Span[]>();

  constructor(words: string[]) {
    this.words = words;
    this.bare = words.map((word) => word.replace(ELIDED, ''));
  }

  has(name: DangerWord): boolean {
    return this.find(name).length > 0;
  }

  find(name: DangerWord): Span[] {
    let spans = this.found.get(name);
    if (!spans) {
      spans = this.words.flatMap((_, from) =>
        PATTERNS[name].flatMap((pattern) =>
          pattern.every((part, at) => this.isWord(from + at, part)) ? [{ from, to: from + pattern.length - 1 }] : [],
        ),
      );
      this.found.set(name, spans);
    }
    return spans;
  }

  /** « pas de chauffage »: what is not there harms nobody. */
  isAbsent({ from }: Span): boolean {
    const before = this.words[from - 1] ?? '';
    return ABSENCES.has(before) || (['de', 'd'].includes(before) && ABSENCES.has(this.words[from - 2] ?? ''));
  }

  /** One of `name` stands beside `span`, with nothing in between but words of `between`. */
  near(span: Span, name: DangerWord, between: DangerWord[], side: 'after' | 'both' = 'both'): boolean {
    return this.find(name).some((other) => {
      if (other.from > span.to) return this.isOnly(between, span.to + 1, other.from - 1);
      return side === 'both' && other.to < span.from && this.isOnly(between, other.to + 1, span.from - 1);
    });
  }

  private isOnly(lists: DangerWord[], from: number, to: number): boolean {
    for (let at = from; at <= to; at += 1) {
      const isListed = lists.some((name) => this.find(name).some((span) => span.from <= at && at <= span.to));
      if (!isListed) return false;
    }
    return true;
  }

  private isWord(at: number, part: string): boolean {
    const [word = '', bare = ''] = [this.words[at], this.bare[at]];
    if (word[0] === part[0] && isLike(word, part, at === this.words.length - 1)) return true;
    return bare !== word && bare[0] === part[0] && isLike(bare, part, false);
  }
}

function isLike(word: string, part: string, isUnfinished: boolean): boolean {
  const isStem = part.endsWith('*');
  const wanted = isStem ? part.slice(0, -1) : part;
  if (isStem ? word.startsWith(wanted) : word === wanted) return true;
  if (isUnfinished && word.length >= SHORTEST_BEGINNING && wanted.startsWith(word)) {
    return word.length >= BEGINNING || wanted.length === SHORTEST_BEGINNING + 1;
  }
  if (wanted.length < MENDED_FROM) return false;
  const lengths = isStem ? [wanted.length - 1, wanted.length, wanted.length + 1] : [word.length];
  return lengths.some((length) => editDistance(word.slice(0, length), wanted, 1) <= 1);
}
