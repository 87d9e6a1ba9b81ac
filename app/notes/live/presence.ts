// Who is seen in a note: each page shows itself, under the identity that the server gives it, and nobody else.
import { createDecoder, readVarString, readVarUint } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint } from 'lib0/encoding';
import { applyAwarenessUpdate } from 'y-protocols/awareness';
import type { OpenNote } from './open-notes.server.ts';
import type { Member } from './visitor.ts';

const LARGEST_STATE = 2_048;
const MAX_PRESENCES = 4;

type Seen = { client: number; clock: number; state: Record<string, unknown> };

/** Shows what a page says of itself; false when it cannot be read. */
export function applyPresence(note: OpenNote, member: Member, update: Uint8Array): boolean {
  const { connection } = member;
  if (!connection) return true;
  let said: Seen[];
  try {
    said = readPresence(update);
  } catch {
    return false;
  }
  const { document } = note;
  const own = document.getClients(connection);
  const isOthers = (client: number) => {
    for (const [each, { clients }] of document.connections) if (each !== connection && clients.has(client)) return true;
    return false;
  };
  const free = said.filter(({ client }) => own.has(client) || !isOthers(client));
  let fresh = 0;
  const shown = free.filter(({ client }) => own.has(client) || own.size + fresh++ < MAX_PRESENCES);
  if (shown.length === 0) return true;
  applyAwarenessUpdate(document.awareness, writePresence(shown, member), { source: 'connection', connection });
  return true;
}

/** Removals and states that are too large are left out: closing clears who leaves. */
function readPresence(update: Uint8Array): Seen[] {
  const decoder = createDecoder(update);
  const said: Seen[] = [];
  for (let left = readVarUint(decoder); left > 0; left -= 1) {
    const client = readVarUint(decoder);
    const clock = readVarUint(decoder);
    const text = readVarString(decoder);
    if (text.length > LARGEST_STATE) continue;
    const state: unknown = JSON.parse(text);
    if (typeof state === 'object' && state !== null) said.push({ client, clock, state: state as Seen['state'] });
  }
  return said;
}

function writePresence(shown: Seen[], { writer: { id, name, structure, colour } }: Member): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, shown.length);
  for (const { client, clock, state } of shown) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, clock);
    writeVarString(encoder, JSON.stringify({ ...state, user: { id, name, structure, colour } }));
  }
  return toUint8Array(encoder);
}
