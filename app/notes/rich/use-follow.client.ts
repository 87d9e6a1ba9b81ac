import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { placeOf } from './anchors.client.ts';

const MARGIN_PX = 96;

/** Keeps the caret of somebody in view, until one touches the text oneself. */
export function useFollow(editor: Editor | null, awareness: Awareness | null) {
  const [followed, setFollowed] = useState<string | null>(null);
  useEffect(() => {
    if (!editor || !awareness || followed === null) return;
    const look = () => {
      for (const { user, cursor } of awareness.getStates().values() as Iterable<
        Record<string, { id?: string; head?: unknown }>
      >)
        if (user?.id === followed && cursor) bringIntoView(editor, cursor.head);
    };
    const stop = () => setFollowed(null);
    const text = editor.view.dom;
    look();
    awareness.on('change', look);
    for (const touch of ['keydown', 'pointerdown']) text.addEventListener(touch, stop);
    return () => {
      awareness.off('change', look);
      for (const touch of ['keydown', 'pointerdown']) text.removeEventListener(touch, stop);
    };
  }, [editor, awareness, followed]);
  return { followed, follow: (id: string) => setFollowed((before) => (before === id ? null : id)) };
}

export function bringIntoView(editor: Editor, anchor: unknown): void {
  const place = placeOf(editor, anchor);
  if (place === null || place > editor.state.doc.content.size) return;
  const { top, bottom } = editor.view.coordsAtPos(place);
  if (top >= MARGIN_PX && bottom <= window.innerHeight - MARGIN_PX) return;
  window.scrollTo({ top: window.scrollY + top - window.innerHeight / 3 });
}
