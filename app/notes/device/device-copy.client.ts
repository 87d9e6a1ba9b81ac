// The copy of a note in this browser, one per note and epoch: what was written without a network outlives the window.
import { IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

export type DeviceCopy = {
  /** Whether a copy of an earlier visit was found. */
  hadWords: boolean;
  /** Writes once more and says whether it worked: a full or forbidden disk shows only then. */
  isKept: () => Promise<boolean>;
  /** Takes the copy away. */
  forget: () => Promise<void>;
  close: () => void;
};

const OLDER_EPOCHS = 20;

/** Resolves once the copy is in the document; null where the browser keeps nothing. */
export async function openDeviceCopy(noteId: string, epoch: number, document: Y.Doc): Promise<DeviceCopy | null> {
  if (!(await canKeep())) return null;
  for (let older = Math.max(1, epoch - OLDER_EPOCHS); older < epoch; older++)
    indexedDB.deleteDatabase(copyName(noteId, older));
  const copy = new IndexeddbPersistence(copyName(noteId, epoch), document);
  await copy.whenSynced;
  return {
    hadWords: document.store.clients.size > 0,
    isKept: () =>
      copy.set('seen', Date.now()).then(
        () => true,
        () => false,
      ),
    forget: () => copy.clearData(),
    close: () => void copy.destroy(),
  };
}

function copyName(noteId: string, epoch: number): string {
  return `maillage-note:${noteId}:${epoch}`;
}

/** Private windows of several browsers open no base, or open one and refuse to write to it. */
function canKeep(): Promise<boolean> {
  return new Promise((resolve) => {
    const late = setTimeout(() => resolve(false), 1_500);
    const answer = (isKept: boolean) => {
      clearTimeout(late);
      resolve(isKept);
    };
    try {
      const opening = indexedDB.open('maillage-keeps');
      opening.onupgradeneeded = () => opening.result.createObjectStore('probe');
      opening.onerror = () => answer(false);
      opening.onblocked = () => answer(false);
      opening.onsuccess = () => {
        const writing = opening.result.transaction('probe', 'readwrite');
        writing.objectStore('probe').put(1, 'probe');
        writing.oncomplete = () => answer(true);
        writing.onerror = () => answer(false);
        writing.onabort = () => answer(false);
      };
    } catch {
      answer(false);
    }
  });
}
