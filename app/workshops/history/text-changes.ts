// What changed in a text between two states: block by block, and within a block word by word, with who wrote the words. Pure.
import type { WrittenBlock } from '#app/notes/rich/written-blocks.ts';

export type ChangedPiece = { kind: 'same' | 'added' | 'removed'; text: string };
export type TextChange = {
  kind: 'added' | 'changed' | 'removed';
  pieces: ChangedPiece[];
  /** Clients that wrote what was added, or what was removed where nothing was added. */
  clients: number[];
};

/** Tables of more cells than this are not drawn up: long texts are compared as sets of blocks, long blocks as wholes. */
const MOST = 160_000;
/** Two blocks that share less are two blocks. */
const ALIKE = 0.4;
const WORDS = /\s+|[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;

type Block = { text: string; runs: WrittenBlock };
type Step<Item> = { kind: 'same' | 'added' | 'removed'; item: Item };

/** Blocks that are not on both sides, in the order of the text. */
export function textChanges(before: WrittenBlock[], after: WrittenBlock[]): TextChange[] {
  const [old, now] = [before.map(blockOf), after.map(blockOf)];
  const changes: TextChange[] = [];
  let removed: Block[] = [];
  let added: Block[] = [];
  const settle = () => {
    changes.push(...pairUp(removed, added));
    removed = [];
    added = [];
  };
  for (const { kind, item } of compare(old, now, ({ text }) => text)) {
    if (kind === 'same') settle();
    else if (kind === 'removed') removed.push(item);
    else added.push(item);
  }
  settle();
  return changes;
}

function blockOf(runs: WrittenBlock): Block {
  return { text: runs.map(({ text }) => text).join(''), runs };
}

/** Of one place in the text: what was rewritten stands beside what it was; the rest was taken out, then put in. */
function pairUp(removed: Block[], added: Block[]): TextChange[] {
  const changes: TextChange[] = [];
  let from = 0;
  let unpaired: Block[] = [];
  const settle = (until: number) => {
    changes.push(...removed.slice(from, until).map((old) => whole('removed', old)));
    changes.push(...unpaired.map((block) => whole('added', block)));
    unpaired = [];
  };
  for (const block of added) {
    const at = removed.findIndex((old, place) => place >= from && likeness(old.text, block.text) >= ALIKE);
    if (at < 0) {
      unpaired.push(block);
      continue;
    }
    settle(at);
    changes.push(rewritten(removed[at] as Block, block));
    from = at + 1;
  }
  settle(removed.length);
  return changes;
}

function whole(kind: 'added' | 'removed', { text, runs }: Block): TextChange {
  return { kind, pieces: [{ kind, text }], clients: [...new Set(runs.map(({ client }) => client))] };
}

function rewritten(old: Block, now: Block): TextChange {
  const pieces = wordChanges(old.text, now.text);
  const added = clientsOf(now, pieces, 'added');
  return {
    kind: 'changed',
    pieces,
    clients: pieces.some(({ kind }) => kind === 'added') ? added : clientsOf(old, pieces, 'removed'),
  };
}

/** What stayed and what was added, read in a row, is the new text; what stayed and what was removed is the old one. */
export function wordChanges(before: string, after: string): ChangedPiece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  if (old.length * now.length <= MOST) return joined(compare(old, now, (word) => word));
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

/** Who wrote the letters under the pieces of one kind. Spaces tell nothing: which of two is the new one, nobody knows. */
function clientsOf({ runs }: Block, pieces: ChangedPiece[], wanted: 'added' | 'removed'): number[] {
  const letters = runs.flatMap(({ text, client }) => Array.from({ length: text.length }, () => client));
  const found = new Set<number>();
  let at = 0;
  for (const { kind, text } of pieces) {
    if (kind !== 'same' && kind !== wanted) continue;
    if (kind === wanted)
      for (let letter = 0; letter < text.length; letter += 1)
        if (text[letter]?.trim()) found.add(letters[at + letter] ?? 0);
    at += text.length;
  }
  return [...found];
}

function wordsOf(text: string): string[] {
  return text.match(WORDS) ?? [];
}

/** From 0, no word in common, to 1. */
function likeness(one: string, other: string): number {
  const bags = [one, other].map((text) => wordsOf(text.toLowerCase()).filter((word) => word.trim() !== ''));
  const left = new Map<string, number>();
  for (const word of bags[0] ?? []) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of bags[1] ?? []) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared += 1;
    left.set(word, count - 1);
  }
  const total = (bags[0]?.length ?? 0) + (bags[1]?.length ?? 0);
  return total === 0 ? 1 : (2 * shared) / total;
}

function joined(steps: Step<string>[]): ChangedPiece[] {
  const pieces: ChangedPiece[] = [];
  for (const { kind, item } of steps) {
    const last = pieces.at(-1);
    if (last?.kind === kind) last.text += item;
    else pieces.push({ kind, text: item });
  }
  return pieces;
}

/** The longest common sequence keeps its place; before it what was removed, then what was added. */
function compare<Item>(old: Item[], now: Item[], key: (item: Item) => string): Step<Item>[] {
  let start = 0;
  while (start < old.length && start < now.length && key(old[start] as Item) === key(now[start] as Item)) start += 1;
  let end = 0;
  const shortest = Math.min(old.length, now.length) - start;
  while (end < shortest && key(old[old.length - 1 - end] as Item) === key(now[now.length - 1 - end] as Item)) end += 1;
  const same = (items: Item[]) => items.map((item) => ({ kind: 'same' as const, item }));
  const [middle, fresh] = [old.slice(start, old.length - end), now.slice(start, now.length - end)];
  return [...same(now.slice(0, start)), ...between(middle, fresh, key), ...same(now.slice(now.length - end))];
}

function between<Item>(old: Item[], now: Item[], key: (item: Item) => string): Step<Item>[] {
  const steps: Step<Item>[] = [];
  const remove = (item: Item) => steps.push({ kind: 'removed', item });
  const add = (item: Item) => steps.push({ kind: 'added', item });
  if (old.length * now.length > MOST) {
    const [known, fresh] = [new Set(old.map(key)), new Set(now.map(key))];
    for (const item of old) if (!fresh.has(key(item))) remove(item);
    for (const item of now) if (!known.has(key(item))) add(item);
    return steps;
  }
  const width = now.length + 1;
  const lengths = new Uint32Array((old.length + 1) * width);
  const length = (a: number, b: number) => lengths[a * width + b] ?? 0;
  for (let a = old.length - 1; a >= 0; a -= 1)
    for (let b = now.length - 1; b >= 0; b -= 1)
      lengths[a * width + b] =
        key(old[a] as Item) === key(now[b] as Item)
          ? length(a + 1, b + 1) + 1
          : Math.max(length(a + 1, b), length(a, b + 1));
  let [a, b] = [0, 0];
  while (a < old.length || b < now.length) {
    const [was, is] = [old[a] as Item, now[b] as Item];
    if (a < old.length && b < now.length && key(was) === key(is)) {
      steps.push({ kind: 'same', item: is });
      a += 1;
      b += 1;
    } else if (b >= now.length || (a < old.length && length(a + 1, b) >= length(a, b + 1))) {
      remove(was);
      a += 1;
    } else {
      add(is);
      b += 1;
    }
  }
  return steps;
}
