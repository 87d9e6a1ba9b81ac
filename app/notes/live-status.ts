// Where what one wrote stands, as one word; `save-state.tsx` says it in French.

export type LiveStatus =
  /** Not in step yet since it was opened, a moment ago: nothing is known of it. */
  | 'opening'
  /** Everything is committed. */
  | 'saved'
  /** Sent or about to be, not yet committed. */
  | 'sending'
  /** Out of reach; this browser keeps what was written. */
  | 'offline-kept'
  /** Out of reach, and this browser keeps nothing. */
  | 'offline-lost'
  /** May only read, and has nothing that waits. */
  | 'reading'
  /** May only read now, and has written what was not taken in: `unsent()` hands it back. */
  | 'frozen'
  /** This editor, or this copy, is older than the note: it reloads before it writes. */
  | 'refused-version'
  /** May not open the note any more. */
  | 'withdrawn';

export type LiveFacts = {
  end: 'withdrawn' | 'refused-version' | null;
  canWrite: boolean;
  hasUnstored: boolean;
  /** In step with the server since the last cut. */
  isSynced: boolean;
  /** How long not in step; 0 when it is. */
  awayMs: number;
  isKeptHere: boolean;
  /** Has been in step once since it was opened. */
  wasOpen: boolean;
};

/** A restart of the server lasts less: nobody need read about it. */
export const QUIET_MS = 1_000;

export function liveStatus(facts: LiveFacts): LiveStatus {
  if (facts.end) return facts.end;
  if (!facts.canWrite) return facts.hasUnstored ? 'frozen' : 'reading';
  if (!facts.isSynced && facts.awayMs >= QUIET_MS) return facts.isKeptHere ? 'offline-kept' : 'offline-lost';
  if (facts.hasUnstored) return 'sending';
  return facts.wasOpen ? 'saved' : 'opening';
}

export type Present = { id: string; name: string; structure: string; colour: number; isMe: boolean };

/** Who is there, each person once however many windows they have, oneself first, then by name. */
export function readPresent(states: Map<number, Record<string, unknown>>, mine: number): Present[] {
  const found = new Map<string, Present>();
  for (const [client, { user }] of states) {
    const { id, name, structure, colour } = (user ?? {}) as Record<string, unknown>;
    if (typeof id !== 'string' || typeof name !== 'string') continue;
    const isMe = client === mine || found.get(id)?.isMe === true;
    const known = { structure: typeof structure === 'string' ? structure : '', colour: Number(colour) || 0 };
    found.set(id, { id, name, ...known, isMe });
  }
  return [...found.values()].sort(
    (one, other) => Number(other.isMe) - Number(one.isMe) || one.name.localeCompare(other.name, 'fr'),
  );
}
