// A stored note, as a document.
import * as Y from 'yjs';
import { unpackUpdates } from './batches.ts';
import type { StoredNote } from './note-rows.server.ts';

/** Origin of what is in PostgreSQL already: never stored again. */
export const STORED = { source: 'redis' } as const;

export type Filled = {
  /** Rows that cannot be read: the rest of the note is there. */
  unreadable: string[];
  /** Words are missing that later ones lean on. */
  hasHole: boolean;
};

/** In one transaction: a hundred thousand keystrokes take a third of a second, one by one minutes. */
export function fillDocument(document: Y.Doc, stored: Pick<StoredNote, 'snapshot' | 'rows'>): Filled {
  const unreadable: string[] = [];
  document.transact(() => {
    if (stored.snapshot) Y.applyUpdate(document, stored.snapshot, STORED);
    for (const { id, payload } of stored.rows) {
      try {
        for (const update of unpackUpdates(payload)) Y.applyUpdate(document, update, STORED);
      } catch {
        unreadable.push(id);
      }
    }
  }, STORED);
  return { unreadable, hasHole: document.store.pendingStructs !== null };
}
