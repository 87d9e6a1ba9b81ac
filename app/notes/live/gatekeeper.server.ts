// Asks the rooms that own notes who may, and remembers what they said for the time in which PostgreSQL does not answer.
import { createHash } from 'node:crypto';
import type { NoteAccess, NoteAsked, NoteGate } from '#app/server/live-notes.ts';
import type { Log } from '#app/server/log.ts';
import { withDeadline } from '#db/deadline.ts';

const REMEMBERED_MS = 10 * 60_000;
const MOST_REMEMBERED = 5_000;
const DEADLINE_MS = 2_500;

export type Gatekeeper = {
  /** `mayRemember`: the note is open here, so that whoever was let in a while ago may come back. */
  ask: (asked: NoteAsked, mayRemember: boolean) => Promise<NoteAccess>;
  forget: (noteId: string) => void;
  /** What was said of whoever is signed in; null: of all of them. */
  forgetPeople: (personId: string | null) => void;
};

export function openGatekeeper({ gate, log }: { gate: NoteGate; log: Log }): Gatekeeper {
  const said = new Map<string, { noteId: string; access: NoteAccess; at: number }>();
  return {
    ask: async (asked, mayRemember) => {
      const key = createHash('sha256').update(`${asked.noteId}\n${asked.cookie}`).digest('base64url');
      try {
        const access = await withDeadline(DEADLINE_MS, () => gate(asked));
        said.delete(key);
        said.set(key, { noteId: asked.noteId, access, at: Date.now() });
        if (said.size > MOST_REMEMBERED) said.delete(said.keys().next().value as string);
        return access;
      } catch (error) {
        const known = said.get(key);
        if (mayRemember && known && Date.now() - known.at < REMEMBERED_MS) return known.access;
        log.warn({ error }, 'live notes: cannot tell who may');
        throw error;
      }
    },
    forget: (noteId) => {
      for (const [key, each] of said) if (each.noteId === noteId) said.delete(key);
    },
    forgetPeople: (personId) => {
      for (const [key, { access }] of said) if (isOf(access.personId, personId)) said.delete(key);
    },
  };
}

/** Whether somebody signed in is meant by that id; null means everybody who is. */
export function isOf(signedIn: string | null | undefined, meant: string | null): boolean {
  return Boolean(signedIn) && (meant === null || signedIn === meant);
}
