// The networks that benches measure: the demonstration, alone or drowned in a synthetic one.
import { type Database, openDatabase } from '#db/client.ts';
import { insertDemonstration } from '#db/demo/insert-demo.ts';
import { SYNTHETIC_TERRITORY, type SyntheticBatch, syntheticNetwork } from '#db/demo/synthetic.ts';
import { DEMO_TERRITORIES } from '#db/demo/territories.ts';
import { contacts, organisations, places, services } from '#db/schema/directory.ts';
import { territories } from '#db/schema/territories.ts';
import { openMeilisearch } from '#search/meilisearch-client.ts';
import { reindex } from '#search/reindex.ts';
import { SERVICES_INDEX } from '#search/settings.ts';
import type { GradedService } from '#tests/relevance/grade.ts';
import type { BenchServers } from './servers.ts';

export type CorpusService = GradedService & {
  id: string;
  organisationId: string;
  /** Everything written about it. */
  text: string;
};

const INSERT_DEADLINE_MS = 60_000;

export async function insertDemonstrationNetwork(database: Database): Promise<void> {
  await insertDemonstration(database, DEMO_TERRITORIES);
}

/** Stops after so many organisations or services, whichever is given. */
export async function insertSyntheticNetwork(
  database: Database,
  most: { organisations?: number; services?: number; seed: number },
): Promise<{ organisations: number; services: number }> {
  const { organisations: wanted = Number.POSITIVE_INFINITY, services: wantedServices, seed } = most;
  const inserted = { organisations: 0, services: 0 };
  await database.query((queries) => queries.insert(territories).values(SYNTHETIC_TERRITORY).onConflictDoNothing());
  const batches = syntheticNetwork({ services: wantedServices ?? 2 * wanted, seed });
  for (const batch of batches) {
    const kept =
      inserted.organisations + batch.organisations.length > wanted
        ? cut(batch, wanted - inserted.organisations)
        : batch;
    await insertBatch(database, kept);
    inserted.organisations += kept.organisations.length;
    inserted.services += kept.services.length;
    if (inserted.organisations >= wanted) break;
  }
  return inserted;
}

function cut(batch: SyntheticBatch, wanted: number): SyntheticBatch {
  const kept = batch.organisations.slice(0, wanted);
  const owners = new Set(kept.map(({ id }) => id));
  const offered = batch.services.filter(({ organisationId }) => owners.has(organisationId));
  const offeredIds = new Set(offered.map(({ id }) => id));
  return {
    organisations: kept,
    services: offered,
    places: batch.places.filter(({ serviceId }) => offeredIds.has(serviceId)),
    contacts: batch.contacts.filter(({ organisationId }) => owners.has(organisationId)),
  };
}

async function insertBatch(database: Database, batch: SyntheticBatch): Promise<void> {
  await database.transaction(async (queries) => {
    for (const rows of slices(batch.organisations)) await queries.insert(organisations).values(rows);
    for (const rows of slices(batch.services)) await queries.insert(services).values(rows);
    for (const rows of slices(batch.places)) await queries.insert(places).values(rows);
    for (const rows of slices(batch.contacts)) await queries.insert(contacts).values(rows);
  }, INSERT_DEADLINE_MS);
}

function* slices<T>(rows: T[], size = 1_000): Generator<T[]> {
  for (let at = 0; at < rows.length; at += size) yield rows.slice(at, at + size);
}

/** Rebuilds the index of both engines and waits until it answers. */
export async function indexEverything(database: Database, { meilisearch, postgres }: BenchServers): Promise<number> {
  const client = openMeilisearch({ url: meilisearch.url, key: meilisearch.key });
  const { documents } = await reindex({ database, meilisearch: { client, index: SERVICES_INDEX } });
  const owner = openDatabase(postgres.url('migrator'), { connections: 1 });
  await owner.raw`vacuum analyze`.finally(() => owner.close());
  return documents;
}

/** Every indexed service as grades read it. */
export async function readCorpus(database: Database): Promise<CorpusService[]> {
  const rows = await database.raw<CorpusService[]>`
    select id, organisation_id as "organisationId", needs, publics, zones, exclusions,
      jsonb_build_object('slug', document #> '{organisation,slug}', 'name', document #> '{organisation,name}',
        'acronym', document #> '{organisation,acronym}') as organisation,
      concat_ws(' ', document ->> 'names', document ->> 'serviceName', document ->> 'text') as text
    from search_documents order by document #>> '{organisation,slug}', document #>> '{service,slug}'`;
  const known = new Map<string, CorpusService['organisation']>();
  return rows.map((row) => {
    const organisation = known.get(row.organisationId) ?? row.organisation;
    known.set(row.organisationId, organisation);
    return { ...row, organisation };
  });
}
