// The plain way: each line read and checked as ours is, looked for, then inserted statement by statement, each committed.
import { randomUUID } from 'node:crypto';
import { proposeMapping } from '#app/upkeep/import/reading/import-fields.ts';
import { openTable } from '#app/upkeep/import/reading/open-table.ts';
import { rowReader } from '#app/upkeep/import/store-rows.server.ts';
import type { Sql } from '#db/client.ts';

/** Returns lines per second over `lines` lines of the file. */
export async function plainImport(
  sql: Sql,
  { path, territoryId, lines }: { path: string; territoryId: string; lines: number },
): Promise<number> {
  const began = performance.now();
  const table = await openTable([path]);
  const read = rowReader(randomUUID(), {
    headers: table.headers,
    mapping: proposeMapping(table.headers),
    memory: new Map(),
  });
  let count = 0;
  for await (const raw of table.rows) {
    const row = read(raw);
    if (!row.isRefused) await insertOne(sql, row, territoryId);
    count += 1;
    if (count === lines) break;
  }
  await table.close();
  return (count * 1000) / (performance.now() - began);
}

async function insertOne(sql: Sql, row: ReturnType<ReturnType<typeof rowReader>>, territoryId: string): Promise<void> {
  const {
    organisation: o,
    service: s,
    place: p,
  } = row as unknown as Record<'organisation' | 'service' | 'place', Record<string, never>>;
  if (row.isHead) {
    await sql`select id from organisations where commune_code = ${o.commune_code ?? null} and (siret = ${o.siret ?? null} or name = ${o.name ?? ''})`;
    const { slug, ...fields } = o;
    await sql`insert into organisations ${sql({ id: row.organisationId, slug: `${slug}-${row.organisationId.slice(0, 8)}`, home_territory_id: territoryId, kind: 'autre', ...fields } as never)}`;
    for (const contact of row.contacts)
      await sql`insert into contacts ${sql({ organisation_id: row.organisationId, ...contact } as never)}`;
  }
  if (!s) return;
  await sql`insert into services ${sql({
    id: row.serviceId,
    organisation_id: row.organisationId,
    publics: ['tous'],
    cost: 'gratuit',
    accueil: ['sur-place'],
    zones: ['france'],
    ...s,
    slug: `${s.slug}-${row.line}`,
  } as never)}`;
  if (p) await sql`insert into places ${sql({ id: row.placeId, service_id: row.serviceId, ...p } as never)}`;
  await sql`
    insert into entry_versions (organisation_id, number, author_name, cause, snapshot)
    select id, coalesce((select max(number) from entry_versions where organisation_id = organisations.id), 0) + 1, 'Mesure', 'import', entry_snapshot(id)
    from organisations where id = ${row.organisationId}`;
}
