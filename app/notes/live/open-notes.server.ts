// The notes that are open in this process: loaded from PostgreSQL, followed word by word, closed once everything is stored.
import { setTimeout as delay } from 'node:timers/promises';
import type { Document } from '@hocuspocus/server';
import type { NoteRules } from '#app/server/live-notes.ts';
import type { Log } from '#app/server/log.ts';
import type { NoteStore } from '../note-store.server.ts';
import { type Authors, openAuthors } from './authors.ts';
import { fillDocument, STORED } from './fill-document.server.ts';
import type { LiveSql } from './live-sql.server.ts';
import { loadNote, quarantine, type StoredNote } from './note-rows.server.ts';
import { openRehearsal, type Rehearsal } from './rehearsal.ts';
import type { Member } from './visitor.ts';

export type OpenNote = {
  document: Document;
  epoch: number;
  /** False once the note was erased and begun anew, or closed: nothing of this document counts any more. */
  isCurrent: boolean;
  authors: Authors;
  /** Of a note that has rules. */
  rehearsal: Rehearsal | null;
  /** By connection. */
  members: Map<unknown, Member>;
  /** Since when words are missing that others lean on, and who brought those. */
  hole: { since: number; by: Member; isDropped: boolean } | null;
};

export class NoSuchNote extends Error {
  override name = 'NoSuchNote';
}

const FRESH_MS = 1_000;
const LARGEST_HOLE = 64 * 1024;
const LONGEST_HOLE_MS = 3_000;

export type OpenNotes = ReturnType<typeof createOpenNotes>;

type Options = { sql: LiveSql; log: Log; store: () => NoteStore; rules: NoteRules | null };

/** `rules`: of boards. */
export function createOpenNotes({ sql, log, store, rules }: Options) {
  const open = new Map<string, OpenNote>();
  const fetching = new Map<string, Promise<StoredNote>>();
  /** Written elsewhere while it was being loaded. */
  const missed = new Set<string>();

  async function load(noteId: string): Promise<StoredNote> {
    const stored = await sql.run((client) => loadNote(client, noteId), 3_000);
    if (!stored) throw new NoSuchNote(noteId);
    return stored;
  }

  /** Once for all who ask at the same time. */
  function fetch(noteId: string): Promise<StoredNote> {
    const known = fetching.get(noteId);
    if (known) return known;
    const loading = load(noteId);
    fetching.set(noteId, loading);
    const forget = () => {
      if (fetching.get(noteId) === loading) fetching.delete(noteId);
    };
    // What was read is for who comes in now, not for somebody later.
    loading.then(() => setTimeout(forget, FRESH_MS).unref(), forget);
    return loading;
  }

  function fill(noteId: string, document: Document, stored: StoredNote): void {
    const { unreadable, hasHole } = fillDocument(document, stored);
    if (hasHole) log.error({ noteId }, 'words of a note are missing that others lean on');
    if (unreadable.length === 0) return;
    log.error({ noteId, rows: unreadable.length }, 'rows of a note cannot be read: set aside');
    sql
      .run((client) => quarantine(client, unreadable))
      .catch((error: unknown) => log.error({ error }, 'not set aside'));
  }

  /** Another process wrote, or something may have been missed: everything that is stored is merged again. */
  async function refresh(noteId: string): Promise<number | null> {
    const note = open.get(noteId);
    if (!note) {
      if (fetching.has(noteId)) missed.add(noteId);
      return null;
    }
    const stored = await load(noteId);
    if (open.get(noteId) === note && stored.epoch === note.epoch) fill(noteId, note.document, stored);
    return stored.epoch;
  }

  /** Called after each update: words that lean on missing ones wait a little, then are asked for again. */
  function noticeHole(note: OpenNote, by: Member): void {
    const { pendingStructs, pendingDs } = note.document.store;
    if (!pendingStructs && !pendingDs) note.hole = null;
    else note.hole ??= { since: Date.now(), by, isDropped: false };
  }

  return {
    get: (noteId: string) => open.get(noteId),
    all: () => [...open.values()],
    /** Rejects before anybody is let in when PostgreSQL does not answer. */
    prepare: async (noteId: string) => {
      if (!open.has(noteId)) await fetch(noteId);
    },
    /** For Hocuspocus: fills the document that it has just made. */
    load: async (document: Document) => {
      const noteId = document.name;
      const stored = await fetch(noteId);
      fetching.delete(noteId);
      fill(noteId, document, stored);
      const note: OpenNote = {
        document,
        epoch: stored.epoch,
        isCurrent: true,
        authors: openAuthors(stored.authors),
        rehearsal: rules && stored.kind === 'board' ? openRehearsal(document, rules) : null,
        members: new Map(),
        hole: null,
      };
      open.set(noteId, note);
      if (missed.delete(noteId)) await refresh(noteId).catch(() => {});
    },
    /** For Hocuspocus: from now on each change is appended to the log, in the same turn in which it is shown. */
    follow: (document: Document) => {
      const note = open.get(document.name);
      if (note?.document !== document) return;
      document.onUpdate((_document, origin, update) => {
        if (origin === STORED || !note.isCurrent) return;
        const isFrame = typeof origin === 'object' && origin !== null && 'connection' in origin;
        const member = isFrame ? note.members.get(origin.connection) : undefined;
        const authors = member?.newAuthors.splice(0) ?? [];
        store().append({ noteId: document.name, epoch: note.epoch, update, authors });
      });
    },
    close: (noteId: string) => {
      const note = open.get(noteId);
      if (note) note.isCurrent = false;
      open.delete(noteId);
      fetching.delete(noteId);
    },
    refresh,
    noticeHole,
    /** Who brought words that hang in the air for too long: they are dropped here, and come again with what was missing. */
    overdueHoles: (): Member[] =>
      [...open.values()].flatMap((note) => {
        const { store: structs } = note.document;
        if (!structs.pendingStructs && !structs.pendingDs) note.hole = null;
        if (!note.hole) return [];
        const size = (structs.pendingStructs?.update.length ?? 0) + (structs.pendingDs?.length ?? 0);
        if (size <= LARGEST_HOLE && Date.now() - note.hole.since < LONGEST_HOLE_MS) return [];
        structs.pendingStructs = null;
        structs.pendingDs = null;
        const { hole } = note;
        hole.isDropped = true;
        note.hole = null;
        return [hole.by];
      }),
    /** False when words that hung in the air were dropped: nobody may be told that they are stored. */
    isWhole: async (note: OpenNote, asking: Member): Promise<boolean> => {
      noticeHole(note, asking);
      const { hole } = note;
      while (hole && !hole.isDropped && note.isCurrent && note.document.store.pendingStructs) await delay(20);
      return !hole?.isDropped;
    },
  };
}
