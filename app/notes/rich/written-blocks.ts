// The words of a rich note, block by block, and which client id wrote which.
import * as Y from 'yjs';
import { mentionWords, RICH_FIELD } from './rich-schema.ts';

export type WrittenRun = { text: string; client: number };
/** One paragraph, title, cell or item of a list. */
export type WrittenBlock = WrittenRun[];

/** Blocks without a word are left out. */
export function writtenBlocks(document: Y.Doc): WrittenBlock[] {
  const blocks: WrittenBlock[] = [];
  walk(document.getXmlFragment(RICH_FIELD), blocks);
  return blocks.filter((runs) => runs.some(({ text }) => text.trim() !== ''));
}

function walk(parent: Y.XmlFragment | Y.XmlElement, blocks: WrittenBlock[]): void {
  let runs: WrittenBlock | null = null;
  for (const child of parent.toArray()) {
    const inline = runsOf(child);
    if (inline === null) {
      runs = null;
      walk(child as Y.XmlElement, blocks);
      continue;
    }
    if (runs === null) {
      runs = [];
      blocks.push(runs);
    }
    runs.push(...inline);
  }
}

/** null for a block that holds others. */
function runsOf(child: unknown): WrittenRun[] | null {
  if (child instanceof Y.XmlText) return textRuns(child);
  if (!(child instanceof Y.XmlElement)) return [];
  const client = child._item?.id.client ?? 0;
  if (child.nodeName === 'mention') return [{ text: mentionWords(child.getAttributes()), client }];
  if (child.nodeName === 'hardBreak') return [{ text: ' ', client }];
  if (child.nodeName === 'image') return [{ text: imageWords(child), client }];
  return null;
}

function imageWords(image: Y.XmlElement): string {
  const alt = image.getAttribute('alt');
  return alt ? `[image : ${alt}]` : '[image]';
}

function textRuns(text: Y.XmlText): WrittenRun[] {
  const runs: WrittenRun[] = [];
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    const last = runs.at(-1);
    if (last?.client === item.id.client) last.text += item.content.str;
    else runs.push({ text: item.content.str, client: item.id.client });
  }
  return runs;
}
