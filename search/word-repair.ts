// Mends a misspelt word into a word that the lexicon or the training phrases hold.
import { fold } from './lexicon-matcher.ts';

const SHORTEST = 6;
const TWO_EDITS_FROM = 9;
const LONGEST = 24;

export class WordRepair {
  private readonly byDeletion = new Map<string, string[]>();
  private readonly forms = new Set<string>();

  /** Words nearer the start of the list are preferred. */
  constructor(words: Iterable<string>) {
    for (const word of words) {
      const form = fold(word);
      if (form.length < SHORTEST || form.length > LONGEST || this.forms.has(form)) continue;
      this.forms.add(form);
      for (const key of withDeletions(form)) {
        const list = this.byDeletion.get(key);
        if (list) list.push(form);
        else this.byDeletion.set(key, [form]);
      }
    }
  }

  /** The nearest known word: one edit away, two from nine letters on; same first letter. */
  mend(word: string): string | undefined {
    const typed = fold(word);
    if (typed.length < SHORTEST || typed.length > LONGEST || this.forms.has(typed)) return undefined;
    const allowed = typed.length >= TWO_EDITS_FROM ? 2 : 1;
    let best: string | undefined;
    let bestDistance = allowed + 1;
    for (const key of withDeletions(typed)) {
      for (const form of this.byDeletion.get(key) ?? []) {
        if (form[0] !== typed[0]) continue;
        const distance = editDistance(typed, form, allowed);
        if (distance < bestDistance) {
          bestDistance = distance;
          best = form;
        }
      }
    }
    return best;
  }
}

function withDeletions(word: string): string[] {
  const keys = [word];
  for (let at = 1; at < word.length; at += 1) keys.push(word.slice(0, at) + word.slice(at + 1));
  return keys;
}

/** Letters added, dropped, changed or swapped with their neighbour; `atMost + 1` as soon as there are more. */
export function editDistance(a: string, b: string, atMost: number): number {
  if (Math.abs(a.length - b.length) > atMost) return atMost + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let lowest = row;
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      if (cost < lowest) lowest = cost;
    }
    if (lowest > atMost) return atMost + 1;
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? atMost + 1;
}
