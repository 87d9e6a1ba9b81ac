// The pool of one process. `query` is for drizzle, `raw` for COPY, LISTEN and hand-written SQL:
// drizzle changes the serializers of the client it is given, so the two never share one.
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import { connectionOptions } from './connection.ts';
import { withDeadline } from './deadline.ts';

export type Queries = PostgresJsDatabase<Record<string, never>>;
export type Sql = postgres.Sql;

export type Database = {
  /** Runs drizzle queries under the deadline; throws DatabaseUnavailable when PostgreSQL does not answer. */
  query: <T>(run: (queries: Queries) => PromiseLike<T>, milliseconds?: number) => Promise<T>;
  /** One transaction per use case; rolled back when `run` throws. */
  transaction: <T>(run: (queries: Queries) => Promise<T>, milliseconds?: number) => Promise<T>;
  /** A client of its own for raw SQL; the caller sets its own deadline. */
  raw: Sql;
  close: () => Promise<void>;
};

const DEFAULT_DEADLINE_MS = 3_000;

/** `url`: `postgres://role:password@host:port/base`, or `?host=<folder>` for a unix socket. */
export function openDatabase(url: string, options: { connections?: number } = {}): Database {
  const shared = {
    ...connectionOptions(url),
    max: options.connections ?? 8,
    connect_timeout: 2,
    // Reconnect quickly: a restarted server is back within a second.
    backoff: (attempt: number) => Math.min(1, 0.05 * 2 ** attempt),
    onnotice: () => {},
    // A first letter wrong in a short name still counts as alike (0.6 by default).
    // Disks no longer turn: with the default, tables would be read whole where an index is at hand.
    connection: { 'pg_trgm.word_similarity_threshold': '0.5', random_page_cost: '1.1' },
  };
  const client = postgres(shared);
  const raw = postgres({ ...shared, max: Math.max(2, Math.ceil(shared.max / 2)) });
  const queries = drizzle(client);
  return {
    query: (run, milliseconds = DEFAULT_DEADLINE_MS) => withDeadline(milliseconds, () => run(queries)),
    transaction: (run, milliseconds = DEFAULT_DEADLINE_MS) =>
      withDeadline(milliseconds, () => queries.transaction((transaction) => run(transaction as unknown as Queries))),
    raw,
    close: async () => {
      await Promise.all([client.end({ timeout: 3 }), raw.end({ timeout: 3 })]);
    },
  };
}
