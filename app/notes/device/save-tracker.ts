// What may be called « enregistré »: edits are counted, a mark covers those made before it, its answer says they are committed.
// One mark is on its way at a time; a connection that is new has heard none.

export type SaveTracker = {
  edited: () => void;
  /** The number of a mark to send now; null when nothing needs one, or one is still unanswered. */
  takeMark: () => number | null;
  /** An answer to another mark than the last one is of a connection that is gone: it proves nothing. */
  answered: (mark: number) => void;
  /** What was asked on the old connection is not answered on this one. */
  reconnected: () => void;
  /** The server has said that it holds everything. */
  allStored: () => void;
  hasUnstored: () => boolean;
};

export function trackSaves(): SaveTracker {
  let edits = 0;
  let stored = 0;
  let marks = 0;
  let asked: { mark: number; covers: number } | null = null;
  return {
    edited() {
      edits += 1;
    },
    takeMark() {
      if (asked !== null || edits === stored) return null;
      marks += 1;
      asked = { mark: marks, covers: edits };
      return marks;
    },
    answered(mark) {
      if (asked?.mark !== mark) return;
      stored = asked.covers;
      asked = null;
    },
    reconnected() {
      asked = null;
    },
    allStored() {
      stored = edits;
      asked = null;
    },
    hasUnstored: () => edits > stored,
  };
}
