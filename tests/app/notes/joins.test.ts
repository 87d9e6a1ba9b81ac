import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Arrival, gatherJoins } from '#app/notes/joins.ts';

const someone = (id: string): Arrival => ({ id, name: `N${id}`, structure: '', isMe: id === '0' });
const here = (...ids: string[]) => ids.map(someone);

it.each([
  ['nobody', here('0'), ''],
  ['one', here('0', '1'), 'N1 est là.'],
  ['one with a structure', [...here('0'), { ...someone('1'), structure: 'ALEC' }], 'N1, ALEC, est là.'],
  ['two', here('0', '1', '2'), 'N1 et N2 sont là.'],
  ['many', here('0', '1', '2', '3', '4'), 'N1 et 3 autres personnes sont là.'],
])('says in one sentence that %s came', (_, people, said) => {
  const gather = gatherJoins();
  expect(gather(here('0'))).toBe('');
  expect(gather(people)).toBe(said);
  expect(gather(people)).toBe('');
});

it('tells of everybody once, whoever leaves and comes back, and of nobody who was there before', () => {
  const room = fc.uniqueArray(fc.integer({ min: 0, max: 14 }).map(String));
  fc.assert(
    fc.property(fc.array(room, { minLength: 1, maxLength: 12 }), (quarters) => {
      const gather = gatherJoins();
      const told = quarters.map((ids) => peopleIn(gather(here(...ids))));
      const came = new Set(quarters.slice(1).flat());
      for (const id of ['0', ...(quarters[0] ?? [])]) came.delete(id);
      expect(told[0]).toBe(0);
      expect(told.reduce((sum, number) => sum + number, 0)).toBe(came.size);
    }),
  );
});

function peopleIn(sentence: string): number {
  if (sentence === '') return 0;
  if (sentence.endsWith('est là.')) return 1;
  return 1 + Number(/ et (\d+) autres personnes sont là\.$/.exec(sentence)?.[1] ?? 1);
}
