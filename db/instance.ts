// A base is a demonstration or a real one for its whole life.
import type { Database } from './client.ts';
import { instance } from './schema/instance.ts';

/** Its message is a French sentence for the terminal. */
export class InstanceMismatch extends Error {
  override name = 'InstanceMismatch';
}

/** Marks an empty base on first use; afterwards throws InstanceMismatch when it is of the other sort. */
export async function claimInstance(database: Database, isDemonstration: boolean): Promise<{ firstStartedAt: Date }> {
  await database.query((queries) => queries.insert(instance).values({ isDemo: isDemonstration }).onConflictDoNothing());
  const [row] = await database.query((queries) => queries.select().from(instance));
  if (!row) throw new Error('the instance row is missing');
  if (row.isDemo !== isDemonstration) {
    throw new InstanceMismatch(
      row.isDemo
        ? 'Cette base contient des données de démonstration : elle ne peut pas devenir une installation réelle. Indiquez une autre base (DATABASE_URL) ou un autre dossier (DATA_DIR), ou lancez avec DEMO=1.'
        : 'Cette base est une installation réelle : elle refuse les données de démonstration. Indiquez une autre base ou un autre dossier (DATA_DIR), ou lancez avec DEMO=0.',
    );
  }
  return { firstStartedAt: row.firstStartedAt };
}
