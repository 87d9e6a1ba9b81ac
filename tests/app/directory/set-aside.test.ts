// Whatever an address asks for, a public page that leaves something of it out says so; a calendar or a file refuses.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guideAsides, readGuideQuery } from '#app/directory/guide/guide-query.ts';
import { factOf, keepingSetAside, unknownNames } from '#app/directory/set-aside.ts';
import { sheetAsides } from '#app/directory/sheet/sheet-asides.server.ts';
import { programmeAsides } from '#app/events/programme/programme-asides.server.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { hostileValue } from '#tests/support/hostile.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app?.close());

const get = (path: string) => fetch(`${app.origin}${path}`);

/** What people read, without the data that scripts use. */
async function textOf(path: string): Promise<string> {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  const html = (await answer.text()).replaceAll(/<script[\s\S]*?<\/script>/g, ' ');
  return html
    .replaceAll(/<!--.*?-->/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');
}

const PAGES = [
  '/annuaire',
  '/annuaire?vue=carte',
  '/annuaire/guide',
  '/annuaire/feuille',
  '/annuaire/qui-fait-quoi',
  '/annuaire/livret',
  '/annuaire/liste',
  '/evenements',
  '/evenements?vue=semaine',
  '/evenements?vue=carte',
];

it.each(PAGES)('%s names the criterion that it does not know', async (page) => {
  expect(await textOf(`${page}${page.includes('?') ? '&' : '?'}couleur=bleu`)).toContain(
    'Le critère « couleur » n’existe pas : il a été ignoré.',
  );
});

it.each([
  ['/evenements?commune=zzzz', 'Aucune commune ne s’appelle « zzzz »'],
  ['/evenements?commune=99999', 'Aucune commune ne s’appelle « 99999 »'],
  ['/evenements?lieu=zzzz', 'Aucune commune ne s’appelle « zzzz »'],
  ['/evenements?lieu=saint-denis', 'Quelle commune ?'],
  ['/evenements?format=gala', '« gala » n’est pas une valeur connue du critère « format »'],
  ['/evenements?public=chats', '« chats » n’est pas une valeur connue du critère « public »'],
  ['/evenements?edition=2199', '« 2199 » n’est pas une valeur connue du critère « edition »'],
  ['/evenements?territoire=atlantide', '« atlantide » n’est pas une valeur connue du critère « territoire »'],
  ['/evenements?theme=soupe', '« soupe » n’est pas une valeur connue du critère « theme »'],
  ['/evenements?du=hier', '« hier » n’est pas une date'],
  ['/evenements?au=2026-02-31', '« 2026-02-31 » n’est pas une date'],
  ['/evenements?vue=ronde', '« ronde » n’est pas une valeur connue du critère « vue »'],
  ['/evenements?passes=1', '« 1 » n’est pas une valeur connue du critère « passes »'],
  ['/annuaire/guide?situation=lune', '« lune » n’est pas une valeur connue du critère « situation »'],
  ['/annuaire/guide?lieu=lyon&urgence=lune', '« lune » n’est pas une valeur connue du critère « urgence »'],
  ['/annuaire/livret?ranger=couleur', '« couleur » n’est pas une valeur connue du critère « ranger »'],
  ['/annuaire/livret?choix=personne', '1 acteur choisi n’est plus dans l’annuaire'],
  ['/annuaire/feuille?service=1', '« 1 » n’est pas une valeur connue du critère « service »'],
  ['/annuaire/feuille?commune=zzzz', '« zzzz » n’est pas une valeur connue du critère « commune »'],
  ['/annuaire?ignorer=lune', '« lune » n’est pas une valeur connue du critère « ignorer »'],
  ['/annuaire?lieu=lyon&couleur=bleu', 'Le critère « couleur » n’existe pas'],
  ['/annuaire/qui-fait-quoi?lieu=lyon&couleur=bleu', 'Le critère « couleur » n’existe pas'],
])('%s says « %s »', async (path, sentence) => {
  expect(await textOf(path)).toContain(sentence);
});

it('says it once for all when there is too much of it', async () => {
  const names = Array.from({ length: 40 }, (_, at) => `x${at}=1`).join('&');
  expect(await textOf(`/evenements?${names}`)).toContain('35 autres critères de l’adresse');
});

it('leaves an address alone that says nothing more', async () => {
  const known = '/evenements?format=visite&commune=69123';
  expect((await get('/evenements?commune=69123&format=visite&theme=')).url).toBe(`${app.origin}${known}`);
  expect((await get('/evenements?lieu=Lyon+%2869%29&format=visite')).url).toBe(`${app.origin}${known}`);
  const text = await textOf(known);
  expect(text).not.toContain('ignoré');
});

describe('what has no room for a notice refuses', () => {
  it.each([
    ['/evenements/agenda?couleur=bleu', 400],
    ['/evenements/agenda?commune=lyon', 400],
    ['/evenements/agenda?du=2026-11-01', 400],
    ['/evenements/agenda?format=gala', 400],
    ['/annuaire/export/csv?couleur=bleu', 400],
    ['/annuaire/export/csv?commune=zzzz', 400],
    ['/annuaire/export/geojson?besoin=lune', 400],
  ])('%s: %i', async (path, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(await answer.text()).not.toMatch(/ignoré|VCALENDAR/);
  });

  it('and gives the agenda of the same filters as the page', async () => {
    const all = await (await get('/evenements/agenda')).text();
    const some = await (await get('/evenements/agenda?commune=69123&format=visite&public=public')).text();
    const count = (text: string) => text.split('BEGIN:VEVENT').length - 1;
    expect(count(some)).toBeLessThan(count(all));
    expect(count(await (await get('/evenements/agenda?theme=soupe')).text())).toBe(0);
    expect(await textOf('/evenements?commune=69123&format=visite')).toContain('S’abonner à ce programme');
  });
});

const pairs = fc.array(
  fc.tuple(
    fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom('situation', 'service', 'du', 'format')),
    hostileValue,
  ),
  { maxLength: 8 },
);
const known = { territories: new Set<string>(), editions: new Set<string>(), themes: new Set<string>() };

it('never fails, says each name once, and each sentence is one line', () => {
  fc.assert(
    fc.property(pairs, (given) => {
      const parameters = new URLSearchParams(given.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()]));
      readGuideQuery(parameters);
      for (const asides of [guideAsides(parameters), sheetAsides(parameters), programmeAsides(parameters, known)]) {
        const names = asides.map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        for (const aside of asides) {
          expect(aside.sentence).toMatch(/^[^\p{Cc}]+\.$/u);
          expect(factOf(aside)).toMatch(/\.$/);
        }
      }
    }),
  );
});

it('carries what was set aside to the shorter address of the same page', () => {
  const parameters = new URLSearchParams('lieu=lyon&x=1&x=2&q=froid');
  expect(keepingSetAside('/annuaire?q=froid&commune=69123', parameters, unknownNames(parameters, ['lieu', 'q']))).toBe(
    '/annuaire?q=froid&commune=69123&x=1&x=2',
  );
});
