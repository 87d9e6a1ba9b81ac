// Minutes as an open document (ODF). The only file that knows odf-kit.
import { type ListBuilder, OdtDocument, type TextFormatting } from 'odf-kit/odt';
import { type Block, type ListItem, type Run, run } from './blocks.ts';
import type { Minutes } from './minutes.ts';

type Words = {
  addText: (text: string, look?: TextFormatting) => unknown;
  addLink: (text: string, href: string, look?: TextFormatting) => unknown;
  addLineBreak: () => unknown;
};

export async function minutesOdt({ title, lead, blocks }: Minutes): Promise<Uint8Array> {
  const file = new OdtDocument();
  file.setMetadata({ title: run(title).text, creator: 'Maillage' });
  file.addHeading((words) => addRuns(words, [run(title)]), 1);
  file.addParagraph((words) => addRuns(words, [run(lead)]));
  for (const block of blocks) addBlock(file, block, 0);
  return file.save();
}

function addBlock(file: OdtDocument, block: Block, depth: number): void {
  const indent = depth > 0 ? { indentLeft: `${depth}cm` } : {};
  switch (block.kind) {
    case 'heading':
      file.addHeading((words) => addRuns(words, block.runs), block.level);
      return;
    case 'paragraph':
      file.addParagraph((words) => addRuns(words, block.runs), indent);
      return;
    case 'list': {
      const type = block.isOrdered ? 'numbered' : 'bullet';
      file.addList((list) => addItems(list, block.items), {
        type,
        ...(block.isOrdered && { startValue: block.start }),
      });
      return;
    }
    case 'quote':
      for (const inner of block.blocks) addBlock(file, inner, depth + 1);
      return;
    case 'code':
      file.addParagraph((words) => addRuns(words, [run(block.text, { isCode: true })]), indent);
      return;
    case 'table':
      file.addTable((table) => {
        for (const row of block.rows)
          table.addRow((cells) => {
            for (const { isHead, columns, rows, lines } of row)
              cells.addCell(
                (words) => {
                  for (const [at, runs] of lines.entries()) {
                    if (at > 0) words.addLineBreak();
                    addRuns(words, isHead ? runs.map((one) => ({ ...one, isBold: true })) : runs);
                  }
                },
                { colSpan: columns, rowSpan: rows },
              );
          });
      });
      return;
    case 'rule':
      file.addParagraph('', { borderBottom: '0.5pt solid #808080' });
  }
}

/** A line holds one paragraph and lists below it: what else is in it follows after a line break. */
function addItems(list: ListBuilder, items: ListItem[]): void {
  for (const { isDone, blocks } of items) {
    const task = isDone === null ? [] : [run(isDone ? 'Fait : ' : 'À faire : ', { isBold: true })];
    const own = blocks
      .flatMap((block) => (block.kind === 'list' ? [] : [flat(block)]))
      .filter((runs) => runs.length > 0);
    list.addItem((words) => {
      addRuns(words, task);
      for (const [at, runs] of own.entries()) {
        if (at > 0) words.addLineBreak();
        addRuns(words, runs);
      }
    });
    for (const block of blocks) if (block.kind === 'list') list.addNested((nested) => addItems(nested, block.items));
  }
}

function flat(block: Block): Run[] {
  if (block.kind === 'heading' || block.kind === 'paragraph') return block.runs;
  if (block.kind === 'code') return [run(block.text, { isCode: true })];
  if (block.kind === 'table')
    return block.rows.flatMap((row) => row.flatMap(({ lines }) => [...lines.flat(), run(' ')]));
  if (block.kind === 'quote') return block.blocks.flatMap((inner) => [...flat(inner), run('\n')]);
  if (block.kind === 'list')
    return block.items.flatMap(({ blocks }) => blocks.flatMap((inner) => [...flat(inner), run('\n')]));
  return [];
}

function addRuns(words: Words, runs: Run[]): void {
  for (const { text, href, ...look } of runs) {
    const formatting: TextFormatting = {
      ...(look.isBold && { bold: true }),
      ...(look.isItalic && { italic: true }),
      ...(look.isStruck && { strikethrough: true }),
      ...(look.isUnderlined && { underline: true }),
      ...(look.isCode && { fontFamily: 'Courier New' }),
    };
    for (const [at, line] of text.split('\n').entries()) {
      if (at > 0) words.addLineBreak();
      if (line === '') continue;
      if (href) words.addLink(line, href, formatting);
      else words.addText(line, formatting);
    }
  }
}
