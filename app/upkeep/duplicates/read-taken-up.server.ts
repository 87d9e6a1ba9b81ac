// An entry that was merged into another one: where it went, for whoever finds it taken out.
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Database } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { merges } from '#db/schema/duplicates.ts';

export type TakenUp = { mergeId: string; name: string };

export async function readTakenUp(database: Database, organisationId: string): Promise<TakenUp | null> {
  const [row] = await database.query((queries) =>
    queries
      .select({ mergeId: merges.id, name: organisations.name })
      .from(merges)
      .innerJoin(organisations, eq(organisations.id, merges.keptId))
      .where(and(eq(merges.goneId, organisationId), isNull(merges.undoneAt)))
      .orderBy(desc(merges.at))
      .limit(1),
  );
  return row ?? null;
}
