// One suite for both engines: whatever answers, the same requests give the same results and the same counts.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#db/client.ts';
import { zoneReach } from '#db/gazetteer.ts';
import type { SearchEngine, SearchRequest } from '#search/engine.ts';
import { createMeilisearchEngine } from '#search/meilisearch.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { createPostgresEngine } from '#search/postgres.ts';
import { reindex } from '#search/reindex.ts';
import { understand } from '#search/understand.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeOrganisation, writeTerritory } from '#tests/support/directory.ts';
import { testMeilisearch } from '#tests/support/meilisearch.ts';

let base: FreshDatabase;
let database: Database;
const engines: Partial<Record<'meilisearch' | 'postgres', SearchEngine>> = {};

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  const territory = await writeTerritory(database);
  await writeOrganisation(
    database,
    territory,
    { slug: 'ccas', name: 'CCAS de Montpellier', kind: 'ccas-cias', verifiedAt: new Date('2026-10-01') },
    [
      {
        slug: 'aide-factures',
        needs: ['aide-paiement', 'impayes-energie'],
        zones: ['34172'],
        points: [[43.61, 3.88]],
        openingHours: '24/7',
      },
      { slug: 'visite', needs: ['froid-inconfort'], zones: ['34172'], publics: ['senior'], accueil: ['a-domicile'] },
    ],
  );
  await writeOrganisation(
    database,
    territory,
    { slug: 'departement', name: 'Département de l’Hérault', kind: 'epci-departement-region' },
    [{ slug: 'fsl', needs: ['aide-paiement', 'impayes-energie'], zones: ['34'], zoneExclusions: ['243400017'] }],
  );
  await writeOrganisation(
    database,
    territory,
    { slug: 'mediateur', name: 'Médiateur national', kind: 'mediateur-energie', communeCode: '75056' },
    [{ slug: 'litige', needs: ['contrat-tarif'], zones: ['france'], cost: 'payant' }],
  );
  await writeOrganisation(database, territory, { slug: 'lyon-aide', name: 'Lyon Aide', communeCode: '69123' }, [
    { slug: 'factures-lyon', needs: ['impayes-energie'], zones: ['200046977'], points: [[45.76, 4.84]] },
    { slug: 'quartier', needs: ['froid-inconfort'], zones: ['69384'] },
  ]);
  await writeOrganisation(
    database,
    territory,
    { slug: 'gefosat', name: 'Gefosat', acronym: 'GEFOSAT', kind: 'operateur' },
    [],
  );
  const meilisearch = testMeilisearch();
  const client = openMeilisearch(meilisearch);
  const index = `${meilisearch.prefix}services`;
  await reindex({ database, meilisearch: { client, index } });
  engines.meilisearch = createMeilisearchEngine({ client, index, deadlineMs: 5_000 });
  engines.postgres = createPostgresEngine(database);
});

afterAll(async () => {
  await database?.close();
  await base?.drop();
});

function requestFor(change: Partial<SearchRequest> & { q?: string; commune?: string } = {}): SearchRequest {
  const { q = '', commune, ...rest } = change;
  return {
    understood: understand(q, {}),
    selection: {},
    reach: commune ? (zoneReach(commune) ?? null) : null,
    isReachFromWords: false,
    radiusKm: null,
    box: null,
    origin: null,
    openAt: null,
    groupBy: 'acteurs',
    sort: 'pertinence',
    offset: 0,
    limit: 20,
    ...rest,
  };
}

