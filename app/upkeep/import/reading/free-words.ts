// What people write in a cell → codes of the vocabulary: as it stands, as it was settled once for this territory, or as it
// seems to mean, to be confirmed.
import { normalise } from '#db/normalise.ts';
import type { UnknownWords } from '#db/schema/import.ts';
import { ACCUEIL, FRAIS, MOBILISATION, POUR } from '#db/vocabulary/access.ts';
import { ACRONYMS } from '#db/vocabulary/acronyms.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { LANGUAGES } from '#db/vocabulary/languages.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { RESPONSES } from '#db/vocabulary/responses.ts';
import { understand } from '#search/understand.ts';
import { boundedMemo } from './bounded-memo.ts';

const LONGEST_REMEMBERED = 200;

/** `field|normalised words` → codes; none: they stay text. */
export type WordMemory = ReadonlyMap<string, string[]>;
export type ReadWords = { codes: string[]; unknown: UnknownWords[] };

type Listed = { code: string; label: string; synonyms?: string[]; mapping?: string[]; short?: string };

const LISTS: Record<string, readonly Listed[]> = {
  type: KINDS,
  besoins: NEEDS,
  reponses: RESPONSES,
  publics: PUBLICS,
  frais: FRAIS,
  accueil: ACCUEIL,
  mobilisation: MOBILISATION,
  pour: POUR,
  langues: LANGUAGES,
};

/** Said in tables, and in no other place of the product. */
const TABLE_WORDS: Record<string, Record<string, string>> = {
  frais: { oui: 'gratuit', non: 'payant', '0': 'gratuit', 'gratuit sous conditions': 'gratuit', adhesion: 'payant' },
  accueil: {
    presentiel: 'sur-place',
    'en presentiel': 'sur-place',
    domicile: 'a-domicile',
    vad: 'a-domicile',
    'a domicile': 'a-domicile',
    telephone: 'a-distance',
    distanciel: 'a-distance',
    visio: 'a-distance',
  },
  mobilisation: {
    telephone: 'telephoner',
    tel: 'telephoner',
    email: 'envoyer-un-courriel',
    'se presenter': 'se-presenter',
  },
  pour: {
    usager: 'usagers',
    professionnel: 'professionnels',
    habitants: 'usagers',
    pro: 'professionnels',
    menages: 'usagers',
  },
  publics: {
    tous: 'tous',
    tout: 'tous',
    locataires: 'locataire-prive',
    retraites: 'senior',
    familles: 'famille',
    jeunes: 'jeune',
  },
};

export const WORD_FIELDS = Object.keys(LISTS);

export function choicesOfField(field: string): { value: string; label: string }[] {
  return (LISTS[field] ?? []).map(({ code, label }) => ({ value: code, label }));
}

export function labelOfCode(field: string, code: string): string {
  return LISTS[field]?.find((term) => term.code === code)?.label ?? code;
}

export function memoryKey(field: string, words: string): string {
  return `${field}|${normalise(words)}`;
}

const EXACT = new Map(WORD_FIELDS.map((field) => [field, exactWords(field)]));
const ACRONYM_KINDS = new Map(
  ACRONYMS.flatMap(({ acronym, expansion, kind }) =>
    kind ? [normalise(acronym), normalise(expansion)].map((words): [string, string] => [words, kind]) : [],
  ),
);

function exactWords(field: string): Map<string, string> {
  const found = new Map<string, string>();
  const mapped = new Map<string, string | null>();
  const add = (words: string, code: string) => {
    for (const plain of [normalise(words), singular(normalise(words))]) if (!found.has(plain)) found.set(plain, code);
  };
  for (const { code, label, short } of LISTS[field] ?? [])
    for (const words of [code, label, short ?? label]) add(words, code);
  for (const { code, synonyms = [], mapping = [] } of LISTS[field] ?? []) {
    for (const words of synonyms) add(words, code);
    for (const other of mapping) mapped.set(other, mapped.has(other) ? null : code);
  }
  for (const [words, code] of Object.entries(TABLE_WORDS[field] ?? {})) found.set(words, code);
  // A code of data·inclusion that several of ours share says too little.
  for (const [other, code] of mapped) if (code !== null) add(other, code);
  return found;
}

