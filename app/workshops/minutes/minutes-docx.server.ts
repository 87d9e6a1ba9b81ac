// Minutes as an office document (OOXML), for word processors.
import {
  AlignmentType,
  Document,
  ExternalHyperlink,
  HeadingLevel,
  type IParagraphOptions,
  LevelFormat,
  Packer,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { type Block, type TableCell as Cell, plainText, type Run, run } from './blocks.ts';
import type { Minutes } from './minutes.ts';

const HEADINGS = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
  HeadingLevel.HEADING_5,
  HeadingLevel.HEADING_6,
];
const DEEPEST = 8;
const FIRST_RTL = /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u;

type Place = { depth: number; list?: { isOrdered: boolean; instance: number }; style?: string };

export async function minutesDocx({ title, lead, blocks }: Minutes): Promise<Uint8Array> {
  let lists = 0;
  const paragraphOf = (runs: Run[], options: Omit<IParagraphOptions, 'children'> = {}) =>
    new Paragraph({ ...options, bidirectional: FIRST_RTL.test(plainText(runs)), children: runs.flatMap(runOf) });

  function blockOf(block: Block, place: Place): (Paragraph | Table)[] {
    const { depth, list } = place;
    const indent = depth > 0 && !list ? { indent: { left: 720 * Math.min(depth, DEEPEST) } } : {};
    const numbering = list && {
      numbering: {
        reference: list.isOrdered ? 'numbers' : 'dots',
        level: Math.min(depth - 1, DEEPEST),
        instance: list.instance,
      },
    };
    switch (block.kind) {
      case 'heading':
        return [paragraphOf(block.runs, { heading: HEADINGS[block.level - 1] ?? HeadingLevel.HEADING_6 })];
      case 'paragraph':
        return [paragraphOf(block.runs, { ...indent, ...numbering })];
      case 'list': {
        lists += 1;
        const own = { isOrdered: block.isOrdered, instance: lists };
        return block.items.flatMap(({ isDone, blocks: inside }) => {
          const task = isDone === null ? [] : [run(isDone ? 'Fait : ' : 'À faire : ', { isBold: true })];
          const [first, ...rest] = inside;
          const leads = first?.kind === 'paragraph' ? first : { kind: 'paragraph' as const, runs: [] };
          const others = first?.kind === 'paragraph' ? rest : inside;
          return [
            ...blockOf({ ...leads, runs: [...task, ...leads.runs] }, { depth: depth + 1, list: own }),
            ...others.flatMap((other) => blockOf(other, { depth: depth + 1 })),
          ];
        });
      }
      case 'quote':
        return block.blocks.flatMap((inner) => blockOf(inner, { depth: depth + 1 }));
      case 'code':
        return [paragraphOf([run(block.text, { isCode: true })], indent)];
      case 'table':
        return block.rows.some((row) => row.length > 0) ? [tableOf(block.rows, paragraphOf), new Paragraph('')] : [];
      case 'rule':
        return [new Paragraph({ thematicBreak: true })];
    }
  }

  const level = (format: (typeof LevelFormat)[keyof typeof LevelFormat], text: (at: number) => string) =>
    Array.from({ length: DEEPEST + 1 }, (_, at) => ({
      level: at,
      format,
      text: text(at),
      alignment: AlignmentType.START,
      style: { paragraph: { indent: { left: 720 * (at + 1), hanging: 360 } } },
    }));
  const file = new Document({
    title: run(title).text,
    creator: 'Maillage',
    numbering: {
      config: [
        { reference: 'dots', levels: level(LevelFormat.BULLET, () => '•') },
        { reference: 'numbers', levels: level(LevelFormat.DECIMAL, (at) => `%${at + 1}.`) },
      ],
    },
    styles: { default: { document: { run: { language: { value: 'fr-FR' } } } } },
    sections: [
      {
        children: [
          paragraphOf([run(title)], { heading: HeadingLevel.TITLE }),
          paragraphOf([run(lead)]),
          ...blocks.flatMap((block) => blockOf(block, { depth: 0 })),
        ],
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

function tableOf(rows: Cell[][], paragraphOf: (runs: Run[]) => Paragraph): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows
      .filter((row) => row.length > 0)
      .map(
        (row) =>
          new TableRow({
            tableHeader: row.every(({ isHead }) => isHead),
            children: row.map(
              ({ isHead, columns, rows: spanned, lines }) =>
                new TableCell({
                  columnSpan: columns,
                  rowSpan: spanned,
                  children: (lines.length > 0 ? lines : [[]]).map((runs) =>
                    paragraphOf(runs.map((one) => ({ ...one, isBold: isHead || one.isBold === true }))),
                  ),
                }),
            ),
          }),
      ),
  });
}

function runOf({ text, href, ...look }: Run): ParagraphChild[] {
  const pieces = text.split('\n').map(
    (line, at) =>
      new TextRun({
        text: line,
        ...(at > 0 && { break: 1 }),
        bold: look.isBold ?? false,
        italics: look.isItalic ?? false,
        strike: look.isStruck ?? false,
        ...(look.isUnderlined && { underline: {} }),
        ...(look.isCode && { font: 'Courier New' }),
        ...(href && { style: 'Hyperlink' }),
      }),
  );
  return href ? [new ExternalHyperlink({ link: href, children: pieces })] : pieces;
}
