// Plays keystrokes into the document of a rich note as an editor would, each an update of its own: paragraphs are the lines.
import * as Y from 'yjs';
import { RICH_FIELD } from '#app/notes/rich/rich-schema.ts';
import type { Keystroke } from './keystrokes.ts';

export type TypedNote = { state: Uint8Array; updates: Uint8Array[]; client: number };

export function typeNote(strokes: Keystroke[]): TypedNote {
  const document = new Y.Doc();
  const updates: Uint8Array[] = [];
  document.on('update', (update: Uint8Array) => updates.push(update));
  const fragment = document.getXmlFragment(RICH_FIELD);
  const lines: Y.XmlText[] = [];
  const addLine = (at: number, words: string) => {
    const paragraph = new Y.XmlElement('paragraph');
    const text = new Y.XmlText(words);
    paragraph.insert(0, [text]);
    fragment.insert(at, [paragraph]);
    lines.splice(at, 0, text);
  };
  document.transact(() => addLine(0, ''));
  for (const { at, letter } of strokes) document.transact(() => play(at, letter));
  const state = Y.encodeStateAsUpdate(document);
  return { state, updates, client: document.clientID };

  function play(at: number, letter: string | undefined): void {
    let line = 0;
    let left = at;
    while (left > (lines[line]?.length ?? 0)) {
      left -= (lines[line]?.length ?? 0) + 1;
      line += 1;
    }
    const text = lines[line] as Y.XmlText;
    if (letter !== undefined && letter !== '\n') text.insert(left, letter);
    else if (letter === '\n') {
      const tail = text.toString().slice(left);
      if (tail !== '') text.delete(left, tail.length);
      addLine(line + 1, tail);
    } else if (left < text.length) text.delete(left, 1);
    else {
      const next = lines[line + 1]?.toString() ?? '';
      fragment.delete(line + 1, 1);
      lines.splice(line + 1, 1);
      if (next !== '') text.insert(left, next);
    }
  }
}
