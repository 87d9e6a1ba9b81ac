// Blocks that this editor does not know: it deletes them, for everybody. Observers run in the order of their coming: this watch
// is begun before the editor is made, and so has it gone before it meets the block.
import type * as Y from 'yjs';
import { RICH_FIELD, unknownNames } from './rich-schema.ts';

export type UnknownWatch = {
  isMet: () => boolean;
  /** Told once, at once. */
  subscribe: (listener: () => void) => () => void;
  end: () => void;
};

type Place = Parameters<typeof unknownNames>[0];

export function watchUnknown(document: Y.Doc): UnknownWatch {
  const fragment = document.getXmlFragment(RICH_FIELD);
  const listeners = new Set<() => void>();
  let isMet = false;
  const look = (places: Place[]) => {
    if (isMet || !places.some((place) => unknownNames(place).length > 0)) return;
    isMet = true;
    for (const listener of [...listeners]) listener();
  };
  look([fragment]);
  // What was there before is known: a key is looked at in its own paragraph.
  const handle = (events: Y.YEvent<never>[]) => look(events.map(({ target }) => target as Place));
  fragment.observeDeep(handle as never);
  return {
    isMet: () => isMet,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    end: () => fragment.unobserveDeep(handle as never),
  };
}
