// Live notes of one process: the one composition of the log, the room and the way to the process that holds the notes.
import * as Y from 'yjs';
import type { LiveNotes, NoteGate } from '#app/server/live-notes.ts';
import type { Log } from '#app/server/log.ts';
import { packUpdates } from './live/batches.ts';
import { fillDocument } from './live/fill-document.server.ts';
import { openLiveSql } from './live/live-sql.server.ts';
import { appendRows, loadNote } from './live/note-rows.server.ts';

export type { LiveNotes, NoteAccess, NoteGate, NoteWriter } from '#app/server/live-notes.ts';

export type LiveNotesOptions = {
  databaseUrl: string;
  log: Log;
  dataDir: string;
  host: string;
  gate: NoteGate;
};

/** Until a room that owns notes says otherwise, nobody may. */
export const refuseEverybody: NoteGate = async () => ({
  access: 'none',
  writer: { id: '', name: '', structure: '', colour: 0 },
});

export class MissingNote extends Error {
  override name = 'MissingNote';
}

export function openLiveNotes({ databaseUrl }: LiveNotesOptions): LiveNotes {
  const sql = openLiveSql(databaseUrl, 2);

  async function read(noteId: string): Promise<{ document: Y.Doc; epoch: number }> {
    const stored = await sql.run((client) => loadNote(client, noteId), 3_000);
    if (!stored) throw new MissingNote(noteId);
    const document = new Y.Doc();
    fillDocument(document, stored);
    return { document, epoch: stored.epoch };
  }

  return {
    handleUpgrade: (_request, socket) => void socket.destroy(),
    handleExchange: (_request, response) => void response.writeHead(503, { 'Retry-After': '10' }).end(),
    listening: () => {},
    read: async (noteId) => (await read(noteId)).document,
    change: async (noteId, writer, edit) => {
      const { document, epoch } = await read(noteId);
      const updates: Uint8Array[] = [];
      document.on('update', (update: Uint8Array) => updates.push(update));
      document.transact(() => edit(document));
      if (updates.length === 0) return;
      await sql.run((client) =>
        appendRows(client, {
          rows: [{ noteId, epoch, payload: packUpdates(updates) }],
          authors: [{ noteId, client: document.clientID, author: writer.id, name: writer.name, isRelayed: false }],
          ownerEpoch: null,
        }),
      );
    },
    settled: async () => {},
    rightsChanged: async () => {},
    tell: async () => {},
    rebuild: async () => {},
    close: () => sql.close(),
  };
}
