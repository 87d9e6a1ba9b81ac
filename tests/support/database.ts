import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';
import { type ConnectionOptions, connectionUrl } from '#db/connection.ts';
import type { PostgresRole } from '#db/embedded.ts';

export type FreshDatabase = {
  name: string;
  /** Settings for postgres.js. */
  app: ConnectionOptions;
  migrator: ConnectionOptions;
  options(role: PostgresRole): ConnectionOptions;
  /** What DATABASE_URL would hold. */
  url(role: PostgresRole): string;
  drop(): Promise<void>;
};

/** A base of its own with every migration applied and nothing in it. Call `drop` when done. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { postgres: host } = inject('servers');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const at = (username: PostgresRole, database: string) => ({ host, port: 5432, database, username });
  const asAdministrator = async (run: (sql: postgres.Sql) => Promise<unknown>) => {
    const sql = postgres({ ...at('postgres', 'postgres'), max: 1, onnotice: () => {} });
    await run(sql).finally(() => sql.end({ timeout: 5 }));
  };
  await asAdministrator((sql) => sql`create database ${sql(name)} template maillage owner migrator strategy file_copy`);
  const options = (role: PostgresRole) => at(role, name);
  return {
    name,
    app: options('app'),
    migrator: options('migrator'),
    options,
    url: (role) => connectionUrl(options(role)),
    drop: () => asAdministrator((sql) => sql`drop database if exists ${sql(name)} with (force)`),
  };
}
