import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type ProgrammeQuery,
  programmeSearch,
  readProgrammeQuery,
  VIEWS,
} from '#app/events/programme/programme-query.ts';

const words = fc.uniqueArray(
  fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .map((word) =>
      word
        .toWellFormed()
        .replaceAll(/\p{Cc}/gu, '')
        .trim(),
    )
    .filter(Boolean),
  { maxLength: 3 },
);

const queries: fc.Arbitrary<ProgrammeQuery> = fc.record({
  territories: words,
  editions: words,
  themes: words,
  formats: fc.uniqueArray(fc.constantFrom('plenary', 'webinar', 'visit'), { maxLength: 2 }),
  audiences: fc.uniqueArray(fc.constantFrom('professionals', 'public'), { maxLength: 2 }),
  commune: fc.constantFrom(null, '34172', '2A004'),
  from: fc.constantFrom(null, '2026-11-17'),
  to: fc.constantFrom(null, '2026-12-01'),
  withPast: fc.boolean(),
  view: fc.constantFrom(...VIEWS),
  week: fc.constant(null),
});

it('writes addresses that read back as the same programme', () => {
  fc.assert(
    fc.property(queries, (query) => {
      const read = readProgrammeQuery(new URLSearchParams(programmeSearch(query)));
      expect(read).toEqual(query);
    }),
  );
});

it('sets aside what it does not know, whatever is written', () => {
  const query = readProgrammeQuery(
    new URLSearchParams('format=gala&public=tous&commune=Lyon&du=hier&au=2026-13-45&vue=ronde&semaine=x&passes=1'),
  );
  expect(programmeSearch(query)).toBe('');
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.string(), fc.string({ unit: 'binary' }))), (pairs) => {
      expect(typeof programmeSearch(readProgrammeQuery(new URLSearchParams(pairs)))).toBe('string');
    }),
  );
});
