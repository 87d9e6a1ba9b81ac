// A full reindex builds beside and swaps; the relay waits meanwhile, so nothing that changes is lost.
import { and, asc, eq, gt } from 'drizzle-orm';
import type { Meilisearch } from 'meilisearch';
import type { Database } from '#db/client.ts';
import { organisations } from '#db/schema/directory.ts';
import { currentDocuments, RELAY_LOCK } from './sync.ts';
import type { IndexedDocument, IndexTarget } from './targets.ts';
import { meilisearchTarget, postgresTarget, prepareIndex, succeed } from './targets.ts';

const BATCH = 1_000;

export type ReindexProgress = (done: number) => void;

/** Rebuilds the PostgreSQL documents in place and, with `meilisearch`, a fresh index that is then swapped in. */
export async function reindex(options: {
  database: Database;
  meilisearch: { client: Meilisearch; index: string } | null;
  onProgress?: ReindexProgress;
}): Promise<{ documents: number }> {
  const { database, meilisearch } = options;
  return holdingRelayLock(database, async () => {
    const [last] = await database.raw<{ seq: string | null }[]>`select max(seq) as seq from search_outbox`;
    const targets: IndexTarget[] = [postgresTarget(database.raw)];
    const next = meilisearch && `${meilisearch.index}_next`;
    if (meilisearch && next) {
      await succeed(meilisearch.client, await meilisearch.client.deleteIndex(next)).catch(() => {});
      await prepareIndex(meilisearch.client, meilisearch.index);
      await prepareIndex(meilisearch.client, next);
      targets.push(meilisearchTarget(meilisearch.client, next));
    }
    let documents = 0;
    for await (const batch of allDocuments(database)) {
      await Promise.all(targets.map((target) => target.replace(batch.ids, batch.documents)));
      documents += batch.documents.length;
      options.onProgress?.(documents);
    }
    await removeLeftovers(database);
    if (meilisearch && next) {
      await succeed(
        meilisearch.client,
        await meilisearch.client.swapIndexes([{ indexes: [meilisearch.index, next], rename: false }]),
      );
      await succeed(meilisearch.client, await meilisearch.client.deleteIndex(next));
    }
    // What was waiting at the start has been read since; what came later is the relay's.
    if (last?.seq) await database.raw`delete from search_outbox where seq <= ${last.seq}`;
    await database.raw`select pg_notify('directory_indexed', '')`;
    return { documents };
  });
}

/** Compares what the base says with what each index holds; differences go to the outbox, so the relay repairs them.
 *  Opening hours of the coming fortnight move every day: this is also what refreshes them. */
export async function compareIndexes(
  database: Database,
  targets: IndexTarget[],
): Promise<{ documents: number; drifted: Record<string, number> }> {
  const truth = new Map<string, { organisationId: string; hash: string }>();
  for await (const { documents } of allDocuments(database)) {
    for (const { id, organisationId, hash } of documents) truth.set(id, { organisationId, hash });
  }
  const repair = new Set<string>();
  const drifted: Record<string, number> = {};
  for (const target of targets) {
    const missing = new Set(truth.keys());
    let count = 0;
    for await (const page of target.inventory()) {
      for (const held of page) {
        missing.delete(held.id);
        const expected = truth.get(held.id);
        if (expected?.hash === held.hash) continue;
        count += 1;
        repair.add(held.organisationId);
      }
    }
    for (const id of missing) repair.add(truth.get(id)?.organisationId ?? '');
    drifted[target.name] = count + missing.size;
  }
  const ids = [...repair];
  for (let at = 0; at < ids.length; at += 5_000) {
    await database.raw`
      insert into search_outbox (kind, id) select 'organisation', unnest(${ids.slice(at, at + 5_000)}::uuid[])`;
  }
  if (ids.length > 0) await database.raw`select pg_notify('search_outbox', '')`;
  return { documents: truth.size, drifted };
}

async function* allDocuments(database: Database): AsyncGenerator<{ ids: string[]; documents: IndexedDocument[] }> {
  let last = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const from = last;
    const ids = await database.query(
      (queries) =>
        queries
          .select({ id: organisations.id })
          .from(organisations)
          .where(and(gt(organisations.id, from), eq(organisations.status, 'published')))
          .orderBy(asc(organisations.id))
          .limit(BATCH),
      30_000,
    );
    if (ids.length === 0) return;
    const batch = ids.map(({ id }) => id);
    yield { ids: batch, documents: await database.query((queries) => currentDocuments(queries, batch), 60_000) };
    last = batch.at(-1) ?? last;
  }
}

/** Documents of organisations that are gone or hidden. */
async function removeLeftovers(database: Database): Promise<void> {
  const sql = database.raw;
  await sql`delete from search_documents where not exists (
    select from organisations where organisations.id = search_documents.organisation_id and status = 'published')`;
  await sql`delete from search_names where not exists (
    select from organisations where organisations.id = search_names.organisation_id and status = 'published')`;
}

async function holdingRelayLock<T>(database: Database, run: () => Promise<T>): Promise<T> {
  const session = await database.raw.reserve();
  try {
    await session`select pg_advisory_lock(${RELAY_LOCK})`;
    return await run();
  } finally {
    await session`select pg_advisory_unlock(${RELAY_LOCK})`.catch(() => {});
    session.release();
  }
}
