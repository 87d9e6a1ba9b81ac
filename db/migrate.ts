import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';
import { connectionOptions } from './connection.ts';

/** Any number: it only has to be the same in every process that migrates. */
const MIGRATION_LOCK = 7_426_001;

/** Brings the base up to date as its owner (`url` of role `migrator`); several processes may call it at once. */
export async function migrate(url: string): Promise<void> {
  const client = postgres({ ...connectionOptions(url), max: 1, onnotice: () => {} });
  try {
    await client`select pg_advisory_lock(${MIGRATION_LOCK})`;
    await runMigrations(drizzle(client), {
      migrationsFolder: fileURLToPath(new URL('./migrations', import.meta.url)),
      migrationsSchema: 'public',
      migrationsTable: 'migrations',
    });
  } finally {
    await client.end({ timeout: 3 });
  }
}
