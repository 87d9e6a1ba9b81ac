// A live note as React sees it: opened with the component, closed with it.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { keepLeftWords } from './left-words.ts';
import { type LiveNote, type LiveNoteOptions, type LiveNoteState, openLiveNote } from './live-note.client.ts';
import { unsentWords } from './unsent-words.ts';

export type { LiveStatus, Present } from '../live-status.ts';

export type UsedLiveNote = LiveNoteState & {
  /** null until the browser has opened it, and where there is no note. */
  document: Y.Doc | null;
  awareness: Awareness | null;
  /** What the server tells the room (a timer, a vote, a call): parsed JSON. */
  onMessage: (listener: (message: unknown) => void) => () => void;
  /** What was written and never taken in, as one update: for « contributions tardives ». */
  unsent: () => Uint8Array | null;
  /** To be called once `unsent()` has gone another way: drops this device's copy and opens the note afresh. */
  startAfresh: () => Promise<void>;
};

const CLOSED: LiveNoteState = { status: 'opening', isSynced: false, canWrite: false, people: [] };

/** `options` are read when the note is opened; another note or epoch opens it again. Rights that change are told by the server: what
 * was written and not taken in must outlive them. */
export function useLiveNote(
  noteId: string | null,
  options: LiveNoteOptions & { /** A note that was opened before the page stood. */ opened?: LiveNote | undefined },
): UsedLiveNote {
  const [note, setNote] = useState<LiveNote | null>(null);
  const [opening, setOpening] = useState(0);
  const current = useRef(options);
  current.current = options;
  const listeners = useRef(new Set<(message: unknown) => void>());

  // biome-ignore lint/correctness/useExhaustiveDependencies: another opening or epoch is another connection.
  useEffect(() => {
    if (noteId === null) return;
    const { opened: early, ...asked } = current.current;
    const opened = opening === 0 && early?.isOpen() ? early : openLiveNote(noteId, asked);
    opened.onMessage((message) => {
      for (const listener of [...listeners.current]) listener(message);
    });
    setNote(opened);
    const look = () => {
      const { status } = opened.state();
      if (status === 'saved') keepLeftWords(noteId, '');
      if (status === 'withdrawn') keepUnsent(noteId, opened);
    };
    const stop = opened.subscribe(look);
    return () => {
      stop();
      if (current.current.keepsCopy !== false) keepUnsent(noteId, opened);
      setNote(null);
      opened.close();
    };
  }, [noteId, opening, options.epoch]);

  const subscribe = useCallback((listener: () => void) => note?.subscribe(listener) ?? (() => {}), [note]);
  const state = useSyncExternalStore(
    subscribe,
    () => note?.state() ?? CLOSED,
    () => CLOSED,
  );
  const onMessage = useCallback((listener: (message: unknown) => void) => {
    listeners.current.add(listener);
    return () => void listeners.current.delete(listener);
  }, []);
  const unsent = useCallback(() => note?.unsent() ?? null, [note]);
  const startAfresh = useCallback(async () => {
    await note?.forget();
    setOpening((count) => count + 1);
  }, [note]);
  return {
    ...state,
    document: note?.document ?? null,
    awareness: note?.awareness ?? null,
    onMessage,
    unsent,
    startAfresh,
  };
}

function keepUnsent(noteId: string, note: LiveNote): void {
  const update = note.unsent();
  if (update) keepLeftWords(noteId, unsentWords(update));
}
