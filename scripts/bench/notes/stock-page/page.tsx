// The contender: an editor as the documentation of tiptap sets up collaboration with Hocuspocus.
import { HocuspocusProvider } from '@hocuspocus/provider';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Placeholder } from '@tiptap/extensions';
import { EditorContent, useEditor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { createRoot } from 'react-dom/client';
import * as Y from 'yjs';

const given = new URLSearchParams(location.search);
const document_ = new Y.Doc();
const provider = new HocuspocusProvider({
  url: given.get('url') ?? '',
  name: given.get('note') ?? '',
  document: document_,
  token: '-',
});

function StockNote() {
  const editor = useEditor({
    extensions: [
      StarterKit.configure({ undoRedo: false }),
      Placeholder.configure({ placeholder: 'Write something …' }),
      Collaboration.configure({ document: document_ }),
      CollaborationCaret.configure({ provider, user: { name: 'Ana', color: '#f783ac' } }),
    ],
  });
  return <EditorContent editor={editor} />;
}

createRoot(document.getElementById('root') as HTMLElement).render(<StockNote />);
