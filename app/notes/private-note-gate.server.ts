// A note of no page is its writer's alone, live as well: row-level security hides it from everybody else.
import { eq } from 'drizzle-orm';
import type { NoteAccess } from '#app/server/live-notes.ts';
import { type Actor, withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { notes } from '#db/schema/notes.ts';

const REFUSED: NoteAccess = { access: 'none', writer: { id: '', name: '', structure: '', colour: 0 } };
export const NOTE_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function privateNoteAccess(database: Database, actor: Actor, noteId: string): Promise<NoteAccess> {
  if (!NOTE_ID.test(noteId) || actor.kind !== 'person' || actor.owesSecondFactor) return REFUSED;
  const [note] = await withActor(database, actor, (queries) =>
    queries.select({ privateTo: notes.privateTo }).from(notes).where(eq(notes.id, noteId)),
  );
  if (note?.privateTo !== actor.id) return REFUSED;
  return { access: 'write', writer: { ...REFUSED.writer, id: actor.id, name: actor.name }, personId: actor.id };
}
