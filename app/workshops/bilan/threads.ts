// « Le maillage avant / après »: who already worked with whom, and whom the workshop brought together. Pure.
import type { Thread, ThreadDrawing } from '#db/schema/outcomes.ts';

/** `organisationId` of who joined; several phones may be of one structure. */
export type Present = { organisationId: string; name: string };
export type Tie = { from: string; to: string };

const MOST = 60;

/** Everybody in the room has met by the end: each pair of structures without a tie before is a new thread. */
export function drawThreads(present: Present[], ties: Tie[]): ThreadDrawing {
  const names: Record<string, string> = {};
  for (const { organisationId, name } of present.slice(0, MOST)) names[organisationId] = name;
  const known = new Set(ties.map(({ from, to }) => key(from, to)));
  const ids = Object.keys(names).sort((a, b) => (names[a] ?? '').localeCompare(names[b] ?? '', 'fr'));
  const threads: Thread[] = ids.flatMap((from, at) =>
    ids.slice(at + 1).map((to) => ({ from, to, isNew: !known.has(key(from, to)) })),
  );
  return { names, threads };
}

function key(one: string, other: string): string {
  return [one, other].sort().join(' ');
}

export type Knot = { id: string; name: string; x: number; y: number };

/** Structures on a circle of radius 1 around 0,0, the first at the top, clockwise. */
export function knotsOf({ names }: ThreadDrawing): Knot[] {
  const ids = Object.keys(names).sort((a, b) => (names[a] ?? '').localeCompare(names[b] ?? '', 'fr'));
  return ids.map((id, at) => {
    const angle = (2 * Math.PI * at) / Math.max(1, ids.length) - Math.PI / 2;
    return { id, name: names[id] ?? '', x: Math.cos(angle), y: Math.sin(angle) };
  });
}
