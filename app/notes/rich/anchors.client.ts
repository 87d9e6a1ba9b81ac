// Positions that move with the words: for comments, and for following somebody's caret.
import type { Editor } from '@tiptap/core';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';

function bindingOf(editor: Editor) {
  const { type, binding } = ySyncPluginKey.getState(editor.state) ?? {};
  return type && binding ? { type, mapping: binding.mapping, document: binding.doc as Y.Doc } : null;
}

export function anchorAt(editor: Editor, position: number): unknown {
  const bound = bindingOf(editor);
  return bound && Y.relativePositionToJSON(absolutePositionToRelativePosition(position, bound.type, bound.mapping));
}

/** null when the words are gone, or the anchor is none. */
export function placeOf(editor: Editor, anchor: unknown): number | null {
  const bound = bindingOf(editor);
  if (!bound || typeof anchor !== 'object' || anchor === null) return null;
  try {
    const relative = Y.createRelativePositionFromJSON(anchor);
    return relativePositionToAbsolutePosition(bound.document, bound.type, relative, bound.mapping);
  } catch {
    return null;
  }
}
