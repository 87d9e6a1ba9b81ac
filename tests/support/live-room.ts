// A process with live notes and nothing else, on a port of its own; who comes says in a cookie who they are.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type LiveNotes, type NoteAccess, type NoteGate, openLiveNotes } from '#app/notes/live-notes.server.ts';
import type { NoteRules } from '#app/server/live-notes.ts';
import { createLog } from '#app/server/log.ts';

export type LiveRoom = {
  origin: string;
  notes: LiveNotes;
  /** What the gate says of a writer from now on; `write` until then. */
  access: Map<string, NoteAccess['access']>;
  close: () => Promise<void>;
};

export type LiveRoomOptions = {
  databaseUrl: string;
  dataDir: string;
  gate?: NoteGate;
  rules?: NoteRules;
  logLevel?: string;
  visitMs?: number;
};

export async function startLiveRoom(options: LiveRoomOptions): Promise<LiveRoom> {
  const access: LiveRoom['access'] = new Map();
  const gate: NoteGate = async ({ cookie }) => {
    const id = /writer=(\w+)/.exec(cookie ?? '')?.[1] ?? '';
    const writer = { id, name: `Prénom ${id}`, structure: 'Compagnons', colour: 1 };
    const hand = { ownIds: [id], arranges: id === 'animation' };
    return { access: access.get(id) ?? (id === '' ? 'none' : 'write'), writer, hand };
  };
  const notes = openLiveNotes({
    databaseUrl: options.databaseUrl,
    dataDir: options.dataDir,
    host: '127.0.0.1',
    log: createLog(options.logLevel ?? 'silent'),
    gate: options.gate ?? gate,
    rules: options.rules,
    visitMs: options.visitMs,
  });
  const server = createServer((request, response) => notes.handleExchange(request, response));
  server.on('upgrade', notes.handleUpgrade);
  const port = await listen(server);
  notes.listening(port);
  return {
    origin: `http://127.0.0.1:${port}`,
    notes,
    access,
    close: async () => {
      await notes.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
