// The relay: reads what changed, re-reads the current rows, writes the indexes, and forgets a line only when done.
import { createHash } from 'node:crypto';
import { asc } from 'drizzle-orm';
import type { Database, Queries, Sql } from '#db/client.ts';
import { territories } from '#db/schema/territories.ts';
import { buildDocuments } from './documents.ts';
import { readOrganisations } from './read-organisations.ts';
import type { IndexedDocument, IndexTarget } from './targets.ts';

/** One relay at a time per base, or an older state could overwrite a newer one. Reindexing holds it too. */
export const RELAY_LOCK = 7_426_002;
const BATCH = 500;
const IDLE_MS = 5_000;
const LONGEST_PAUSE_MS = 30_000;

export type SyncLog = {
  info: (fields: object, message: string) => void;
  warn: (fields: object, message: string) => void;
};

export type Relay = {
  /** Resolves when the outbox was seen empty after the call. */
  drained: () => Promise<void>;
  stop: () => Promise<void>;
};

export type RelayOptions = { database: Database; targets: IndexTarget[]; log: SyncLog };

/** Follows the outbox until stopped; failures are retried with growing pauses and lose nothing. */
export async function startRelay({ database, targets, log }: RelayOptions): Promise<Relay> {
  let isStopping = false;
  let wake = () => {};
  let waiting: (() => void)[] = [];
  let failures = 0;

  const listener = await database.raw
    .listen(
      'search_outbox',
      () => wake(),
      () => wake(),
    )
    .catch((error: unknown) => {
      log.warn({ error }, 'search relay cannot listen, it will look every few seconds');
      return null;
    });

  async function pause(milliseconds: number): Promise<void> {
    if (isStopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  const loop = (async () => {
    while (!isStopping) {
      const present = waiting;
      waiting = [];
      try {
        const moved = await relayBatch(database, targets);
        failures = 0;
        if (moved > 0) {
          waiting = [...present, ...waiting];
          continue;
        }
        for (const resolve of present) resolve();
        if (waiting.length === 0) await pause(IDLE_MS);
      } catch (error) {
        waiting = [...present, ...waiting];
        failures += 1;
        log.warn({ error, failures }, 'search relay failed and will try again');
        await pause(Math.min(LONGEST_PAUSE_MS, 250 * 2 ** failures));
      }
    }
  })();

  return {
    drained: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
        wake();
      }),
    stop: async () => {
      isStopping = true;
      wake();
      await loop;
      await listener?.unlisten().catch(() => {});
    },
  };
}

/** Moves one batch; returns how many lines left the outbox (0 when empty or when another relay is at work). */
export async function relayBatch(database: Database, targets: IndexTarget[]): Promise<number> {
  return database.raw.begin(async (transaction) => {
    const sql = transaction as unknown as Sql;
    const [lock] = await sql<{ free: boolean }[]>`select pg_try_advisory_xact_lock(${RELAY_LOCK}) as free`;
    if (!lock?.free) return 0;
    const lines = await sql<{ seq: string; id: string }[]>`
      select seq, id from search_outbox where kind = 'organisation' order by seq limit ${BATCH}`;
    if (lines.length === 0) return 0;
    const ids = [...new Set(lines.map(({ id }) => id))];
    const documents = await database.query((queries) => currentDocuments(queries, ids), 30_000);
    for (const target of targets) await target.replace(ids, documents);
    await sql`delete from search_outbox where seq = any(${lines.map(({ seq }) => seq)}::bigint[])`;
    await sql`select pg_notify('directory_indexed', '')`;
    return lines.length;
  });
}

/** The documents of some organisations as the base holds them now. */
export async function currentDocuments(queries: Queries, ids: string[], now = new Date()): Promise<IndexedDocument[]> {
  const [rows, allTerritories] = await Promise.all([
    readOrganisations(queries, ids),
    queries.select().from(territories).orderBy(asc(territories.slug)),
  ]);
  return rows.flatMap((row) => buildDocuments(row, { now, territories: allTerritories })).map(withHash);
}

function withHash(document: Omit<IndexedDocument, 'hash'>): IndexedDocument {
  const hash = createHash('sha256').update(JSON.stringify(document)).digest('base64url').slice(0, 22);
  return { ...document, hash };
}
