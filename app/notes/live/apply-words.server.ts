// What writers send is applied in the turn in which it came: through the library it would be read three times more, with waits between.
import * as Y from 'yjs';
import { heldFrame } from './frames.ts';
import type { OpenNote } from './open-notes.server.ts';
import type { Member } from './visitor.ts';

/** False when it cannot be applied. */
export function applyWords(note: OpenNote, { connection, noteId }: Member, update: Uint8Array): boolean {
  if (!connection) return true;
  try {
    Y.applyUpdate(note.document, update, { source: 'connection', connection });
  } catch {
    return false;
  }
  connection.send(heldFrame(noteId));
  return true;
}
