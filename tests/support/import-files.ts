// Files to import, written where a test may lose them, and a territory to import them into.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { personActor } from './actors.ts';

export type ImportFolder = { write: (name: string, content: string | Uint8Array) => string; remove: () => void };

export function importFolder(): ImportFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'maillage-import-'));
  return {
    write: (name, content) => {
      const file = path.join(folder, name);
      writeFileSync(file, content);
      return file;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Somebody of the coordination, written in the base. */
export async function writeCoordinator(
  database: Database,
  territoryId: string,
  name = 'Samir Essai',
): Promise<PersonActor> {
  const mail = `${name.toLowerCase().replaceAll(' ', '.')}@exemple.example`;
  const [person] = await database.raw<
    { id: string }[]
  >`insert into people (name, mail) values (${name}, ${mail}) returning id`;
  await database.raw`insert into memberships (person_id, role, territory_id) values (${person?.id ?? ''}, 'coordinator', ${territoryId})`;
  return personActor({
    id: person?.id ?? '',
    name,
    mail,
    provenAt: new Date(),
    territories: [{ id: territoryId, name: 'Montpellier', role: 'coordinator' }],
  });
}
