// A file becomes lines to look at before anything of the directory changes: one transaction, nothing kept of a file that
// cannot be read to its end.
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { importWords } from '#db/schema/import.ts';
import { compareImport, countImport } from './compare-import.server.ts';
import { memoryKey, type WordMemory } from './reading/free-words.ts';
import { proposeMapping } from './reading/import-fields.ts';
import { ImportRefused } from './reading/import-refused.ts';
import { openTable } from './reading/open-table.ts';
import { copyRows } from './store-rows.server.ts';

/** A hundred thousand lines are read and compared in well under a minute. */
const PATIENCE_MS = 10 * 60_000;

export type StartImport = {
  actor: Pick<PersonActor, 'id' | 'name'> | { id: null; name: string };
  territoryId: string;
  source: string;
  files: { path: string; name: string }[];
  onProgress?: (lines: number) => void;
};

/** Returns the id of the import; throws ImportRefused when the file cannot be read. */
export async function startImport(
  database: Database,
  { actor, territoryId, source, files, onProgress = () => {} }: StartImport,
): Promise<string> {
  const memory = await readMemory(database, territoryId);
  const table = await openTable(files.map(({ path }) => path));
  const id = randomUUID();
  const headers = table.headers.map((header) => header.replaceAll('\0', '').toWellFormed().slice(0, 200));
  const mapping = table.mapping ?? proposeMapping(headers);
  try {
    await database.raw.begin(async (transaction) => {
      await transaction`insert into imports ${transaction({
        id,
        territory_id: territoryId,
        person_id: actor.id,
        person_name: actor.name,
        source,
        file_name: files
          .map(({ name }) =>
            name
              .toWellFormed()
              .replaceAll(/\p{Cc}/gu, '')
              .slice(0, 200),
          )
          .join(', '),
        reading: table.reading,
        headers,
        mapping,
        row_count: 0,
      })}`;
      const count = await copyRows(transaction, {
        importId: id,
        rows: table.rows,
        context: { headers, mapping, memory },
        onProgress,
      });
      if (count === 0)
        throw new ImportRefused(
          'Ce fichier n’a aucune ligne sous son en-tête : il n’y a rien à lire. Rien n’a été gardé.',
        );
      await transaction`update imports set row_count = ${count} where id = ${id}`;
    });
  } finally {
    await table.close();
  }
  await database.transaction(async (queries) => {
    await compareImport(queries, id);
    await countImport(queries, id);
  }, PATIENCE_MS);
  return id;
}

/** What was settled once about the words of this territory's files. */
export async function readMemory(database: Database, territoryId: string): Promise<WordMemory> {
  const rows = await database.query((queries) =>
    queries.select().from(importWords).where(eq(importWords.territoryId, territoryId)),
  );
  return new Map(rows.map(({ field, words, codes }) => [memoryKey(field, words), codes]));
}