const NO_WORDS: ReadWords = { codes: [], unknown: [] };
const readings = new WeakMap<WordMemory, (key: string) => ReadWords>();

/** The same few cells come back all down a table: what is given is shared, and changed by nobody. */
export function readFreeWords(field: string, cell: string, memory: WordMemory): ReadWords {
  if (cell === '') return NO_WORDS;
  let reading = readings.get(memory);
  if (!reading) {
    reading = boundedMemo((key) => {
      const cut = key.indexOf('|');
      return freeWords(key.slice(0, cut), key.slice(cut + 1), memory);
    });
    readings.set(memory, reading);
  }
  return cell.length > LONGEST_REMEMBERED ? freeWords(field, cell, memory) : reading(`${field}|${cell}`);
}

function freeWords(field: string, cell: string, memory: WordMemory): ReadWords {
  const read: ReadWords = { codes: [], unknown: [] };
  for (const part of partsOf(field, cell, memory)) {
    const known = knownCodes(field, part, memory);
    if (known) {
      read.codes.push(...known);
      if (known.length === 0) read.unknown.push({ field, words: part, codes: [] });
      continue;
    }
    const codes = seemsToMean(`${field}|${part}`);
    read.codes.push(...codes);
    read.unknown.push({ field, words: part, codes });
  }
  read.codes = [...new Set(read.codes)];
  return read;
}

/** Whether somebody settled that these words stay text. */
export function isSettledAsText(words: UnknownWords, memory: WordMemory): boolean {
  return memory.get(memoryKey(words.field, words.words))?.length === 0;
}

function knownCodes(field: string, words: string, memory: WordMemory): string[] | undefined {
  const settled = memory.get(memoryKey(field, words));
  if (settled) return settled;
  const plain = normalise(words);
  const code = EXACT.get(field)?.get(plain) ?? EXACT.get(field)?.get(singular(plain));
  if (code) return [code];
  const kind = field === 'type' ? ACRONYM_KINDS.get(plain) : undefined;
  return kind ? [kind] : undefined;
}

/** A label may hold commas: the whole first, then its larger parts, then the smaller ones. */
function partsOf(field: string, cell: string, memory: WordMemory): string[] {
  if (field === 'type' || knownCodes(field, cell, memory)) return [cell];
  return splitCell(cell).flatMap((part) =>
    knownCodes(field, part, memory)
      ? [part]
      : part
          .split(/,| \/ /)
          .map((one) => one.trim())
          .filter(Boolean),
  );
}

export function splitCell(cell: string): string[] {
  return cell
    .split(/[;|\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
}

const seemsToMean = boundedMemo((key: string): string[] => {
  const [field = '', ...rest] = key.split('|');
  const words = rest.join('|').slice(0, 300);
  if (field === 'besoins') return needsOf(words);
  const plain = ` ${singular(normalise(words))} `;
  let best = '';
  let code = '';
  for (const [known, meant] of EXACT.get(field) ?? []) {
    if (known.length >= 4 && known.length > best.length && plain.includes(` ${singular(known)} `)) {
      best = known;
      code = meant;
    }
  }
  if (code) return [code];
  if (field !== 'type') return [];
  const kind = plain
    .trim()
    .split(' ')
    .map((word) => ACRONYM_KINDS.get(word))
    .find((found) => found !== undefined);
  return kind ? [kind] : [];
});

/** What the search would understand, at most two needs. */
export function needsOf(words: string): string[] {
  const [first, second] = understand(words).needs;
  if (!first) return [];
  return second && second.score >= 0.8 * first.score ? [first.code, second.code] : [first.code];
}

/** The kind that the name of an organisation says: « CCAS de Sète ». */
export function kindOfName(name: string): string | null {
  const plain = normalise(name).split(' ');
  for (const word of plain.slice(0, 3)) {
    const kind = ACRONYM_KINDS.get(word) ?? (word === 'mairie' ? 'collectivite' : undefined);
    if (kind) return kind;
  }
  return null;
}

function singular(plain: string): string {
  return plain.replaceAll(/(?<=\w{3})[sx](?= |$)/g, '');
}
