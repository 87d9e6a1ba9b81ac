// Card, guide and sheet on both engines: what one service offers is never lent to another.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cardView, readDocuments } from '#app/directory/card/read-card.server.ts';
import { readNeighbours } from '#app/directory/card/read-neighbours.server.ts';
import { readGuideQuery } from '#app/directory/guide/guide-query.ts';
import { readGuide } from '#app/directory/guide/read-guide.server.ts';
import { readSheet } from '#app/directory/sheet/read-sheet.server.ts';
import type { Database } from '#db/client.ts';
import type { SearchEngine } from '#search/engine.ts';
import { createMeilisearchEngine } from '#search/meilisearch.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { createPostgresEngine } from '#search/postgres.ts';
import { reindex } from '#search/reindex.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeOrganisation, writeTerritory } from '#tests/support/directory.ts';
import { testMeilisearch } from '#tests/support/meilisearch.ts';

const now = new Date('2026-11-21T12:00:00Z');
const publicUrl = 'https://maillage.example';
const engines: Partial<Record<'meilisearch' | 'postgres', SearchEngine>> = {};
let base: FreshDatabase;
let database: Database;

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
  const territory = await writeTerritory(database);
  await writeOrganisation(
    database,
    territory,
    {
      slug: 'ccas',
      name: 'CCAS de Montpellier',
      acronym: 'CCAS',
      kind: 'ccas-cias',
      verifiedAt: new Date('2026-10-01'),
    },
    [
      {
        slug: 'secours',
        needs: ['aide-paiement', 'impayes-energie'],
        responses: ['financiere'],
        zones: ['34172'],
        points: [[43.61, 3.88]],
        openingHours: 'Mo-Fr 09:00-12:00; PH off',
        papers: ['facture', 'bail'],
        capacityState: 'complet',
        capacityUntil: '2026-12-15',
      },
      { slug: 'canicule', needs: ['chaleur-ete', 'froid-inconfort'], zones: ['34172'], publics: ['senior'] },
    ],
  );
  await writeOrganisation(database, territory, { slug: 'slime', name: 'Slime', kind: 'association-habitat' }, [
    {
      slug: 'visite',
      needs: ['froid-inconfort'],
      responses: ['technique'],
      zones: ['243400017'],
      publics: ['locataire-prive'],
      accueil: ['a-domicile'],
      mobilisation: ['sur-signalement'],
      mobilisationFor: ['professionnels'],
    },
    // Meets the need, elsewhere; and is there, for another need: together they must not make a match.
    { slug: 'visite-lyon', needs: ['humidite-moisissures'], zones: ['69123'] },
    { slug: 'bricolage', needs: ['petits-travaux-ara'], responses: ['technique'], zones: ['34172'] },
  ]);
  await writeOrganisation(database, territory, { slug: 'adil', name: 'ADIL', kind: 'adil' }, [
    { slug: 'conseil', needs: ['mediation-bailleur', 'impayes-energie'], responses: ['juridique'], zones: ['34'] },
  ]);
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

