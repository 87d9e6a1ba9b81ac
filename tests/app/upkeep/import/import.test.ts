import { afterAll, beforeAll, expect, it } from 'vitest';
import { applyImport } from '#app/upkeep/import/apply-import.server.ts';
import { startImport } from '#app/upkeep/import/start-import.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { openDatabase } from '#db/client.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database.ts';
import { writeTerritory } from '#tests/support/directory.ts';
import { type ImportFolder, importFolder, writeCoordinator } from '#tests/support/import-files.ts';
import { plantedImport } from '#tests/support/planted-import.ts';

let base: FreshDatabase;
let database: Database;
let files: ImportFolder;
let territoryId: string;
let actor: PersonActor;

beforeAll(async () => {
  base = await freshDatabase();
  database = openDatabase(base.url('app'), { connections: 4 });
  files = importFolder();
  territoryId = await writeTerritory(database);
  actor = await writeCoordinator(database, territoryId);
});
afterAll(async () => {
  files?.remove();
  await database?.close();
  await base?.drop();
});

async function start(csv: string, source = 'Tableau'): Promise<string> {
  const path = files.write('fichier.csv', csv);
  return startImport(database, { actor, territoryId, source, files: [{ path, name: 'fichier.csv' }] });
}

async function countsOf(id: string): Promise<Record<string, number>> {
  const [row] = await database.raw<{ counts: Record<string, number> }[]>`select counts from imports where id = ${id}`;
  return row?.counts ?? {};
}

it('finds the eleven planted mistakes by line and column, and writes the rest', async () => {
  const { csv, mistakes } = plantedImport();
  const id = await start(csv);
  const rows = await database.raw<{ line: number; column: string | null; message: string; is_refused: boolean }[]>`
    select line, i ->> 'column' as column, i ->> 'message' as message, is_refused
    from import_rows, jsonb_array_elements(issues) i where import_id = ${id} order by line`;
  for (const { line, column, says, isRefused } of mistakes) {
    expect(rows.filter((row) => row.line === line)).toContainEqual({
      line,
      column,
      message: expect.stringContaining(says),
      is_refused: isRefused,
    });
  }
  expect(new Set(rows.map(({ line }) => line)).size).toBe(mistakes.length);
  expect(await countsOf(id)).toMatchObject({
    lines: 200,
    refused: 6,
    organisationsCreated: 194,
    servicesCreated: 194,
    organisationsUpdated: 0,
    left: 0,
  });
  expect(await applyImport(database, actor, id)).toBe(true);
  const [counted] =
    await database.raw`select (select count(*)::int from organisations) as organisations, (select count(*)::int from services) as services`;
  expect(counted).toEqual({ organisations: 194, services: 194 });
});
