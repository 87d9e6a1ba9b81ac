import { expect, test } from 'vitest';
import { ACCUEIL, FRAIS, MOBILISATION, POUR } from '#db/vocabulary/access.ts';
import { ACRONYMS } from '#db/vocabulary/acronyms.ts';
import { FILLERS, GENERIC_WORDS } from '#db/vocabulary/everyday-words.ts';
import { FAMILIES } from '#db/vocabulary/families.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { LANGUAGES } from '#db/vocabulary/languages.ts';
import { LEXICON } from '#db/vocabulary/lexicon.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { PUBLICS } from '#db/vocabulary/publics.ts';
import { REPORT_REASONS } from '#db/vocabulary/report-reasons.ts';
import { RESPONSES } from '#db/vocabulary/responses.ts';
import { labelOf } from '#db/vocabulary/term.ts';
import { TRAINING_PHRASES } from '#db/vocabulary/training-phrases.ts';
import { WORD_FAMILIES } from '#db/vocabulary/word-families.ts';

const lists = {
  FAMILIES,
  KINDS,
  NEEDS,
  PUBLICS,
  RESPONSES,
  ACCUEIL,
  MOBILISATION,
  POUR,
  FRAIS,
  LANGUAGES,
  REPORT_REASONS,
};

test.each(Object.entries(lists))('the codes of %s are unique and labelled', (_, list) => {
  const codes = list.map(({ code }) => code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const { code, label } of list) {
    expect(code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
    expect(label).toMatch(/^\p{Lu}/u);
  }
});

test('there are nineteen needs, fourteen publics and thirty-two kinds in known families', () => {
  expect(NEEDS).toHaveLength(19);
  expect(PUBLICS).toHaveLength(14);
  expect(KINDS).toHaveLength(32);
  const families = new Set(FAMILIES.map(({ code }) => code));
  expect(KINDS.filter(({ family }) => !families.has(family))).toEqual([]);
  expect([...families].filter((code) => !KINDS.some(({ family }) => family === code))).toEqual([]);
});

test('every definition is a sentence, every short label fits a chip', () => {
  for (const { definition } of [...KINDS, ...NEEDS, ...PUBLICS, ...RESPONSES])
    expect(definition).toMatch(/^\p{Lu}.*\.$/u);
  for (const { short } of NEEDS) expect(short.length).toBeLessThanOrEqual(26);
});

test('high punctuation is preceded by a no-break space in every text on screen', () => {
  const texts = [...KINDS, ...NEEDS, ...PUBLICS].flatMap(({ label, definition }) => [label, definition]);
  const explained = ACRONYMS.flatMap(({ expansion, explain }) => [expansion, explain]);
  expect([...texts, ...explained].filter((text) => / [;:!?]/.test(text))).toEqual([]);
});

test('an unknown code is its own label', () => {
  expect(labelOf(NEEDS, 'sante')).toBe('Santé et logement');
  expect(labelOf(NEEDS, 'inconnu')).toBe('inconnu');
});

test('the lexicon has at least 1,200 entries, forty for each need, none twice', () => {
  expect(LEXICON.length).toBeGreaterThanOrEqual(1_200);
  for (const { code } of NEEDS) {
    const patterns = LEXICON.filter(({ need }) => need === code).map(({ pattern }) => pattern);
    expect(patterns.length, code).toBeGreaterThanOrEqual(40);
    expect(
      patterns.filter((pattern, index) => patterns.indexOf(pattern) !== index),
      code,
    ).toEqual([]);
  }
});

test('every entry of the lexicon can be read', () => {
  const wrong = LEXICON.filter(({ pattern, weight }) => {
    const parts = pattern.split(/[ +]/);
    const isReadable = parts.every((part) => /^(?:@[a-z]+|[a-z0-9]+\*?)$/.test(part));
    const isFamilyKnown = parts.every((part) => !part.startsWith('@') || WORD_FAMILIES[part.slice(1)] !== undefined);
    return !isReadable || !isFamilyKnown || !(weight >= 1 && weight <= 6);
  });
  expect(wrong).toEqual([]);
});

test('an entry of several words still has several without « le », « mon », « un »', () => {
  const hollow = LEXICON.filter(({ pattern }) => {
    const parts = pattern.split(/[ +]+/);
    return parts.length > 1 && parts.filter((part) => !FILLERS.has(part)).length === 1;
  }).filter(({ pattern }) => !pattern.split(/[ +]+/).some((part) => GENERIC_WORDS.has(part)));
  expect(hollow.map(({ pattern }) => pattern)).toEqual([]);
});

test('no acronym of an organisation is a word of the lexicon', () => {
  const actors = new Set(
    ACRONYMS.filter(({ kind, isWord }) => kind && !isWord).map(({ acronym }) => acronym.toLowerCase()),
  );
  const words = LEXICON.filter(({ pattern }) => pattern.split(/[ +]/).some((part) => actors.has(part)));
  expect(words.map(({ pattern }) => pattern)).toEqual([]);
});

test('an acronym that names an organisation leads to no need, and is listed once', () => {
  expect(ACRONYMS.filter(({ kind, needs }) => kind && needs).map(({ acronym }) => acronym)).toEqual([]);
  const names = ACRONYMS.map(({ acronym }) => acronym);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

test('every need has forty training phrases or more, none said of two needs', () => {
  const all = Object.values(TRAINING_PHRASES).flat();
  expect(all.filter((phrase, index) => all.indexOf(phrase) !== index)).toEqual([]);
  for (const { code } of NEEDS) expect(TRAINING_PHRASES[code].length, code).toBeGreaterThanOrEqual(40);
});
