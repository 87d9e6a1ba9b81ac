// Everything that waits for somebody at the desk, each room asked for its own.
import { inArray } from 'drizzle-orm';
import { readPeopleTodo } from '#app/accounts/people/read-people-todo.server.ts';
import { administers, coordinatesSomewhere, keepsEntries } from '#app/accounts/policies.ts';
import { readEventsTodo } from '#app/events/read-events-todo.server.ts';
import { readCallsTodo } from '#app/upkeep/calls/read-calls-todo.server.ts';
import { readDuplicatesTodo } from '#app/upkeep/duplicates/read-duplicates-todo.server.ts';
import { readKeptEntries, readOpenReports } from '#app/upkeep/entry/read-kept-entries.server.ts';
import { readFreshnessTodo } from '#app/upkeep/freshness/read-freshness-todo.server.ts';
import { readImportTodo } from '#app/upkeep/import/read-import-todo.server.ts';
import { readProposalsTodo } from '#app/upkeep/proposals/read-proposals-todo.server.ts';
import { readMissingNeedsTodo } from '#app/upkeep/words/read-missing-needs-todo.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { territories } from '#db/schema/territories.ts';
import { readEmptySearches } from '#search/empty-searches.ts';
import { readInstance } from './read-instance.server.ts';

/** Lines shown of each kind: the desk is read in a minute, the rest stands behind its link. */
const FIRST = 5;

export type Desk = Awaited<ReturnType<typeof readDesk>>;

export async function readDesk(database: Database, actor: PersonActor) {
  const keeps = keepsEntries(actor);
  const coordinates = coordinatesSomewhere(actor);
  const [
    reports,
    proposals,
    freshness,
    stale,
    duplicates,
    people,
    calls,
    imports,
    needs,
    events,
    searches,
    instance,
    coordinated,
  ] = await Promise.all([
    readOpenReports(database, actor, 20),
    readProposalsTodo(database, actor),
    readFreshnessTodo(database, actor),
    readKeptEntries(database, actor, { isStale: true, limit: FIRST }),
    readDuplicatesTodo(database, actor),
    readPeopleTodo(database, actor),
    readCallsTodo(database, actor),
    readImportTodo(database, actor),
    readMissingNeedsTodo(database, actor),
    readEventsTodo(database, actor),
    coordinates || administers(actor) ? readEmptySearches(database, 10) : [],
    administers(actor) ? readInstance(database) : null,
    coordinatedTerritories(database, actor),
  ]);
  return {
    keeps,
    reports,
    proposals,
    freshness,
    stale,
    duplicates,
    people,
    calls,
    imports,
    needs,
    events,
    searches,
    instance,
    coordinated,
  };
}

async function coordinatedTerritories(
  database: Database,
  actor: PersonActor,
): Promise<{ slug: string; name: string }[]> {
  const own = actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => id);
  if (own.length === 0) return [];
  return database.query((queries) =>
    queries
      .select({ slug: territories.slug, name: territories.name })
      .from(territories)
      .where(inArray(territories.id, own))
      .orderBy(territories.name),
  );
}

/** Whether anything of it asks for somebody. */
export function waiting({
  reports,
  proposals,
  freshness,
  stale,
  duplicates,
  people,
  calls,
  imports,
  needs,
  events,
  searches,
}: Desk): boolean {
  const totals = [
    ...Object.values(freshness),
    ...Object.values(calls),
    ...Object.values(events),
    ...Object.values(people ?? {}),
    imports,
    proposals,
    stale,
    duplicates,
    needs,
  ];
  return reports.length > 0 || searches.length > 0 || totals.some(({ total }) => total > 0);
}
