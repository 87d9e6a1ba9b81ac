// The two indexes that follow the directory. Both replace whole organisations, so repeating a write changes nothing.
import type { Meilisearch } from 'meilisearch';
import type { Sql } from '#db/client.ts';
import { normalise } from '#db/normalise.ts';
import { refusalCode } from './meilisearch-client.ts';
import { quote } from './meilisearch-filter.ts';
import type { Fragment } from './postgres-match.ts';
import type { SearchDocument } from './service-document.ts';
import { INDEX_SETTINGS } from './settings.ts';

export type IndexedDocument = SearchDocument & { hash: string };

export type IndexTarget = {
  name: string;
  /** Resolves once the documents of these organisations, and no others of theirs, are durably in the index. */
  replace: (organisationIds: string[], documents: IndexedDocument[]) => Promise<void>;
  /** `id`, `organisationId`, `hash` of everything it holds. */
  inventory: () => AsyncGenerator<{ id: string; organisationId: string; hash: string }[]>;
};

const TASK_PATIENCE_MS = 120_000;

export function meilisearchTarget(client: Meilisearch, index: string): IndexTarget {
  return {
    name: 'meilisearch',
    async replace(organisationIds, documents) {
      const stale = [`organisationId IN [${organisationIds.map(quote).join(',')}]`];
      if (documents.length > 0) stale.push(`NOT id IN [${documents.map(({ id }) => quote(id)).join(',')}]`);
      await succeed(client, await client.index(index).deleteDocuments({ filter: stale }));
      if (documents.length > 0) await succeed(client, await client.index(index).addDocuments(documents));
    },
    async *inventory() {
      for (let offset = 0; ; offset += 5_000) {
        const page = await client
          .index<IndexedDocument>(index)
          .getDocuments({ fields: ['id', 'organisationId', 'hash'], limit: 5_000, offset });
        if (page.results.length === 0) return;
        yield page.results;
      }
    },
  };
}

/** Waits until a task has succeeded; a failed or cancelled one throws with Meilisearch's reason. */
export async function succeed(client: Meilisearch, enqueued: { taskUid: number }): Promise<void> {
  const task = await client.tasks.waitForTask(enqueued.taskUid, { timeout: TASK_PATIENCE_MS, interval: 20 });
  if (task.status !== 'succeeded')
    throw new Error(`Meilisearch task ${task.uid} ${task.status}: ${task.error?.message}`);
}

/** Creates the index when it is missing and applies the settings; safe to repeat. */
export async function prepareIndex(client: Meilisearch, index: string): Promise<{ isNew: boolean }> {
  let isNew = false;
  try {
    await client.index(index).getRawInfo();
  } catch (error) {
    if (refusalCode(error) !== 'index_not_found') throw error;
    await succeed(client, await client.createIndex(index, { primaryKey: 'id' }));
    isNew = true;
  }
  await succeed(client, await client.index(index).updateSettings(INDEX_SETTINGS));
  return { isNew };
}

export function postgresTarget(sql: Sql): IndexTarget {
  return {
    name: 'postgres',
    async replace(organisationIds, documents) {
      const kept = documents.map(({ id }) => id);
      const names = [...new Map(documents.map((document) => [document.organisationId, document])).values()];
      await sql.begin(async (transaction) => {
        await transaction`
          delete from search_documents where organisation_id = any(${organisationIds}::uuid[]) and id <> all(${kept})`;
        await transaction`delete from search_names where organisation_id = any(${organisationIds}::uuid[])`;
        if (documents.length === 0) return;
        await transaction`insert into search_names ${transaction(
          names.map(({ organisationId, names: name }) => ({ organisation_id: organisationId, name: normalise(name) })),
        )}`;
        for (let at = 0; at < documents.length; at += 500) {
          const rows = documents.slice(at, at + 500).map((document) => rowOf(document, transaction as unknown as Sql));
          await transaction`
            insert into search_documents ${transaction(rows)}
            on conflict (id) do update set ${transaction(updates(Object.keys(rows[0] ?? {}), transaction as unknown as Sql))}
            where search_documents.hash <> excluded.hash`;
        }
      });
    },
    async *inventory() {
      let last = '';
      for (;;) {
        const page = await sql<{ id: string; organisationId: string; hash: string }[]>`
          select id, organisation_id as "organisationId", hash from search_documents
          where id > ${last} order by id limit 5000`;
        if (page.length === 0) return;
        yield [...page];
        last = page.at(-1)?.id ?? last;
      }
    },
  };
}

function updates(columns: string[], sql: Sql): Record<string, Fragment> {
  return Object.fromEntries(
    columns.filter((column) => column !== 'id').map((column) => [column, sql`excluded.${sql(column)}`]),
  );
}

function rowOf({ hash, ...document }: IndexedDocument, sql: Sql) {
  return {
    id: document.id,
    organisation_id: document.organisationId,
    document: sql.json(document as never),
    hash,
    need_primary: document.needs[0] ?? '',
    needs: document.needs,
    kind: document.kind,
    publics: document.publics,
    responses: document.responses,
    accueil: document.accueil,
    mobilisation: document.mobilisation,
    mobilisation_for: document.mobilisationFor,
    cost: document.cost,
    languages: document.languages,
    territories: document.territories,
    zones: document.zones,
    cells: document.cells,
    exclusions: document.exclusions,
    open_half_hours: document.openHalfHours,
    closed_days: document.closedDays,
    has_known_hours: document.hasKnownHours,
    has_place: document.hasPlace,
    points: sql.json(document.points),
    organisation_name: document.organisationName,
    audience: document.audience,
    verified_at: document.verifiedAt,
  };
}
