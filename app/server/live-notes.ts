// Live notes as the other parts of the process see them. The rooms that own notes register who may do what.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type * as Y from 'yjs';

/** `id`: an id that stays the same for one writer, such as a workshop join or a person. */
export type NoteWriter = { id: string; name: string; structure: string; colour: number };

/** Of a note with rules: under which ids its things are the writer's own, and whether those of others are theirs to change too. */
export type NoteHand = {
  ownIds: string[];
  arranges: boolean;
  /** Where they may change nothing for now: ids that the rules of the note know. */
  lockedPlaces?: readonly string[];
};

export type NoteAccess = {
  access: 'write' | 'read' | 'none';
  writer: NoteWriter;
  hand?: NoteHand;
  /** Whose session this leans on: asked again when it ends or their roles change; null for who came by a link. */
  personId?: string | null;
};

/** What somebody brings to a note that has rules, as it stands on a copy of the note and nowhere else yet. */
export type Brought = {
  /** With everything that changed, and what was there before. */
  transaction: Y.Transaction;
  hand: NoteHand;
  /** Under which names the writer is known; null: words of others, saved by a device while the server had lost them. */
  knownAs: NoteWriter[] | null;
};

/** Opened on the copy of one note; false: nothing of it is let in. */
export type NoteRules = (copy: Y.Doc) => (brought: Brought) => boolean;

/** `isVisit`: they have just done something, which keeps their session alive; a line that stays open does not. */
export type NoteAsked = { cookie: string | null; noteId: string; isVisit?: boolean };

/** Rooms that own notes say who may; registered once at composition. Called at connection, at every `rightsChanged`, when a
 * session of theirs ends, and while they write. */
export type NoteGate = (asked: NoteAsked) => Promise<NoteAccess>;

export type LiveNotes = {
  /** Path /collab: one websocket, one document per note id. */
  handleUpgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Path /collab/echange: the same over HTTP, where websockets are blocked. */
  handleExchange: (request: IncomingMessage, response: ServerResponse) => void;
  /** The HTTP server listens: from now on this process may hold the notes, and the others reach it here. */
  listening: (port: number) => void;
  /** Any process: one update made by the server (plain form, restore); resolves when it is committed. */
  change: (noteId: string, writer: NoteWriter, edit: (document: Y.Doc) => void) => Promise<void>;
  /** What is committed, as a document: snapshot and every update, one statement. */
  read: (noteId: string) => Promise<Y.Doc>;
  /** Resolves when everything received for the note so far is committed; rejects when that takes too long. */
  settled: (noteId: string) => Promise<void>;
  /** Rights of a note or of one of its writers changed (freeze, lock, revoke): asks the gate again about everybody. */
  rightsChanged: (noteId: string) => Promise<void>;
  /** A stateless message to everybody in the room: JSON of at most 2 kB. */
  tell: (noteId: string, message: object) => Promise<void>;
  /** « Effacer vraiment »: nothing that `edit` takes out of the note stays in its updates, snapshot or versions; old copies
   * on devices are refused from then on. `edit` runs once on the note and once on each version. */
  rebuild: (noteId: string, edit: (document: Y.Doc) => void) => Promise<void>;
  close: () => Promise<void>;
};
