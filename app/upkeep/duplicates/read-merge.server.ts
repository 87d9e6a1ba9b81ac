// Merges that can be taken back, and what changed since in the one that is looked at.
import { type SQL, sql } from 'drizzle-orm';
import { isId } from '#app/server/ids.ts';
import { mediumDate } from '#app/ui/french-date.ts';
import type { Actor, PersonActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { readSnapshot } from '../history/versions.server.ts';
import { stateOf } from './merge-entries.server.ts';
import { mayUndo } from './merge-policy.ts';
import type { MergeRecord } from './merge-record.ts';
import { wasTakenUp } from './undo-merge.server.ts';
import { type ChangedUnit, changedSince } from './unmerged-snapshots.ts';

const SHOWN = 20;

export type MergeLine = {
  id: string;
  kept: string;
  keptSlug: string;
  gone: string;
  when: string;
  who: string;
  isUndone: boolean;
};
export type MergeDetail = MergeLine & {
  changed: ChangedUnit[];
  mark: string;
  /** The entry was itself taken up by another one since. */
  isTakenUp: boolean;
};

type Row = {
  id: string;
  kept_id: string;
  gone_id: string;
  kept: string;
  kept_slug: string;
  gone: string;
  at: Date | string;
  who: string | null;
  undone_at: Date | string | null;
  kept_territory: string;
  gone_territory: string;
};

const COLUMNS: SQL = sql`merges.id, kept_id, gone_id, kept.name as kept, kept.slug as kept_slug, gone.name as gone, at, people.name as who,
  undone_at, kept.home_territory_id as kept_territory, gone.home_territory_id as gone_territory
  from merges join organisations kept on kept.id = kept_id join organisations gone on gone.id = gone_id
  left join people on people.id = merges.person_id`;

export async function readRecentMerges(database: Database, actor: PersonActor): Promise<MergeLine[]> {
  const own = actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => sql`${id}::uuid`);
  if (own.length === 0) return [];
  const list = sql.join(own, sql`, `);
  const rows = await database.query((queries) =>
    queries.execute<Row>(sql`select ${COLUMNS}
      where undone_at is null and (kept.home_territory_id in (${list}) or gone.home_territory_id in (${list}))
      order by at desc limit ${SHOWN}`),
  );
  return rows.map(mergeLine);
}

/** Throws 404 when there is none, 403 for who coordinates none of the two. */
export async function readMerge(database: Database, actor: Actor, id: string): Promise<MergeDetail> {
  const missing = () => new Response('Cette fusion n’existe pas.', { status: 404 });
  if (!isId(id)) throw missing();
  return database.query(async (queries) => {
    const [row] = await queries.execute<Row & { record: MergeRecord }>(
      sql`select merges.record, ${COLUMNS} where merges.id = ${id}`,
    );
    if (!row) throw missing();
    if (!mayUndo(actor, { left: row.kept_territory, right: row.gone_territory })) {
      throw new Response('Cette fusion regarde la coordination des territoires des deux fiches.', { status: 403 });
    }
    const now = { kept: await readSnapshot(queries, row.kept_id), gone: await readSnapshot(queries, row.gone_id) };
    const isTakenUp = await wasTakenUp(queries, row.kept_id);
    return {
      ...mergeLine(row),
      isTakenUp,
      mark: stateOf(now.kept, now.gone),
      changed: row.undone_at === null && !isTakenUp ? changedSince(row.record, now) : [],
    };
  });
}

function mergeLine(row: Row): MergeLine {
  return {
    id: row.id,
    kept: row.kept,
    keptSlug: row.kept_slug,
    gone: row.gone,
    when: mediumDate(new Date(row.at)),
    who: row.who ?? 'une personne partie depuis',
    isUndone: row.undone_at !== null,
  };
}
