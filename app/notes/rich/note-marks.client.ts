// What is shown over the text without being in it: words that are commented, who wrote what.
import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export type ShownRange = { from: number; to: number; className: string; title?: string };

const KEY = new PluginKey<DecorationSet>('noteMarks');

export const NoteMarks = Extension.create({
  name: 'noteMarks',
  addProseMirrorPlugins() {
    return [
      new Plugin<DecorationSet>({
        key: KEY,
        state: {
          init: () => DecorationSet.empty,
          apply(change, shown) {
            const ranges = change.getMeta(KEY) as ShownRange[] | undefined;
            if (!ranges) return shown.map(change.mapping, change.doc);
            const size = change.doc.content.size;
            return DecorationSet.create(
              change.doc,
              ranges
                .filter(({ from, to }) => from < to && to <= size)
                .map(({ from, to, className, title }) =>
                  Decoration.inline(from, to, { class: className, ...(title && { title }) }),
                ),
            );
          },
        },
        props: { decorations: (state) => KEY.getState(state) },
      }),
    ];
  },
});

export function hasNoteMarks(state: EditorState): boolean {
  return KEY.getState(state) !== DecorationSet.empty;
}

export { KEY as NOTE_MARKS };
