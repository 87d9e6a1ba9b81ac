// The editor as React sees it: made once the document is there, made again for another one, never for a note it does not know.
import type { Editor } from '@tiptap/core';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type * as Y from 'yjs';
import type { UsedLiveNote } from '../device/use-live-note.client.ts';
import type { EarlyNote } from './early-notes.ts';
import { attributesOf, createRichEditor, type RichEditorOptions } from './rich-editor.client.ts';
import type { EditorPlace } from './rich-note-props.ts';
import { RICH_FIELD } from './rich-schema.ts';
import { watchUnknown } from './watch-unknown.ts';

type Given = Omit<RichEditorOptions, 'element' | 'document' | 'awareness'> & {
  live: UsedLiveNote;
  place: RefObject<HTMLElement | null>;
  /** Whose editor stands already, in the place of the text of the server. */
  early: EarlyNote | null;
  onReady: (stands: EditorPlace) => void;
};

export function useRichEditor({ live, place, early, onReady, ...options }: Given): {
  editor: Editor | null;
  isTooNew: boolean;
} {
  const { document, awareness, canWrite } = live;
  const isLoaded = useIsLoaded(document, live.isSynced);
  const [editor, setEditor] = useState<Editor | null>(null);
  const made = useRef<Editor | null>(null);
  const stop = useCallback(() => {
    if (made.current?.isDestroyed === false) made.current.destroy();
    made.current = null;
    setEditor(null);
  }, []);
  const giveUp = useCallback(() => {
    stop();
    early?.putBack();
    onReady(null);
  }, [stop, early, onReady]);
  const isTooNew = useIsTooNew(document, early, giveUp);
  const given = useRef(options);
  given.current = options;

  // Before the browser paints: the text of the server goes in the same instant.
  useLayoutEffect(() => {
    if (!document || !awareness || !isLoaded || isTooNew || !place.current) return;
    const standing = early?.live.document === document ? early.editor : null;
    if (standing && !standing.isDestroyed && standing.view.dom.isConnected) made.current = standing;
    else {
      // Apart from the page until it stands: what watches the page sees one thing come, not each paragraph.
      const element = window.document.createElement('div');
      made.current = createRichEditor({ ...given.current, element, document, awareness });
      place.current.append(element);
    }
    setEditor(made.current);
    onReady(made.current === standing ? 'text' : 'own');
    return stop;
  }, [document, awareness, isLoaded, isTooNew, place, early, onReady, stop]);

  useEffect(() => {
    if (!editor || editor.isDestroyed || editor.isEditable === canWrite) return;
    editor.setEditable(canWrite);
    editor.view.setProps({ attributes: attributesOf(given.current.label, canWrite) });
  }, [editor, canWrite]);
  return { editor, isTooNew };
}

/** In step once, or found on this device: an empty editor must not stand where a text is still coming. */
function useIsLoaded(document: Y.Doc | null, isSynced: boolean): boolean {
  const [loaded, setLoaded] = useState<Y.Doc | null>(null);
  useEffect(() => {
    if (!document || loaded === document) return;
    const look = () => {
      if (isSynced || document.getXmlFragment(RICH_FIELD).length > 0) setLoaded(document);
    };
    look();
    document.on('update', look);
    return () => document.off('update', look);
  }, [document, isSynced, loaded]);
  return document !== null && loaded === document;
}

/** An editor that does not know a block has gone before it meets it. */
function useIsTooNew(document: Y.Doc | null, early: EarlyNote | null, stop: () => void): boolean {
  const [refused, setRefused] = useState<Y.Doc | null>(null);
  useLayoutEffect(() => {
    if (!document) return;
    const begun = early?.live.document === document ? early.unknown : null;
    const watch = begun ?? watchUnknown(document);
    const handle = () => {
      // At once: the editor is told of the block next.
      stop();
      setRefused(document);
    };
    if (watch.isMet()) handle();
    const leave = watch.subscribe(handle);
    return () => {
      leave();
      watch.end();
    };
  }, [document, early, stop]);
  return document !== null && refused === document;
}
