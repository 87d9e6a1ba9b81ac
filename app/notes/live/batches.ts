// How updates lie in one row of the log: each after its length, four bytes, the largest first.

export class UnreadableBatch extends Error {
  override name = 'UnreadableBatch';
}

export function packUpdates(updates: Uint8Array[]): Uint8Array {
  const packed = new Uint8Array(updates.reduce((sum, update) => sum + 4 + update.length, 0));
  const view = new DataView(packed.buffer);
  let at = 0;
  for (const update of updates) {
    view.setUint32(at, update.length);
    packed.set(update, at + 4);
    at += 4 + update.length;
  }
  return packed;
}

/** Throws UnreadableBatch when the lengths do not add up. */
export function unpackUpdates(packed: Uint8Array): Uint8Array[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const updates: Uint8Array[] = [];
  for (let at = 0; at < packed.length; ) {
    if (at + 4 > packed.length) throw new UnreadableBatch('cut in a length');
    const length = view.getUint32(at);
    const end = at + 4 + length;
    if (end > packed.length) throw new UnreadableBatch('cut in an update');
    updates.push(packed.subarray(at + 4, end));
    at = end;
  }
  return updates;
}
