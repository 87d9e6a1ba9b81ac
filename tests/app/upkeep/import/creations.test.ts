import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyImport } from '#app/upkeep/import/apply-import.server.ts';
import { startImport } from '#app/upkeep/import/start-import.server.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { writeTerritory } from '#tests/support/directory.ts';
import { type ImportFolder, importFolder, writeCoordinator } from '#tests/support/import-files.ts';
import { plantedImport } from '#tests/support/planted-import.ts';

let base: FreshDatabase;
let database: Database;
let files: ImportFolder;

beforeAll(async () => {
  base = await freshDatabase();
  database = openDatabase(base.url('app'), { connections: 4 });
  files = importFolder();
});
afterAll(async () => {
  files?.remove();
  await database?.close();
  await base?.drop();
});

it('writes of each new entry the very snapshot that the base gives of one', async () => {
  const territoryId = await writeTerritory(database);
  const actor = await writeCoordinator(database, territoryId);
  const path = files.write('f.csv', plantedImport().csv);
  const id = await startImport(database, { actor, territoryId, source: 'x', files: [{ path, name: 'f.csv' }] });
  await applyImport(database, actor, id);
  const [row] = await database.raw`
    select count(*)::int as versions, count(*) filter (where snapshot = entry_snapshot(organisation_id))::int as same from entry_versions`;
  expect(row).toEqual({ versions: 194, same: 194 });
});
