// Comments are rows: whether the page still takes them is asked in the transaction that writes them.
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { uuidv4 } from 'lib0/random';
import { type RowActor, withActor } from '#db/actor.ts';
import type { Database, Queries } from '#db/client.ts';
import { noteTexts } from '#db/schema/outcomes.ts';
import { workshopCommentMentions, workshopComments } from '#db/schema/workshops.ts';
import { type Cited, MOST_PER_CARD, MOST_PER_PAGE } from './card-comment.ts';

export type NewComment = {
  /** As the form carried it: sent twice, it is kept once. */
  id: string;
  pageId: string;
  noteId: string;
  cardId: string;
  /** Of the card, whose lock counts. */
  columnId: string;
  joinId: string | null;
  personId: string | null;
  text: string;
  mentions: string[];
  cited: Cited[];
  /** Is not held back by a lock. */
  mayArrange: boolean;
};

export type Kept = 'kept' | 'closed' | 'full';

export async function keepComment(database: Database, rowActor: RowActor, comment: NewComment): Promise<Kept> {
  return withActor(database, rowActor, async (queries) => {
    const { pageId, cardId, text } = comment;
    // One at a time on a card, so that nobody writes one more than there may be.
    await queries.execute(sql`select pg_advisory_xact_lock(hashtext(${`comments ${pageId} ${cardId}`}))`);
    if (!(await isOpen(queries, comment))) return 'closed';
    const [counted] = await queries.execute<{ card: number; page: number }>(sql`
      select count(*) filter (where card_id = ${cardId})::int as card, count(*)::int as page
      from workshop_comments where page_id = ${pageId}`);
    if ((counted?.card ?? 0) >= MOST_PER_CARD || (counted?.page ?? 0) >= MOST_PER_PAGE) return 'full';
    const [there] = await queries
      .select({ text: workshopComments.text, joinId: workshopComments.joinId, personId: workshopComments.personId })
      .from(workshopComments)
      .where(eq(workshopComments.id, comment.id));
    const isMine = there?.joinId === comment.joinId && there.personId === comment.personId;
    if (there && isMine && there.text === text) return 'kept';
    const [row] = await insert(queries, there ? { ...comment, id: uuidv4() } : comment);
    // An identifier that a page out of sight has taken already.
    const id = row?.id ?? (await insert(queries, { ...comment, id: uuidv4() }))[0]?.id;
    if (id === undefined) throw new Error('the comment was not written');
    const lines = comment.cited.map(({ id: joinId, name }) => ({ commentId: id, pageId, joinId, name }));
    if (lines.length > 0) await queries.insert(workshopCommentMentions).values(lines);
    // Whoever answers has read.
    if (comment.joinId) await markSeen(queries, { pageId, cardId, joinId: comment.joinId });
    return 'kept';
  });
}

function insert(queries: Queries, { id, pageId, noteId, cardId, joinId, personId, text, mentions }: NewComment) {
  return queries
    .insert(workshopComments)
    .values({ id, pageId, noteId, cardId, joinId, personId, text, mentions })
    .onConflictDoNothing()
    .returning({ id: workshopComments.id });
}

/** The row of the page is held until the comment is written: whoever freezes or locks it waits, and later ones find it closed. */
async function isOpen(queries: Queries, { pageId, noteId, columnId, mayArrange }: NewComment): Promise<boolean> {
  const rows = await queries.execute(sql`
    select from workshop_pages where id = ${pageId} and frozen_at is null
      and (${mayArrange} or (locked_at is null
        and not exists (select from workshop_column_locks where note_id = ${noteId} and column_id = ${columnId})))
    for share`);
  return rows.length > 0;
}

/** False when it is gone, or somebody else’s. */
export async function removeComment(
  database: Database,
  rowActor: RowActor,
  { pageId, cardId, id }: { pageId: string; cardId: string; id: string },
): Promise<boolean> {
  return withActor(database, rowActor, async (queries) => {
    const gone = await queries
      .delete(workshopComments)
      .where(and(eq(workshopComments.id, id), eq(workshopComments.pageId, pageId), eq(workshopComments.cardId, cardId)))
      .returning({ noteId: workshopComments.noteId });
    // The worker reads the words of the board again, without these.
    for (const { noteId } of gone) await queries.delete(noteTexts).where(eq(noteTexts.noteId, noteId));
    return gone.length > 0;
  });
}

type Seeing = { pageId: string; cardId: string; joinId: string };

export async function seeComments(database: Database, rowActor: RowActor, seeing: Seeing): Promise<void> {
  await withActor(database, rowActor, (queries) => markSeen(queries, seeing));
}

async function markSeen(queries: Queries, { pageId, cardId, joinId }: Seeing): Promise<void> {
  const ofCard = queries
    .select({ id: workshopComments.id })
    .from(workshopComments)
    .where(and(eq(workshopComments.pageId, pageId), eq(workshopComments.cardId, cardId)));
  await queries
    .update(workshopCommentMentions)
    .set({ seenAt: sql`now()` })
    .where(
      and(
        eq(workshopCommentMentions.joinId, joinId),
        isNull(workshopCommentMentions.seenAt),
        inArray(workshopCommentMentions.commentId, ofCard),
      ),
    );
}
