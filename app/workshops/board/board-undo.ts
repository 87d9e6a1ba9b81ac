// Undo of one's own gestures only.
import * as Y from 'yjs';
import { cardsOf } from './board.ts';
import { addCard, type NewCard, removeCard } from './board-changes.ts';

export type OwnGestures = {
  add: (card: NewCard) => string;
  /** One gesture on what exists. */
  change: (run: (document: Y.Doc) => void) => void;
  canUndo: () => boolean;
  undo: () => void;
  close: () => void;
};

/**
 * A creation is kept out of the undo manager: taking it back would delete what others have written on the card since. It
 * is flagged as removed instead.
 */
export function trackOwnGestures(document: Y.Doc): OwnGestures {
  const mine = Symbol('mine');
  const manager = new Y.UndoManager(cardsOf(document), { trackedOrigins: new Set([mine]), captureTimeout: 0 });
  const done: { added: string | null }[] = [];
  return {
    add: (card) => {
      const id = addCard(document, card);
      done.push({ added: id });
      return id;
    },
    change: (run) => {
      const before = manager.undoStack.length;
      document.transact(() => run(document), mine);
      if (manager.undoStack.length > before) done.push({ added: null });
    },
    canUndo: () => done.length > 0,
    undo: () => {
      const last = done.pop();
      if (!last) return;
      if (last.added === null) undoLast(manager);
      else removeCard(document, last.added);
    },
    close: () => manager.destroy(),
  };
}

/** A gesture that others have overwritten leaves nothing to take back: the library would go on with the one before. */
function undoLast(manager: Y.UndoManager): void {
  const earlier = manager.undoStack.splice(0, manager.undoStack.length - 1);
  manager.undo();
  manager.undoStack.unshift(...earlier);
}
