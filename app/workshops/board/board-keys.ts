// Places of columns and cards: strings that sort, with always one more between two of them.
import { generateKeyBetween } from 'fractional-indexing';

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const KEY = /^[A-Za-z][0-9A-Za-z]{0,400}$/;

/** A key after `before` and ahead of `after`; null: the end on that side. Two people who ask at once get two keys. */
export function keyBetween(before: string | null, after: string | null): string {
  const low = known(before);
  const high = known(after);
  // Equal or turned round: neighbours that were written at the same moment.
  return between(low, low !== null && high !== null && low >= high ? null : high);
}

function between(low: string | null, high: string | null): string {
  let key = generateKeyBetween(low, high);
  // `high` may go on where the key ends; what is added must not carry it past.
  for (;;) {
    const spread = key + digit(0) + digit(1);
    if (high === null || spread < high) return spread;
    key = generateKeyBetween(key, high);
  }
}

/** The last digit of a key is never zero. */
function digit(least: number): string {
  return DIGITS[least + Math.floor(Math.random() * (DIGITS.length - least))] ?? '1';
}

/** What a broken or hostile client wrote as a key counts as no neighbour. */
function known(key: string | null): string | null {
  if (key === null || !KEY.test(key)) return null;
  try {
    generateKeyBetween(key, null);
    return key;
  } catch {
    return null;
  }
}

/** The order of everybody: by key, then by id, letter by letter and whatever the language. */
export function byKey(a: { key: string; id: string }, b: { key: string; id: string }): number {
  if (a.key !== b.key) return a.key < b.key ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
