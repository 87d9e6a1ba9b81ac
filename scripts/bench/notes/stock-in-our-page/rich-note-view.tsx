// The contender within our own page: the editor of tiptap’s documentation where our text would stand, everything around it ours. It
// has no text of the server; its scripts come with the page instead of after it, as the documentation has it.
import { HocuspocusProvider } from '@hocuspocus/provider';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Placeholder } from '@tiptap/extensions';
import { EditorContent, useEditor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useEffect, useState } from 'react';
import * as Y from 'yjs';

type Opened = { document: Y.Doc; provider: HocuspocusProvider };

export function RichNoteView({ className }: { className?: string }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    const given = new URLSearchParams(location.search);
    const document = new Y.Doc();
    const provider = new HocuspocusProvider({
      url: given.get('url') ?? '',
      name: given.get('note') ?? '',
      document,
      token: '-',
    });
    setOpened({ document, provider });
    return () => provider.destroy();
  }, []);
  return <div className={className}>{opened && <StockNote {...opened} />}</div>;
}

/** Asked for by the page; no text is brought under it. */
export function textName(noteId: string): string {
  return `texte-${noteId}`;
}

function StockNote({ document, provider }: Opened) {
  const editor = useEditor({
    immediatelyRender: false,
    extensions: [
      StarterKit.configure({ undoRedo: false }),
      Placeholder.configure({ placeholder: 'Write something …' }),
      Collaboration.configure({ document }),
      CollaborationCaret.configure({ provider, user: { name: 'Ana', color: '#f783ac' } }),
    ],
    editorProps: { attributes: { class: 'rich rich-page' } },
  });
  return <EditorContent editor={editor} />;
}
