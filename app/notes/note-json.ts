// What a note says, without Yjs: by root of its document.
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** Roots are read as what they hold: flat maps of a board, a fragment of a text. */
export function noteJson(document: Y.Doc): Record<string, unknown> {
  return Object.fromEntries(
    [...document.share.keys()].sort().map((name) => {
      const root = document.share.get(name) as Y.AbstractType<unknown>;
      if (root instanceof Y.XmlFragment || isFragment(root))
        return [name, yXmlFragmentToProsemirrorJSON(document.getXmlFragment(name))];
      if (root instanceof Y.Map || root._map.size > 0) return [name, document.getMap(name).toJSON()];
      if (root instanceof Y.Array) return [name, root.toJSON()];
      return [name, document.getText(name).toJSON()];
    }),
  );
}

/** A root that nobody asked for by its kind yet: its first child tells. */
function isFragment(root: Y.AbstractType<unknown>): boolean {
  const first = root._start;
  if (!(first instanceof Y.Item) || !(first.content instanceof Y.ContentType)) {
    return first instanceof Y.Item && first.deleted && root._map.size === 0 && root._length === 0;
  }
  return first.content.type instanceof Y.XmlElement || first.content.type instanceof Y.XmlText;
}
