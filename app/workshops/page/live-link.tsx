// The live half of one board: joins the note and tells the page what stands in it. Shows nothing by itself.
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Doc } from 'yjs';
import { unsentWords } from '#app/notes/device/unsent-words.ts';
import { useLiveNote } from '#app/notes/device/use-live-note.client.ts';
import { readBoard } from '../board/board.ts';
import { type OwnGestures, trackOwnGestures } from '../board/board-undo.ts';
import { changeOf, type Gesture } from '../board/gesture.ts';
import type { LiveBoard } from './live-board.ts';
import { livePlaces } from './live-places.ts';
import type { BoardScreen, Me } from './screen.ts';
import { sendUnsent } from './send-unsent.ts';

export type LiveLinkProps = {
  board: BoardScreen;
  me: Me;
  onLive: (live: LiveBoard) => void;
  /** The server decided something: what the page was told is old. */
  onTold: () => void;
};

export default function LiveLink({ board, me, onLive, onTold }: LiveLinkProps) {
  const { noteId, epoch, access } = board;
  const writer = { id: me.joinId ?? me.ownIds[0] ?? '', name: me.name, structure: me.structure, colour: me.colour };
  const note = useLiveNote(access === 'none' ? null : noteId, {
    epoch,
    canWrite: access === 'write',
    me: writer,
    keepsCopy: me.keepsCopy,
  });
  const { document, status, isSynced, canWrite, people } = note;
  const own = useOwnGestures(document);
  const { awareness } = note;
  const places = useMemo(() => awareness && livePlaces(awareness), [awareness]);
  const [version, setVersion] = useState(0);
  const wasSynced = useRef(false);
  if (isSynced) wasSynced.current = true;
  const told = useRef(onTold);
  told.current = onTold;
  const { onMessage } = note;
  useEffect(() => onMessage(() => told.current()), [onMessage]);
  useEffect(() => {
    if (!document) return;
    let frame = 0;
    const changed = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => setVersion((count) => count + 1));
    };
    document.on('update', changed);
    return () => {
      cancelAnimationFrame(frame);
      document.off('update', changed);
    };
  }, [document]);
  const wasAway = useRef(false);
  useEffect(() => {
    if (!isSynced) wasAway.current = wasSynced.current;
    else if (wasAway.current) {
      wasAway.current = false;
      // What the server decided meanwhile was told to those who were here.
      told.current();
    }
  }, [isSynced]);
  useLateUpdate(noteId, note, () => told.current());

  const peopleKey = JSON.stringify(people);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` says that the document has changed, `peopleKey` that people have.
  useEffect(() => {
    const columns =
      document && (wasSynced.current || document.getMap('columns').size > 0) ? readBoard(document).columns : null;
    const canAct = canWrite && own !== null && columns !== null;
    onLive({
      columns,
      status,
      people,
      places,
      canAct,
      canUndo: canAct && own.canUndo(),
      withdrawnWords: status === 'withdrawn' ? unsentWords(note.unsent() ?? new Uint8Array([0, 0])) : '',
      act: (gesture) => canAct && act(own, writer, gesture),
      undo: () => own?.undo(),
    });
  }, [version, status, isSynced, canWrite, own, document, peopleKey, places, onLive]);
  return null;
}

function act(own: OwnGestures, writer: { id: string; name: string; structure: string }, gesture: Gesture): boolean {
  if (gesture.act === 'ajouter') {
    const { cardId, columnId, text, onBehalfOf, mentions } = gesture;
    const { id: authorId, name: authorName, structure } = writer;
    own.add({ id: cardId || undefined, columnId, text, onBehalfOf, mentions, authorId, authorName, structure });
    return true;
  }
  const change = changeOf(gesture);
  if (change) own.change(change);
  return change !== null;
}

function useOwnGestures(document: Doc | null): OwnGestures | null {
  const [own, setOwn] = useState<OwnGestures | null>(null);
  useEffect(() => {
    if (!document) return;
    const tracked = trackOwnGestures(document);
    setOwn(tracked);
    return () => {
      setOwn(null);
      tracked.close();
    };
  }, [document]);
  return own;
}

const RETRY_MS = 4_000;

/** What did not get in before a lock or a freeze is handed over once, as « contributions tardives »; the copy here goes only then. */
function useLateUpdate(noteId: string, note: ReturnType<typeof useLiveNote>, onKept: () => void): void {
  const kept = useRef(onKept);
  kept.current = onKept;
  const { status, unsent, startAfresh } = note;
  useEffect(() => {
    if (status !== 'frozen') return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    async function send(): Promise<void> {
      const update = unsent();
      if (!update || isOver) return;
      const isTaken = await sendUnsent(noteId, update).then(
        () => true,
        () => false,
      );
      if (isOver) return;
      if (!isTaken) {
        timer = setTimeout(() => void send(), RETRY_MS);
        return;
      }
      await startAfresh();
      kept.current();
    }
    void send();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [status, unsent, startAfresh, noteId]);
}
