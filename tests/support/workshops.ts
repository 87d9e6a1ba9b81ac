import { tmpdir } from 'node:os';
import { type LiveNotes, openLiveNotes, refuseEverybody } from '#app/notes/live-notes.server.ts';
import { createLog } from '#app/server/log.ts';
import type { FreshDatabase } from './database.ts';

/** The live notes of a process of the test's own, without a room. */
export function testNotes(fresh: FreshDatabase): LiveNotes {
  return openLiveNotes({
    databaseUrl: fresh.url('app'),
    log: createLog('silent'),
    dataDir: tmpdir(),
    host: '127.0.0.1',
    gate: refuseEverybody,
  });
}
