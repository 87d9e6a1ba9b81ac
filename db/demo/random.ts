// Chance that repeats itself: the same seed and the same questions give the same answers on every machine.

export type Random = {
  /** A whole number of 32 bits, from 0. */
  uint32: () => number;
  /** From 0 to 1, 1 left out. */
  next: () => number;
  /** From 0 to `end`, `end` left out. */
  below: (end: number) => number;
  /** True with this probability. */
  chance: (probability: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** `count` different entries, in random order. */
  some: <T>(list: readonly T[], count: number) => T[];
  /** Around 0, of spread 1. */
  gauss: () => number;
  uuid: () => string;
};

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function hex32(value: number): string {
  return `${HEX[value >>> 24]}${HEX[(value >>> 16) & 255]}${HEX[(value >>> 8) & 255]}${HEX[value & 255]}`;
}

/** The generator sfc32; streams of the same seed with another name share nothing. */
export function createRandom(seed: number, stream: string): Random {
  let a = seed >>> 0;
  let b = 0x9e3779b9;
  let c = 0x243f6a88;
  let counter = 1;
  for (const letter of stream) b = Math.imul(b ^ letter.charCodeAt(0), 0x01000193);

  function uint32(): number {
    const result = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + result) | 0;
    return result >>> 0;
  }
  for (let warm = 0; warm < 20; warm += 1) uint32();

  const next = () => uint32() / 4_294_967_296;
  const below = (end: number) => Math.floor(next() * end);
  function pick<T>(list: readonly T[]): T {
    const entry = list[below(list.length)];
    if (entry === undefined) throw new Error('nothing to pick from');
    return entry;
  }
  function some<T>(list: readonly T[], count: number): T[] {
    const found = new Set<T>();
    const wanted = Math.min(count, list.length);
    while (found.size < wanted) found.add(pick(list));
    return [...found];
  }
  function uuid(): string {
    const [one, two, three, four] = [hex32(uint32()), hex32(uint32()), hex32(uint32()), hex32(uint32())];
    return `${one}-${two.slice(0, 4)}-4${two.slice(5)}-a${three.slice(1, 4)}-${three.slice(4)}${four}`;
  }
  return {
    uint32,
    next,
    below,
    chance: (probability) => next() < probability,
    pick,
    some,
    gauss: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    uuid,
  };
}