describe.each(['meilisearch', 'postgres'] as const)('%s', (name) => {
  const engine = () => {
    const search = engines[name];
    if (!search) throw new Error('the engine is not there');
    return search;
  };
  const guide = async (answers: string) => {
    const answer = await readGuide({ search: engine() }, readGuideQuery(new URLSearchParams(answers)), now);
    if ('redirectTo' in answer) throw new Error(`redirected to ${answer.redirectTo}`);
    return answer.view;
  };
  const found = async (answers: string) =>
    (await guide(answers)).groups.map((group) => [group.code, group.services.map((service) => service.name)]);

  it('fetches services in the order asked, without those it does not hold', async () => {
    const documents = (await readDocuments({ search: engine() }, 'slime')) ?? [];
    const ids = documents.map(({ id }) => id).toReversed();
    const asked = await engine().documentsByIds([...ids, '00000000-0000-4000-8000-000000000000']);
    expect(asked.map(({ id }) => id)).toEqual(ids);
    expect(await engine().documentsByIds([])).toEqual([]);
  });

  it('shows a card whole, with public contacts only', async () => {
    const documents = (await readDocuments({ search: engine() }, 'ccas')) ?? [];
    const card = cardView(documents, publicUrl, now);
    expect(card).toMatchObject({
      url: 'https://maillage.example/annuaire/ccas',
      acronym: { short: 'CCAS', full: 'Centre communal d’action sociale' },
      contacts: [{ channel: 'telephone', value: '01 99 00 11 22', href: 'tel:0199001122' }],
    });
    const aid = card?.services.find(({ slug }) => slug === 'secours');
    expect(aid).toMatchObject({ zones: 'Agit à Montpellier', capacity: { level: 'full' } });
    expect(aid?.places[0]?.hours).toMatchObject({ kind: 'week', isClosedOnHolidays: true });
    expect(JSON.stringify(card)).not.toContain('01 99 00 33 44');
  });

  it('has no card for a name nobody bears', async () => {
    expect(await readDocuments({ search: engine() }, 'personne')).toBeNull();
    expect(await readDocuments({ search: engine() }, '" OR 1=1')).toBeNull();
  });

  it('names who completes a card, and who else is there', async () => {
    const documents = (await readDocuments({ search: engine() }, 'slime')) ?? [];
    const { complementary, neighbours } = await readNeighbours({ search: engine() }, documents);
    expect(complementary.map(({ slug }) => slug)).toEqual([]);
    expect(neighbours.map(({ slug }) => slug).toSorted()).toEqual(['adil', 'ccas']);
    const ccas = (await readDocuments({ search: engine() }, 'ccas')) ?? [];
    const around = await readNeighbours({ search: engine() }, ccas);
    expect(around.neighbours.map(({ slug }) => slug).toSorted()).toEqual(['adil', 'slime']);
  });

  it('answers by kind, with need, zone and public of one service', async () => {
    expect(await found('commune=34172&situation=facture')).toEqual([
      ['juridique', ['conseil']],
      ['financiere', ['secours']],
    ]);
    expect(await found('commune=34172&situation=froid&logement=locataire-prive')).toEqual([['technique', ['visite']]]);
    expect(await found('commune=34172&situation=froid&logement=proprietaire')).toEqual([]);
    expect(await found('commune=34172&situation=humidite')).toEqual([]);
  });

  it('puts first what is urgent, and leaves to professionals what is theirs', async () => {
    const kinds = (await found('commune=34172&situation=facture&urgence=coupure')).map(([kind]) => kind);
    expect(kinds).toEqual(['financiere', 'juridique']);
    expect(await found('commune=34172&situation=froid&logement=locataire-prive&pour=usagers')).toEqual([]);
  });

  it('understands the free line, and the commune in it', async () => {
    const view = await guide('texte=facture+impayée+à+Montpellier');
    expect(view.placeCode).toBe('34172');
    expect(view.groups.flatMap(({ services }) => services.map((service) => service.name)).toSorted()).toEqual([
      'conseil',
      'secours',
    ]);
  });

  it('says why, and what may be missing', async () => {
    const { groups } = await guide('commune=34172&situation=facture');
    const aid = groups.flatMap(({ services }) => services).find((service) => service.name === 'secours');
    expect(aid?.because).toEqual(expect.arrayContaining(['agit à Montpellier', 'gratuit']));
    expect(aid?.missing).toEqual([
      { text: 'complet jusqu’au 15 décembre 2026', isSerious: true },
      { text: expect.stringContaining('facture, bail'), isSerious: false },
    ]);
  });

  it('asks which commune, keeps the other answers, and never guesses', async () => {
    const several = await guide('lieu=saint-denis&situation=froid');
    expect(several.groups).toEqual([]);
    expect(several.choices).toContainEqual({
      label: 'Saint-Denis (93200)',
      href: '/annuaire/guide?commune=93066&situation=froid',
    });
    const none = await guide('lieu=zzyzx&situation=froid');
    expect(none).toMatchObject({ unknownPlace: 'zzyzx', groups: [] });
    const typed = await readGuide(
      { search: engine() },
      readGuideQuery(new URLSearchParams('lieu=34000&situation=eau')),
      now,
    );
    expect(typed).toEqual({ redirectTo: '/annuaire/guide?commune=34172&situation=eau' });
  });

  it('puts on the sheet only what the person may ask for alone', async () => {
    const own = (await readDocuments({ search: engine() }, 'ccas')) ?? [];
    const others = (await readDocuments({ search: engine() }, 'slime')) ?? [];
    const visit = others.find((document) => document.service?.name === 'visite');
    const ids = [...own.map(({ id }) => id), visit?.id ?? '', '00000000-0000-4000-8000-000000000000'];
    const sheet = await readSheet({ search: engine(), publicUrl }, { ids, commune: '34172' }, now);
    expect(sheet.services.map((service) => service.name).toSorted()).toEqual(['canicule', 'secours']);
    expect(sheet.withProfessional.map((service) => service.name)).toEqual(['visite']);
    expect(sheet).toMatchObject({ missing: 1, placeName: 'Montpellier', date: '21 novembre 2026', size: 16 });
    const aid = sheet.services.find((service) => service.name === 'secours');
    expect(aid?.warnings).toEqual(['Complet jusqu’au 15 décembre 2026']);
    expect(aid?.places[0]?.hours).toMatch(/^Lundi au vendredi\s: 9\sh\s–\s12\sh$/u);
  });
});
