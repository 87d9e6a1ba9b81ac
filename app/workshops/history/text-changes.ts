// What changed in a text between two states, line by line. Pure.

export type TextChange = { kind: 'added' | 'removed'; text: string };

const MOST = 400;

/** Lines that are not on both sides, in their order; long texts are compared as sets of lines. */
export function textChanges(before: string, after: string): TextChange[] {
  const [old, now] = [before, after].map((text) => text.split('\n').filter((line) => line.trim() !== '')) as [
    string[],
    string[],
  ];
  if (old.length * now.length > MOST * MOST) return byLines(old, now);
  const same = commonLengths(old, now);
  const changes: TextChange[] = [];
  let [a, b] = [0, 0];
  while (a < old.length || b < now.length) {
    if (a < old.length && b < now.length && old[a] === now[b]) {
      a += 1;
      b += 1;
    } else if (b >= now.length || (a < old.length && (same[a + 1]?.[b] ?? 0) >= (same[a]?.[b + 1] ?? 0))) {
      changes.push({ kind: 'removed', text: old[a] ?? '' });
      a += 1;
    } else {
      changes.push({ kind: 'added', text: now[b] ?? '' });
      b += 1;
    }
  }
  return changes;
}

/** Longest common lines of what remains from each place on. */
function commonLengths(old: string[], now: string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let a = old.length - 1; a >= 0; a -= 1)
    for (let b = now.length - 1; b >= 0; b -= 1) {
      const [row, next] = [lengths[a] as number[], lengths[a + 1] as number[]];
      row[b] = old[a] === now[b] ? (next[b + 1] ?? 0) + 1 : Math.max(next[b] ?? 0, row[b + 1] ?? 0);
    }
  return lengths;
}

function byLines(old: string[], now: string[]): TextChange[] {
  const [known, fresh] = [new Set(old), new Set(now)];
  return [
    ...old.filter((text) => !fresh.has(text)).map((text) => ({ kind: 'removed' as const, text })),
    ...now.filter((text) => !known.has(text)).map((text) => ({ kind: 'added' as const, text })),
  ];
}
