// The entry somebody corrects from its card, as they saw it when the form opened.
import { eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { lastVersion, versionSnapshot } from '../history/read-history.server.ts';
import type { EntrySnapshot } from '../history/snapshot.ts';
import { readSnapshot } from '../history/versions.server.ts';

export type CorrectionSubject = {
  homeTerritoryId: string;
  /** The last version when the form opened; 0 when none was recorded yet. */
  seen: number;
  base: EntrySnapshot;
};

/** `seen`: what the form says it was made from. null when the entry left the directory. */
export async function readCorrectionSubject(
  database: Database,
  organisationId: string,
  seen: number | null,
): Promise<CorrectionSubject | null> {
  return database.query(async (queries) => {
    const [row] = await queries
      .select({ homeTerritoryId: organisations.homeTerritoryId, status: organisations.status })
      .from(organisations)
      .where(eq(organisations.id, organisationId));
    if (row?.status !== 'published') return null;
    const last = await lastVersion(queries, organisationId);
    // Before its first recorded change an entry is what the first version then says.
    const wanted = seen === null ? last : Math.max(1, seen);
    const version =
      wanted < last || (seen === 0 && last > 0) ? await versionSnapshot(queries, organisationId, wanted) : null;
    return {
      homeTerritoryId: row.homeTerritoryId,
      seen: version ? wanted : last,
      base: version?.snapshot ?? (await readSnapshot(queries, organisationId)),
    };
  });
}
