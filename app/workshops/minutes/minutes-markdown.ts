// Minutes as Markdown (CommonMark with tables and tasks), readable as it is.
import { type Block, plainText, type Run, type TableCell } from './blocks.ts';
import type { Minutes } from './minutes.ts';

export function minutesMarkdown({ title, lead, blocks }: Minutes): string {
  const head = [`# ${escaped(title)}`, ...(lead ? [escaped(lead)] : [])];
  return `${[...head, ...blocks.map(blockText)].join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${inline(block.runs).replaceAll(/\\?\n/g, ' ')}`;
    case 'paragraph':
      return inline(block.runs);
    case 'list':
      return block.items
        .map(({ isDone, blocks }, at) => {
          const mark = block.isOrdered ? `${block.start + at}. ` : '- ';
          const box = isDone === null ? '' : isDone ? '[x] ' : '[ ] ';
          const body = blocks.map(blockText).join('\n\n');
          return `${mark}${box}${indented(body, mark.length)}`;
        })
        .join('\n');
    case 'quote':
      return block.blocks.map(blockText).join('\n\n').replaceAll(/^/gm, '> ');
    case 'code': {
      const fence = '`'.repeat(Math.max(3, ...[...block.text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
      return `${fence}\n${block.text}\n${fence}`;
    }
    case 'table':
      return tableText(block.rows);
    case 'rule':
      return '---';
  }
}

function tableText(rows: TableCell[][]): string {
  const width = Math.max(1, ...rows.map((row) => row.reduce((sum, { columns }) => sum + columns, 0)));
  const line = (cells: string[]) =>
    `| ${[...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')].join(' | ')} |`;
  const cells = (row: TableCell[]) =>
    row.flatMap(({ lines, columns }) => [
      lines
        .map((runs) =>
          inline(runs)
            .replaceAll(/\\?\n/g, '<br>')
            .replaceAll(/(?<!\\)\|/g, '\\|'),
        )
        .join('<br>'),
      ...Array<string>(columns - 1).fill(''),
    ]);
  const [head = [], ...body] = rows;
  return [line(cells(head)), line(Array<string>(width).fill('---')), ...body.map((row) => line(cells(row)))].join('\n');
}

function inline(runs: Run[]): string {
  // A space cannot be bold: marks stand against the words.
  return runs
    .map(({ text, href, ...look }) => {
      const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
      if (words === '') return lines(text);
      let marked = look.isCode ? codeText(words) : lines(escaped(words));
      if (look.isStruck) marked = `~~${marked}~~`;
      if (look.isItalic) marked = `*${marked}*`;
      if (look.isBold) marked = `**${marked}**`;
      if (href) marked = `[${marked}](<${href.replaceAll(/[<>\n]/g, encodeURIComponent)}>)`;
      return `${lines(before)}${marked}${lines(after)}`;
    })
    .join('');
}

function codeText(text: string): string {
  const fence = '`'.repeat(Math.max(1, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length + 1)));
  return fence.length === 1 ? `\`${text}\`` : `${fence} ${text} ${fence}`;
}

/** A new line of a card stays one. */
function lines(text: string): string {
  return text.replaceAll(/\n+/g, (breaks) => (breaks.length > 1 ? '\n\n' : '\\\n'));
}

function escaped(text: string): string {
  return text
    .replaceAll(/[\\`*_[\]<>~|]/g, '\\$&')
    .replaceAll(/^(\s*)([#+=-]|\d+[.)])(?=\s|$)/gm, (_, space: string, mark: string) =>
      /\d/.test(mark) ? `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}` : `${space}\\${mark}`,
    );
}

function indented(text: string, width: number): string {
  return text.replaceAll(/\n(?!\n)/g, `\n${' '.repeat(width)}`);
}

/** For the first lines of a mail or a search result: the words alone. */
export function blocksText(blocks: Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'heading' || block.kind === 'paragraph') return plainText(block.runs);
      if (block.kind === 'list') return block.items.map((item) => blocksText(item.blocks)).join('\n');
      if (block.kind === 'quote') return blocksText(block.blocks);
      if (block.kind === 'code') return block.text;
      if (block.kind === 'table')
        return block.rows.map((row) => row.map(({ lines: all }) => all.map(plainText).join(' ')).join(' ')).join('\n');
      return '';
    })
    .filter(Boolean)
    .join('\n');
}
