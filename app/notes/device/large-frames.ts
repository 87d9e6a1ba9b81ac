// What is too large for one frame of the wire travels as several: a long paste, a copy that comes back from days without network. The
// parts lean on nothing that comes after them, so that each can be applied and stored as it arrives.
import { createDecoder, readVarString, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, length, toUint8Array, writeUint8Array, writeVarUint } from 'lib0/encoding';
import * as Y from 'yjs';
import { frameOf } from '../live/frames.ts';

/** Under what the server takes as typed at once (256 kB), and as the copy of a device (1 MB): rules judge a copy best as a whole. */
const LARGEST_PART = { typed: 160_000, copy: 800_000 };
const LONGEST_STRING = 50_000;
const MOST_DELETIONS = 10_000;

/** The frame itself when it is small, or says nothing of the text. */
export function frameParts(frame: Uint8Array): Uint8Array[] {
  if (frame.length <= LARGEST_PART.typed) return [frame];
  const decoder = createDecoder(frame);
  const noteId = readVarString(decoder);
  const type = readVarUint(decoder);
  if (type !== 0 && type !== 4) return [frame];
  const step = readVarUint(decoder);
  const isCopy = step === 1;
  const largest = isCopy ? LARGEST_PART.copy : LARGEST_PART.typed;
  if ((!isCopy && step !== 2) || frame.length <= largest) return [frame];
  return updateParts(readVarUint8Array(decoder), largest).map((part) => frameOf(noteId, isCopy, part));
}

type Struct = Y.Item | Y.GC;

export function updateParts(update: Uint8Array, largest: number): Uint8Array[] {
  const { structs, ds } = Y.decodeUpdate(update);
  const parts: Uint8Array[] = [];
  let runs: Run[] = [];
  let size = 0;
  const close = () => {
    if (runs.length > 0) parts.push(written(runs, []));
    runs = [];
    size = 0;
  };
  for (const struct of inOrder(cutStrings(structs, Math.min(LONGEST_STRING, largest / 2)))) {
    let run = runs.at(-1);
    if (run?.client !== struct.id.client || run.end !== struct.id.clock) {
      // A client stands once in an update.
      if (runs.some(({ client }) => client === struct.id.client)) close();
      run = {
        client: struct.id.client,
        start: struct.id.clock,
        end: struct.id.clock,
        count: 0,
        encoder: new Y.UpdateEncoderV1(),
      };
      runs.push(run);
    }
    const before = length(run.encoder.restEncoder);
    struct.write(run.encoder, 0);
    run.count += 1;
    run.end += struct.length;
    size += length(run.encoder.restEncoder) - before;
    if (size > largest) close();
  }
  close();
  const deletions = [...ds.clients].flatMap(([client, ranges]) => ranges.map((range) => ({ client, ...range })));
  for (let at = 0; at < deletions.length; at += MOST_DELETIONS)
    parts.push(written([], deletions.slice(at, at + MOST_DELETIONS)));
  return parts;
}

/** Each after what it leans on; what leans on something that this update does not bring, the server has. */
function inOrder(structs: Struct[]): Struct[] {
  const byClient = Map.groupBy(structs, ({ id }) => id.client);
  const queues = [...byClient].map(([client, own]) => ({ client, own, at: 0 }));
  const next = new Map(queues.map(({ client, own }) => [client, own[0]?.id.clock ?? 0]));
  const isThere = (id: Y.ID | null) => {
    const upTo = id && next.get(id.client);
    return upTo === null || upTo === undefined || (id as Y.ID).clock < upTo;
  };
  const ordered: Struct[] = [];
  for (let before = -1; ordered.length > before; ) {
    before = ordered.length;
    for (const queue of queues) {
      for (let struct = queue.own[queue.at]; struct; struct = queue.own[queue.at]) {
        if (!leansOn(struct).every(isThere)) break;
        ordered.push(struct);
        queue.at += 1;
        next.set(queue.client, struct.id.clock + struct.length);
      }
    }
  }
  // Words that lean on missing ones: the server waits for those.
  return [...ordered, ...queues.flatMap(({ own, at }) => own.slice(at))];
}

function leansOn(struct: Struct): (Y.ID | null)[] {
  if (!(struct instanceof Y.Item)) return [];
  const parent: unknown = struct.parent;
  return [struct.origin, struct.rightOrigin, parent instanceof Y.ID ? parent : null];
}

function cutStrings(structs: (Struct | Y.Skip)[], longest: number): Struct[] {
  return structs.flatMap((struct) => {
    if (struct instanceof Y.Skip) return [];
    const pieces: Struct[] = [struct];
    for (
      let last = struct;
      last instanceof Y.Item && last.content instanceof Y.ContentString && last.length > longest;
    ) {
      const { client, clock } = last.id;
      const right = last.content.splice(cutAt(last.content.str, longest));
      last.length = last.content.getLength();
      const start = clock + last.length;
      last = new Y.Item(
        Y.createID(client, start),
        null,
        Y.createID(client, start - 1),
        null,
        last.rightOrigin,
        last.parent,
        last.parentSub,
        right,
      );
      pieces.push(last);
    }
    return pieces;
  });
}

/** Two halves of one sign stay together: parted, Yjs makes each of them a sign that says nothing. */
function cutAt(text: string, longest: number): number {
  const isFirstHalf = /[\uD800-\uDBFF]/.test(text.charAt(longest - 1)) && longest > 1;
  return isFirstHalf ? longest - 1 : longest;
}

type Run = { client: number; start: number; end: number; count: number; encoder: Y.UpdateEncoderV1 };
type Deletion = { client: number; clock: number; len: number };

function written(runs: Run[], deletions: Deletion[]): Uint8Array {
  const encoder = createEncoder();
  writeVarUint(encoder, runs.length);
  for (const { client, start, count, encoder: structs } of runs) {
    writeVarUint(encoder, count);
    writeVarUint(encoder, client);
    writeVarUint(encoder, start);
    writeUint8Array(encoder, toUint8Array(structs.restEncoder));
  }
  const byClient = Map.groupBy(deletions, ({ client }) => client);
  writeVarUint(encoder, byClient.size);
  for (const [client, ranges] of byClient) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, ranges.length);
    for (const { clock, len } of ranges) {
      writeVarUint(encoder, clock);
      writeVarUint(encoder, len);
    }
  }
  return toUint8Array(encoder);
}
