// The networks that benches measure: the demonstration, alone or drowned in a synthetic one.
import { type Database, openDatabase } from '#db/client.ts';
import { insertDemonstration } from '#db/demo/insert-demo.ts';
import { DEMO_TERRITORIES } from '#db/demo/territories.ts';
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

export async function insertDemonstrationNetwork(database: Database): Promise<void> {
  await insertDemonstration(database, DEMO_TERRITORIES);
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
