import { expect, it } from 'vitest';
import { readInstance } from '#app/home/read-instance.server.ts';
import { readTerritoryLines } from '#app/territories/settings/read-territory.server.ts';
import { openDatabase } from '#db/client.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { writeOrganisation, writeTerritory } from '#tests/support/directory.ts';
import { writeCoordinator } from '#tests/support/import-files.ts';

it('counts the entries and the coordination of each territory, where an administrator reads them', async () => {
  const base = await freshDatabase();
  const database = openDatabase(base.url('app'));
  try {
    const here = await writeTerritory(database, 'ici');
    await writeTerritory(database, 'la-bas');
    for (const slug of ['un', 'deux']) await writeOrganisation(database, here, { slug, name: slug }, []);
    const { id } = await writeCoordinator(database, here);
    await database.raw`insert into memberships (person_id, role, territory_id) values (${id}, 'coordinator', ${here}) on conflict do nothing`;
    const expected = [
      { name: 'ici', entries: 2, coordinators: 1 },
      { name: 'la-bas', entries: 0, coordinators: 0 },
    ];
    expect(await readTerritoryLines(database)).toMatchObject(expected);
    expect((await readInstance(database)).territories).toEqual(expected);
  } finally {
    await database.close();
    await base.drop();
  }
});
