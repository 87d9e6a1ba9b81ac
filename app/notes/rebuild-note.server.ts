// « Effacer vraiment »: a note made anew without a passage. Nothing of it stays in what is stored; a new epoch keeps the copies of
// devices from bringing it back. Who wrote what remains stays known.
import { eq, sql } from 'drizzle-orm';
import * as Y from 'yjs';
import { withActor } from '#db/actor.ts';
import type { Database } from '#db/client.ts';
import { noteQuarantine, noteSnapshots, notes, noteUpdates, noteVersions } from '#db/schema/notes.ts';
import { fillDocument } from './live/fill-document.server.ts';
import { NoSuchNote } from './live/open-notes.server.ts';
import { noteJson } from './note-json.ts';

const LONG_MS = 15_000;

/** `edit` takes the passage out, and must bear not to find it: it runs on the note and on each version. */
export async function rebuildNote(database: Database, noteId: string, edit: (document: Y.Doc) => void): Promise<void> {
  await withActor(
    database,
    { kind: 'work', name: 'live-notes' },
    async (queries) => {
      // Waits for words that are being stored; those that come later carry the old epoch and are left out.
      const [note] = await queries
        .update(notes)
        .set({ epoch: sql`${notes.epoch} + 1` })
        .where(eq(notes.id, noteId))
        .returning({ epoch: notes.epoch });
      if (!note) throw new NoSuchNote(noteId);
      const [snapshot] = await queries.select().from(noteSnapshots).where(eq(noteSnapshots.noteId, noteId));
      const rows = await queries
        .select({ id: noteUpdates.id, payload: noteUpdates.payload })
        .from(noteUpdates)
        .where(eq(noteUpdates.noteId, noteId))
        .orderBy(noteUpdates.id);
      const document = new Y.Doc();
      const stored = rows.map(({ id, payload }) => ({ id: String(id), payload }));
      fillDocument(document, { snapshot: snapshot?.state ?? null, rows: stored });
      const state = edited(document, edit);
      await queries.delete(noteUpdates).where(eq(noteUpdates.noteId, noteId));
      await queries.delete(noteQuarantine).where(eq(noteQuarantine.noteId, noteId));
      await queries
        .insert(noteSnapshots)
        .values({ noteId, state })
        .onConflictDoUpdate({
          target: noteSnapshots.noteId,
          set: { state, version: sql`${noteSnapshots.version} + 1`, at: sql`now()` },
        });
      const versions = await queries.select().from(noteVersions).where(eq(noteVersions.noteId, noteId));
      for (const version of versions) {
        const old = new Y.Doc();
        Y.applyUpdate(old, version.state);
        const kept = edited(old, edit);
        await queries
          .update(noteVersions)
          .set({ state: kept, json: noteJson(old) })
          .where(eq(noteVersions.id, version.id));
      }
    },
    LONG_MS,
  );
}

/** Deleted words leave the document at the end of a transaction, and with them the state. */
function edited(document: Y.Doc, edit: (document: Y.Doc) => void): Uint8Array {
  document.transact(() => edit(document));
  return Y.encodeStateAsUpdate(document);
}
