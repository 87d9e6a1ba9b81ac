// Points of a map as bytes: a set of positions and tints, nothing else. Made to travel gzipped: two planes of small
// repeated bytes, then bits that cannot be squeezed further. Runs the same on server, browser and in tests.
import { type LatLon, latOf, lonOf, worldX, worldY } from './world.ts';

export type MapPoint = LatLon & { tint: number };

/** Positions in the square world (0 to 1), by ordinal; ordinals follow the encoder's `order`. */
export type MapPoints = { size: number; x: Float64Array; y: Float64Array; tint: Uint8Array };

/** The world is cut in 2^23 columns: a position moves by at most 1.7 m on each axis in metropolitan France (2.4 m at the equator). */
const GRID_BITS = 23;
const GRID = 2 ** GRID_BITS;
const HALF = 2 ** 24;
const MAGIC = 0x31_73_74_70; // "pts1"
const HEADER = 8;

/**
 * Writes points as bytes. `order[ordinal]` is the index in `points`: the bytes hold the points along a curve through the
 * map, so that neighbours follow each other and gaps are short. Keep `order` to turn ordinals back into your own keys.
 * @throws RangeError when a coordinate is not a finite degree or a tint not a byte.
 */
export function encodePoints(points: readonly MapPoint[]): { bytes: Uint8Array; order: Uint32Array } {
  const keys = new Float64Array(points.length);
  for (const [index, point] of points.entries()) keys[index] = curveKey(point);
  const order = Uint32Array.from(points.keys()).sort((a, b) => at(keys, a) - at(keys, b) || a - b);

  const size = points.length;
  const lengths = new Uint8Array(size);
  const tints = new Uint8Array(size);
  let bitCount = 0;
  let previous = 0;
  const gaps = new Float64Array(size);
  for (let ordinal = 0; ordinal < size; ordinal += 1) {
    const key = at(keys, at(order, ordinal));
    const gap = key - previous;
    previous = key;
    gaps[ordinal] = gap;
    const length = bitLength(gap);
    lengths[ordinal] = length;
    bitCount += Math.max(0, length - 1);
    tints[ordinal] = points[at(order, ordinal)]?.tint ?? 0;
  }

  const bytes = new Uint8Array(HEADER + 2 * size + Math.ceil(bitCount / 8));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, MAGIC, true);
  view.setUint32(4, size, true);
  bytes.set(lengths, HEADER);
  bytes.set(tints, HEADER + size);
  let cursor = (HEADER + 2 * size) * 8;
  for (let ordinal = 0; ordinal < size; ordinal += 1) {
    // The leading one of each gap is known from its length.
    let left = at(lengths, ordinal) - 1;
    let rest = left > 0 ? at(gaps, ordinal) - 2 ** left : 0;
    while (left > 0) {
      const taken = Math.min(left, 8 - (cursor & 7));
      const piece = rest % 2 ** taken;
      bytes[cursor >>> 3] = at(bytes, cursor >>> 3) | (piece << (cursor & 7));
      rest = (rest - piece) / 2 ** taken;
      left -= taken;
      cursor += taken;
    }
  }
  return { bytes, order };
}

/** Reads what `encodePoints` wrote. @throws RangeError when the bytes are something else or cut short. */
export function decodePoints(bytes: Uint8Array): MapPoints {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER || view.getUint32(0, true) !== MAGIC) throw new RangeError('not a set of points');
  const size = view.getUint32(4, true);
  const start = HEADER + 2 * size;
  if (bytes.length < start) throw new RangeError('set of points cut short');
  const x = new Float64Array(size);
  const y = new Float64Array(size);
  let cursor = start * 8;
  let key = 0;
  for (let ordinal = 0; ordinal < size; ordinal += 1) {
    let left = at(bytes, HEADER + ordinal) - 1;
    if (left >= 0) {
      let gap = 0;
      let weight = 1;
      while (left > 0) {
        const taken = Math.min(left, 8 - (cursor & 7));
        const piece = (at(bytes, cursor >>> 3) >>> (cursor & 7)) & ((1 << taken) - 1);
        gap += piece * weight;
        weight *= 2 ** taken;
        left -= taken;
        cursor += taken;
      }
      key += gap + weight;
    }
    const high = Math.floor(key / HALF);
    const low = key - high * HALF;
    x[ordinal] = (everySecondBit(high) * 4096 + everySecondBit(low) + 0.5) / GRID;
    y[ordinal] = (everySecondBit(high >>> 1) * 4096 + everySecondBit(low >>> 1) + 0.5) / GRID;
  }
  if (cursor > bytes.length * 8) throw new RangeError('set of points cut short');
  return { size, x, y, tint: bytes.slice(HEADER + size, start) };
}

export function pointAt(points: MapPoints, ordinal: number): LatLon {
  return { lat: latOf(at(points.y, ordinal)), lon: lonOf(at(points.x, ordinal)) };
}

/** Position along the Z-order curve: bits of column and row in turn, at most 46. */
function curveKey({ lat, lon, tint }: MapPoint): number {
  if (!Number.isFinite(lat) || !Number.isFinite(lon) || Math.abs(lat) > 90 || Math.abs(lon) > 180) {
    throw new RangeError(`not a position: ${lat}, ${lon}`);
  }
  if (!Number.isInteger(tint) || tint < 0 || tint > 255) throw new RangeError(`not a tint: ${tint}`);
  const column = gridIndex(worldX(lon));
  const row = gridIndex(worldY(lat));
  const high = spread(column >>> 12) + 2 * spread(row >>> 12);
  return high * HALF + spread(column & 4095) + 2 * spread(row & 4095);
}

function gridIndex(position: number): number {
  return Math.max(0, Math.min(GRID - 1, Math.floor(position * GRID)));
}

/** Twelve bits spread over twenty-four: abc becomes 0a0b0c. */
function spread(value: number): number {
  let bits = (value | (value << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/** The way back of `spread`. */
function everySecondBit(value: number): number {
  let bits = value & 0x55555555;
  bits = (bits | (bits >>> 1)) & 0x33333333;
  bits = (bits | (bits >>> 2)) & 0x0f0f0f0f;
  bits = (bits | (bits >>> 4)) & 0x00ff00ff;
  return (bits | (bits >>> 8)) & 0x0000ffff;
}

function bitLength(value: number): number {
  let length = 0;
  let rest = value;
  while (rest >= 1) {
    rest /= 2;
    length += 1;
  }
  return length;
}

function at(values: { readonly [index: number]: number }, index: number): number {
  return values[index] ?? 0;
}
