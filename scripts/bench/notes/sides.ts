// The two contenders as processes: started, asked for a fresh note, stopped.
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createNote } from '#app/notes/create-note.server.ts';
import { LIVE_PATH } from '#app/notes/live-protocol.ts';
import type { Database } from '#db/client.ts';
import type { BenchOptions, BenchResult } from '../result.ts';
import type { BenchServers } from '../servers.ts';
import { startProcess, type WebProcess } from '../web.ts';
import type { SideName } from './wire.ts';

export type PartOptions = BenchOptions & { servers: BenchServers };
export type PartResult = Pick<BenchResult, 'checks' | 'contenders' | 'ratios'>;

export type Side = {
  name: SideName;
  start: (port?: number) => Promise<WebProcess>;
  socketUrl: (web: WebProcess) => string;
  newNote: () => Promise<string>;
};

const OWN = fileURLToPath(new URL('./own-server.ts', import.meta.url));
const STOCK = fileURLToPath(new URL('./stock-server.ts', import.meta.url));

export function sides(servers: BenchServers, database: Database): Side[] {
  return [
    {
      name: 'ours',
      start: (port) => startProcess(OWN, servers, [], port),
      socketUrl: ({ url }) => url.replace('http', 'ws') + LIVE_PATH,
      newNote: () => database.query((queries) => createNote(queries, { kind: 'text' })),
    },
    {
      name: 'stock',
      start: (port) => startProcess(STOCK, servers, [], port),
      socketUrl: ({ url }) => url.replace('http', 'ws'),
      newNote: async () => randomUUID(),
    },
  ];
}
