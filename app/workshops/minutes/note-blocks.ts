// A rich note as blocks. What this reader does not know is read for the text within it, never dropped.
import { type Block, heading, type ListItem, paragraph, type Run, run, safeLink, type TableCell } from './blocks.ts';

type Node = {
  type?: unknown;
  text?: unknown;
  attrs?: Record<string, unknown>;
  marks?: { type?: unknown; attrs?: Record<string, unknown> }[];
  content?: unknown;
};

const INLINE = new Set(['text', 'hardBreak', 'mention', 'image']);

/** `under`: the level of the heading that stands above the note; its own go below, the largest of them right below. */
export function noteBlocks(json: unknown, publicUrl: string, under = 2): Block[] {
  const levels = children(json).flatMap((node) => (node.type === 'heading' ? [levelOf(node)] : []));
  const largest = Math.min(...levels, LARGEST_WITHOUT);
  return children(json).flatMap((node) => blocksOf(node, publicUrl, under + 1 - largest));
}

/** Where no heading stands by itself, only within lists and quotes. */
const LARGEST_WITHOUT = 2;

function levelOf(node: Node): number {
  return Math.max(1, Number(node.attrs?.level) || 1);
}

function blocksOf(node: Node, publicUrl: string, lower: number): Block[] {
  const inside = () => children(node).flatMap((child) => blocksOf(child, publicUrl, lower));
  switch (node.type) {
    case 'paragraph':
      return [paragraph(...runsOf(node, publicUrl))];
    case 'heading': {
      const level = Math.min(6, Math.max(1, lower + levelOf(node)));
      return [{ ...heading(level, ''), runs: runsOf(node, publicUrl) } as Block];
    }
    case 'bulletList':
    case 'orderedList':
    case 'taskList': {
      const items = children(node).map((child) => itemOf(child, publicUrl, lower));
      const start = Number(node.attrs?.start) || 1;
      return items.length === 0 ? [] : [{ kind: 'list', isOrdered: node.type === 'orderedList', start, items }];
    }
    case 'blockquote':
      return [{ kind: 'quote', blocks: inside() }];
    case 'codeBlock':
      return [
        {
          kind: 'code',
          text: runsOf(node, publicUrl)
            .map(({ text }) => text)
            .join(''),
        },
      ];
    case 'horizontalRule':
      return [{ kind: 'rule' }];
    case 'table':
      return [
        { kind: 'table', rows: children(node).map((row) => children(row).map((cell) => cellOf(cell, publicUrl))) },
      ];
    default:
      return typeof node.type === 'string' && INLINE.has(node.type)
        ? [paragraph(...inlineRuns(node, publicUrl))]
        : inside();
  }
}

function itemOf(node: Node, publicUrl: string, lower: number): ListItem {
  const isTask = node.type === 'taskItem';
  const blocks = children(node).flatMap((child) => blocksOf(child, publicUrl, lower));
  return { isDone: isTask ? node.attrs?.checked === true : null, blocks };
}

function cellOf(node: Node, publicUrl: string): TableCell {
  const span = (name: string) => Math.min(100, Math.max(1, Number(node.attrs?.[name]) || 1));
  const lines = children(node).map((child) => runsOf(child, publicUrl));
  return { isHead: node.type === 'tableHeader', columns: span('colspan'), rows: span('rowspan'), lines };
}

function runsOf(node: Node, publicUrl: string): Run[] {
  return children(node).flatMap((child) =>
    typeof child.type === 'string' && INLINE.has(child.type) ? inlineRuns(child, publicUrl) : runsOf(child, publicUrl),
  );
}

function inlineRuns(node: Node, publicUrl: string): Run[] {
  if (node.type === 'hardBreak') return [run('\n')];
  if (node.type === 'mention') {
    const id = String(node.attrs?.id ?? '');
    // Without an id: a structure that the directory does not know yet.
    const href = /^[a-z0-9-]{1,120}$/.test(id) ? safeLink(`/annuaire/${id}`, publicUrl) : null;
    return [run(`@${String(node.attrs?.label ?? node.attrs?.id ?? '')}`, href ? { href } : {})];
  }
  if (node.type === 'image') {
    const href = safeLink(node.attrs?.src, publicUrl);
    return [run(`Image : ${String(node.attrs?.alt || node.attrs?.title || 'sans description')}`, href ? { href } : {})];
  }
  return [run(String(node.text ?? ''), looksOf(node, publicUrl))];
}

function looksOf({ marks = [] }: Node, publicUrl: string): Omit<Run, 'text'> {
  const has = (...names: string[]) => marks.some(({ type }) => names.includes(String(type)));
  const href = safeLink(marks.find(({ type }) => type === 'link')?.attrs?.href, publicUrl);
  return {
    ...(has('bold', 'strong') && { isBold: true }),
    ...(has('italic', 'em') && { isItalic: true }),
    ...(has('strike') && { isStruck: true }),
    ...(has('underline') && { isUnderlined: true }),
    ...(has('code') && { isCode: true }),
    ...(href && { href }),
  };
}

function children(node: unknown): Node[] {
  const content = (node as Node | null)?.content;
  return Array.isArray(content)
    ? (content.filter((child) => child !== null && typeof child === 'object') as Node[])
    : [];
}
