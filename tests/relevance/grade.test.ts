import { describe, expect, it } from 'vitest';
import { actsFor, type GradedService, gradeOf, ndcgAt10, succeedsAt3 } from './grade.ts';
import type { Intent } from './intent.ts';

const intent: Intent = {
  id: 't',
  typed: 'on gèle',
  group: 'speech',
  needs: ['froid-inconfort', 'aide-paiement'],
  commune: '69266',
  communeTyped: false,
  public: 'senior',
  typo: false,
};

function service(changes: Partial<GradedService>): GradedService {
  return {
    organisation: { slug: 'alec-lyon', name: 'ALEC Lyon', acronym: 'ALEC' },
    needs: ['froid-inconfort'],
    publics: ['tous'],
    zones: ['200046977'],
    exclusions: [],
    ...changes,
  };
}

describe('the grade of an answer', () => {
  it('is full when main need, zone and public agree', () => {
    expect(gradeOf(intent, service({}))).toBe(3);
    expect(gradeOf(intent, service({ publics: ['senior'] }))).toBe(3);
    expect(gradeOf(intent, service({ zones: ['france'] }))).toBe(3);
  });

  it('drops by one when the need is secondary or the public is another', () => {
    expect(gradeOf(intent, service({ needs: ['conseil-usages', 'froid-inconfort'] }))).toBe(2);
    expect(gradeOf(intent, service({ publics: ['jeune'] }))).toBe(2);
  });

  it('keeps one point elsewhere, or for the second need', () => {
    expect(gradeOf(intent, service({ zones: ['34172'] }))).toBe(1);
    expect(gradeOf(intent, service({ zones: ['france'], exclusions: ['200046977'] }))).toBe(1);
    expect(gradeOf(intent, service({ needs: ['aide-paiement'] }))).toBe(1);
    expect(gradeOf(intent, service({ needs: ['eau'] }))).toBe(0);
  });

  it('is the right organisation for a name, by whole words', () => {
    const named: Intent = { ...intent, group: 'name', needs: [], organisation: 'gefosat|alec lyon' };
    expect(gradeOf(named, service({ zones: ['34172'] }))).toBe(3);
    expect(gradeOf({ ...named, organisation: 'lec lyon' }, service({}))).toBe(0);
  });

  it('asks of an acronym that the organisation acts there', () => {
    const acronym: Intent = { ...intent, group: 'acronym', needs: [], organisation: 'alec' };
    expect(gradeOf(acronym, service({}))).toBe(3);
    expect(gradeOf(acronym, service({ zones: ['34172'] }))).toBe(1);
  });
});

describe('zones', () => {
  it('know a city by its arrondissements', () => {
    expect(actsFor('13055', { zones: ['13204'], exclusions: [] })).toBe('partly');
    expect(actsFor('13204', { zones: ['13055'], exclusions: [] })).toBe('everywhere');
    expect(actsFor('13055', { zones: ['13'], exclusions: ['13055'] })).toBe('nowhere');
  });
});

describe('figures', () => {
  it('compare the order with the best one', () => {
    expect(ndcgAt10([3, 2, 0], [0, 2, 3])).toBe(1);
    expect(ndcgAt10([], [3])).toBe(0);
    expect(ndcgAt10([0, 3], [3])).toBeCloseTo(1 / Math.log2(3));
    expect(ndcgAt10([1], [0, 0])).toBe(0);
  });

  it('count full answers only among the first three', () => {
    expect(succeedsAt3([2, 2, 3])).toBe(true);
    expect(succeedsAt3([2, 2, 2, 3])).toBe(false);
  });
});
