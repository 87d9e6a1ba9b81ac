// The room: Hocuspocus for the merging and the sending round, our own rules for who is let in, what may arrive and what is said to be
// stored. What people write is applied and shown at once; a mark is answered only after the commit of all that came before it.
import { Hocuspocus } from '@hocuspocus/server';
import type { NoteGate, NoteRules } from '#app/server/live-notes.ts';
import type { Log } from '#app/server/log.ts';
import type { NoteStore } from '../note-store.server.ts';
import { applyWords } from './apply-words.server.ts';
import { gatherCarets } from './caret-batches.ts';
import { CLOSE, type NoteState, OLDEST_EDITOR, readEditorToken } from './editor-version.ts';
import { frameOf, isFreshCopy, readFrame } from './frames.ts';
import { openGatekeeper } from './gatekeeper.server.ts';
import { openGathering } from './gathering.ts';
import { judgeFrame } from './judge-frame.ts';
import type { LiveSql } from './live-sql.server.ts';
import { createOpenNotes, NoSuchNote, type OpenNote } from './open-notes.server.ts';
import { applyPresence } from './presence.ts';
import { createOrders } from './room-orders.server.ts';
import { type Member, newMember, type Visitor } from './visitor.ts';
import { type Allowance, openAllowance, type Wire } from './wire.ts';

export type RoomOptions = {
  sql: LiveSql;
  log: Log;
  gate: NoteGate;
  store: () => NoteStore;
  rules: NoteRules | null;
  /** Since when this process holds the notes, where the last one may have lost something. */
  takenAt: () => number;
  visitMs: number;
};

export type Seat = { frame: (bytes: Uint8Array) => void; closed: (code?: number, reason?: string) => void };

export type Room = ReturnType<typeof openRoom>;

const MAX_HELD = { frames: 200, bytes: 2_000_000 };
const MAX_NOTES = 20;
const MAX_VISITORS = 5_000;
const LEAVE_MS = 300;
/** After a process took the notes over, copies of devices may hold what others wrote and the last process lost. */
const RESCUE_MS = 60_000;
const UNHEARD = [
  'onConnect',
  'beforeHandleMessage',
  'afterHandleMessage',
  'beforeSync',
  'onChange',
  'onStoreDocument',
  'onAwarenessUpdate',
];

