// Who sits at one connection, and in which notes.
import type { Connection } from '@hocuspocus/server';
import type { NoteAccess, NoteHand, NoteWriter } from '#app/server/live-notes.ts';
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
  /** As they were called since this connection, the newest first. */
  knownAs: NoteWriter[];
  hand: NoteHand;
  /** On whose session their access leans; null: on a link. */
  personId: string | null;
  /** When the gate was asked last, as `performance.now()` says. */
  askedAt: number;
  access: 'write' | 'read';
  token: EditorToken;
  /** null until the note is open for them. */
  connection: Connection | null;
  /** Ids under which this page writes. */
  clients: Set<number>;
  /** Words came that lean on missing ones: the copy of this device brings all of them. */
  hasGap: boolean;
  /** To be stored with their next words. */
  newAuthors: NewAuthor[];
  allowance: Allowance;
};

const MOST_NAMES = 5;

/** As the gate says of them by now. A page may still write under the name of a moment ago. */
export function recognise(member: Member, { writer, hand, personId }: NoteAccess): void {
  member.writer = writer;
  member.hand = hand ?? { ownIds: [writer.id], arranges: false };
  member.personId = personId ?? null;
  member.askedAt = performance.now();
  member.knownAs = [writer, ...member.knownAs].slice(0, MOST_NAMES);
}

type Admitted = Pick<Member, 'visitor' | 'noteId' | 'token' | 'allowance'> & { said: NoteAccess };

export function newMember({ said, ...more }: Admitted): Member {
  const member: Member = {
    ...more,
    writer: said.writer,
    knownAs: [],
    hand: { ownIds: [], arranges: false },
    personId: null,
    askedAt: 0,
    access: said.access === 'write' ? 'write' : 'read',
    connection: null,
    clients: new Set(),
    hasGap: false,
    newAuthors: [],
  };
  recognise(member, said);
  return member;
}
