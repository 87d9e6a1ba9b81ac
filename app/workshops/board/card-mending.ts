// What one changed in a text, done again on the text as others have left it meanwhile.

/** A part of a text, and the words in its place. */
type Change = { from: number; to: number; words: string };

export type Mending = {
  words: string;
  /** Where they go. */
  at: number;
  /** The last first, so that none moves another; none lies before `at`. */
  deletions: { from: number; to: number }[];
};

/** `seen`: what stood there when one began; `now`: what stands there by now. What others wrote stays. */
export function mendingOf(seen: string, wanted: string, now: string): Mending {
  if (wanted === now) return { words: '', at: 0, deletions: [] };
  const mine = changeBetween(seen, wanted);
  const theirs = changeBetween(seen, now);
  const gained = theirs.words.length - (theirs.to - theirs.from);
  const behind = Math.max(mine.from, theirs.to) + gained;
  return {
    words: mine.words,
    at: mine.from < theirs.from ? mine.from : behind,
    deletions: [
      { from: behind, to: mine.to + gained },
      { from: mine.from, to: Math.min(mine.to, theirs.from) },
    ].filter(({ from, to }) => to > from),
  };
}

function changeBetween(before: string, after: string): Change {
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) from++;
  if (isHalf(before, from) || isHalf(after, from)) from--;
  let end = 0;
  const shortest = Math.min(before.length, after.length) - from;
  while (end < shortest && before.at(-1 - end) === after.at(-1 - end)) end++;
  if (isHalf(before, before.length - end) || isHalf(after, after.length - end)) end--;
  return { from, to: before.length - end, words: after.slice(from, after.length - end) };
}

/** In the middle of a sign that takes two places, which must not be torn apart. */
function isHalf(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') && /[\uDC00-\uDFFF]/.test(text[at] ?? '');
}
