// Writes the synthetic network with COPY, in one transaction; the triggers of the search outbox count these rows too.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { eq, getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { TransactionSql } from 'postgres';
import type { Database } from '#db/client.ts';
import { contacts, organisations, places, services } from '#db/schema/directory.ts';
import { territories } from '#db/schema/territories.ts';
import { SYNTHETIC_SOURCE, SYNTHETIC_TERRITORY, type SyntheticBatch, syntheticNetwork } from './synthetic.ts';

const ROWS_PER_CHUNK = 200;

/**
 * Does nothing when the base already holds a synthetic network. Returns how many entries it wrote; `onProgress` hears the
 * number of services so far. The dates of verification are counted back from `today`.
 */
export async function insertSynthetic(
  database: Database,
  options: { services: number; seed: number; today?: Date; onProgress?: (services: number) => void },
): Promise<{ organisations: number; services: number; places: number }> {
  const written = { organisations: 0, services: 0, places: 0 };
  const existing = await database.query((queries) =>
    queries
      .select({ id: organisations.id })
      .from(organisations)
      .where(eq(organisations.source, SYNTHETIC_SOURCE))
      .limit(1),
  );
  if (existing.length > 0) return written;
  await database.query((queries) => queries.insert(territories).values(SYNTHETIC_TERRITORY).onConflictDoNothing());
  await database.raw.begin(async (sql) => {
    for (const batch of syntheticNetwork(options)) {
      await copyBatch(sql, batch);
      written.organisations += batch.organisations.length;
      written.services += batch.services.length;
      written.places += batch.places.length;
      options.onProgress?.(written.services);
    }
  });
  return written;
}

async function copyBatch(sql: TransactionSql, batch: SyntheticBatch): Promise<void> {
  await copyRows(sql, organisations, batch.organisations);
  await copyRows(sql, services, batch.services);
  await copyRows(sql, places, batch.places);
  await copyRows(sql, contacts, batch.contacts);
}

async function copyRows(sql: TransactionSql, table: PgTable, rows: Record<string, unknown>[]): Promise<void> {
  const columns = Object.entries(getTableColumns(table)).map(([key, column]) => ({
    key,
    name: column.name,
    isJson: column.getSQLType() === 'jsonb',
  }));
  const names = sql(columns.map(({ name }) => name));
  const into = await sql`copy ${sql(getTableName(table))} (${names}) from stdin`.writable();
  const line = (row: Record<string, unknown>) => columns.map(({ key, isJson }) => field(row[key], isJson)).join('\t');
  function* chunks() {
    for (let start = 0; start < rows.length; start += ROWS_PER_CHUNK) {
      yield `${rows
        .slice(start, start + ROWS_PER_CHUNK)
        .map(line)
        .join('\n')}\n`;
    }
  }
  await pipeline(Readable.from(chunks()), into);
}

/** One value in COPY's text format, where the backslash, the tab and line ends are escaped. */
function field(value: unknown, isJson: boolean): string {
  if (value === null || value === undefined) return '\\N';
  return plainValue(value, isJson)
    .replaceAll('\\', '\\\\')
    .replaceAll('\t', '\\t')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r');
}

function plainValue(value: unknown, isJson: boolean): string {
  if (isJson) return JSON.stringify(value);
  if (value instanceof Date) return value.toISOString();
  if (!Array.isArray(value)) return String(value);
  return `{${value.map((entry) => `"${String(entry).replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
