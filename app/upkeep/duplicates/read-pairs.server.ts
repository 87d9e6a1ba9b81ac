// Pairs that wait for a coordinator: those in which an entry of one of their territories stands.
import { type SQL, sql } from 'drizzle-orm';
import { joined } from '#app/directory/list-words.ts';
import { isId } from '#app/server/ids.ts';
import { mediumDate } from '#app/ui/french-date.ts';
import type { PersonActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { findCommune } from '#db/gazetteer.ts';
import { KINDS } from '#db/vocabulary/kinds.ts';
import { labelOf } from '#db/vocabulary/term.ts';
import { mayAccept } from './merge-policy.ts';
import { type PairLine, type PairSide, reasonWords } from './pair-view.ts';

const SHOWN = 25;

type SideRow = {
  id: string;
  slug: string;
  name: string;
  kind: string;
  commune_code: string | null;
  status: PairSide['status'];
  verified_at: string | null;
  home_territory_id: string;
  territory: string;
};
export type PairRow = {
  id: string;
  score: number;
  reasons: string[];
  distance_km: number | null;
  state: PairLine['state'];
  proposal: { territories?: string[] } | null;
  decided_by: string | null;
  decided_at: Date | string | null;
  left_side: SideRow;
  right_side: SideRow;
};

export type PairsAsked = { state: 'open' | 'set-aside'; after?: { score: number; id: string } | null; limit?: number };

/** Proposed merges first, then the most alike; `next` is where the following page begins. */
export async function readPairs(
  database: Database,
  actor: PersonActor,
  { state, after = null, limit = SHOWN }: PairsAsked,
): Promise<{ pairs: PairLine[]; total: number; next: string | null }> {
  // A proposal ranks above any score.
  const rank = sql`(score + case when state = 'proposed' then 1000 else 0 end)`;
  const where = sql`${ofActor(actor)} and ${state === 'open' ? sql`state in ('waiting', 'proposed')` : sql`state = 'set-aside'`}`;
  const [rows, counted] = await database.query((queries) =>
    Promise.all([
      queries.execute<PairRow & { rank: number }>(sql`
        select ${PAIR_COLUMNS}, ${rank} as rank ${PAIR_TABLES}
        where ${where} and ${after ? sql`(${rank}, pairs.id) < (${after.score}::int, ${after.id}::uuid)` : sql`true`}
        order by ${rank} desc, pairs.id desc limit ${limit + 1}`),
      queries.execute<{ total: number }>(sql`select count(*)::int as total ${PAIR_TABLES} where ${where}`),
    ]),
  );
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  return {
    pairs: shown.map((row) => pairLine(row, actor)),
    total: counted[0]?.total ?? 0,
    next: last ? `${last.rank}.${last.id}` : null,
  };
}

/** « 74.5e7e… » of an address; null when it is none of ours. */
export function readCursor(text: string | null): { score: number; id: string } | null {
  const [, score = '', id = ''] = /^(\d{1,4})\.([0-9a-f-]{36})$/.exec(text ?? '') ?? [];
  return isId(id) ? { score: Number(score), id } : null;
}

export async function readPairRow(queries: Queries, id: string): Promise<PairRow | null> {
  const rows = await queries.execute<PairRow>(sql`select ${PAIR_COLUMNS} ${PAIR_TABLES} where pairs.id = ${id}`);
  return rows[0] ?? null;
}

const PAIR_COLUMNS: SQL = sql`pairs.id, score, reasons, distance_km, state, proposal, people.name as decided_by, decided_at,
  jsonb_build_object('id', a.id, 'slug', a.slug, 'name', a.name, 'kind', a.kind, 'commune_code', a.commune_code, 'status', a.status,
    'verified_at', a.verified_at, 'home_territory_id', a.home_territory_id, 'territory', ta.name) as left_side,
  jsonb_build_object('id', b.id, 'slug', b.slug, 'name', b.name, 'kind', b.kind, 'commune_code', b.commune_code, 'status', b.status,
    'verified_at', b.verified_at, 'home_territory_id', b.home_territory_id, 'territory', tb.name) as right_side`;

const PAIR_TABLES: SQL = sql`from duplicate_candidates pairs
  join organisations a on a.id = pairs.left_id join territories ta on ta.id = a.home_territory_id
  join organisations b on b.id = pairs.right_id join territories tb on tb.id = b.home_territory_id
  left join people on people.id = pairs.decided_by_id`;

function ofActor(actor: PersonActor): SQL {
  const own = actor.territories.filter(({ role }) => role === 'coordinator').map(({ id }) => id);
  if (own.length === 0) return sql`false`;
  const list = sql.join(
    own.map((id) => sql`${id}::uuid`),
    sql`, `,
  );
  return sql`(a.home_territory_id in (${list}) or b.home_territory_id in (${list}))`;
}

export function pairLine(row: PairRow, actor: PersonActor): PairLine {
  const territories = { left: row.left_side.home_territory_id, right: row.right_side.home_territory_id };
  const isMine = mayAccept(actor, territories, row.proposal?.territories ?? []);
  return {
    id: row.id,
    left: pairSide(row.left_side),
    right: pairSide(row.right_side),
    score: row.score,
    reasons: row.reasons.map((code) => reasonWords(code, row.distance_km)),
    state: row.state,
    turn: row.state === 'proposed' ? (isMine ? 'mine' : 'theirs') : null,
    decided:
      row.decided_at === null
        ? null
        : [row.decided_by ?? 'une personne partie depuis', `le ${mediumDate(new Date(row.decided_at))}`].join(', '),
  };
}

function pairSide(side: SideRow): PairSide {
  const commune = side.commune_code === null ? undefined : findCommune(side.commune_code)?.name;
  return {
    id: side.id,
    slug: side.slug,
    name: side.name,
    about: joined([labelOf(KINDS, side.kind), commune]),
    territory: side.territory,
    status: side.status,
    verifiedAt: side.verified_at === null ? null : new Date(side.verified_at).toISOString(),
  };
}
