import { expect, it } from 'vitest';
import { type QualityFacts, qualityOf } from '#app/upkeep/quality/quality.ts';

const now = new Date('2026-11-22T10:00:00Z');
const whole: QualityFacts = {
  accueil: ['sur-place'],
  mobilisation: ['telephoner', 'envoyer-un-courriel'],
  mobilisationFor: ['usagers'],
  publics: ['tous'],
  needs: ['eau'],
  cost: 'gratuit',
  costDetail: null,
  description: 'a'.repeat(300),
  hasAddress: true,
  hasPhone: true,
  hasMail: true,
  hasSite: false,
  verifiedAt: new Date('2026-11-01T10:00:00Z'),
};

it('gives a whole service all there is, by ten criteria, and nothing more to do', () => {
  const { score, criteria, next } = qualityOf(whole, now);
  expect({ score, next, count: criteria.length }).toEqual({ score: 1, next: null, count: 10 });
});

it.each<[string, Partial<QualityFacts>, string, number]>([
  ['no phone where one calls', { hasPhone: false }, 'telephone', 0],
  ['no mail where one writes', { hasMail: false }, 'courriel', 0],
  ['no address where one goes', { hasAddress: false }, 'adresse', 0],
  ['nobody said who may ask', { mobilisationFor: [] }, 'mobilisation', 0.5],
  ['neither how nor who', { mobilisation: [], mobilisationFor: [] }, 'mobilisation', 0],
  ['no public', { publics: [] }, 'publics', 0],
  ['no need', { needs: [] }, 'besoins', 0],
  ['199 characters', { description: 'a'.repeat(199) }, 'description', 0],
  ['200 characters', { description: 'a'.repeat(200) }, 'description', 1],
  ['1,999 characters', { description: 'a'.repeat(1_999) }, 'description', 1],
  ['2,000 characters', { description: 'a'.repeat(2_000) }, 'description', 0.5],
  ['paid, nobody says how much', { cost: 'payant' }, 'frais', 0.5],
  ['paid, with its price', { cost: 'payant', costDetail: '10 € par an' }, 'frais', 1],
  ['never verified', { verifiedAt: null }, 'date', 0],
  ['verified five months ago', { verifiedAt: new Date('2026-06-25T10:00:00Z') }, 'date', 1],
  ['verified fifteen months ago', { verifiedAt: new Date('2025-08-22T10:00:00Z') }, 'date', 0.5],
  ['verified three years ago', { verifiedAt: new Date('2023-11-22T10:00:00Z') }, 'date', 0],
])('%s', (_case, facts, name, value) => {
  const { criteria, score } = qualityOf({ ...whole, ...facts }, now);
  expect(criteria.find((criterion) => criterion.name === name)?.value).toBeCloseTo(value, 1);
  const mean = criteria.reduce((sum, criterion) => sum + criterion.value, 0) / criteria.length;
  expect(score).toBe(Math.round(mean * 100) / 100);
});

it('asks nothing that does not apply: no address for a visit at home, no phone where nobody calls', () => {
  const { criteria, score } = qualityOf(
    { ...whole, accueil: ['a-domicile'], mobilisation: ['envoyer-un-courriel'], hasAddress: false, hasPhone: false },
    now,
  );
  expect(criteria.map(({ name }) => name)).not.toContain('adresse');
  expect(criteria.map(({ name }) => name)).not.toContain('telephone');
  expect(score).toBe(1);
});

it('names what helps a reader most among what misses most', () => {
  const poor = { ...whole, hasPhone: false, hasMail: false, description: '', verifiedAt: null };
  expect(qualityOf(poor, now).next).toMatchObject({ where: 'service', anchor: 'groupe-contact' });
  expect(qualityOf({ ...whole, description: '', mobilisationFor: [] }, now).next?.anchor).toBe('description');
  expect(qualityOf({ ...whole, verifiedAt: null }, now).next).toMatchObject({ where: 'fiche', anchor: 'gestes' });
});
