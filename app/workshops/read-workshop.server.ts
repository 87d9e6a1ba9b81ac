// A workshop page as it is committed: its row, its boards and its texts.
import { asc, count, eq } from 'drizzle-orm';
import type * as Y from 'yjs';
import { richJson } from '#app/notes/rich/rich-html.server.ts';
import type { Parts } from '#app/server/parts.ts';
import { createSharedAnswers, type ShareAnswer } from '#app/server/shared-answers.ts';
import { withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { notes } from '#db/schema/notes.ts';
import { workshopNotes, workshopPages, workshopVotePoints, workshopVotes } from '#db/schema/workshops.ts';
import { type BoardCard, readBoard } from './board/board.ts';
import { readSaidOfCards } from './comments/read-comments.server.ts';
import type { ContentCard, WorkshopContent } from './minutes/workshop-content.ts';

export type WorkshopPage = typeof workshopPages.$inferSelect;
export type WorkshopNote = { id: string; kind: 'board' | 'text'; title: string; epoch: number; document: Y.Doc };
export type Workshop = { page: WorkshopPage; notes: WorkshopNote[] };

type Reading = Pick<Parts, 'database' | 'notes'>;

const shared = new WeakMap<Reading['notes'], ShareAnswer<Workshop | null>>();

/** null when no page has that slug. The documents are those of everybody who asks meanwhile: to be read, never changed. */
export function readWorkshop(parts: Reading, slug: string): Promise<Workshop | null> {
  const share = shared.get(parts.notes) ?? createSharedAnswers();
  shared.set(parts.notes, share);
  return share(slug, () => readOnce(parts, slug));
}

async function readOnce(parts: Reading, slug: string): Promise<Workshop | null> {
  const [page] = await parts.database.query((queries) =>
    queries.select().from(workshopPages).where(eq(workshopPages.slug, slug)).limit(1),
  );
  return page ? { page, notes: await readNotes(parts, page.id) } : null;
}

async function readNotes({ database, notes: live }: Reading, pageId: string): Promise<WorkshopNote[]> {
  const rows = await database.query((queries) =>
    queries
      .select({ id: notes.id, kind: notes.kind, epoch: notes.epoch, title: workshopNotes.title })
      .from(workshopNotes)
      .innerJoin(notes, eq(notes.id, workshopNotes.noteId))
      .where(eq(workshopNotes.pageId, pageId))
      .orderBy(asc(workshopNotes.position)),
  );
  return Promise.all(rows.map(async (row) => ({ ...row, document: await live.read(row.id) })));
}

/** For exports and the bilan: waits until what was received is committed. Throws 404. */
export async function readWorkshopContent(
  parts: Reading,
  pageId: string,
): Promise<WorkshopContent & { page: WorkshopPage }> {
  const { database } = parts;
  const [[page], held] = await database.query((queries) =>
    Promise.all([
      queries.select().from(workshopPages).where(eq(workshopPages.id, pageId)).limit(1),
      queries.select({ noteId: workshopNotes.noteId }).from(workshopNotes).where(eq(workshopNotes.pageId, pageId)),
    ]),
  );
  if (!page) throw new Response('Cette page d’atelier n’existe pas.', { status: 404 });
  await Promise.all(held.map(({ noteId }) => parts.notes.settled(noteId)));
  const [read, votes, said] = await Promise.all([
    readNotes(parts, pageId),
    countVotes(database, pageId),
    readSaidOfCards(database, pageId),
  ]);
  return {
    page,
    boards: read
      .filter(({ kind }) => kind === 'board')
      .map(({ id, title, document }) => ({
        noteId: id,
        title,
        columns: readBoard(document).columns.map(({ cards, ...column }) => ({
          ...column,
          cards: cards.map((card) => ({
            ...contentCard(card, votes.get(card.id) ?? 0),
            comments: said.get(card.id) ?? [],
          })),
        })),
      })),
    texts: read
      .filter(({ kind }) => kind === 'text')
      .map(({ id, title, document }) => ({
        noteId: id,
        title,
        json: richJson(document),
      })),
  };
}

function contentCard(card: BoardCard, votes: number): Omit<ContentCard, 'comments'> {
  const { id, text, authorId, authorName, structure, onBehalfOf, theme, mentions, groupId } = card;
  return { id, text, authorId, authorName, structure, onBehalfOf, theme, mentions, groupId, votes };
}

/** Points by card, of every vote that was closed on the page. */
export async function countVotes(database: Database, pageId: string): Promise<Map<string, number>> {
  const rows = await withActor(database, { kind: 'work', name: 'workshops' }, (queries) =>
    queries
      .select({ cardId: workshopVotePoints.cardId, points: count() })
      .from(workshopVotePoints)
      .innerJoin(workshopVotes, eq(workshopVotes.id, workshopVotePoints.voteId))
      .where(eq(workshopVotes.pageId, pageId))
      .groupBy(workshopVotePoints.cardId),
  );
  return new Map(rows.map(({ cardId, points }) => [cardId, points]));
}
