import * as Y from 'yjs';
import { RICH_FIELD } from '#app/notes/rich/rich-schema.ts';

/** One paragraph a line. */
export function appendParagraphs(document: Y.Doc, text: string): void {
  const paragraphs = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(line)]);
      return paragraph;
    });
  document.getXmlFragment(RICH_FIELD).push(paragraphs);
}
