// Results are written as text: whatever people wrote stays text, and every address is the one the query would give.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { directoryHref, readDirectoryQuery } from '#app/directory/directory-query.ts';
import { knownCodes } from '#app/directory/known-codes.server.ts';
import { pickHrefs } from '#app/directory/picked/pick-hrefs.ts';
import { withPicked } from '#app/directory/picked/picked.ts';
import { resultMarkup } from '#app/directory/result-markup.server.tsx';
import type { ResultView } from '#app/directory/result-view.server.ts';

const queryOf = (text: string) => readDirectoryQuery(new URLSearchParams(text), knownCodes([])).query;
const NOW = new Date('2026-11-22T12:00:00Z');

function resultOf(words: string): ResultView {
  return {
    slug: 'caf',
    name: words,
    acronym: `${words}2`,
    kind: words,
    family: 'autre',
    commune: words,
    distanceKm: 3.2,
    verifiedAt: '2026-08-01T10:00:00.000Z',
    because: [words],
    services: [
      {
        id: '1',
        slug: 'aide',
        name: words,
        accueil: [words],
        publics: [words],
        part: words,
        isFree: true,
        capacity: 'tendu',
      },
    ],
    moreServices: 2,
    contacts: [
      { channel: 'courriel', label: '', value: words },
      { channel: 'site', label: '', value: words },
    ],
    points: [],
  };
}

/** Tags with the names of their attributes; what is not well formed drops out. */
function read(markup: string): string {
  const tags = [...markup.matchAll(/<(\/?[a-z0-9]+)((?: [a-zA-Z-]+="[^"<>]*")*)>/g)];
  return tags.map(([, name, attributes]) => `${name}${attributes?.replaceAll(/"[^"]*"/g, '')}`).join(' ');
}

it('shows whatever was written as words, never as markup', () => {
  const written = (words: string) =>
    resultMarkup({
      result: resultOf(words),
      number: 1,
      query: queryOf('q=froid'),
      now: NOW,
      pickHref: pickHrefs(queryOf(`q=${encodeURIComponent(words)}`)),
    }).text;
  const plain = read(written('mots'));
  const hostile = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', ' ', '/', 'é'), minLength: 1 });
  fc.assert(fc.property(hostile, (words) => read(written(words)) === plain));
  expect(written('<b>"l\'air" & co')).toContain('&lt;b&gt;&quot;l&#x27;air&quot; &amp; co');
});

it('says when it was checked, and how fresh that is today', () => {
  const one = (now: string) =>
    resultMarkup({
      result: resultOf('mots'),
      number: 1,
      query: queryOf(''),
      now: new Date(now),
      pickHref: pickHrefs(queryOf('')),
    }).text;
  expect(one('2026-11-22T12:00:00Z')).toContain('bg-verified-tint');
  expect(one('2026-11-22T12:00:00Z')).toContain('title="Vérifié le samedi 1er août 2026"');
  expect(one('2027-06-01T12:00:00Z')).toContain('bg-unknown-tint text-verified');
});

it('leads to the address that the query has with one actor more, or less', () => {
  const slug = fc.stringMatching(/^[a-z0-9-]{1,20}$/);
  const arbitrary = fc.record({ q: fc.string(), picked: fc.uniqueArray(slug, { maxLength: 45 }), page: fc.nat(9) });
  fc.assert(
    fc.property(arbitrary, slug, ({ q, picked, page }, one) => {
      const query = queryOf(
        String(new URLSearchParams([['q', q], ['page', String(page)], ...picked.map((each) => ['choix', each])])),
      );
      for (const each of [one, ...query.picked.slice(0, 1)]) {
        const expected = directoryHref(query, { picked: withPicked(query.picked, each), page: query.page });
        expect(pickHrefs(query)(each)).toBe(expected);
      }
    }),
  );
});
