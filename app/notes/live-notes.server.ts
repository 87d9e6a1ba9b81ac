// Live notes of one process: the one composition of the log, the room and the way to the process that holds the notes.
import { setTimeout as delay } from 'node:timers/promises';
import * as Y from 'yjs';
import type { LiveNotes, NoteGate, NoteRules, NoteWriter } from '#app/server/live-notes.ts';
import type { Log } from '#app/server/log.ts';
import { openDatabase } from '#db/client.ts';
import { DatabaseUnavailable, withDeadline } from '#db/deadline.ts';
import { CLOSE } from './live/editor-version.ts';
import { openExchanges } from './live/exchange.server.ts';
import { fillDocument, STORED } from './live/fill-document.server.ts';
import { type Holder, isHeld, openHolder } from './live/holder.server.ts';
import { openLiveSql } from './live/live-sql.server.ts';
import { loadNote } from './live/note-rows.server.ts';
import { NoSuchNote } from './live/open-notes.server.ts';
import { pipeRequest, pipeUpgrade, wasPassed } from './live/pipe.server.ts';
import { openRoom } from './live/room.server.ts';
import { type Ask, openSignals } from './live/signals.server.ts';
import { spill, takeUp } from './live/spill.server.ts';
import { openWebSockets } from './live/websockets.server.ts';
import { type Entry, openNoteStore } from './note-store.server.ts';
import { rebuildNote } from './rebuild-note.server.ts';

export type { LiveNotes, NoteAccess, NoteGate, NoteWriter } from '#app/server/live-notes.ts';

export type LiveNotesOptions = {
  databaseUrl: string;
  log: Log;
  dataDir: string;
  host: string;
  gate: NoteGate;
  /** Of boards; without them whoever may write may write anything. */
  rules?: NoteRules;
  /** How long somebody signed in writes before the gate is asked again. */
  visitMs?: number;
};

const FLUSH_MS = 4_000;
const SETTLE_MS = 5_000;
const ELECTION_MS = 1_500;
const VISIT_MS = 60_000;

/** Until a room that owns notes says otherwise, nobody may. */
export const refuseEverybody: NoteGate = async () => ({
  access: 'none',
  writer: { id: '', name: '', structure: '', colour: 0 },
});

