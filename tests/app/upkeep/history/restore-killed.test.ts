// `kill -9` in the middle of bringing versions back: the entry is always one of them, and its history says which.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBaseline, recordVersions } from '#app/upkeep/history/versions.server.ts';
import type { Database } from '#db/client.ts';
import { createRandom } from '#db/demo/random.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { openTestDatabase, writeOrganisation, writeTerritory } from '#tests/support/directory.ts';
import { writeCoordinator } from '#tests/support/import-files.ts';
import { killAtRandom } from '#tests/support/killed-process.ts';

/** Brings back the first and the second version in turn until it is killed. */
const WORK = `
import { openDatabase } from '#db/client.ts';
import { lastVersion } from '#app/upkeep/history/read-history.server.ts';
import { restoreVersion } from '#app/upkeep/history/restore-version.server.ts';
const [organisationId, personId] = process.env.ENTRY.split(' ');
const database = openDatabase(process.env.BASE, { connections: 2 });
const actor = { kind: 'person', id: personId, name: 'Samir Essai', territories: [], organisations: [] };
for (let number = 1; ; number = 3 - number) {
  const seen = await database.query((queries) => lastVersion(queries, organisationId));
  process.stdout.write('.');
  await restoreVersion(database, { actor, organisationId, number, seen, why: '', mayArchive: true });
}`;

const ROUNDS = 8;
let base: FreshDatabase;
let database: Database;

beforeAll(async () => {
  base = await freshDatabase();
  database = await openTestDatabase(base.url('app'));
});
afterAll(async () => {
  await database?.close();
  await base?.drop();
});

it('leaves one version or the other, never something between', { timeout: 240_000 }, async () => {
  const territory = await writeTerritory(database);
  const actor = await writeCoordinator(database, territory);
  const service = (slug: string) => ({
    slug,
    name: slug,
    needs: ['eau'],
    zones: ['34172'],
    points: [[43.6, 3.9]] as [number, number][],
  });
  const id = await writeOrganisation(database, territory, { slug: 'un', name: 'Avant' }, [
    service('visites'),
    service('conseil'),
  ]);
  await database.transaction(async (queries) => {
    await ensureBaseline(queries, [id]);
    await queries.execute(`update organisations set name = 'Après' where id = '${id}'`);
    await queries.execute(`delete from services where slug = 'conseil'`);
    await recordVersions(queries, [id], { author: actor, cause: 'saisie' });
  });
  const random = createRandom(7, 'kill');
  const seen = new Set<string>();
  for (let round = 0; round < ROUNDS; round += 1) {
    await killAtRandom({
      script: WORK,
      env: { BASE: base.url('app'), ENTRY: `${id} ${actor.id}` },
      random,
      dots: 8,
      withinMs: 40,
    });
    seen.add(await stateNow(id));
  }
  expect([...seen].filter((state) => state !== 'Avant 2 true' && state !== 'Après 1 true')).toEqual([]);
  const [versions] = await database.raw`select max(number) as last, count(*)::int as count from entry_versions`;
  expect(versions?.last).toBe(versions?.count);
  expect(versions?.count).toBeGreaterThan(ROUNDS);
});

/** Asking for the row waits until the server has rolled back what the dead process had begun. */
async function stateNow(id: string): Promise<string> {
  return database.raw.begin(async (sql) => {
    await sql`select from organisations where id = ${id} for update`;
    const [row] = await sql`
      select name, (select count(*) from services where organisation_id = ${id}) as services,
        entry_snapshot(id) = (select snapshot from entry_versions where organisation_id = ${id} order by number desc limit 1) as "isLast"
      from organisations where id = ${id}`;
    return `${row?.name} ${row?.services} ${row?.isLast}`;
  });
}
