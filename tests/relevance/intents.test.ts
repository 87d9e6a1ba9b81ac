import { describe, expect, it } from 'vitest';
import { findCommune } from '#db/gazetteer.ts';
import { normalise } from '#db/normalise.ts';
import { NEEDS } from '#db/vocabulary/needs.ts';
import { FROZEN_INTENTS } from './frozen-intents.ts';
import { INTENTS } from './intents.ts';

const all = [...INTENTS, ...FROZEN_INTENTS];

function share(count: number): number {
  return count / all.length;
}

describe('the relevance set', () => {
  it('is large, varied, and each phrase is there once', () => {
    expect(all.length).toBeGreaterThanOrEqual(300);
    expect(new Set(all.map((intent) => intent.id)).size).toBe(all.length);
    expect(new Set(all.map((intent) => `${normalise(intent.typed)} ${intent.commune} ${intent.group}`)).size).toBe(
      all.length,
    );
    expect(share(all.filter((intent) => intent.typo).length)).toBeGreaterThan(0.24);
    expect(share(all.filter((intent) => intent.communeTyped).length)).toBeGreaterThan(0.24);
    expect(FROZEN_INTENTS.filter((intent) => intent.group === 'speech').length).toBeGreaterThanOrEqual(60);
  });

  it('covers every need and the three territories, with known communes', () => {
    const needs = new Set(all.flatMap((intent) => intent.needs));
    expect(NEEDS.map((need) => need.code).filter((code) => !needs.has(code))).toEqual([]);
    expect(all.filter((intent) => findCommune(intent.commune) === undefined)).toEqual([]);
    for (const departement of ['13', '34', '69']) {
      expect(share(all.filter((intent) => intent.commune.startsWith(departement)).length)).toBeGreaterThan(0.2);
    }
  });

  it('is frozen by number', () => {
    const shouldBeFrozen = all.filter((intent) => {
      const number = Number(intent.id.slice(1));
      return number % 5 === 0 || (intent.group === 'speech' && number % 5 === 2);
    });
    expect(new Set(shouldBeFrozen)).toEqual(new Set(FROZEN_INTENTS));
  });

  it('says what is right for each: a need or an organisation', () => {
    for (const intent of all) {
      const isName = intent.group === 'name' || intent.group === 'acronym';
      expect(isName ? intent.organisation : intent.needs[0], intent.id).toBeTruthy();
    }
  });
});
