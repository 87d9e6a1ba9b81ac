// A caret may arrive a blink later than the words: carets of many people then leave in one frame, which spares a third of what
// a busy room costs. Words are never held back by this.
import type { Document } from '@hocuspocus/server';

const BLINK_MS = 80;

/** Once per document, before anybody is seated. */
export function gatherCarets(document: Document): void {
  // Private by its types, and the one place through which every change of a presence leaves.
  const room = document as unknown as { broadcastAwarenessUpdate: (clients: number[]) => void };
  const send = room.broadcastAwarenessUpdate.bind(document);
  const moved = new Set<number>();
  let timer: NodeJS.Timeout | null = null;
  room.broadcastAwarenessUpdate = (clients) => {
    for (const client of clients) moved.add(client);
    timer ??= setTimeout(() => {
      timer = null;
      send([...moved]);
      moved.clear();
    }, BLINK_MS);
  };
  document.on('destroy', () => {
    if (timer) clearTimeout(timer);
  });
}
