// The editor as React sees it: made once the document is there, made again for another one, never for a note it does not know.
import type { Editor } from '@tiptap/core';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import type { UsedLiveNote } from '../device/use-live-note.client.ts';
import { attributesOf, createRichEditor, type RichEditorOptions } from './rich-editor.client.ts';
import { RICH_FIELD, unknownNames } from './rich-schema.ts';

type Given = Omit<RichEditorOptions, 'element' | 'document' | 'awareness'> & {
  live: UsedLiveNote;
  place: RefObject<HTMLElement | null>;
  /** Whether the editor stands where the text of the server was. */
  onReady: (isReady: boolean) => void;
};

export function useRichEditor({ live, place, onReady, ...options }: Given): {
  editor: Editor | null;
  isTooNew: boolean;
} {
  const { document, awareness, canWrite } = live;
  const isLoaded = useIsLoaded(document, live.isSynced);
  const [editor, setEditor] = useState<Editor | null>(null);
  const made = useRef<Editor | null>(null);
  const stop = useCallback(() => {
    made.current?.destroy();
    made.current = null;
    setEditor(null);
  }, []);
  const giveUp = useCallback(() => {
    stop();
    onReady(false);
  }, [stop, onReady]);
  const isTooNew = useIsTooNew(document, giveUp);
  const given = useRef(options);
  given.current = options;

  // Before the browser paints: the text of the server goes in the same instant.
  useLayoutEffect(() => {
    if (!document || !awareness || !isLoaded || isTooNew || !place.current) return;
    // Apart from the page until it stands: what watches the page sees one thing come, not each paragraph.
    const element = window.document.createElement('div');
    made.current = createRichEditor({ ...given.current, element, document, awareness });
    place.current.append(element);
    setEditor(made.current);
    onReady(true);
    return stop;
  }, [document, awareness, isLoaded, isTooNew, place, onReady, stop]);

  useEffect(() => {
    if (!editor || editor.isDestroyed || editor.isEditable === canWrite) return;
    editor.setEditable(canWrite);
    editor.view.setProps({ attributes: attributesOf(given.current.label, canWrite) });
  }, [editor, canWrite]);
  return { editor, isTooNew };
}

type Changed = Parameters<typeof unknownNames>[0];

/** In step once, or found on this device: an empty editor must not stand where a text is still coming. */
function useIsLoaded(document: Y.Doc | null, isSynced: boolean): boolean {
  const [loaded, setLoaded] = useState<Y.Doc | null>(null);
  useEffect(() => {
    if (!document) return;
    const look = () => {
      if (isSynced || document.getXmlFragment(RICH_FIELD).length > 0) setLoaded(document);
    };
    look();
    document.on('update', look);
    return () => document.off('update', look);
  }, [document, isSynced]);
  return document !== null && loaded === document;
}

/**
 * The library deletes blocks that it does not know, for everybody. Observers run in the order of their coming: this one comes
 * first, and the editor is gone before it meets the block.
 */
function useIsTooNew(document: Y.Doc | null, stop: () => void): boolean {
  const [refused, setRefused] = useState<Y.Doc | null>(null);
  useLayoutEffect(() => {
    if (!document) return;
    const fragment = document.getXmlFragment(RICH_FIELD);
    const look = (changed: Changed[]) => {
      if (!changed.some((place) => unknownNames(place).length > 0)) return;
      // At once: the editor is told of the block next.
      stop();
      setRefused(document);
    };
    look([fragment]);
    // What was there before is known: a key is looked at in its own paragraph.
    const handle = (events: Y.YEvent<never>[]) => look(events.map(({ target }) => target as Changed));
    fragment.observeDeep(handle as never);
    return () => fragment.unobserveDeep(handle as never);
  }, [document, stop]);
  return document !== null && refused === document;
}
