// What may arrive on a connection, checked before anything of it is applied. Everything here is pure.
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarString, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import * as Y from 'yjs';

export const LARGEST_LIVE_FRAME = 256 * 1024;
/** A copy that comes back from hours offline, with everything that was ever deleted. */
export const LARGEST_FRAME = 1024 * 1024;
const MAX_SECTIONS = { live: 50, copy: 2_000 };
/** Structs and deletions may claim lengths without any bytes behind them. */
const LONGEST_EMPTY = 1_000_000;
const FURTHEST_AHEAD = 2_000_000;
const MAX_DELETIONS = 50_000;
const LONGEST_ROOT = 40;
const MAX_ROOTS = 32;
const DELETED = 1;
const TYPE = 7;
const KNOWN_CONTENTS = new Set([DELETED, 3, 4, 5, 6, TYPE, 8]);
/** Everything but the « hook » of Yjs, which runs in pages. */
const KNOWN_TYPES = new Set([0, 1, 2, 3, 4, 6]);

export type Frame =
  | { kind: 'state'; noteId: string; vector: Uint8Array }
  /** `isCopy`: the answer to a state, which may bring what others wrote; otherwise what was just typed. */
  | { kind: 'update'; noteId: string; isCopy: boolean; update: Uint8Array }
  | { kind: 'awareness'; noteId: string; update: Uint8Array }
  | { kind: 'token' | 'question' | 'leave'; noteId: string }
  | { kind: 'message'; noteId: string; text: string };

const NOTE_ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** null for what no editor of ours sends. */
export function readFrame(bytes: Uint8Array): Frame | null {
  try {
    const decoder = createDecoder(bytes);
    const noteId = readVarString(decoder);
    if (!NOTE_ID.test(noteId)) return null;
    switch (readVarUint(decoder)) {
      case 0:
      case 4: {
        const step = readVarUint(decoder);
        const payload = readVarUint8Array(decoder);
        if (step === 0) return { kind: 'state', noteId, vector: payload };
        if (step > 2 || (step === 2 && bytes.length > LARGEST_LIVE_FRAME)) return null;
        return { kind: 'update', noteId, isCopy: step === 1, update: payload };
      }
      case 1: {
        const update = readVarUint8Array(decoder);
        return update.length <= 8_192 ? { kind: 'awareness', noteId, update } : null;
      }
      case 2:
        return bytes.length <= 1_024 ? { kind: 'token', noteId } : null;
      case 3:
        return { kind: 'question', noteId };
      case 5: {
        const text = readVarString(decoder);
        return text.length <= 2_048 ? { kind: 'message', noteId, text } : null;
      }
      case 7:
        return { kind: 'leave', noteId };
      default:
        return null;
    }
  } catch {
    return null;
  }
}

export type ReadUpdate = {
  /** Ids under which it brings something, and up to which clock. */
  ends: Map<number, number>;
  structs: (Y.Item | Y.GC | Y.Skip)[];
  /** What it takes out. */
  ds: ReturnType<typeof Y.decodeUpdate>['ds'];
};

/** null when it is cut, forged or larger than anything that people write. */
export function readUpdate(update: Uint8Array, isCopy: boolean, document: Y.Doc): ReadUpdate | null {
  try {
    const sections = readVarUint(createDecoder(update));
    if (sections > (isCopy ? MAX_SECTIONS.copy : MAX_SECTIONS.live)) return null;
    const { structs, ds } = Y.decodeUpdate(update);
    const ends = new Map<number, number>();
    const roots = new Set<string>();
    for (const struct of structs) {
      const { client, clock } = struct.id;
      const end = clock + struct.length;
      const isEmpty = !(struct instanceof Y.Item) || struct.content.getRef() === DELETED;
      if (isEmpty && struct.length > LONGEST_EMPTY) return null;
      if (end - Y.getState(document.store, client) > FURTHEST_AHEAD) return null;
      if (struct instanceof Y.Item && !isKnown(struct, roots)) return null;
      ends.set(client, Math.max(end, ends.get(client) ?? 0));
    }
    for (const root of document.share.keys()) roots.add(root);
    if (roots.size > MAX_ROOTS) return null;
    let deletions = 0;
    for (const [client, items] of ds.clients) {
      deletions += items.length;
      const known = Math.max(Y.getState(document.store, client), ends.get(client) ?? 0);
      if (items.some(({ clock, len }) => clock + len > known + LONGEST_EMPTY)) return null;
    }
    return deletions > MAX_DELETIONS ? null : { ends, structs, ds };
  } catch {
    return null;
  }
}

function isKnown(item: Y.Item, roots: Set<string>): boolean {
  const parent: unknown = item.parent;
  if (typeof parent === 'string') {
    if (parent.length > LONGEST_ROOT) return false;
    roots.add(parent);
  }
  const reference = item.content.getRef();
  if (!KNOWN_CONTENTS.has(reference)) return false;
  return reference !== TYPE || KNOWN_TYPES.has(typeReference((item.content as Y.ContentType).type));
}

const CLASSES = [Y.Array, Y.Map, Y.Text, Y.XmlElement, Y.XmlFragment, Y.XmlHook, Y.XmlText];

function typeReference(type: unknown): number {
  return CLASSES.indexOf((type as object).constructor as (typeof CLASSES)[number]);
}

/** True when the copy of a device that says it keeps none is empty, or holds only what it wrote itself. */
export function isFreshCopy(vector: Uint8Array, client: number | undefined): boolean {
  try {
    const clients = [...Y.decodeStateVector(vector).keys()];
    return clients.length === 0 || (clients.length === 1 && clients[0] === client);
  } catch {
    return false;
  }
}

/** The same update without what it brings under these ids. */
export function withoutClients(update: Uint8Array, clients: number[]): Uint8Array {
  return Y.diffUpdate(update, Y.encodeStateVector(new Map(clients.map((client) => [client, 2 ** 31]))));
}

/** To who sent words: the room has them. */
export function heldFrame(noteId: string): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, noteId);
  writeVarUint(encoder, 8);
  writeVarUint(encoder, 1);
  return toUint8Array(encoder);
}

/** The same frame with another update in it. */
export function frameOf(noteId: string, isCopy: boolean, update: Uint8Array): Uint8Array {
  const encoder = createEncoder();
  writeVarString(encoder, noteId);
  writeVarUint(encoder, 0);
  writeVarUint(encoder, isCopy ? 1 : 2);
  writeVarUint8Array(encoder, update);
  return toUint8Array(encoder);
}