export function openLiveNotes(options: LiveNotesOptions): LiveNotes {
  const { databaseUrl, log, dataDir, host, gate, rules, visitMs = VISIT_MS } = options;
  const writing = openLiveSql(databaseUrl);
  const reading = openLiveSql(databaseUrl, 2);
  let holder: Holder | null = null;
  let isClosing = false;
  const holds = () => holder !== null && holder.epoch() !== null;

  const store = openNoteStore({
    sql: writing,
    log,
    ownerEpoch: () => holder?.epoch() ?? null,
    onSettled: (noteId) => room.settled(noteId),
    onStale: (noteId) => room.renew(noteId),
    onFull: (isFull) => room.setFull(isFull),
  });
  let takenAt = Date.now();
  const room = openRoom({
    sql: reading,
    log,
    gate,
    store: () => store,
    rules: rules ?? null,
    takenAt: () => takenAt,
    visitMs,
  });
  const sockets = openWebSockets(room);
  const exchanges = openExchanges(room);

  const refresh = (noteId: string) =>
    room.notes.refresh(noteId).then(
      (epoch) => {
        const note = room.notes.get(noteId);
        if (note && epoch !== null && epoch !== note.epoch) room.renew(noteId);
      },
      (error: unknown) => {
        if (error instanceof NoSuchNote) return room.renew(noteId);
        log.warn({ error }, 'a note could not be read again');
        setTimeout(() => void refresh(noteId), 500).unref();
      },
    );
  const handleTaken = (wasLeftWhole: boolean) => {
    takenAt = wasLeftWhole ? Number.NEGATIVE_INFINITY : Date.now();
    refreshAll();
  };
  const refreshAll = () => {
    for (const { document } of room.notes.all()) void refresh(document.name);
  };

  function obey({ what, noteId, message }: Ask): Promise<void> {
    if (what === 'settle') return store.settled(noteId);
    if (what === 'rights') return room.recheck(noteId);
    if (what === 'hold') return room.hold(noteId);
    if (what === 'tell') room.tell(noteId, message ?? {});
    else room.renew(noteId);
    return Promise.resolve();
  }

  const signals = openSignals({
    databaseUrl,
    sql: reading,
    log,
    onRow: (noteId) => void refresh(noteId),
    onAsk: (ask) => (holds() ? obey(ask) : null),
    onPerson: (personId) => void room.recheckPeople(personId),
    onGap: () => {
      refreshAll();
      void room.recheckPeople(null);
    },
  });

  /** `nobody`: no process holds the notes, so that there is nobody to tell. */
  async function command(ask: Ask): Promise<'done' | 'nobody' | 'unanswered'> {
    if (!holds()) {
      if (!(await reading.run(isHeld))) return 'nobody';
      if (await signals.ask(ask)) return 'done';
      if (!holds()) return 'unanswered';
    }
    await withDeadline(SETTLE_MS, () => obey(ask));
    return 'done';
  }

  async function committed(noteId: string): Promise<{ document: Y.Doc; epoch: number }> {
    const stored = await reading.run((client) => loadNote(client, noteId), 3_000);
    if (!stored) throw new NoSuchNote(noteId);
    const document = new Y.Doc();
    fillDocument(document, stored);
    return { document, epoch: stored.epoch };
  }

  /** In the open room the edit sees what was typed a moment ago; elsewhere it merges with it. */
  async function change(noteId: string, writer: NoteWriter, edit: (document: Y.Doc) => void): Promise<void> {
    // Refused at once rather than shown and then not said to be stored.
    await reading.run((client) => client`select 1`);
    const open = holds() ? room.notes.get(noteId) : undefined;
    const { document, epoch } = open ? { document: copyOf(open.document), epoch: open.epoch } : await committed(noteId);
    const updates: Uint8Array[] = [];
    document.on('update', (update: Uint8Array) => updates.push(update));
    document.transact(() => edit(document));
    const author = { noteId, client: document.clientID, author: writer.id, name: writer.name, isRelayed: false };
    document.destroy();
    if (updates.length === 0) return;
    const update = updates.length === 1 ? (updates[0] as Uint8Array) : Y.mergeUpdates(updates);
    const isOpen = open?.isCurrent === true && room.notes.get(noteId) === open;
    if (isOpen) open.authors.sign(author);
    store.append({ noteId, epoch, update, authors: [author] });
    if (isOpen) Y.applyUpdate(open.document, update, STORED);
    await withDeadline(SETTLE_MS, () => store.settled(noteId));
    if (!isOpen && holds()) await refresh(noteId);
  }

  async function takeUpSpilled(): Promise<void> {
    try {
      const count = await takeUp(dataDir, async (entries: Entry[]) => {
        for (const entry of entries) store.append(entry);
        await Promise.all(entries.map(({ noteId }) => store.settled(noteId)));
      });
      if (count > 0) log.warn({ count }, 'live notes: what the last process could not store is stored');
    } catch (error) {
      log.error({ error }, 'live notes: what the last process left cannot be read');
    }
  }

  /** `here` when the notes are held here, an address when elsewhere, null when nobody is known to hold them. */
  async function whereabouts(isPassed: boolean): Promise<{ address: string } | 'here' | null> {
    if (!holder || isClosing) return null;
    await holder.known(ELECTION_MS);
    if (holds()) return 'here';
    return isPassed || holder.address() === '' ? null : { address: holder.address() };
  }

  return {
    handleUpgrade: (request, socket, head) => {
      socket.on('error', () => socket.destroy());
      void whereabouts(wasPassed(request)).then((place) => {
        if (place === null)
          socket.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nConnection: close\r\n\r\n');
        else if (place === 'here') sockets.accept(request, socket, head);
        else pipeUpgrade(request, socket, head, place.address);
      });
    },
    handleExchange: (request, response) => {
      void whereabouts(wasPassed(request))
        .then((place) => {
          if (place === 'here') return exchanges.handle(request, response);
          if (place) return pipeRequest(request, response, place.address);
          response.writeHead(503, { 'Retry-After': '1' }).end();
        })
        .catch(() => response.destroy());
    },
    listening: (port) => {
      if (holder || isClosing) return;
      const onLost = () => room.dismiss(CLOSE.moved);
      holder = openHolder({ databaseUrl, log, host, port, onTaken: handleTaken, onLost });
      void takeUpSpilled();
    },
    read: async (noteId) => (await committed(noteId)).document,
    change,
    settled: async (noteId) => {
      await withDeadline(SETTLE_MS, () => store.settled(noteId));
      if (holds() || (await command({ what: 'settle', noteId })) !== 'unanswered') return;
      throw unanswered();
    },
    // The change itself is committed: the room follows, if need be a little later.
    rightsChanged: (noteId) =>
      command({ what: 'rights', noteId }).then(
        () => {},
        (error: unknown) => log.warn({ error }, 'live notes: rights are still being asked for'),
      ),
    tell: async (noteId, message) => {
      if (JSON.stringify(message).length > 2_048) throw new Error('a message for the room is at most 2 kB');
      await command({ what: 'tell', noteId, message });
    },
    rebuild: async (noteId, edit) => {
      if ((await command({ what: 'hold', noteId })) === 'unanswered') throw unanswered();
      const database = openDatabase(databaseUrl, { connections: 1 });
      try {
        await rebuildNote(database, noteId, edit);
      } catch (error) {
        await command({ what: 'rights', noteId });
        throw error;
      } finally {
        await database.close();
      }
      await command({ what: 'renew', noteId });
    },
    close: async () => {
      if (isClosing) return;
      isClosing = true;
      room.dismiss(CLOSE.moved);
      // What was on its way is still applied.
      await delay(50);
      sockets.cut();
      exchanges.close();
      const left = await store.close(FLUSH_MS);
      await spill(dataDir, left).catch((error: unknown) => log.error({ error }, 'live notes: words could not be kept'));
      if (left.length > 0) log.error({ count: left.length }, 'live notes: PostgreSQL is away, words wait in a file');
      await holder?.close(left.length === 0);
      await Promise.all([signals.close(), writing.close(), reading.close()]);
      room.close();
    },
  };
}

function unanswered(): Error {
  return new DatabaseUnavailable('the process that holds the notes did not answer');
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document));
  return copy;
}
