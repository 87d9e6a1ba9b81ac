// Who sits at one connection, and in which notes.
import type { Connection } from '@hocuspocus/server';
import type { NoteWriter } from '#app/server/live-notes.ts';
import type { EditorToken } from './editor-version.ts';
import type { NewAuthor } from './note-rows.server.ts';
import type { Allowance, Wire } from './wire.ts';

export type Visitor = {
  wire: Wire;
  cookie: string | null;
  /** By note id. */
  members: Map<string, Member>;
  /** Frames that came before the note was open, in order. */
  held: { noteId: string; bytes: Uint8Array }[];
  heldBytes: number;
  /** Access was withdrawn: nothing more is heard. */
  isOut: boolean;
  isPaused: boolean;
};

export type Member = {
  visitor: Visitor;
  noteId: string;
  writer: NoteWriter;
  access: 'write' | 'read';
  token: EditorToken;
  /** null until the note is open for them. */
  connection: Connection | null;
  /** Ids under which this page writes. */
  clients: Set<number>;
  /** To be stored with their next words. */
  newAuthors: NewAuthor[];
  allowance: Allowance;
};
