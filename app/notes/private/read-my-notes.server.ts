// One's own notes, whole, for « mes données »: in Markdown, with the addresses of their pictures.
import { asc, eq } from 'drizzle-orm';
import type { Parts } from '#app/server/parts.ts';
import { type PersonActor, withActor } from '#db/actor.ts';
import { notes } from '#db/schema/notes.ts';
import { type NoteComment, readComments } from '../rich/comments.ts';
import { richMarkdown } from '../rich/rich-html.server.ts';

export type MyNote = { id: string; le: Date; texte: string; commentaires: string[] };

export async function readMyNotes(
  { database, notes: live }: Pick<Parts, 'database' | 'notes'>,
  actor: PersonActor,
): Promise<MyNote[]> {
  const rows = await withActor(database, actor, (queries) =>
    queries
      .select({ id: notes.id, le: notes.createdAt })
      .from(notes)
      .where(eq(notes.privateTo, actor.id))
      .orderBy(asc(notes.createdAt)),
  );
  const read: MyNote[] = [];
  for (const { id, le } of rows) {
    const document = await live.read(id);
    read.push({ id, le, texte: richMarkdown(document), commentaires: readComments(document).flatMap(wordsOf) });
    document.destroy();
  }
  return read;
}

function wordsOf({ text, answers }: NoteComment): string[] {
  return [text, ...answers.map((answer) => answer.text)];
}
