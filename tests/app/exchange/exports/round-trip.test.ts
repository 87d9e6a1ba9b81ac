// What goes out as a table comes back as the same entries, for what a table of services can say.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyImport } from '#app/upkeep/import/apply-import.server.ts';
import { startImport } from '#app/upkeep/import/start-import.server.ts';
import type { Database } from '#db/client.ts';
import { type OrganisationRows, readOrganisations } from '#search/read-organisations.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeTerritory } from '#tests/support/directory.ts';
import { visitor } from '#tests/support/sign-in.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'maillage-round-trip-'));
const bases: { base: FreshDatabase; database: Database }[] = [];
let app: TestApp;

beforeAll(async () => {
  app = await startApp();
  // One of several communes of that name.
  await app.database.raw`update organisations set commune_code = '93066' where slug = 'caf-de-l-herault'`;
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  for (const { base, database } of bases) {
    await database.close();
    await base.drop();
  }
  await app?.close();
});

async function emptyTerritory() {
  const base = await freshDatabase();
  const database = await openTestDatabase(base.url('app'));
  bases.push({ base, database });
  return { database, territoryId: await writeTerritory(database) };
}

async function entriesOf(database: Database): Promise<OrganisationRows[]> {
  const ids = await database.raw<{ id: string }[]>`select id from organisations where status = 'published'`;
  return database.query(
    (queries) =>
      readOrganisations(
        queries,
        ids.map(({ id }) => id),
      ),
    20_000,
  );
}

/**
 * Left out, for a line does not say them: places one by one, doors, closures, whose contact it is, dates. An import takes the
 * contacts of the first line of an organisation.
 */
function said({ organisation: o, contacts, services }: OrganisationRows) {
  const first = services[0]?.service.id;
  const reach = contacts.filter(
    ({ visibility, channel, serviceId }) =>
      visibility === 'public' && channel !== 'site' && (serviceId === null || serviceId === first),
  );
  return {
    name: o.name,
    acronym: o.acronym,
    kind: o.kind,
    description: o.description,
    siret: o.siret,
    website: o.website,
    address: o.address,
    commune: o.communeCode,
    point: o.latitude === null ? null : [o.latitude, o.longitude],
    networks: o.networks,
    contacts: [...new Set(reach.map(({ value }) => value.replaceAll(/\s/g, '')))].sort(),
    services: services
      .map(({ service: s }) => ({
        name: s.name,
        description: s.description,
        needs: s.needs,
        responses: s.responses,
        publics: s.publics,
        conditions: s.conditions,
        papers: s.papers,
        cost: s.cost,
        costDetail: s.costDetail,
        accueil: s.accueil,
        mobilisation: s.mobilisation,
        mobilisationFor: s.mobilisationFor,
        mobilisationDetail: s.mobilisationDetail,
        languages: s.languages,
        zones: s.zones,
        zoneDetail: s.zoneDetail,
      }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

const byName = (entries: OrganisationRows[]) => entries.map(said).sort((a, b) => (a.name < b.name ? -1 : 1));

it.each(['csv', 'xlsx'] as const)('brings the directory into an empty territory as it was, by %s', async (format) => {
  const answer = await visitor(app).get(`/annuaire/export/${format}`);
  const file = path.join(folder, `annuaire.${format}`);
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  const { database, territoryId } = await emptyTerritory();
  const actor = { id: null, name: 'Essai' };
  const id = await startImport(database, {
    actor,
    territoryId,
    source: 'Aller-retour',
    files: [{ path: file, name: path.basename(file) }],
  });
  const faults = await database.raw`
    select line, issues from import_rows where import_id = ${id} and issues @> '[{"level":"error"}]' order by line limit 5`;
  expect([...faults]).toEqual([]);
  expect(await applyImport(database, { kind: 'system', name: 'Essai' }, id)).toBe(true);
  const before = byName(await entriesOf(app.database));
  const after = byName(await entriesOf(database));
  expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
  for (const [at, entry] of before.entries()) expect(after[at]).toEqual(entry);
});
