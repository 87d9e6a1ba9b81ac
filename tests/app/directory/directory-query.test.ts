import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directoryHref, readDirectoryQuery, writeDirectoryQuery } from '#app/directory/directory-query.ts';
import { knownCodes } from '#app/directory/known-codes.server.ts';

const known = knownCodes([{ slug: 'lyon', name: 'Lyon', centre: '69123', zones: ['200046977'] }]);
const read = (text: string) => readDirectoryQuery(new URLSearchParams(text), known);

describe('readDirectoryQuery', () => {
  it('reads every stable parameter', () => {
    const { query, ignored } = read(
      'q=froid&besoin=eau&besoin=sante&type=ccas-cias&public=senior&reponse=sociale&accueil=a-domicile&mobilisation=telephoner&pour=usagers&frais=gratuit&langue=ar&territoire=lyon&commune=69266&rayon=10&emprise=4,45,5,46&ouvert=1&par=services&tri=distance&vue=carte&page=2',
    );
    expect(ignored).toEqual([]);
    expect(query).toMatchObject({
      q: 'froid',
      selection: { besoin: ['eau', 'sante'], territoire: ['lyon'] },
      commune: '69266',
      radiusKm: 10,
      box: { west: 4, south: 45, east: 5, north: 46 },
      isOpenNow: true,
      groupBy: 'services',
      sort: 'distance',
      view: 'carte',
      page: 2,
    });
  });

  it('tells all networks from none named', () => {
    expect(read('territoire=tous')).toMatchObject({ query: { selection: {}, isEverywhere: true }, ignored: [] });
    expect(read('territoire=tous&territoire=lyon').query).toMatchObject({
      selection: { territoire: ['lyon'] },
      isEverywhere: false,
    });
    expect(directoryHref(read('q=eau&territoire=tous').query)).toBe('/annuaire?q=eau&territoire=tous');
  });

  it.each([
    ['page=-1', 'page'],
    ['page=999999', 'page'],
    ['rayon=abc', 'rayon'],
    ['rayon=0', 'rayon'],
    ['emprise=1,2,3', 'emprise'],
    ['emprise=5,45,4,46', 'emprise'],
    ['besoin=inconnu', 'besoin'],
    ['filter=id>0', 'filter'],
    ['tri=au-hasard', 'tri'],
    ['vue=3d', 'vue'],
    ['par=pays', 'par'],
    ['territoire=atlantide', 'territoire'],
    [`q=${'a'.repeat(10_000)}`, 'q'],
    ['commune=34172&commune=69123', 'commune'],
    ['tri=nom&tri=distance', 'tri'],
  ])('sets aside %s and says so', (text, name) => {
    expect(read(text).ignored.map((one) => one.name)).toEqual([name]);
  });

  it('says nothing of what is sent twice alike, or left empty once', () => {
    expect(read('commune=34172&commune=34172&lieu=&lieu=Lyon&vue=carte&vue=').ignored).toEqual([]);
    expect(read('commune=34172&commune=69123').query.commune).toBe('34172');
  });

  it('never fails, whatever is sent', () => {
    const names = fc.constantFrom(
      'q',
      'besoin',
      'commune',
      'lieu',
      'rayon',
      'emprise',
      'page',
      'tri',
      'vue',
      'ouvert',
      'public',
      'x',
      '__proto__',
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(names, fc.string({ unit: 'binary', maxLength: 300 }))), (pairs) => {
        const { query } = readDirectoryQuery(new URLSearchParams(pairs), known);
        expect(query.q.length).toBeLessThanOrEqual(200);
        expect(query.page).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('writes back what it read', () => {
    const text = fc.string({ maxLength: 40 });
    fc.assert(
      fc.property(text, text, fc.integer({ min: 1, max: 500 }), (q, commune, page) => {
        const first = readDirectoryQuery(new URLSearchParams({ q, commune, page: String(page) }), known).query;
        expect(readDirectoryQuery(writeDirectoryQuery(first), known).query).toEqual(first);
      }),
    );
  });

  it('leaves no control or direction character in what will be shown', () => {
    expect(read('q=a%00b%E2%80%AEc').query.q).toBe('a b c');
  });
});

it('writes a facet that was emptied as if it were not there', () => {
  expect(directoryHref(read('q=eau&besoin=eau').query, { selection: { besoin: undefined } })).toBe('/annuaire?q=eau');
});

it('goes back to the first page when a filter changes', () => {
  expect(directoryHref(read('q=eau&page=4').query, { isOpenNow: true })).toBe('/annuaire?q=eau&ouvert=1');
});
