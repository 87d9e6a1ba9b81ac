// The way of live notes to PostgreSQL: clients of their own, single statements only (postgres.js may end the process when a
// connection dies inside `begin`), and a new client as soon as one misses its deadline: it may hang while PostgreSQL starts.
import postgres from 'postgres';
import { actorSetting } from '#db/actor.ts';
import { connectionOptions } from '#db/connection.ts';
import { withDeadline } from '#db/deadline.ts';

export type LiveSql = {
  /** One statement; throws DatabaseUnavailable when it is not answered in time, and what PostgreSQL said otherwise. */
  run: <T>(statement: (sql: postgres.Sql) => PromiseLike<T>, milliseconds?: number) => Promise<T>;
  close: () => Promise<void>;
};

/** Settings of a client that row-level security knows as the live server. */
export function liveClient(
  databaseUrl: string,
  options: { connections?: number; onClose?: () => void } = {},
): postgres.Sql {
  return postgres({
    ...connectionOptions(databaseUrl),
    max: options.connections ?? 1,
    // Both would end a connection that is well, and with it a lock or a subscription.
    max_lifetime: null,
    idle_timeout: 0,
    connect_timeout: 2,
    backoff: () => 0.1,
    onnotice: () => {},
    ...(options.onClose && { onclose: options.onClose }),
    connection: { 'app.actor': actorSetting({ kind: 'work', name: 'live-notes' }) },
  });
}

export function openLiveSql(databaseUrl: string, connections = 1): LiveSql {
  let client: { sql: postgres.Sql; ready: Promise<unknown> } | null = null;

  /** The library learns what arrays are while its first statement is on its way: one that holds arrays would fail. */
  function open() {
    const sql = liveClient(databaseUrl, { connections });
    const ready = sql`select 1`.then(() => {});
    ready.catch(() => {});
    return { sql, ready };
  }

  return {
    run: async (statement, milliseconds = 1_200) => {
      client ??= open();
      const used = client;
      try {
        return await withDeadline(milliseconds, () => used.ready.then(() => statement(used.sql)));
      } catch (error) {
        if (error instanceof postgres.PostgresError) throw error;
        if (client === used) client = null;
        void used.sql.end({ timeout: 0 }).catch(() => {});
        throw error;
      }
    },
    close: async () => {
      const used = client;
      client = null;
      await used?.sql.end({ timeout: 2 }).catch(() => {});
    },
  };
}
