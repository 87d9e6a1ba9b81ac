// Dot votes, decided by rows: each join has as many slots as the vote has points, and the base holds no more.
import { and, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { type RowActor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { workshopVotePoints, workshopVotes } from '#db/schema/workshops.ts';

export type Vote = {
  id: string;
  noteId: string;
  points: number;
  isHidden: boolean;
  isOpen: boolean;
  /** By card; null while the count is hidden. */
  totals: Record<string, number> | null;
  /** One's own points by card. */
  mine: Record<string, number>;
  voters: number;
};

/** False when one is open already. */
export async function openVote(
  database: Database,
  vote: { pageId: string; noteId: string; points: number; isHidden: boolean },
): Promise<boolean> {
  const opened = await database.query((queries) =>
    queries.insert(workshopVotes).values(vote).onConflictDoNothing().returning({ id: workshopVotes.id }),
  );
  return opened.length > 0;
}

export async function closeVote(database: Database, noteId: string): Promise<void> {
  await database.query((queries) =>
    queries
      .update(workshopVotes)
      .set({ closedAt: new Date() })
      .where(and(eq(workshopVotes.noteId, noteId), isNull(workshopVotes.closedAt))),
  );
}

type Giving = { noteId: string; cardId: string; joinId: string; rowActor: RowActor };

/** False when the vote is closed or all points are given. One try of a join at a time; each takes the first free slot. */
export async function givePoint(database: Database, { noteId, cardId, joinId, rowActor }: Giving): Promise<boolean> {
  const given = await withActor(database, rowActor, async (queries) => {
    await queries.execute(sql`select pg_advisory_xact_lock(hashtext(${`vote ${joinId}`}))`);
    // The row of the vote is held until the point is written: whoever closes it waits, and later points find it closed.
    return queries.execute(sql`
      with vote as (
        select id, points from workshop_votes where note_id = ${noteId} and closed_at is null for share
      ), free as (
        select vote.id, vote.points, slot from vote, generate_series(1, vote.points) as slot
        where not exists (
          select from workshop_vote_points as given
          where given.vote_id = vote.id and given.join_id = ${joinId} and given.slot = slot.slot
        )
        order by slot limit 1
      )
      insert into workshop_vote_points (vote_id, join_id, slot, points, card_id)
      select id, ${joinId}, slot, points, ${cardId} from free
      on conflict do nothing
      returning slot`);
  });
  return given.length > 0;
}

/** Takes one point back from a card, as long as the vote is open. */
export async function takePoint(database: Database, { noteId, cardId, joinId, rowActor }: Giving): Promise<void> {
  await withActor(database, rowActor, (queries) =>
    queries.execute(sql`
      delete from workshop_vote_points where join_id = ${joinId} and (vote_id, slot) in (
        select vote_id, slot from workshop_vote_points
        join workshop_votes on workshop_votes.id = vote_id
        where note_id = ${noteId} and closed_at is null and join_id = ${joinId} and card_id = ${cardId}
        order by slot desc limit 1
      )`),
  );
}

/** The last vote of each board of the page, as this reader may see it. */
export async function readVotes(
  database: Database,
  { pageId, joinId, rowActor }: { pageId: string; joinId: string | null; rowActor: RowActor },
): Promise<Map<string, Vote>> {
  const latest = await database.query((queries) =>
    queries
      .selectDistinctOn([workshopVotes.noteId])
      .from(workshopVotes)
      .where(eq(workshopVotes.pageId, pageId))
      .orderBy(workshopVotes.noteId, sql`${workshopVotes.closedAt} is null desc`, desc(workshopVotes.openedAt)),
  );
  const ids = latest.map(({ id }) => id);
  if (ids.length === 0) return new Map();
  const byCard = {
    voteId: workshopVotePoints.voteId,
    cardId: workshopVotePoints.cardId,
    points: count(),
  };
  const [totals, voters, mine] = await Promise.all([
    withActor(database, { kind: 'work', name: 'workshops' }, (queries) =>
      queries
        .select(byCard)
        .from(workshopVotePoints)
        .where(inArray(workshopVotePoints.voteId, ids))
        .groupBy(workshopVotePoints.voteId, workshopVotePoints.cardId),
    ),
    withActor(database, { kind: 'work', name: 'workshops' }, (queries) =>
      queries
        .select({
          voteId: workshopVotePoints.voteId,
          voters: sql<number>`count(distinct ${workshopVotePoints.joinId})`.mapWith(Number),
        })
        .from(workshopVotePoints)
        .where(inArray(workshopVotePoints.voteId, ids))
        .groupBy(workshopVotePoints.voteId),
    ),
    joinId === null
      ? []
      : withActor(database, rowActor, (queries) =>
          queries
            .select(byCard)
            .from(workshopVotePoints)
            .where(and(inArray(workshopVotePoints.voteId, ids), eq(workshopVotePoints.joinId, joinId)))
            .groupBy(workshopVotePoints.voteId, workshopVotePoints.cardId),
        ),
  ]);
  const pointsOf = (rows: { voteId: string; cardId: string; points: number }[], id: string) =>
    Object.fromEntries(rows.filter(({ voteId }) => voteId === id).map(({ cardId, points }) => [cardId, points]));
  return new Map(
    latest.map(({ id, noteId, points, isHidden, closedAt }) => {
      const isOpen = closedAt === null;
      const vote = {
        id,
        noteId,
        points,
        isHidden,
        isOpen,
        totals: isOpen && isHidden ? null : pointsOf(totals, id),
        mine: pointsOf(mine, id),
        voters: voters.find(({ voteId }) => voteId === id)?.voters ?? 0,
      };
      return [noteId, vote];
    }),
  );
}
