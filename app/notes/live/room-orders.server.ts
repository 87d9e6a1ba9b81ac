// What the rest of the product tells the room: rights changed, a note begins anew, a word for everybody.
import { setTimeout as delay } from 'node:timers/promises';
import type { Hocuspocus } from '@hocuspocus/server';
import { removeAwarenessStates } from 'y-protocols/awareness';
import type { NoteStore } from '../note-store.server.ts';
import { CLOSE } from './editor-version.ts';
import { type Gatekeeper, isOf } from './gatekeeper.server.ts';
import type { OpenNote, OpenNotes } from './open-notes.server.ts';
import { type Member, recognise, type Visitor } from './visitor.ts';

export type OrdersOptions = {
  notes: OpenNotes;
  hocuspocus: Hocuspocus<{ visitor: Visitor }>;
  gatekeeper: Gatekeeper;
  store: () => NoteStore;
  visitors: Set<Visitor>;
  expel: (visitor: Visitor, code: number) => void;
  sayState: (member: Member, note: OpenNote) => void;
  /** How long who writes goes unasked. */
  visitMs: number;
};

/** `refusal`: with which code whoever may no more is sent away; for good when left out. */
type Recheck = { isVisit?: boolean; refusal?: number };

export function createOrders(options: OrdersOptions) {
  const { notes, hocuspocus, gatekeeper, store, visitors, expel, sayState, visitMs } = options;

  /** Until PostgreSQL answers: rights that cannot be read are those of before. */
  async function recheckOne(member: Member, note: OpenNote, { isVisit = false, refusal }: Recheck = {}) {
    const { visitor, noteId, connection } = member;
    const ask = () => gatekeeper.ask({ cookie: visitor.cookie, noteId, isVisit }, false).catch(() => null);
    let said = await ask();
    while (said === null && note.isCurrent) {
      await delay(250);
      said = await ask();
    }
    if (!said || !connection || visitor.isOut) return;
    if (said.access === 'none') return expel(visitor, refusal ?? CLOSE.withdrawn);
    recognise(member, said);
    // What was rehearsed under other rights counts no more.
    note.rehearsal?.forget();
    connection.readOnly = said.access !== 'write';
    if (said.access === member.access) return;
    member.access = said.access;
    if (connection.readOnly)
      removeAwarenessStates(note.document.awareness, [...note.document.getClients(connection)], null);
    sayState(member, note);
  }

  return {
    /** Asks the gate again about everybody who is in the note. */
    recheck: async (noteId: string) => {
      gatekeeper.forget(noteId);
      const note = notes.get(noteId);
      if (note) await Promise.all([...note.members.values()].map((member) => recheckOne(member, note)));
    },
    /** Asks again about whoever is signed in as that person; null: as anybody. Who is refused comes back with the cookie that
     * their device has by now, and is let in or turned away for good. */
    recheckPeople: async (personId: string | null) => {
      gatekeeper.forgetPeople(personId);
      const asked = notes
        .all()
        .flatMap((note) =>
          [...note.members.values()]
            .filter((member) => isOf(member.personId, personId))
            .map((member) => recheckOne(member, note, { refusal: CLOSE.tryAgain })),
        );
      await Promise.all(asked);
    },
    /** Who writes is there: their session lives on, and what they may do is asked again now and then. */
    visit: (member: Member, note: OpenNote) => {
      if (member.personId === null || performance.now() - member.askedAt < visitMs) return;
      member.askedAt = performance.now();
      void recheckOne(member, note, { isVisit: true, refusal: CLOSE.tryAgain });
    },
    /** Nobody writes while a note is made anew, and what was written before is committed. */
    hold: async (noteId: string) => {
      for (const { connection } of notes.get(noteId)?.members.values() ?? [])
        if (connection) connection.readOnly = true;
      await store().settled(noteId);
    },
    /** The note was made anew: every copy is dropped, here and on the devices. */
    renew: (noteId: string) => {
      const note = notes.get(noteId);
      if (!note) return;
      notes.close(noteId);
      hocuspocus.documents.delete(noteId);
      for (const { visitor } of note.members.values()) visitor.wire.close(CLOSE.staleCopy);
      setTimeout(() => note.document.destroy(), 1_000).unref();
    },
    tell: (noteId: string, message: object) => {
      notes.get(noteId)?.document.broadcastStateless(JSON.stringify(message));
    },
    /** Everybody comes back elsewhere. */
    dismiss: (code: number) => {
      for (const visitor of visitors) expel(visitor, code);
    },
  };
}
