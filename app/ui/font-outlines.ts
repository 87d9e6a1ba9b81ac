// What the letters of a WOFF2 font look like, as contours. Runs on the server only.
import { TableReader, woff2Tables } from './woff2-tables.ts';

/** In units of the font, y upwards. */
export type Point = { x: number; y: number; isOnCurve: boolean };
export type Contour = Point[];
export type Letter = { contours: Contour[]; advance: number };
export type Font = { unitsPerEm: number; letter: (codePoint: number) => Letter | null };

type Part = { glyph: number; x: number; y: number; scale: [xx: number, yx: number, xy: number, yy: number] };
type Glyph = { contours: Contour[] } | { parts: Part[] };

const DEEPEST = 5;

export function readFont(file: Buffer): Font {
  const tables = woff2Tables(file);
  const table = (tag: string): Buffer => {
    const found = tables.get(tag);
    if (!found) throw new Error(`the font has no table ${tag}`);
    return found;
  };
  const glyphs = readGlyphs(table('glyf'));
  const numbers = readCharacters(table('cmap'));
  const [metrics, count] = [table('hmtx'), table('hhea').readUInt16BE(34)];

  function contoursOf(glyph: number, depth = 0): Contour[] {
    const found = glyphs[glyph];
    if (!found || depth > DEEPEST) return [];
    if ('contours' in found) return found.contours;
    return found.parts.flatMap((part) => contoursOf(part.glyph, depth + 1).map((contour) => moved(contour, part)));
  }
  return {
    unitsPerEm: table('head').readUInt16BE(18),
    letter(codePoint) {
      const glyph = numbers.get(codePoint);
      if (glyph === undefined) return null;
      return { contours: contoursOf(glyph), advance: metrics.readUInt16BE(Math.min(glyph, count - 1) * 4) };
    },
  };
}

function moved(contour: Contour, { x: dx, y: dy, scale: [xx, yx, xy, yy] }: Part): Contour {
  return contour.map(({ x, y, isOnCurve }) => ({ x: xx * x + xy * y + dx, y: yx * x + yy * y + dy, isOnCurve }));
}

/** Code point → glyph, of the segments that hold the basic plane (format 4). */
function readCharacters(cmap: Buffer): Map<number, number> {
  const found = new Map<number, number>();
  const subtables = Array.from({ length: cmap.readUInt16BE(2) }, (_, at) => cmap.readUInt32BE(4 + at * 8 + 4));
  const start = subtables.find((offset) => cmap.readUInt16BE(offset) === 4);
  if (start === undefined) throw new Error('the font names no characters of the basic plane');
  const segments = cmap.readUInt16BE(start + 6) / 2;
  const column = (number: number, at: number) => start + 14 + number * segments * 2 + (number > 0 ? 2 : 0) + at * 2;
  for (let at = 0; at < segments; at++) {
    const [last, first] = [cmap.readUInt16BE(column(0, at)), cmap.readUInt16BE(column(1, at))];
    const [shift, range] = [cmap.readUInt16BE(column(2, at)), cmap.readUInt16BE(column(3, at))];
    for (let code = first; code <= last && code < 0xffff; code++) {
      const listed = range === 0 ? code : cmap.readUInt16BE(column(3, at) + range + (code - first) * 2);
      const glyph = range !== 0 && listed === 0 ? 0 : (listed + shift) & 0xffff;
      if (glyph !== 0) found.set(code, glyph);
    }
  }
  return found;
}

/** WOFF2 keeps numbers of a kind together: seven streams, read side by side. */
function readGlyphs(glyf: Buffer): Glyph[] {
  const header = new TableReader(glyf, 4);
  const count = header.u16();
  header.at += 2;
  const sizes = Array.from({ length: 7 }, () => header.u32());
  let start = header.at;
  const [contours, points, flags, triplets, parts] = sizes.map((size) => {
    start += size;
    return new TableReader(glyf, start - size);
  }) as [TableReader, TableReader, TableReader, TableReader, TableReader, TableReader, TableReader];

  return Array.from({ length: count }, (): Glyph => {
    const rings = contours.i16();
    if (rings < 0) {
      const read = readParts(parts);
      if (read.hasInstructions) triplets.short();
      return { parts: read.parts };
    }
    const lengths = Array.from({ length: rings }, () => points.short());
    let [x, y] = [0, 0];
    const read = lengths.map((length) =>
      Array.from({ length }, () => {
        const flag = flags.u8();
        const [dx, dy] = readStep(flag & 0x7f, triplets);
        [x, y] = [x + dx, y + dy];
        return { x, y, isOnCurve: (flag & 0x80) === 0 };
      }),
    );
    if (rings > 0) triplets.short();
    return { contours: read };
  });
}

/** The way from one point to the next: of one to four bytes, by the flag. */
function readStep(flag: number, bytes: TableReader): [dx: number, dy: number] {
  const signed = (sign: number, value: number) => (sign & 1 ? value : -value);
  const first = bytes.u8();
  if (flag < 10) return [0, signed(flag, ((flag & 14) << 7) + first)];
  if (flag < 20) return [signed(flag, (((flag - 10) & 14) << 7) + first), 0];
  if (flag < 84) {
    const base = flag - 20;
    return [
      signed(flag, 1 + (base & 0x30) + (first >> 4)),
      signed(flag >> 1, 1 + ((base & 0x0c) << 2) + (first & 0x0f)),
    ];
  }
  const second = bytes.u8();
  if (flag < 120) {
    const base = flag - 84;
    return [
      signed(flag, 1 + (Math.floor(base / 12) << 8) + first),
      signed(flag >> 1, 1 + (((base % 12) >> 2) << 8) + second),
    ];
  }
  const third = bytes.u8();
  if (flag < 124)
    return [signed(flag, (first << 4) + (second >> 4)), signed(flag >> 1, ((second & 0x0f) << 8) + third)];
  return [signed(flag, (first << 8) + second), signed(flag >> 1, (third << 8) + bytes.u8())];
}

/** A letter put together from others: « é » is an e and its accent. */
function readParts(bytes: TableReader): { parts: Part[]; hasInstructions: boolean } {
  const [WORDS, OFFSETS, ONE_SCALE, MORE, TWO_SCALES, MATRIX, INSTRUCTIONS] = [1, 2, 8, 0x20, 0x40, 0x80, 0x100];
  const parts: Part[] = [];
  let hasInstructions = false;
  for (let flags = MORE; flags & MORE; ) {
    flags = bytes.u16();
    const glyph = bytes.u16();
    const offset = () => (flags & WORDS ? bytes.i16() : (bytes.u8() << 24) >> 24);
    const [x, y] = [offset(), offset()];
    const fraction = () => bytes.i16() / 0x4000;
    let scale: Part['scale'] = [1, 0, 0, 1];
    if (flags & ONE_SCALE) {
      const both = fraction();
      scale = [both, 0, 0, both];
    } else if (flags & TWO_SCALES) scale = [fraction(), 0, 0, fraction()];
    else if (flags & MATRIX) scale = [fraction(), fraction(), fraction(), fraction()];
    if (flags & INSTRUCTIONS) hasInstructions = true;
    parts.push({ glyph, ...(flags & OFFSETS ? { x, y } : { x: 0, y: 0 }), scale });
  }
  return { parts, hasInstructions };
}
