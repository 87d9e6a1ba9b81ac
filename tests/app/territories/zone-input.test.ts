import { expect, it } from 'vitest';
import { readZones, writeZones } from '#app/territories/zone-input.ts';

it.each([
  ['Montpellier', ['34172']],
  ['montpellier mediterranee metropole', ['243400017']],
  ['Hérault', ['34']],
  ['34\n2A\n200046977', ['34', '2A', '200046977']],
  ['Toute la France', ['france']],
  ['Marseille 4e', ['13204']],
  ['Paris', ['75056']],
  ['34000', ['34172']],
  ['Région Bretagne', ['22', '29', '35', '56']],
  ['région hauts-de-france', ['02', '59', '60', '62', '80']],
  ['Montpellier\n\n Montpellier ;34172', ['34172']],
])('%s is understood', (text, codes) => expect(readZones(text)).toEqual({ codes, errors: [] }));

it('says which place is meant when there are several, and which is unknown', () => {
  const { codes, errors } = readZones('Saint-Denis\nNulle-part-sur-Mer\nSète');
  expect(codes).toEqual(['34301']);
  expect(errors[0]).toContain('précisez Saint-Denis (');
  expect(errors).toHaveLength(2);
});

it('writes what it reads back', () => {
  const codes = ['34172', '243400017', '34', 'france', '13204', '97411', '2A', '200046977'];
  expect(readZones(writeZones(codes))).toEqual({ codes, errors: [] });
});
