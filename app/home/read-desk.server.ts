// Everything that waits for somebody at the desk, each room asked for its own.
import { readPeopleTodo } from '#app/accounts/people/read-people-todo.server.ts';
import { administers, coordinatesSomewhere, keepsEntries } from '#app/accounts/policies.ts';
import { readDuplicatesTodo } from '#app/upkeep/duplicates/read-duplicates-todo.server.ts';
import { readKeptEntries, readOpenReports } from '#app/upkeep/entry/read-kept-entries.server.ts';
import { readFreshnessTodo } from '#app/upkeep/freshness/read-freshness-todo.server.ts';
import { readProposals } from '#app/upkeep/proposals/read-proposals.server.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { readEmptySearches } from '#search/empty-searches.ts';
import { readInstance } from './read-instance.server.ts';

/** Lines shown of each kind: the desk is read in a minute, the rest stands behind its link. */
const FIRST = 5;

export type Desk = Awaited<ReturnType<typeof readDesk>>;

export async function readDesk(database: Database, actor: PersonActor) {
  const keeps = keepsEntries(actor);
  const coordinates = coordinatesSomewhere(actor);
  const seesSearches = coordinates || administers(actor);
  const [reports, proposals, freshness, stale, duplicates, people, searches, instance] = await Promise.all([
    readOpenReports(database, actor, 20),
    keeps ? readProposals(database, actor, { status: 'open', limit: FIRST }) : { proposals: [], total: 0 },
    readFreshnessTodo(database, actor),
    readKeptEntries(database, actor, { isStale: true, limit: FIRST }),
    readDuplicatesTodo(database, actor),
    readPeopleTodo(database, actor),
    seesSearches ? readEmptySearches(database, 10) : [],
    administers(actor) ? readInstance(database) : null,
  ]);
  return { keeps, reports, proposals, freshness, stale, duplicates, people, searches, instance };
}

/** Whether anything of it asks for somebody. */
export function waiting({ reports, proposals, freshness, stale, duplicates, people, searches }: Desk): boolean {
  const totals = [...Object.values(freshness), ...Object.values(people ?? {}), proposals, stale, duplicates];
  return reports.length > 0 || searches.length > 0 || totals.some(({ total }) => total > 0);
}
