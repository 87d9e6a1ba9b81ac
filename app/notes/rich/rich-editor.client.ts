// The editor of a rich note: the shared blocks, the live document, and what the browser adds to them.
import { type Content, Editor, Extension } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Placeholder } from '@tiptap/extensions';
import type { Node, Schema } from '@tiptap/pm/model';
import { Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Suggestion, type SuggestionOptions } from '@tiptap/suggestion';
import { initProseMirrorDoc, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { drawCaret, selectionLook } from './caret.client.ts';
import { looksLikeMarkdown } from './markdown-paste.ts';
import { NoteMarks } from './note-marks.client.ts';
import type { FoundStructure, RichNoteProps } from './rich-note-props.ts';
import { RICH_FIELD, richExtensions } from './rich-schema.ts';
import { slashItems } from './slash-items.ts';
import type { MenuHold, MenuItem } from './suggest-menu.client.ts';

export type RichEditorOptions = {
  element: HTMLElement;
  document: Y.Doc;
  awareness: Awareness;
  canWrite: boolean;
  label: string;
  me: RichNoteProps['me'];
  menu: MenuHold;
  findStructures: (words: string) => Promise<FoundStructure[]>;
  onImages: (files: File[]) => void;
};

export function createRichEditor(options: RichEditorOptions): Editor {
  const { element, document, awareness, canWrite, label, me, menu, findStructures, onImages } = options;
  const fragment = document.getXmlFragment(RICH_FIELD);
  const read: ReadText = new Map();
  let isFromOthers = false;
  const editor: Editor = new Editor({
    element: null,
    editable: canWrite,
    // The policy of the pages refuses style elements; rich.css holds what the library would add.
    injectCSS: false,
    onBeforeCreate: ({ editor: { options, schema } }) => {
      // The text stands in the first drawing: told as a change of an empty text, it would be drawn and searched again.
      if (fragment.length > 0) options.content = textOf(fragment, schema, read) as unknown as Content;
    },
    extensions: [
      ...richExtensions().map((extension) =>
        extension.name === 'mention' ? extension.configure({ suggestion: mentions(menu, findStructures) }) : extension,
      ),
      Collaboration.configure({ fragment, ...(fragment.length > 0 && { ySyncOptions: { mapping: read } }) }),
      CollaborationCaret.configure({
        provider: { awareness },
        user: me ?? {},
        render: drawCaret,
        selectionRender: selectionLook,
      }),
      Placeholder.configure({ placeholder: 'Écrivez ici. « / » ouvre la liste des blocs, « @ » nomme une structure.' }),
      slashMenu(menu),
      NoteMarks,
      ownLinksOnly(),
    ],
    editorProps: {
      attributes: attributesOf(label, canWrite),
      // The library goes after one's caret when others write above it; a window moves for its own hands only.
      handleScrollToSelection: () => isFromOthers,
      handlePaste(_view, event) {
        const images = imagesOf(event.clipboardData);
        const text = event.clipboardData?.getData('text/plain') ?? '';
        if (images.length > 0 && text === '') onImages(images);
        else if (isPlain(event.clipboardData) && looksLikeMarkdown(text)) void pasteMarkdown(editor, text);
        else return false;
        return true;
      },
      handleDrop(_view, event, _slice, isMoved) {
        const images = imagesOf(event.dataTransfer);
        if (isMoved || images.length === 0) return false;
        onImages(images);
        event.preventDefault();
        return true;
      },
    },
  });
  editor.on('beforeTransaction', ({ transaction }) => {
    isFromOthers = isOfOthers(transaction);
  });
  editor.mount(element);
  return editor;
}

type ReadText = ReturnType<typeof initProseMirrorDoc>['mapping'];

function textOf(fragment: Y.XmlFragment, schema: Schema, read: ReadText): Node {
  const { doc, mapping } = initProseMirrorDoc(fragment, schema);
  for (const [place, node] of mapping) read.set(place, node);
  return doc;
}

/** Set again when a page is frozen, or freed. */
export function attributesOf(label: string, isWritable: boolean): Record<string, string> {
  const role: Record<string, string> = isWritable ? { role: 'textbox', 'aria-multiline': 'true' } : { role: 'group' };
  return { class: isWritable ? 'rich rich-page' : 'rich', lang: 'fr', 'aria-label': label, ...role };
}

function imagesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
}

/** Editors of code put their colours on the clipboard too: that is still plain text. */
function isPlain(data: DataTransfer | null): boolean {
  const html = data?.getData('text/html') ?? '';
  return html === '' || data?.types.includes('vscode-editor-data') === true;
}

async function pasteMarkdown(editor: Editor, text: string): Promise<void> {
  const { MarkdownManager } = await import('@tiptap/markdown');
  const content = new MarkdownManager({ extensions: richExtensions() }).parse(text);
  if (!editor.isDestroyed)
    editor
      .chain()
      .focus()
      .insertContent(content.content ?? [])
      .run();
}

function mentions(
  menu: MenuHold,
  find: RichEditorOptions['findStructures'],
): Partial<SuggestionOptions<MenuItem, MenuItem>> {
  return {
    char: '@',
    allowSpaces: true,
    // Letters before an @ are those of a mail address.
    allowedPrefixes: [' ', '(', '«', '\u202f', '\u00a0'],
    debounce: 150,
    render: menu.render('Structures'),
    items: async ({ query }) => {
      const words = query.trim();
      // Three words that name nothing are a sentence.
      if (words.length < 2 || words.split(/\s+/).length > 4) return [];
      const found = await find(words).catch(() => []);
      const known = found.map(({ slug, name, place }) => ({ id: slug, label: name, hint: place }));
      return [...known, { id: '', label: words, hint: 'Nouvelle structure, à proposer à l’annuaire', isLast: true }];
    },
    command: ({ editor, range, props }) => {
      editor
        .chain()
        .focus()
        .insertContentAt(range, [
          { type: 'mention', attrs: { id: props.id || null, label: props.label } },
          { type: 'text', text: ' ' },
        ])
        .run();
    },
  };
}

/** What came from elsewhere, the whole note at first, is not looked through for addresses to make links of. */
function ownLinksOnly(): Extension {
  return Extension.create({
    name: 'ownLinksOnly',
    addProseMirrorPlugins: () => [
      new Plugin({
        filterTransaction(transaction) {
          if (isOfOthers(transaction)) transaction.setMeta('preventAutolink', true);
          return true;
        },
      }),
    ],
  });
}

function isOfOthers(transaction: Transaction): boolean {
  return transaction.getMeta(ySyncPluginKey)?.isChangeOrigin === true;
}

function slashMenu(menu: MenuHold): Extension {
  return Extension.create({
    name: 'slashMenu',
    addProseMirrorPlugins() {
      return [
        Suggestion<MenuItem, MenuItem>({
          editor: this.editor,
          pluginKey: new PluginKey('slashMenu'),
          char: '/',
          startOfLine: true,
          render: menu.render('Blocs'),
          items: ({ query, editor }) => slashItems(query, editor.isActive('table')),
          command: ({ editor, range, props }) => {
            editor.chain().focus().deleteRange(range).run();
            slashItems('', editor.isActive('table'))
              .find(({ id }) => id === props.id)
              ?.run(editor);
          },
        }),
      ];
    },
  });
}