describe.each(['meilisearch', 'postgres'] as const)('%s', (name) => {
  const search = async (request: SearchRequest) => {
    const engine = engines[name];
    if (!engine) throw new Error('the engine is not there');
    return engine.search(request);
  };
  const slugs = async (request: SearchRequest) =>
    (await search(request)).items.map((item) => item.documents[0]?.organisation.slug);

  it('lists everything when nothing is asked', async () => {
    const result = await search(requestFor());
    expect(result).toMatchObject({ engine: name, organisations: 5, services: 7, isExact: true });
  });

  it('keeps what acts for a commune, with exclusions, whole départements and the whole country', async () => {
    expect((await slugs(requestFor({ commune: '34172' }))).toSorted()).toEqual(['ccas', 'gefosat', 'mediateur']);
    expect((await slugs(requestFor({ commune: '34032' }))).toSorted()).toEqual(['departement', 'mediateur']);
    expect((await slugs(requestFor({ commune: '69266' }))).toSorted()).toEqual(['lyon-aide', 'mediateur']);
  });

  it('shows what acts in one arrondissement to somebody known only by the city, and not to another arrondissement', async () => {
    const services = async (commune: string) => (await search(requestFor({ commune }))).services;
    expect(await services('69123')).toBe(3);
    expect(await services('69384')).toBe(3);
    expect(await services('69383')).toBe(2);
  });

  it('never matches the need of one service with the public or the mode of another', async () => {
    expect(await slugs(requestFor({ selection: { besoin: ['impayes-energie'], accueil: ['a-domicile'] } }))).toEqual(
      [],
    );
    expect(await slugs(requestFor({ selection: { besoin: ['froid-inconfort'], accueil: ['a-domicile'] } }))).toEqual([
      'ccas',
    ]);
  });

  it('lets « tous publics » answer for every public, and counts it so', async () => {
    const result = await search(requestFor({ selection: { public: ['locataire-prive'] } }));
    expect(result.services).toBe(5);
    expect(result.facets.public.senior).toBe(4);
  });

  it('treats choices within a facet as alternatives and counts a facet without its own choice', async () => {
    const result = await search(requestFor({ selection: { besoin: ['contrat-tarif'] }, groupBy: 'services' }));
    expect(result.services).toBe(1);
    expect(result.facets.besoin).toMatchObject({ 'contrat-tarif': 1, 'impayes-energie': 3, 'froid-inconfort': 2 });
    expect(result.facets.frais).toEqual({ payant: 1 });
    const both = await search(
      requestFor({ selection: { besoin: ['contrat-tarif', 'froid-inconfort'] }, groupBy: 'services' }),
    );
    expect(both.services).toBe(3);
  });

  it('counts actors by actor: two services of one organisation are one', async () => {
    const result = await search(requestFor({ commune: '34172' }));
    expect(result.facets.type).toMatchObject({ 'ccas-cias': 1, 'mediateur-energie': 1 });
    expect(result.facets.accueil).toMatchObject({ 'sur-place': 1, 'a-domicile': 1, 'a-distance': 1 });
  });

  it('knows who meets the same need elsewhere: neighbours, then who answers from afar, nobody who acts there or is listed', async () => {
    const elsewhere = async (change: Parameters<typeof requestFor>[0], listed: string[] = []) => {
      const items = (await engines[name]?.elsewhere(requestFor(change), listed, 10)) ?? [];
      return items.map(({ documents: [first] }) => `${first?.organisation.slug}/${first?.service?.slug}`);
    };
    const { items } = await search(requestFor({ q: 'facture impayée' }));
    const idOf = (slug: string) =>
      items.find(({ documents: [first] }) => first?.organisation.slug === slug)?.organisationId ?? '';
    // Montpellier is left out of what its département does; Lyon receives at its desk only, far away.
    expect(await elsewhere({ q: 'facture impayée', commune: '34172' })).toEqual(['departement/fsl']);
    expect(await elsewhere({ q: 'facture impayée', commune: '34172' }, [idOf('departement')])).toEqual([]);
    expect(await elsewhere({ q: 'facture impayée', commune: '34032' })).toEqual(['ccas/aide-factures']);
    expect(await elsewhere({ q: 'facture impayée', commune: '34032', groupBy: 'services' })).toEqual([
      'ccas/aide-factures',
    ]);
    // Far from Lyon, the fund answers from afar and the desk of the CCAS does not.
    expect(await elsewhere({ selection: { besoin: ['impayes-energie'] }, commune: '69266' })).toEqual([
      'departement/fsl',
    ]);
    expect(await elsewhere({ q: 'facture impayée', commune: '34032', selection: { accueil: ['a-domicile'] } })).toEqual(
      [],
    );
    // Without a place, a need or relevance there is no « elsewhere »; nor where a circle or a box was drawn.
    for (const change of [
      { q: 'facture impayée' },
      { commune: '34032' },
      { q: 'facture impayée', commune: '34032', sort: 'nom' as const },
      { q: 'facture impayée', commune: '34032', radiusKm: 10, origin: [43.34, 3.21] as [number, number] },
      { q: 'facture impayée', commune: '34032', box: { west: 3, south: 43, east: 4, north: 44 } },
    ]) {
      expect(await elsewhere(change)).toEqual([]);
    }
    const counted = await search(requestFor({ q: 'facture impayée', commune: '34032' }));
    expect(counted.items.map(({ documents: [first] }) => first?.organisation.slug)).not.toContain('ccas');
  });

  it('finds a name, a misspelt name, an acronym and a need said in words', async () => {
    expect((await slugs(requestFor({ q: 'gefosat' })))[0]).toBe('gefosat');
    expect((await slugs(requestFor({ q: 'gefossat' })))[0]).toBe('gefosat');
    expect((await slugs(requestFor({ q: 'ccas' })))[0]).toBe('ccas');
    expect((await slugs(requestFor({ q: 'facture impayée', commune: '34172' })))[0]).toBe('ccas');
  });

  it('puts a scheme called by its acronym before whoever meets the same need', async () => {
    const result = await search(requestFor({ q: 'fsl', groupBy: 'services' }));
    expect(result.items[0]?.documents[0]?.service?.slug).toBe('fsl');
    expect(result.services).toBeGreaterThan(1);
  });

  it('puts services whose first need it is before those that also do it', async () => {
    const result = await search(requestFor({ selection: { besoin: ['aide-paiement'] }, groupBy: 'services' }));
    expect(result.items.map((item) => item.documents[0]?.service?.slug)).toEqual(['aide-factures', 'fsl']);
  });

  it('ranks by distance what is delivered at a place and leaves the rest after it', async () => {
    const result = await search(requestFor({ origin: [43.61, 3.88], sort: 'distance' }));
    expect(result.items[0]?.distanceKm).toBeLessThan(1);
    expect(result.items[1]?.documents[0]?.organisation.slug).toBe('lyon-aide');
    expect(result.items[2]?.distanceKm).toBeNull();
  });

  it('keeps what is inside a box, and within a radius or at home', async () => {
    expect(await slugs(requestFor({ box: { west: 4, south: 45, east: 5, north: 46 } }))).toEqual(['lyon-aide']);
    const near = await slugs(requestFor({ origin: [43.61, 3.88], radiusKm: 10 }));
    expect(near).toContain('ccas');
    expect((await search(requestFor({ origin: [43.61, 3.88], radiusKm: 10, groupBy: 'services' }))).services).toBe(6);
  });

  it('keeps what is open at a moment, and leaves unknown hours out without calling them closed', async () => {
    const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000);
    expect(await slugs(requestFor({ openAt: soon(24) }))).toEqual(['ccas']);
    expect((await search(requestFor({ commune: '34172' }))).services).toBe(4);
  });

  it('sorts by name as French does and pages without losing or repeating anybody', async () => {
    const all = await slugs(requestFor({ sort: 'nom' }));
    expect(all).toEqual(['ccas', 'departement', 'gefosat', 'lyon-aide', 'mediateur']);
    const pages = await Promise.all([0, 2, 4].map((offset) => slugs(requestFor({ sort: 'nom', offset, limit: 2 }))));
    expect(pages.flat()).toEqual(all);
  });

  it('gives public contacts only', async () => {
    const result = await search(requestFor({ q: 'ccas' }));
    const text = JSON.stringify(result);
    expect(text).toContain('01 99 00 11 22');
    expect(text).not.toContain('01 99 00 33 44');
  });

  it('reads cards by slug and by id, and gives every matching id to the map', async () => {
    const engine = engines[name];
    const card = (await engine?.documentsOfOrganisation('ccas')) ?? [];
    expect(card.map((document) => document.service?.slug).toSorted()).toEqual(['aide-factures', 'visite']);
    expect(await engine?.documentsByIds([card[0]?.id ?? ''])).toHaveLength(1);
    expect(await engine?.documentsOfOrganisation('"] OR id EXISTS')).toEqual([]);
    const matched = await engine?.matchedIds(
      requestFor({ commune: '34172', selection: { besoin: ['froid-inconfort'] } }),
    );
    expect(matched).toMatchObject({ isComplete: true, ids: [card.find((one) => one.service?.slug === 'visite')?.id] });
  });
});
