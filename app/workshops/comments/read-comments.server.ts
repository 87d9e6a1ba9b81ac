// Comments of a page as one of its readers may see them: row-level security says which.
import { and, asc, count, eq, inArray, isNull, max, type SQL, sql } from 'drizzle-orm';
import { actIn, withActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { people } from '#db/schema/accounts.ts';
import { organisations } from '#db/schema/directory.ts';
import { workshopCommentMentions, workshopComments, workshopJoins } from '#db/schema/workshops.ts';
import { type Viewer, WORKSHOPS } from '../viewer.server.ts';
import { mayRemoveComment } from '../workshop-policy.ts';
import { type CardComment, type CommentCount, MOST_PER_PAGE } from './card-comment.ts';

/** Of cards that were removed too: they come back with their card. */
export async function readCommentCounts(
  database: Database,
  { rowActor, join }: Viewer,
  pageId: string,
): Promise<Record<string, CommentCount>> {
  const { counted, cited } = await withActor(database, rowActor, async (queries) => ({
    counted: await queries
      .select({ cardId: workshopComments.cardId, count: count(), latest: max(workshopComments.at) })
      .from(workshopComments)
      .where(eq(workshopComments.pageId, pageId))
      .groupBy(workshopComments.cardId),
    cited: join ? await unreadBy(queries, pageId, join.id) : [],
  }));
  const unread = new Set(cited.map(({ cardId }) => cardId));
  return Object.fromEntries(
    counted.map((row) => [
      row.cardId,
      { count: row.count, latest: row.latest?.toISOString() ?? '', citesMe: unread.has(row.cardId) },
    ]),
  );
}

/** The oldest first. `cardId`: of one card only. */
export async function readComments(
  database: Database,
  viewer: Viewer,
  { pageId, cardId, mayWriteOn }: { pageId: string; cardId?: string; mayWriteOn: (cardId: string) => boolean },
): Promise<CardComment[]> {
  const { rowActor, join, ownIds } = viewer;
  return withActor(database, rowActor, async (queries) => {
    const rows = await commentRows(
      queries,
      and(eq(workshopComments.pageId, pageId), cardId === undefined ? undefined : eq(workshopComments.cardId, cardId)),
    );
    const unread = new Set((join ? await unreadBy(queries, pageId, join.id) : []).map(({ id }) => id));
    const names = await structureNames(
      queries,
      rows.flatMap(({ comment }) => comment.mentions),
    );
    return rows.map(({ comment, author, structure }) => {
      const isMine = ownIds.includes(comment.joinId ?? comment.personId ?? '');
      return {
        id: comment.id,
        cardId: comment.cardId,
        author,
        structure,
        text: comment.text,
        at: comment.at.toISOString(),
        mentions: comment.mentions.flatMap((slug) => {
          const name = names.get(slug);
          return name === undefined ? [] : [{ slug, name }];
        }),
        isMine,
        mayRemove: mayRemoveComment(viewer, { isOwn: isMine, mayWriteHere: mayWriteOn(comment.cardId) }),
        citesMe: unread.has(comment.id),
      };
    });
  });
}

export type SaidOfCard = { author: string; structure: string; text: string; mentions: string[] };

/** For what leaves the page: all that was said, by card. */
export async function readSaidOfCards(database: Database, pageId: string): Promise<Map<string, SaidOfCard[]>> {
  const rows = await withActor(database, WORKSHOPS, (queries) =>
    commentRows(queries, eq(workshopComments.pageId, pageId)),
  );
  const said = new Map<string, SaidOfCard[]>();
  for (const { comment, author, structure } of rows) {
    const one = { author, structure, text: comment.text, mentions: comment.mentions };
    said.set(comment.cardId, [...(said.get(comment.cardId) ?? []), one]);
  }
  return said;
}

/** How many stand below each card of some pages. */
export async function countComments(database: Database, pageIds: string[]): Promise<Map<string, number>> {
  const { pageId, cardId } = workshopComments;
  const rows = await withActor(database, WORKSHOPS, (queries) =>
    queries
      .select({ cardId, count: count() })
      .from(workshopComments)
      .where(inArray(pageId, pageIds))
      .groupBy(pageId, cardId),
  );
  return new Map(rows.map((row) => [row.cardId, row.count]));
}

type CommentRow = { comment: typeof workshopComments.$inferSelect; author: string; structure: string };

/** A device reads no join but its own: who wrote is asked by the page itself. */
async function commentRows(queries: Queries, which: SQL | undefined): Promise<CommentRow[]> {
  const rows = await queries
    .select({ comment: workshopComments, person: people.name })
    .from(workshopComments)
    .leftJoin(people, eq(people.id, workshopComments.personId))
    .where(which)
    .orderBy(asc(workshopComments.at), asc(workshopComments.id))
    .limit(MOST_PER_PAGE);
  const ids = [...new Set(rows.flatMap(({ comment }) => comment.joinId ?? []))];
  const { id, firstName, organisationName } = workshopJoins;
  const named = await actIn(queries, WORKSHOPS, (asPage) =>
    asPage.select({ id, firstName, organisationName }).from(workshopJoins).where(inArray(workshopJoins.id, ids)),
  );
  const writers = new Map(named.map((writer) => [writer.id, writer]));
  return rows.map(({ comment, person }) => {
    const writer = writers.get(comment.joinId ?? '');
    return {
      comment,
      author: writer?.firstName ?? person ?? 'Sans nom',
      structure: writer?.organisationName ?? '',
    };
  });
}

function unreadBy(queries: Queries, pageId: string, joinId: string): Promise<{ id: string; cardId: string }[]> {
  return queries
    .select({ id: workshopComments.id, cardId: workshopComments.cardId })
    .from(workshopCommentMentions)
    .innerJoin(workshopComments, eq(workshopComments.id, workshopCommentMentions.commentId))
    .where(
      and(
        eq(workshopCommentMentions.pageId, pageId),
        eq(workshopCommentMentions.joinId, joinId),
        isNull(workshopCommentMentions.seenAt),
      ),
    );
}

async function structureNames(queries: Queries, slugs: string[]): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const rows = await queries
    .select({ slug: organisations.slug, name: organisations.name })
    .from(organisations)
    .where(and(eq(organisations.status, 'published'), inArray(organisations.slug, [...new Set(slugs)])));
  return new Map(rows.map(({ slug, name }) => [slug, name]));
}

/** Whom « @ » may name here: those who joined and were not put out. */
export function readCitable(database: Database, pageId: string) {
  return withActor(database, WORKSHOPS, (queries) =>
    queries
      .select({ id: workshopJoins.id, name: workshopJoins.firstName, structure: workshopJoins.organisationName })
      .from(workshopJoins)
      .where(
        and(
          eq(workshopJoins.pageId, pageId),
          isNull(workshopJoins.revokedAt),
          isNull(workshopJoins.forgottenAt),
          sql`${workshopJoins.firstName} <> ''`,
        ),
      )
      .orderBy(asc(workshopJoins.firstName), asc(workshopJoins.createdAt)),
  );
}