export function openRoom({ sql, log, gate, store, rules, takenAt, visitMs }: RoomOptions) {
  const notes = createOpenNotes({ sql, log, store, rules });
  const visitors = new Set<Visitor>();
  const allowances = new Map<string, { allowance: Allowance; connections: number }>();
  const gatekeeper = openGatekeeper({ gate, log });
  const gathering = openGathering();

  const hocuspocus = new Hocuspocus<{ visitor: Visitor }>({
    quiet: true,
    timeout: 60_000,
    yDocOptions: { gc: true, gcFilter: () => true },
    onAuthenticate: async ({ documentName, token, context, connectionConfig }) => {
      const { visitor } = context;
      const member = await admit(visitor, documentName, token);
      connectionConfig.readOnly = member.access !== 'write';
      visitor.members.set(documentName, member);
    },
    onLoadDocument: async ({ document, context }) => {
      try {
        await notes.load(document);
      } catch (error) {
        throw refusal(context.visitor, error instanceof NoSuchNote ? CLOSE.withdrawn : CLOSE.tryAgain);
      }
    },
    afterLoadDocument: async ({ document }) => {
      gatherCarets(document);
      notes.follow(document);
    },
    connected: async ({ connection, context, documentName }) => {
      const member = context.visitor.members.get(documentName);
      if (member) seat(member, connection);
    },
    onDisconnect: async ({ context, documentName }) => leave(context.visitor, documentName),
    beforeUnloadDocument: async ({ documentName, document }) => {
      // An empty message: a veto that nobody writes to the journal.
      if (store().isQueued(documentName) || notes.get(documentName)?.document !== document) throw new Error('');
    },
    afterUnloadDocument: async ({ documentName }) => notes.close(documentName),
  });
  // What nobody listens to need not be prepared for each frame.
  for (const extension of hocuspocus.configuration.extensions as Record<string, unknown>[]) {
    for (const name of UNHEARD) delete extension[name];
  }

  /** Closes the connection and gives the error that keeps Hocuspocus from opening the note. */
  function refusal(visitor: Visitor, code: number): Error {
    visitor.wire.close(code);
    return Object.assign(new Error(''), { reason: String(code) });
  }

  async function admit(visitor: Visitor, noteId: string, text: string): Promise<Member> {
    const token = readEditorToken(text);
    if (!token || token.version < OLDEST_EDITOR) throw refusal(visitor, CLOSE.oldEditor);
    const asked = { cookie: visitor.cookie, noteId };
    const access = await gatekeeper.ask(asked, notes.get(noteId) !== undefined).catch(() => {
      throw refusal(visitor, CLOSE.tryAgain);
    });
    if (access.access === 'none') throw refusal(visitor, CLOSE.withdrawn);
    await notes.prepare(noteId).catch((error: unknown) => {
      throw refusal(visitor, error instanceof NoSuchNote ? CLOSE.withdrawn : CLOSE.tryAgain);
    });
    const { writer } = access;
    // Readers without a name are each for themselves.
    const shared = (writer.id && allowances.get(writer.id)) || { allowance: openAllowance(), connections: 0 };
    if (writer.id) allowances.set(writer.id, shared);
    shared.connections += 1;
    const { allowance } = shared;
    return newMember({ visitor, noteId, token, said: access, allowance });
  }

  const isRescue = () => Date.now() - takenAt() < RESCUE_MS;
  function seat(member: Member, connection: NonNullable<Member['connection']>) {
    const { noteId, token, visitor } = member;
    const note = notes.get(noteId);
    // The note was closed while this device came in: what it writes would reach nobody.
    const { document } = connection;
    const isOpen = note?.isCurrent && note.document === document && !document.isDestroyed;
    if (!isOpen || hocuspocus.documents.get(noteId) !== document) return visitor.wire.close(CLOSE.tryAgain);
    if (token.epoch && token.epoch !== note.epoch) return visitor.wire.close(CLOSE.staleCopy);
    member.connection = connection;
    note.members.set(connection, member);
    note.authors.announce(member, { isRescue: isRescue(), hasRules: note.rehearsal !== null });
    gather(note);
    sayState(member, note);
    const held = visitor.held.filter((frame) => frame.noteId === noteId);
    visitor.held = visitor.held.filter((frame) => frame.noteId !== noteId);
    visitor.heldBytes -= held.reduce((sum, { bytes }) => sum + bytes.length, 0);
    for (const { bytes } of held) take(visitor, bytes);
  }

  function gather({ document }: OpenNote): void {
    document.flushDelay = gathering.time(document.getConnectionsCount());
  }

  function sayState({ connection, access }: Member, note: OpenNote): void {
    const state: NoteState = { type: 'note', epoch: note.epoch, access };
    connection?.sendStateless(JSON.stringify(state));
  }

  function leave(visitor: Visitor, noteId: string): void {
    const member = visitor.members.get(noteId);
    if (!member) return;
    visitor.members.delete(noteId);
    const shared = allowances.get(member.writer.id);
    if (shared) shared.connections -= 1;
    if (shared?.connections === 0) allowances.delete(member.writer.id);
    const note = notes.get(noteId);
    if (!note || !member.connection) return;
    note.members.delete(member.connection);
    note.authors.leave(member);
    gather(note);
  }

  async function answerMark(member: Member, text: string) {
    const [, number] = /^m(\d{1,15})$/.exec(text) ?? [];
    const note = notes.get(member.noteId);
    const { connection } = member;
    if (number === undefined || !note || !connection) return;
    if (connection.readOnly) return connection.sendStateless('refused');
    // What was left for later is not stored: it comes again on another line.
    if (member.hasGap) return member.visitor.wire.close(CLOSE.tryAgain);
    if (!(await notes.isWhole(note, member))) return;
    await store().settledInTurn(member.noteId);
    if (note.isCurrent && !member.visitor.isOut) connection.sendStateless(`stored:${number}`);
  }

  function take(visitor: Visitor, bytes: Uint8Array) {
    if (visitor.isOut) return;
    const frame = readFrame(bytes);
    if (!frame) return expel(visitor);
    const member = visitor.members.get(frame.noteId);
    if (frame.kind === 'token') {
      if (visitor.members.size >= MAX_NOTES) return expel(visitor);
      // A second one for the same note is of a page that reconnects on a line that never closed.
      if (!member) server(visitor).handleMessage(bytes);
      return;
    }
    if (!member?.connection) return hold(visitor, frame.noteId, bytes);
    const wait = member.allowance.take(bytes.length);
    if (wait > 0) slowDown(visitor, wait);
    const note = notes.get(frame.noteId);
    if (!note) return visitor.wire.close(CLOSE.tryAgain);
    // Who only reads and is seen by nobody is there all the same.
    server(visitor).lastMessageReceivedAt = Date.now();
    if (frame.kind === 'message') return void answerMark(member, frame.text);
    if (frame.kind === 'awareness') {
      if (member.access === 'write' && !applyPresence(note, member, frame.update)) expel(visitor);
      return;
    }
    if (frame.kind === 'state' && !member.token.epoch) {
      if (!isFreshCopy(frame.vector, member.token.client)) return visitor.wire.close(CLOSE.staleCopy);
      member.token.epoch = note.epoch;
    }
    if (frame.kind !== 'update') return server(visitor).handleMessage(bytes);
    // A copy is taken from a page that has said what it holds.
    if (frame.isCopy && !member.token.epoch) return expel(visitor);
    const verdict = judgeFrame(note, member, { frame, isRescue: isRescue() });
    if (verdict === 'later') return;
    if ('close' in verdict) return expel(visitor, verdict.close);
    // To who only reads, the library says whether they brought something.
    if (member.connection.readOnly)
      return server(visitor).handleMessage(frameOf(frame.noteId, frame.isCopy, verdict.update));
    if (!applyWords(note, member, verdict.update)) return expel(visitor);
    notes.noticeHole(note, member);
    // A copy is sent by the machine alone, whenever the line comes back.
    if (!frame.isCopy) orders.visit(member, note);
  }

  const servers = new WeakMap<Visitor, ReturnType<typeof hocuspocus.handleConnection>>();
  const server = (visitor: Visitor) => servers.get(visitor) as ReturnType<typeof hocuspocus.handleConnection>;

  function hold(visitor: Visitor, noteId: string, bytes: Uint8Array): void {
    visitor.held.push({ noteId, bytes });
    visitor.heldBytes += bytes.length;
    if (visitor.held.length > MAX_HELD.frames || visitor.heldBytes > MAX_HELD.bytes) expel(visitor);
  }

  function slowDown(visitor: Visitor, milliseconds: number): void {
    if (visitor.isPaused) return;
    visitor.isPaused = true;
    visitor.wire.pause();
    setTimeout(() => {
      visitor.isPaused = false;
      if (!store().isFull()) visitor.wire.resume();
    }, milliseconds).unref();
  }

  /** Asked to leave, then cut. */
  function expel(visitor: Visitor, code: number = CLOSE.hostile): void {
    visitor.isOut = true;
    for (const { connection } of visitor.members.values()) if (connection) connection.readOnly = true;
    visitor.wire.close(code);
    setTimeout(() => visitor.wire.cut(), LEAVE_MS).unref();
  }

  const orders = createOrders({ notes, hocuspocus, gatekeeper, store, visitors, expel, sayState, visitMs });

  const sweep = setInterval(() => {
    gathering.look();
    for (const note of notes.all()) gather(note);
    for (const { visitor } of notes.overdueHoles()) visitor.wire.close(CLOSE.tryAgain);
  }, 500);
  sweep.unref();

  return {
    notes,
    hocuspocus,
    visitorCount: () => visitors.size,
    enter: (wire: Wire, cookie: string | null): Seat => {
      const visitor: Visitor = {
        wire,
        cookie,
        members: new Map(),
        held: [],
        heldBytes: 0,
        isOut: false,
        isPaused: false,
      };
      visitors.add(visitor);
      const request = new Request('http://notes/collab');
      servers.set(visitor, hocuspocus.handleConnection(wire as never, request, { visitor }));
      if (store().isFull()) wire.pause();
      if (visitors.size > MAX_VISITORS) wire.close(CLOSE.tryAgain);
      return {
        frame: (bytes) => take(visitor, bytes),
        closed: (code = 1006, reason = '') => {
          visitors.delete(visitor);
          server(visitor).handleClose({ code, reason });
          // Who is seated leaves once what they sent last is applied.
          for (const [noteId, { connection }] of visitor.members) if (!connection) leave(visitor, noteId);
        },
      };
    },
    /** Everything of this note is committed: it may be closed when nobody is there. */
    settled: (noteId: string) => {
      const document = hocuspocus.documents.get(noteId);
      if (document && document.getConnectionsCount() === 0) void hocuspocus.unloadDocument(document);
    },
    /** While too much waits for PostgreSQL nobody is listened to. */
    setFull: (isFull: boolean) => {
      for (const { wire } of visitors) {
        if (isFull) wire.pause();
        else wire.resume();
      }
    },
    ...orders,
    close: () => clearInterval(sweep),
  };
}
