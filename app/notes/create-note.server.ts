// A new note, with what it starts with: seeded once, by the server, together with its row. Seeds made by each device would add up.
import * as Y from 'yjs';
import type { Queries } from '#db/client.ts';
import { type NoteKind, noteSnapshots, notes } from '#db/schema/notes.ts';

export type NewNote = { kind: NoteKind; seed?: (document: Y.Doc) => void; privateTo?: string };

/** In the transaction of whoever owns the note; a private one only through `withActor` of its person. */
export async function createNote(queries: Queries, { kind, seed, privateTo }: NewNote): Promise<string> {
  const [note] = await queries.insert(notes).values({ kind, privateTo }).returning({ id: notes.id });
  if (!note) throw new Error('the note was not created');
  if (seed) {
    const document = new Y.Doc();
    document.transact(() => seed(document));
    await queries.insert(noteSnapshots).values({ noteId: note.id, state: Y.encodeStateAsUpdate(document) });
    document.destroy();
  }
  return note.id;
}
