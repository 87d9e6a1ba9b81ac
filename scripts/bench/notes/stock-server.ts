// The contender: Hocuspocus as its documentation sets it up, its Database extension on PostgreSQL.
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import postgres from 'postgres';
import { connectionOptions } from '#db/connection.ts';

const sql = postgres({ ...connectionOptions(process.env.DATABASE_URL ?? ''), max: 4, onnotice: () => {} });

const server = new Server({
  quiet: true,
  address: '127.0.0.1',
  port: Number(process.env.PORT ?? 0),
  stopOnSignals: false,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => {
        const [row] = await sql<{ state: Buffer }[]>`select state from stock_notes where name = ${documentName}`;
        return row ? new Uint8Array(row.state) : null;
      },
      store: async ({ documentName, state }) => {
        await sql`insert into stock_notes (name, state) values (${documentName}, ${Buffer.from(state)})
          on conflict (name) do update set state = excluded.state`;
      },
    }),
  ],
});
await server.listen();
process.send?.({ kind: 'listening', port: server.address.port });
