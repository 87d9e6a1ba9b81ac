// A rich note as HTML, Markdown or plain text, from its document alone: no browser, no DOM.
import type { JSONContent } from '@tiptap/core';
import { MarkdownManager } from '@tiptap/markdown';
import { renderToHTMLString } from '@tiptap/static-renderer/pm/html-string';
import { yXmlFragmentToProsemirrorJSON } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import { isSafeLink, mentionWords, RICH_FIELD, richExtensions, richSchema } from './rich-schema.ts';

export function richJson(document: Y.Doc): JSONContent {
  return yXmlFragmentToProsemirrorJSON(document.getXmlFragment(RICH_FIELD)) as JSONContent;
}

const BLOCKS_OF_A_PART = 25;

/** For a page: no script, no style, no address that is not safe, whatever the document holds. A long note comes in parts, of which
 * the browser lays out those in view. */
export function richHtml(document: Y.Doc): string {
  const content = known(richJson(document));
  const blocks = content.content ?? [];
  const extensions = richExtensions();
  if (blocks.length <= 2 * BLOCKS_OF_A_PART) return renderToHTMLString({ content, extensions });
  let html = '';
  for (let at = 0; at < blocks.length; at += BLOCKS_OF_A_PART) {
    const part = { ...content, content: blocks.slice(at, at + BLOCKS_OF_A_PART) };
    html += `<div class="rich-part">${renderToHTMLString({ content: part, extensions })}</div>`;
  }
  return html;
}

let markdown: MarkdownManager | undefined;

export function richMarkdown(document: Y.Doc): string {
  markdown ??= new MarkdownManager({ extensions: richExtensions() });
  try {
    return markdown.serialize(withPlainMentions(known(richJson(document)))).trim();
  } catch {
    // Blocks in an order that no editor writes.
    return richText(document);
  }
}

/** One line per block. */
export function richText(document: Y.Doc): string {
  return linesOf(richJson(document)).join('\n').trim();
}

const HOLDS_WORDS = new Set(['paragraph', 'heading', 'codeBlock']);

function linesOf(node: JSONContent): string[] {
  if (node.type && HOLDS_WORDS.has(node.type)) return [wordsOf(node)];
  const inside = (node.content ?? []).flatMap((child) => (child.type === 'text' ? [child.text ?? ''] : linesOf(child)));
  return node.type === 'tableRow' ? [inside.join(' | ')] : inside;
}

function wordsOf(node: JSONContent): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'mention') return mentionWords(node.attrs ?? {});
  return (node.content ?? []).map(wordsOf).join('');
}

/** What a newer editor wrote and this server does not know is shown by the words within it; unsafe addresses are emptied. */
function known(node: JSONContent): JSONContent {
  const { nodes, marks } = richSchema();
  const content = (node.content ?? []).flatMap((child) => {
    // Text without letters is refused by the schema; only a forged frame writes it.
    if (child.type === 'text' && !child.text) return [];
    if (child.type && child.type in nodes) return [known(child)];
    const words = wordsOf(child).trim();
    return words === '' ? [] : nodes[node.type ?? '']?.inlineContent ? [text(words)] : [paragraph(words)];
  });
  const kept = node.marks
    ?.filter(({ type }) => type in marks)
    .map((mark) => (mark.type === 'link' && !isSafeLink(mark.attrs?.href) ? { ...mark, attrs: { href: '' } } : mark));
  return { ...node, ...(node.content && { content }), ...(kept && { marks: kept }) };
}

function text(words: string): JSONContent {
  return { type: 'text', text: words };
}

function paragraph(words: string): JSONContent {
  return { type: 'paragraph', content: [text(words)] };
}

function withPlainMentions(node: JSONContent): JSONContent {
  if (node.type === 'mention') return text(mentionWords(node.attrs ?? {}));
  return { ...node, ...(node.content && { content: node.content.map(withPlainMentions) }) };
}
