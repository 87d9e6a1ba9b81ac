// What the server is known to hold of a note, so that what this device calls unsent is its own and no more.
import * as Y from 'yjs';

export type HeldWords = {
  /** What stands in the document was read from the copy on this device. */
  copied: () => void;
  /** The server said so, as the state vector of its document. */
  told: (vector: Uint8Array) => void;
  /** All that was written here is stored. */
  all: () => void;
  /** What it may lack, as one update. */
  lacking: () => Uint8Array;
};

export function trackHeld(document: Y.Doc): HeldWords {
  const stateNow = () => Y.decodeStateVector(Y.encodeStateVector(document));
  let held = new Map<number, number>();
  /** What stood here when `held` was true. */
  let stood = new Map<number, number>();
  return {
    copied() {
      stood = stateNow();
    },
    told(vector) {
      held = Y.decodeStateVector(vector);
      stood = stateNow();
    },
    all() {
      held = stateNow();
      stood = held;
    },
    lacking() {
      // Words of others that came since can have come from the server only.
      const isTheirs = (client: number, clock: number) =>
        client !== document.clientID && clock > (stood.get(client) ?? 0);
      const known = [...stateNow()].map(
        ([client, clock]) => [client, isTheirs(client, clock) ? clock : (held.get(client) ?? 0)] as const,
      );
      return Y.encodeStateAsUpdate(document, Y.encodeStateVector(new Map(known)));
    },
  };
}
