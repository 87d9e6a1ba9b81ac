// Organisations whose names look like what was typed, however loosely: to suggest, never to answer.
import type { Database } from '#db/client.ts';
import { withDeadline } from '#db/deadline.ts';
import { normalise } from '#db/normalise.ts';
import type { Audience } from './service-document.ts';

export type NearName = { name: string; likeness: number; needs: string[] };

const DEADLINE_MS = 400;
const LEAST_LIKENESS = 0.35;
const MOST = 3;

/** Most alike first; none when PostgreSQL does not answer at once. */
export async function readNearNames(database: Database, typed: string, audience: Audience): Promise<NearName[]> {
  const text = normalise(typed).slice(0, 80);
  if (text.length < 3) return [];
  const read = () =>
    database.raw.begin(async (sql) => {
      await sql`select set_config('pg_trgm.word_similarity_threshold', ${String(LEAST_LIKENESS)}, true)`;
      return sql<NearName[]>`
        with near as (
          select organisation_id, word_similarity(${text}, name) as likeness from search_names
          where ${text} <% name order by likeness desc, name limit 20
        )
        select min(organisation_name) as name, likeness, array_agg(distinct need_primary) as needs
        from near join search_documents using (organisation_id)
        where need_primary <> '' and (audience = 'public' or ${audience === 'members'})
        group by organisation_id, likeness order by likeness desc, name limit ${MOST}`;
    });
  return withDeadline(DEADLINE_MS, read).then(
    (rows) => [...rows],
    () => [],
  );
}
