// Whether what was just saved has reached every index yet.
import { and, eq } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { searchOutbox } from '#db/schema/search.ts';

/** The relay forgets a line only once the engine's own task has succeeded. */
export async function isWaitingForIndex(database: Database, organisationId: string): Promise<boolean> {
  const rows = await database.query((queries) =>
    queries
      .select({ seq: searchOutbox.seq })
      .from(searchOutbox)
      .where(and(eq(searchOutbox.kind, 'organisation'), eq(searchOutbox.id, organisationId)))
      .limit(1),
  );
  return rows.length > 0;
}
