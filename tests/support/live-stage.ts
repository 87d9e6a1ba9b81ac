// A base of its own, a process with live notes on it, and devices that join.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type * as Y from 'yjs';
import { createNote } from '#app/notes/create-note.server.ts';
import { type LiveNotes, openLiveNotes, refuseEverybody } from '#app/notes/live-notes.server.ts';
import type { NoteRules } from '#app/server/live-notes.ts';
import { createLog } from '#app/server/log.ts';
import { type Database, openDatabase } from '#db/client.ts';
import { poll } from '#db/processes.ts';
import { freshDatabase } from './database.ts';
import { type LiveRoom, type LiveRoomOptions, startLiveRoom } from './live-room.ts';
import { type NoteClient, type NoteClientOptions, noteClient } from './note-client.ts';

export type LiveStage = {
  room: LiveRoom;
  databaseUrl: string;
  database: Database;
  newNote: (seed?: (document: Y.Doc) => void, kind?: 'text' | 'board') => Promise<string>;
  join: (noteId: string, writer: string, more?: Partial<NoteClientOptions>) => Promise<NoteClient>;
  /** A process that follows one that was closed. */
  restart: () => Promise<LiveRoom>;
  /** Another process on the same base, without a door of its own. */
  elsewhere: () => LiveNotes;
  close: () => Promise<void>;
};

/** `rules`: of boards. `more`: of the process. */
export async function openStage(
  rules?: NoteRules,
  more: Pick<LiveRoomOptions, 'gate' | 'visitMs'> = {},
): Promise<LiveStage> {
  const fresh = await freshDatabase();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'maillage-notes-'));
  const databaseUrl = fresh.url('app');
  const database = openDatabase(databaseUrl);
  const start = () => startLiveRoom({ databaseUrl, dataDir, rules, ...more });
  let room = await start();
  const first = room;
  const clients: NoteClient[] = [];
  const others: LiveNotes[] = [];
  return {
    room: first,
    restart: async () => {
      room = await start();
      return room;
    },
    databaseUrl,
    database,
    newNote: (seed, kind = 'text') => database.transaction((queries) => createNote(queries, { kind, seed })),
    join: async (noteId, writer, more = {}) => {
      const client = noteClient({ origin: () => room.origin, noteId, writer, ...more });
      clients.push(client);
      await client.connect();
      return client;
    },
    elsewhere: () => {
      const log = createLog('silent');
      const notes = openLiveNotes({ databaseUrl, dataDir, host: '127.0.0.1', log, gate: refuseEverybody });
      others.push(notes);
      return notes;
    },
    close: async () => {
      for (const client of clients) client.leave();
      await Promise.all(others.map((notes) => notes.close()));
      await room.close();
      await database.close();
      await fresh.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export const ANA = { id: 'ana', name: 'Prénom ana', structure: 'Compagnons', colour: 1 };

export const said = (document: Y.Doc) => document.getText('words').toString();

export const type = (client: NoteClient, text: string) => client.document.getText('words').insert(0, text);

/** Within five seconds. */
export async function soon(isSo: () => boolean | Promise<boolean>): Promise<boolean> {
  const found = await poll(async () => ((await isSo()) ? true : null), { timeoutMs: 15_000, intervalMs: 5 });
  return found === true;
}
