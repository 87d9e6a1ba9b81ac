// Who was in the room, by structure, and who already worked with whom when it began.
import { sql } from 'drizzle-orm';
import type { Queries } from '#db/client.ts';
import type { ThreadDrawing } from '#db/schema/outcomes.ts';
import { drawThreads, type Present, type Tie } from './threads.ts';

/** In a transaction of the coordination: ties stand behind row-level security. */
export async function readDrawing(queries: Queries, pageIds: string[]): Promise<ThreadDrawing> {
  const ids = sql`${`{${pageIds.join(',')}}`}::uuid[]`;
  const present = await queries.execute<Present>(sql`
    select distinct organisations.id as "organisationId", organisations.name
    from workshop_joins join organisations on organisations.id = organisation_id
    where page_id = any (${ids}) and revoked_at is null order by 2`);
  const ties = await queries.execute<Tie>(sql`
    select distinct j.organisation_id as "from", t.organisation_id as "to"
    from workshop_ties t join workshop_joins j on j.id = t.join_id
    where t.page_id = any (${ids}) and j.organisation_id is not null`);
  return drawThreads([...present], [...ties]);
}
