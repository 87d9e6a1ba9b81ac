// What a rich note may hold, the same for browser and server: who does not know a block of it must not edit it.
import { type Extensions, getSchema } from '@tiptap/core';
import { Image } from '@tiptap/extension-image';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { Mention } from '@tiptap/extension-mention';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import type { Schema } from '@tiptap/pm/model';
import { StarterKit } from '@tiptap/starter-kit';
import * as Y from 'yjs';

/** The part of the document that holds the text; comments lie beside it. */
export const RICH_FIELD = 'default';
export const COMMENTS_FIELD = 'comments';

const SAFE_LINK = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i;
const OWN_IMAGE = /^\/notes\/[0-9a-f-]{36}\/images\/[\w-]{32}$/;

export function isSafeLink(href: unknown): href is string {
  return typeof href === 'string' && SAFE_LINK.test(href.trim());
}

export function isOwnImage(src: unknown): src is string {
  return typeof src === 'string' && OWN_IMAGE.test(src);
}

const NoteImage = Image.extend({
  parseHTML: () => [{ tag: 'img[src^="/notes/"]' }],
  renderHTML({ HTMLAttributes: { src, alt, width, height } }) {
    return ['img', { ...(isOwnImage(src) && { src }), alt: alt ?? '', width, height, loading: 'lazy' }];
  },
});

/** A list whose marks are drawn by us stays a list for every screen reader; its boxes say what they tick. */
const NoteTaskList = TaskList.extend({
  renderHTML: () => ['ul', { 'data-type': 'taskList', role: 'list' }, 0],
});

const NoteTaskItem = TaskItem.extend({
  renderHTML({ node }) {
    const box = {
      type: 'checkbox',
      'aria-label': taskLabel(node.textContent),
      checked: node.attrs.checked ? 'checked' : null,
      disabled: 'disabled',
    };
    return [
      'li',
      { 'data-type': 'taskItem', 'data-checked': String(node.attrs.checked) },
      ['label', ['input', box]],
      ['div', 0],
    ];
  },
}).configure({
  nested: true,
  a11y: { checkboxLabel: (node) => taskLabel(node.textContent) },
});

function taskLabel(text: string): string {
  return text.trim() === '' ? 'Tâche sans texte' : `Fait : ${text.trim().slice(0, 120)}`;
}

/** Widths in style attributes would be refused by the pages' own policy. */
const NoteTable = Table.extend({
  renderHTML: () => ['table', ['tbody', 0]],
}).configure({ resizable: false });

const NoteMention = Mention.extend({
  parseHTML: () => [{ tag: '[data-type="mention"]', priority: 60 }],
}).configure({
  renderText: ({ node }) => mentionWords(node.attrs),
  renderHTML: ({ node: { attrs } }) => {
    const told = { 'data-type': 'mention', 'data-id': attrs.id, 'data-label': attrs.label };
    // Without an id: a structure that the directory does not know yet.
    return /^[a-z0-9-]{1,120}$/.test(attrs.id ?? '')
      ? ['a', { ...told, href: `/annuaire/${attrs.id}` }, mentionWords(attrs)]
      : ['span', told, mentionWords(attrs)];
  },
});

export function mentionWords({ id, label }: Record<string, unknown>): string {
  return `@${label ?? id ?? ''}`;
}

export function richExtensions(): Extensions {
  return [
    StarterKit.configure({
      // The document's own history: one undoes what one did oneself.
      undoRedo: false,
      // Each window that opens the note would otherwise write into it.
      trailingNode: false,
      heading: { levels: [2, 3, 4] },
      link: {
        openOnClick: false,
        autolink: true,
        defaultProtocol: 'https',
        markdownLinks: true,
        isAllowedUri: (url) => isSafeLink(url),
        HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: null },
      },
    }),
    NoteTaskList,
    NoteTaskItem,
    NoteTable,
    TableRow,
    TableHeader,
    TableCell,
    NoteImage,
    NoteMention,
  ];
}

let schema: Schema | undefined;

export function richSchema(): Schema {
  schema ??= getSchema(richExtensions());
  return schema;
}

/** Names of the blocks and marks of `richSchema`, which takes its time to be built: a page that opens a note asks for them alone. */
export const KNOWN_NAMES: ReadonlySet<string> = new Set(
  (
    'doc text paragraph heading blockquote codeBlock horizontalRule hardBreak bulletList orderedList listItem taskList taskItem ' +
    'table tableRow tableHeader tableCell image mention link bold italic strike underline code'
  ).split(' '),
);

/** Blocks and marks in a note that this editor does not know: it would delete them for everybody, and so must not open it. */
export function unknownNames(place: Y.XmlFragment | Y.XmlElement | Y.XmlText): string[] {
  const unknown = new Set<string>();
  if (place instanceof Y.XmlText) {
    // Piece by piece as they lie there: to read a long note as the library tells it takes ten times as long.
    for (let piece = place._start; piece !== null; piece = piece.right) {
      if (piece.deleted || !(piece.content instanceof Y.ContentFormat) || piece.content.value === null) continue;
      const { key } = piece.content;
      if (!KNOWN_NAMES.has(key.replace(/--.*$/, ''))) unknown.add(key);
    }
    return [...unknown];
  }
  for (const child of place.toArray()) {
    if (child instanceof Y.XmlElement && !KNOWN_NAMES.has(child.nodeName)) unknown.add(child.nodeName);
    if (child instanceof Y.XmlElement || child instanceof Y.XmlText)
      for (const name of unknownNames(child)) unknown.add(name);
  }
  return [...unknown];
}
