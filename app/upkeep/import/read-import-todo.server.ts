// Imports that wait for somebody: read but not written, or stopped on the way.
import { and, desc, inArray, sql } from 'drizzle-orm';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { imports } from '#db/schema/import.ts';

const SHOWN = 5;

export type ImportTodo = {
  total: number;
  imports: {
    id: string;
    source: string;
    day: string;
    by: string;
    lines: number;
    refused: number;
    isStopped: boolean;
  }[];
};

export async function readImportTodo(database: Database, actor: PersonActor): Promise<ImportTodo> {
  const own = actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => id);
  if (own.length === 0) return { total: 0, imports: [] };
  const rows = await database.query((queries) =>
    queries
      .select({ row: imports, total: sql<number>`count(*) over ()::int` })
      .from(imports)
      .where(and(inArray(imports.territoryId, own), inArray(imports.status, ['checked', 'applying', 'undoing'])))
      .orderBy(desc(imports.createdAt))
      .limit(SHOWN),
  );
  return {
    total: rows[0]?.total ?? 0,
    imports: rows.map(({ row }) => ({
      id: row.id,
      source: row.source,
      day: row.createdAt.toISOString(),
      by: row.personName,
      lines: row.rowCount,
      refused: row.counts.refused ?? 0,
      isStopped: row.status !== 'checked',
    })),
  };
}
