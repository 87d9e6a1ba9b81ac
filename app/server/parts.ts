// What one process is made of. `scripts/serve.ts` builds the parts once and hands them to every request.
import type { Database } from '#db/client.ts';
import type { SearchEngine } from '#search/engine.ts';
import type { Env } from './env.ts';
import type { Log } from './log.ts';

export type TileAnswer = { status: number; headers: Record<string, string>; body: Uint8Array | string };

export type Parts = {
  env: Env;
  log: Log;
  database: Database;
  search: SearchEngine;
  tiles: (z: string, x: string, y: string, ifNoneMatch?: string | null) => Promise<TileAnswer>;
  /** Grows each time the directory is known to have changed; caches compare it. */
  directoryVersion: () => number;
};
