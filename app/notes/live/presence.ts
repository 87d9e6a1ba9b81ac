// Who is seen in a note: each page shows itself, under the identity that the server gives it, and nobody else.
import type { Member } from './visitor.ts';

const LARGEST_STATE = 2_048;
const MAX_PRESENCES = 4;

/** Changes `states`, what one frame says of clients, to what may be shown. */
export function sanitisePresence(states: Map<number, unknown>, member: Member, ownedByOthers: Set<number>): void {
  let shown = 0;
  for (const [client, state] of [...states]) {
    const isState = typeof state === 'object' && state !== null;
    const isTooLarge = isState && JSON.stringify(state).length > LARGEST_STATE;
    if (!isState || isTooLarge || ownedByOthers.has(client) || member.access !== 'write' || shown === MAX_PRESENCES) {
      states.delete(client);
      continue;
    }
    shown += 1;
    const { id, name, structure, colour } = member.writer;
    states.set(client, { ...state, user: { id, name, structure, colour } });
  }
}
