// Comments and « qui a écrit », read from the document and shown over the text.
import type { Editor } from '@tiptap/core';
import { useEffect, useState } from 'react';
import type * as Y from 'yjs';
import { personLook } from '../person-look.ts';
import { placeOf } from './anchors.client.ts';
import { type NoteComment, readComments } from './comments.ts';
import { hasNoteMarks, NOTE_MARKS, type ShownRange } from './note-marks.client.ts';
import { RICH_FIELD, richSchema } from './rich-schema.ts';
import { writtenPieces } from './who-wrote.ts';

/** By client id of the document. */
export type AuthorNames = Map<number, string>;

export function useComments(document: Y.Doc | null): NoteComment[] {
  const [comments, setComments] = useState<NoteComment[]>([]);
  useEffect(() => {
    if (!document) return;
    const map = document.getMap('comments');
    const read = () => setComments(readComments(document));
    read();
    map.observeDeep(read);
    return () => map.unobserveDeep(read);
  }, [document]);
  return comments;
}

/** null while it is not asked for, or not known yet. */
export function useAuthors(noteId: string, isWanted: boolean): AuthorNames | null {
  const [names, setNames] = useState<AuthorNames | null>(null);
  useEffect(() => {
    if (!isWanted) return setNames(null);
    const ending = new AbortController();
    fetch(`/notes/${noteId}/auteurs`, { signal: ending.signal })
      .then((answer) => (answer.ok ? answer.json() : []))
      .then((rows: { client: number; name: string }[]) =>
        setNames(new Map(rows.map(({ client, name }) => [client, name]))),
      )
      .catch(() => {});
    return () => ending.abort();
  }, [noteId, isWanted]);
  return names;
}

export function useShownMarks(
  editor: Editor | null,
  document: Y.Doc | null,
  { comments, authors, myName }: { comments: NoteComment[]; authors: AuthorNames | null; myName: string },
): void {
  useEffect(() => {
    if (!editor || !document) return;
    if (comments.length === 0 && !authors && !hasNoteMarks(editor.state)) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      waiting = undefined;
      if (editor.isDestroyed) return;
      const ranges = [...commentRanges(editor, comments), ...(authors ? authorRanges(document, authors, myName) : [])];
      editor.view.dispatch(editor.state.tr.setMeta(NOTE_MARKS, ranges).setMeta('addToHistory', false));
    };
    show();
    if (!authors) return;
    const handle = () => {
      waiting ??= setTimeout(show, 300);
    };
    editor.on('update', handle);
    return () => {
      clearTimeout(waiting);
      editor.off('update', handle);
    };
  }, [editor, document, comments, authors, myName]);
}

function commentRanges(editor: Editor, comments: NoteComment[]): ShownRange[] {
  return comments.flatMap((comment) => {
    const [from, to] = [placeOf(editor, comment.start), placeOf(editor, comment.end)];
    if (comment.isSettled || from === null || to === null) return [];
    return [{ from, to, className: 'note-commented', title: `${comment.author} : ${comment.text}` }];
  });
}

function authorRanges(document: Y.Doc, authors: AuthorNames, myName: string): ShownRange[] {
  const { nodes } = richSchema();
  const pieces = writtenPieces(document.getXmlFragment(RICH_FIELD), (name) => nodes[name]?.isLeaf ?? true);
  const colours = authorColours(authors);
  return pieces.map(({ from, to, client }) => {
    const name = authors.get(client) ?? (client === document.clientID ? myName : '');
    const title = name === '' ? 'Écrit avant l’ouverture de la page' : `Écrit par ${name}`;
    return {
      from,
      to,
      title,
      className: name === '' ? 'note-by' : `note-by ${personLook(colours.get(name) ?? 0).tint}`,
    };
  });
}

/** One colour for each name, in the order of first writing. */
export function authorColours(authors: AuthorNames): Map<string, number> {
  return new Map([...new Set(authors.values())].map((name, at) => [name, at]));
}
