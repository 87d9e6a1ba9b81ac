import { Fragment, type ReactNode } from 'react';
import type { Block, Run, TableCell } from './blocks.ts';

/** Written text on the screen; headings keep the level that they have in the files. */
export function BlockList({ blocks }: { blocks: Block[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: blocks of a document have no other name
  return blocks.map((block, at) => <OneBlock key={at} block={block} />);
}

function OneBlock({ block }: { block: Block }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = `h${Math.min(6, block.level)}` as 'h2';
      return (
        <Heading dir="auto" className={block.level === 2 ? 'mt-10' : 'mt-6'}>
          <Runs runs={block.runs} />
        </Heading>
      );
    }
    case 'paragraph':
      return block.runs.length === 0 ? null : (
        <p dir="auto" className="mt-2 break-words">
          <Runs runs={block.runs} />
        </p>
      );
    case 'list': {
      const List = block.isOrdered ? 'ol' : 'ul';
      return (
        <List
          className={block.isOrdered ? 'mt-2 list-decimal pl-6' : 'mt-2 list-disc pl-6'}
          start={block.isOrdered && block.start !== 1 ? block.start : undefined}
        >
          {block.items.map(({ isDone, blocks }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a document have no other name
            <li key={at} className="mt-3">
              {isDone !== null && <strong>{isDone ? 'Fait' : 'À faire'}</strong>}
              <BlockList blocks={blocks} />
            </li>
          ))}
        </List>
      );
    }
    case 'quote':
      return (
        <blockquote className="mt-3 border-l-4 border-line pl-4">
          <BlockList blocks={block.blocks} />
        </blockquote>
      );
    case 'code':
      return (
        <pre className="mt-3 break-words whitespace-pre-wrap">
          <code>{block.text}</code>
        </pre>
      );
    case 'table':
      return (
        <table className="mt-3 border-collapse">
          <tbody>
            {block.rows.map((row, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of a document have no other name
              <tr key={at}>
                {row.map((cell, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells of a document have no other name
                  <Cell key={place} cell={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'rule':
      return <hr className="mt-6 border-line" />;
  }
}

function Cell({ cell: { isHead, columns, rows, lines } }: { cell: TableCell }) {
  const Tag = isHead ? 'th' : 'td';
  return (
    <Tag
      colSpan={columns > 1 ? columns : undefined}
      rowSpan={rows > 1 ? rows : undefined}
      className="border border-line px-2 py-1 text-left align-top"
    >
      {lines.map((runs, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of a document have no other name
        <Fragment key={at}>
          {at > 0 && <br />}
          <Runs runs={runs} />
        </Fragment>
      ))}
    </Tag>
  );
}

function Runs({ runs }: { runs: Run[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: pieces of a line have no other name
  return runs.map((run, at) => <Fragment key={at}>{looked(run)}</Fragment>);
}

function looked({ text, href, ...look }: Run): ReactNode {
  let words: ReactNode = text.split('\n').map((line, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of a card have no other name
    <Fragment key={at}>
      {at > 0 && <br />}
      {line}
    </Fragment>
  ));
  if (look.isCode) words = <code>{words}</code>;
  if (look.isUnderlined) words = <u>{words}</u>;
  if (look.isStruck) words = <s>{words}</s>;
  if (look.isItalic) words = <em>{words}</em>;
  if (look.isBold) words = <strong>{words}</strong>;
  return href ? (
    <a href={href} className="link" rel="nofollow noopener">
      {words}
    </a>
  ) : (
    words
  );
}
