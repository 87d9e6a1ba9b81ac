// The tables of a WOFF2 file, as the W3C recommendation packs them. Runs on the server only.
import { brotliDecompressSync } from 'node:zlib';

/** Reads forward in a table; every number is big-endian, as in all fonts. */
export class TableReader {
  readonly bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  u8(): number {
    return this.bytes.readUInt8(this.at++);
  }

  u16(): number {
    this.at += 2;
    return this.bytes.readUInt16BE(this.at - 2);
  }

  i16(): number {
    this.at += 2;
    return this.bytes.readInt16BE(this.at - 2);
  }

  u32(): number {
    this.at += 4;
    return this.bytes.readUInt32BE(this.at - 4);
  }

  /** « UIntBase128 ». */
  base128(): number {
    let value = 0;
    for (let byte = 0x80; byte & 0x80; ) {
      byte = this.u8();
      value = value * 128 + (byte & 0x7f);
    }
    return value;
  }

  /** « 255UInt16 ». */
  short(): number {
    const code = this.u8();
    if (code === 253) return this.u16();
    if (code === 254) return this.u8() + 506;
    return code === 255 ? this.u8() + 253 : code;
  }
}

/** The first tags that the format knows by number; the others are not needed to draw. */
const KNOWN = ['cmap', 'head', 'hhea', 'hmtx', 'maxp', 'name', 'OS/2', 'post', 'cvt ', 'fpgm', 'glyf', 'loca'];
const HEADER = 48;
const NAMED = 63;

/** `glyf` comes as the format transforms it, and without `loca`. */
export function woff2Tables(file: Buffer): Map<string, Buffer> {
  const header = new TableReader(file, HEADER);
  const count = file.readUInt16BE(12);
  const sizes: [tag: string, size: number][] = [];
  for (let read = 0; read < count; read++) {
    const flags = header.u8();
    const number = flags & 0x3f;
    const tag =
      number === NAMED ? file.toString('latin1', header.at, header.at + 4) : (KNOWN[number] ?? `table ${number}`);
    if (number === NAMED) header.at += 4;
    const size = header.base128();
    const version = flags >> 6;
    const isTransformed = tag === 'glyf' || tag === 'loca' ? version === 0 : version !== 0;
    sizes.push([tag, isTransformed ? header.base128() : size]);
  }
  const data = brotliDecompressSync(file.subarray(header.at, header.at + file.readUInt32BE(20)));
  let start = 0;
  return new Map(
    sizes.map(([tag, size]) => {
      start += size;
      return [tag, data.subarray(start - size, start)];
    }),
  );
}
