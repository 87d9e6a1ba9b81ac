// Every entry that a saved search finds, with what tells that it has changed.
import { sql } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import type { Database } from '#db/client.ts';
import type { SeenEntries } from '#db/schema/favourites.ts';
import { createPostgresEngine } from '#search/postgres.ts';
import { readDirectoryQuery, writeDirectoryQuery } from '../directory-query.ts';
import { knownCodes, readTerritories } from '../known-codes.server.ts';
import { resolveQuery } from '../resolve-query.server.ts';

/** More than this is no search to follow. */
export const MOST_ENTRIES = 300;
const PAGE = 100;

export type FoundEntries = { kind: 'found'; query: string; entries: SeenEntries } | { kind: 'too-many' };

type Asked = { query: string; audience: Parts['audience']; now: Date };

/** Always asked of the same engine, so that no entry comes or goes because another one answered; never by the hour. */
export async function findEntries(database: Database, { query, audience, now }: Asked): Promise<FoundEntries> {
  const networks = await readTerritories({ database });
  const { query: read } = readDirectoryQuery(new URLSearchParams(query), knownCodes(networks));
  const lasting = { ...read, isOpenNow: false, groupBy: 'acteurs', sort: 'nom', view: 'liste', page: 1 } as const;
  const engine = createPostgresEngine(database, audience);
  const names = new Map<string, string>();
  for (let offset = 0; ; offset += PAGE) {
    const { request } = resolveQuery(lasting, networks, { offset, limit: PAGE }, now);
    const { items, organisations } = await engine.search(request);
    if (organisations > MOST_ENTRIES) return { kind: 'too-many' };
    for (const { documents } of items) {
      const organisation = documents[0]?.organisation;
      if (organisation) names.set(organisation.slug, organisation.name);
    }
    if (items.length < PAGE) break;
  }
  const stamps = await readStamps(database, [...names.keys()]);
  const entries = [...names].map(([slug, name]) => [slug, { name, stamp: stamps.get(slug) ?? '' }]);
  return {
    kind: 'found',
    query: writeDirectoryQuery({ ...lasting, sort: 'pertinence' }).toString(),
    entries: Object.fromEntries(entries),
  };
}

/** Every save of an entry or of one of its services moves it on; a mere verification does not. */
async function readStamps(database: Database, slugs: string[]): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const rows = await database.query((queries) =>
    queries.execute<{ slug: string; stamp: string }>(sql`
      select organisations.slug, concat_ws('.', organisations.revision, count(services.id), sum(services.revision)) as stamp
      from organisations left join services on services.organisation_id = organisations.id
      where organisations.slug in ${slugs} group by organisations.id`),
  );
  return new Map(rows.map(({ slug, stamp }) => [slug, stamp]));
}
