// The import behind /administration/import/:import, for the coordination of its territory.
import { desc, eq, inArray } from 'drizzle-orm';
import { isId } from '#app/server/ids.ts';
import type { Actor, PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { imports } from '#db/schema/import.ts';
import { territories } from '#db/schema/territories.ts';
import { mayImportInto } from './import-policy.ts';

export type ImportRow = typeof imports.$inferSelect;

/** Throws 404 when there is none and 403 for who may not see it. */
export async function keptImport(database: Database, actor: Actor, id: string): Promise<ImportRow> {
  const [row] = isId(id)
    ? await database.query((queries) => queries.select().from(imports).where(eq(imports.id, id)))
    : [];
  if (!row)
    throw new Response(
      'Cet import n’existe pas, ou a été oublié : un import qui n’est pas écrit n’est gardé qu’une semaine.',
      { status: 404 },
    );
  if (!mayImportInto(actor, row.territoryId))
    throw new Response('Cet import est celui de la coordination d’un autre territoire.', { status: 403 });
  return row;
}

export type ImportItem = {
  id: string;
  source: string;
  fileName: string;
  territory: string;
  status: string;
  day: string;
  by: string;
  counts: Record<string, number>;
};

/** Latest first. */
export async function readImports(database: Database, actor: PersonActor, limit = 20): Promise<ImportItem[]> {
  const own = actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => id);
  if (own.length === 0) return [];
  const rows = await database.query((queries) =>
    queries
      .select({ row: imports, territory: territories.name })
      .from(imports)
      .innerJoin(territories, eq(territories.id, imports.territoryId))
      .where(inArray(imports.territoryId, own))
      .orderBy(desc(imports.createdAt))
      .limit(limit),
  );
  return rows.map(({ row, territory }) => ({
    id: row.id,
    source: row.source,
    fileName: row.fileName,
    territory,
    status: row.status,
    day: row.createdAt.toISOString(),
    by: row.personName,
    counts: row.counts,
  }));
}
