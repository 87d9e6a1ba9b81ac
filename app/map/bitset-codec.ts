// Which points answer the current query, as bytes: plain bits or lengths of runs, whichever is shorter.

const PLAIN = 0;
const RUNS = 1;

/** Writes a set of ordinals below `size`. @throws RangeError when an ordinal lies outside. */
export function encodeBitset(ordinals: Iterable<number>, size: number): Uint8Array {
  const mask = new Uint8Array(size);
  for (const ordinal of ordinals) {
    if (!Number.isInteger(ordinal) || ordinal < 0 || ordinal >= size)
      throw new RangeError(`no such ordinal: ${ordinal}`);
    mask[ordinal] = 1;
  }
  const runs = [RUNS];
  pushVarint(runs, size);
  const plainLength = runs.length + Math.ceil(size / 8);
  for (let start = 0, value = 0; start < size && runs.length < plainLength; value = 1 - value) {
    let end = start;
    while (end < size && mask[end] === value) end += 1;
    pushVarint(runs, end - start);
    start = end;
  }
  if (runs.length < plainLength) return Uint8Array.from(runs);
  const head = [PLAIN];
  pushVarint(head, size);
  const bytes = new Uint8Array(plainLength);
  bytes.set(head);
  for (let ordinal = 0; ordinal < size; ordinal += 1) {
    const place = head.length + (ordinal >>> 3);
    bytes[place] = (bytes[place] ?? 0) | ((mask[ordinal] ?? 0) << (ordinal & 7));
  }
  return bytes;
}

/** One byte per ordinal, 1 for a member. @throws RangeError when the bytes are something else or cut short. */
export function decodeBitset(bytes: Uint8Array): Uint8Array {
  const reader = { bytes, cursor: 1 };
  const size = readVarint(reader);
  const mask = new Uint8Array(size);
  if (bytes[0] === PLAIN) {
    if (bytes.length < reader.cursor + Math.ceil(size / 8)) throw new RangeError('bitset cut short');
    for (let ordinal = 0; ordinal < size; ordinal += 1) {
      mask[ordinal] = ((bytes[reader.cursor + (ordinal >>> 3)] ?? 0) >>> (ordinal & 7)) & 1;
    }
    return mask;
  }
  if (bytes[0] !== RUNS) throw new RangeError('not a bitset');
  for (let start = 0, value = 0; start < size; value = 1 - value) {
    const end = start + readVarint(reader);
    if (end > size) throw new RangeError('run beyond the end of the bitset');
    mask.fill(value, start, end);
    start = end;
  }
  return mask;
}

/** For carrying bytes inside JSON or a page; standard base64. */
export function bytesToText(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += 8192) {
    binary += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return btoa(binary);
}

export function textToBytes(text: string): Uint8Array {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

function pushVarint(target: number[], value: number): void {
  let rest = value;
  while (rest > 127) {
    target.push((rest & 127) | 128);
    rest >>>= 7;
  }
  target.push(rest);
}

function readVarint(reader: { bytes: Uint8Array; cursor: number }): number {
  let value = 0;
  for (let shift = 0; shift < 35; shift += 7) {
    const byte = reader.bytes[reader.cursor];
    if (byte === undefined) throw new RangeError('bitset cut short');
    reader.cursor += 1;
    value += (byte & 127) * 2 ** shift;
    if (byte < 128) return value;
  }
  throw new RangeError('not a bitset');
}
