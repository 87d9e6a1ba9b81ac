// Keystrokes of one long text. The trace that B4 of crdt-benchmarks plays (automerge-perf, `edit-by-index`) is in no npm package and
// bears no licence to pass it on: `--trace file` reads it, as `automerge-paper.json.gz` of github.com/josephg/editing-traces.
// Without it, keystrokes of the same shape are made, the same each time. Measured on that file: 182,315 letters typed and 77,463 taken
// back one by one, 104,852 left in 1,173 lines; runs of typing and of deleting of the lengths below; after 62 % of the runs of typing
// something is deleted, half the time the last letter; 87 % of the runs of deleting are typed over where they ended; the others go on
// elsewhere, as far away as below; 1 letter in 103 begins a line.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { seededRandom } from '../figures.ts';

/** A letter typed at a place, a line begun there ('\n'), or, without one, the letter there taken away. */
export type Keystroke = { at: number; letter?: string };

type Quantiles = [share: number, value: number][];

const TYPED: Quantiles = [
  [0, 1],
  [0.1, 1],
  [0.25, 2],
  [0.5, 9],
  [0.75, 33],
  [0.9, 81],
  [0.95, 124],
  [0.99, 233],
  [1, 1_396],
];
const DELETED: Quantiles = [
  [0, 1],
  [0.5, 2],
  [0.75, 6],
  [0.9, 17],
  [0.95, 36],
  [0.99, 259],
  [1, 5_894],
];
const AWAY: Quantiles = [
  [0, 1],
  [0.25, 6],
  [0.5, 32],
  [0.75, 200],
  [0.9, 900],
  [1, 10_000],
];
const DELETES_NEXT = 0.62;
const DELETES_HERE = 0.5;
const TYPES_OVER = 0.87;
const LINE_EVERY = 103;
/** As often as in French, about. */
const LETTERS = 'eeeeeeeeeeeeeessssssssaaaaaaaaiiiiiiittttttttnnnnnnnrrrrrrruuuuuullllloooooddddccccpppmmmvqfbghjéàè';

export function madeKeystrokes(count: number): Keystroke[] {
  const random = seededRandom(4);
  const strokes: Keystroke[] = [];
  let length = 0;
  let at = 0;
  let word = 5;
  const jump = () => {
    const away = drawn(AWAY, random) * (random() < 0.5 ? -1 : 1);
    at = Math.min(length, Math.max(0, at + away));
  };
  const typeRun = () => {
    for (let left = drawn(TYPED, random); left > 0 && strokes.length < count; left -= 1) {
      word -= 1;
      const isSpace = word < 0;
      if (isSpace) word = 2 + Math.floor(random() * 8);
      const isLine = random() < 1 / LINE_EVERY;
      const letter = isLine ? '\n' : isSpace ? ' ' : (LETTERS[Math.floor(random() * LETTERS.length)] ?? 'e');
      strokes.push({ at, letter });
      at += 1;
      length += 1;
    }
  };
  const deleteRun = () => {
    for (let left = Math.min(drawn(DELETED, random), at); left > 0 && strokes.length < count; left -= 1) {
      at -= 1;
      length -= 1;
      strokes.push({ at });
    }
  };
  while (strokes.length < count) {
    typeRun();
    if (random() >= DELETES_NEXT) {
      jump();
      continue;
    }
    if (random() >= DELETES_HERE) jump();
    deleteRun();
    if (random() >= TYPES_OVER) jump();
  }
  return strokes;
}

/** The value at a random share, drawn along the logarithm between those that are known. */
function drawn(quantiles: Quantiles, random: () => number): number {
  const share = random();
  const next = quantiles.findIndex(([known]) => known > share);
  const [[fromShare, from], [toShare, to]] = [quantiles[next - 1] ?? [0, 1], quantiles[next] ?? [1, 1]];
  return Math.round(from * (to / from) ** ((share - fromShare) / (toShare - fromShare)));
}

type TraceFile = { txns: { patches: [number, number, string][] }[] };

export function readKeystrokes(file: string, count: number): Keystroke[] {
  const bytes = readFileSync(file);
  const { txns } = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()) as TraceFile;
  const strokes: Keystroke[] = [];
  for (const { patches } of txns) {
    for (const [at, deleted, inserted] of patches) {
      for (let left = deleted; left > 0; left -= 1) strokes.push({ at });
      for (const [index, letter] of [...inserted].entries()) strokes.push({ at: at + index, letter });
    }
    if (strokes.length >= count) break;
  }
  return strokes.slice(0, count);
}

/** What is there when all are played, lines apart. */
export function textOf(strokes: Keystroke[]): string[] {
  const letters: string[] = [];
  for (const { at, letter } of strokes) {
    if (letter === undefined) letters.splice(at, 1);
    else letters.splice(at, 0, letter);
  }
  return letters.join('').split('\n');
}
