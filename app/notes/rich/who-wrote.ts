// « Qui a écrit »: which client wrote which piece of the text, in positions of the editor.
import * as Y from 'yjs';

export type Piece = { from: number; to: number; client: number };

/** `isLeaf`: whether a block of that name holds nothing (a mention, a line break), and so counts for one. */
export function writtenPieces(fragment: Y.XmlFragment, isLeaf: (name: string) => boolean): Piece[] {
  const pieces: Piece[] = [];
  walk(fragment, 0);
  return pieces;

  function walk(parent: Y.XmlFragment | Y.XmlElement, start: number): number {
    let at = start;
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) at = readText(child, at);
      else if (child instanceof Y.XmlElement) at = isLeaf(child.nodeName) ? at + 1 : walk(child, at + 1) + 1;
    }
    return at;
  }

  function readText(text: Y.XmlText, start: number): number {
    let at = start;
    for (let item = (text as unknown as { _start: Y.Item | null })._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
      const before = pieces.at(-1);
      if (before?.to === at && before.client === item.id.client) before.to += item.length;
      else pieces.push({ from: at, to: at + item.length, client: item.id.client });
      at += item.length;
    }
    return at;
  }
}
