// A note whose editor stands before React takes the page over: opened by early-note.client.ts, handed to the page once.
import type { Editor } from '@tiptap/core';
import type { LiveNote } from '../device/live-note.client.ts';
import type { RichNoteProps } from './rich-note-props.ts';
import type { MenuHold } from './suggest-menu.client.ts';
import type { UnknownWatch } from './watch-unknown.ts';

/** What the editor needs to know of its page, as `data-early-note` of the element that holds the text. */
export type EarlyGiven = Pick<RichNoteProps, 'label' | 'canWrite' | 'me' | 'keepsCopy'> & { id: string; epoch: number };

export type EarlyNote = {
  live: LiveNote;
  /** null where the text has not come yet, or holds what this page does not know. */
  editor: Editor | null;
  unknown: UnknownWatch | null;
  menu: MenuHold;
  /** Who takes pictures that are pasted or dropped; those of before come at once. */
  sendImages: (receive: (files: File[]) => void) => void;
  /** The text of the server where it was. */
  putBack: () => void;
};

const notes = new Map<string, EarlyNote>();

export function keepEarlyNote(noteId: string, note: EarlyNote): void {
  notes.set(noteId, note);
}

/** Until somebody has taken it. */
export function earlyNote(noteId: string): EarlyNote | null {
  return notes.get(noteId) ?? null;
}

export function takeEarlyNote(noteId: string): void {
  notes.delete(noteId);
}

/** Of a page that went before it took its note. */
export function dropEarlyNote(noteId: string): void {
  const note = earlyNote(noteId);
  notes.delete(noteId);
  note?.editor?.destroy();
  note?.live.close();
}
