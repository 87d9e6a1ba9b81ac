// The frozen phrases measure words nobody tuned on: none may slip into what the search learns from.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { words } from '#db/normalise.ts';
import { FROZEN_INTENTS } from './frozen-intents.ts';

const LEARNT = /^(?:lexicon|training-phrases).*\.ts$/;
/** Words; shorter phrases are terms of the trade, which a lexicon must hold. */
const SHORTEST = { speech: 4, other: 5 };
const TOO_ALIKE = 0.8;

async function learntTexts(): Promise<string[]> {
  const folder = new URL('../../db/vocabulary/', import.meta.url);
  const files = readdirSync(fileURLToPath(folder)).filter((name) => LEARNT.test(name));
  expect(files.length).toBeGreaterThanOrEqual(2);
  const modules = await Promise.all(files.map((name) => import(new URL(name, folder).href) as Promise<unknown>));
  return modules.flatMap(stringsIn);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.split(/[\n|;]/);
  if (value instanceof Map) return [...value].flatMap(stringsIn);
  if (Array.isArray(value) || value instanceof Set) return [...value].flatMap(stringsIn);
  if (typeof value === 'object' && value !== null) return Object.entries(value).flat().flatMap(stringsIn);
  return [];
}

function likeness(left: Set<string>, right: Set<string>): number {
  const common = [...left].filter((word) => right.has(word)).length;
  return common / (left.size + right.size - common);
}

describe('frozen phrases', () => {
  it('are neither in the lexicon nor in the training phrases, not even nearly', async () => {
    const learnt = (await learntTexts()).map((text) => new Set(words(text)));
    const leaked = FROZEN_INTENTS.filter((intent) => {
      const phrase = new Set(words(intent.typed));
      const shortest = intent.group === 'speech' ? SHORTEST.speech : SHORTEST.other;
      return phrase.size >= shortest && learnt.some((text) => likeness(phrase, text) >= TOO_ALIKE);
    });
    expect(leaked.map((intent) => intent.id)).toEqual([]);
  });
});
