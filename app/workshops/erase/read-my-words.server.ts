// What somebody wrote on workshop pages under their account, for « mes données »: cards and comments bear their author.
import { asc, eq, inArray, or, sql } from 'drizzle-orm';
import { readComments } from '#app/notes/rich/comments.ts';
import type { Parts } from '#app/server/parts.ts';
import { type PersonActor, withActor } from '#db/actor.ts';
import { noteAuthors, notes } from '#db/schema/notes.ts';
import { workshopJoins, workshopNotes, workshopPages } from '#db/schema/workshops.ts';
import { readBoard } from '../board/board.ts';

export type MyWords = {
  atelier: string;
  note: string;
  cartes: { texte: string; structure: string; au_nom_de: string; le: string }[];
  commentaires: string[];
};

/** Notes in which nothing bears their name are left out; a text says letter by letter who wrote, which the page shows. */
export async function readMyWords(
  { database, notes: live }: Pick<Parts, 'database' | 'notes'>,
  actor: PersonActor,
): Promise<MyWords[]> {
  const { ids, held } = await withActor(database, actor, async (queries) => {
    const joins = await queries
      .select({ id: workshopJoins.id, pageId: workshopJoins.pageId })
      .from(workshopJoins)
      .where(eq(workshopJoins.personId, actor.id));
    const own = [actor.id, ...joins.map(({ id }) => id)];
    const pages = joins.map(({ pageId }) => pageId);
    const written = queries
      .select({ id: noteAuthors.noteId })
      .from(noteAuthors)
      .where(inArray(noteAuthors.author, own));
    const rows = await queries
      .select({ noteId: notes.id, kind: notes.kind, note: workshopNotes.title, atelier: workshopPages.title })
      .from(workshopNotes)
      .innerJoin(notes, eq(notes.id, workshopNotes.noteId))
      .innerJoin(workshopPages, eq(workshopPages.id, workshopNotes.pageId))
      .where(
        or(
          pages.length > 0 ? inArray(workshopNotes.pageId, pages) : sql`false`,
          inArray(workshopNotes.noteId, written),
        ),
      )
      .orderBy(asc(workshopPages.createdAt), asc(workshopNotes.position));
    return { ids: new Set(own), held: rows };
  });
  const found: MyWords[] = [];
  for (const { noteId, kind, note, atelier } of held) {
    const document = await live.read(noteId);
    const cards = kind === 'board' ? readBoard(document).columns.flatMap((column) => column.cards) : [];
    const cartes = cards
      .filter(({ authorId }) => ids.has(authorId))
      .map(({ text, structure, onBehalfOf, at }) => ({ texte: text, structure, au_nom_de: onBehalfOf, le: at }));
    const commentaires = readComments(document)
      .flatMap((comment) => [comment, ...comment.answers])
      .filter(({ authorId }) => ids.has(authorId))
      .map(({ text }) => text);
    document.destroy();
    if (cartes.length + commentaires.length > 0) found.push({ atelier, note, cartes, commentaires });
  }
  return found;
}
